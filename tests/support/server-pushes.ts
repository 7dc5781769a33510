/** A programme on a server, two people who change it, and their pushes as they arrive. */

import { expect } from 'vitest';
import { createOperation, setOperation } from '../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { PullReply, PushReply, ReceivedPush } from '../../src/protocol/sync-messages.ts';
import { heldGroups } from '../../src/server/sync/held.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { push } from '../../src/server/sync/push.ts';
import { present } from '../../src/std/assert.ts';
import type { Json } from '../../src/std/json.ts';
import { serverProgrammeId as home, type SyncServer, syncServer } from './sync-server.ts';

let ids = 0;
export const author = (by: string, at = 1_650_000_000_000) => ({
  by,
  at,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});
export const maelle = author('maelle');
export const emma = author('emma', 1_660_000_000_000);

export const founding: Group = [
  createOperation(
    maelle,
    'programme',
    { home, id: home },
    {
      name: 'E-Channel',
      firstMonth: '2019-09',
      reviewMonths: [9],
    },
  ),
  createOperation(
    maelle,
    'launchPad',
    { home, id: 'pad-uk' },
    {
      name: 'UK',
      code: 'UK',
      country: 'GB',
      timeZone: 'Europe/London',
    },
  ),
  createOperation(
    maelle,
    'launchPad',
    { home, id: 'pad-fr' },
    {
      name: 'France',
      code: 'FR',
      country: 'FR',
      timeZone: 'Europe/Paris',
    },
  ),
];

export const newSme = (id: string, launchPadId = 'pad-fr', who = maelle): Operation =>
  createOperation(
    who,
    'sme',
    { home: id, id },
    {
      name: `Atelier ${id}`,
      country: 'FR',
      launchPadId,
      track: 'programme',
      stage: 'prospect',
    },
  );

export const call = (sme: string, who = emma): Operation =>
  createOperation(who, 'contact', sme, {
    at: '2020-11-24T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
  });

interface Sending {
  /** Whose laptop it is: it says of what others made that it comes from a copy, unless `forging`. */
  readonly who?: string;
  readonly forging?: true;
  readonly device?: string;
  readonly from?: number;
  readonly epoch?: string;
}

export function request(
  groups: readonly Group[],
  { device = 'laptop', from = 1, epoch, who, forging }: Sending = {},
) {
  const sent: ReceivedPush = {
    device,
    sentAt: 1_700_000_000_000,
    ...(epoch === undefined ? {} : { epoch }),
    groups: groups.map((operations, index) => ({
      deviceSequence: from + index,
      // As it arrives: text, read again.
      operations: JSON.parse(JSON.stringify(operations)) as Json[],
      ...(who === undefined || forging === true || operations.every(({ by }) => by === who)
        ? {}
        : { handedIn: 'backup' as const }),
    })),
  };
  return sent;
}

export async function send(
  server: SyncServer,
  who: string,
  groups: readonly Group[],
  sending: Sending = {},
): Promise<PushReply> {
  const asker = { accountId: who, programmeId: home };
  const answer = await push(server.context, asker, request(groups, { who, ...sending }));
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

export async function read(server: SyncServer, who: string, after = 0, device = 'other') {
  const scope = present(
    server.disk.programmes.get(home)?.memberships.find(({ memberId }) => memberId === who),
    'a member',
  ).scope;
  const cursor = { epoch: 'epoch-1', sequence: after, scope };
  const answer = await pull(
    server.context,
    { accountId: who, programmeId: home },
    { device, cursor, echo: false },
  );
  if (!answer.ok) throw new Error(answer.error);
  return answer.value as Extract<PullReply, { kind: 'entries' }>;
}

export const stored = (server: SyncServer, id: string): AnyRecord | undefined =>
  server.disk.programmes.get(home)?.records.get(id);

/** A server on which the programme is, and one sheet. */
export async function founded(): Promise<SyncServer> {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-uk');
  const reply = await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'founder' });
  expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  return server;
}

export const set = (
  who: typeof maelle,
  record: AnyRecord,
  patch: Record<string, unknown>,
): Operation => present(setOperation(who, record, patch), 'something differs');

/** A report that was issued. */
export const issued = (id: string, who = maelle): Operation =>
  createOperation(
    who,
    'issuedReport',
    { home, id },
    {
      title: 'Quarterly review 1',
      month: 9,
      edition: 1,
      issuedOn: '2020-06-02',
      issuedBy: who.by,
      'part.en.head': { title: 'Quarterly review 1', subtitle: 'E-Channel' },
    },
  );

/** Who decides on what is held. */
export const coordination = { accountId: 'maelle', programmeId: home } as const;

export const idOf = ({ operationId }: Pick<Operation, 'operationId'>): string => operationId;

export const programmeOf = ({ disk }: SyncServer) => present(disk.programmes.get(home), 'there');

export const outcomesOf = async (sent: ReturnType<typeof send>) =>
  (await sent).outcomes.map(({ outcome }) => outcome);

/** What coordination is asked to decide: the ids of the groups, and who sent each. */
export async function shown({ context }: SyncServer) {
  const page = await heldGroups(context, coordination);
  return page.ok ? page.value.groups.map(({ id, by }) => [id, by]) : [];
}
