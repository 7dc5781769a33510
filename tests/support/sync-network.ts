/**
 * Real servers in processes of their own, a network before them that a test makes bad, and whoever speaks to them
 * without a browser: to prepare a programme of two people, and to look at what came of it past the application.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../src/domain/entity/field.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { MemberRole } from '../../src/domain/programme/programme.ts';
import type { PulledEntry, PullReply, PushReply } from '../../src/protocol/sync-messages.ts';
import { type Client, clientDevice, clientOf } from './api-client.ts';
import { type CarnetProcess, carnetProcess, type Place } from './carnet-process.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { goodPassword } from './people-journey.ts';
import { eventually } from './eventually.ts';

/** The two people of the journeys. */
export const people = {
  maelle: { name: 'Maëlle Guivarc’h', email: 'maelle@example.org', language: 'fr' },
  emma: { name: 'Emma Clarke', email: 'emma@example.org', language: 'en' },
} as const satisfies Record<string, { name: string; email: string; language: Language }>;
export type Who = keyof typeof people;

export const memberIds: Readonly<Record<Who, string>> = {
  maelle: 'member-maelle',
  emma: 'member-emma',
};

export interface Network {
  readonly address: string;
  readonly proxy: ChaosProxy;
  readonly servers: readonly CarnetProcess[];
  readonly place: Place;
  readonly clients: Readonly<Record<Who, Client>>;
  /** Where the first administrator comes in. */
  readonly setUpAddress: string;
  stop(): Promise<void>;
}

interface NetworkOptions {
  readonly servers?: number;
  readonly databaseUrl?: string | undefined;
}

/** A proxy and so many servers behind it, without an account. */
export async function startEmptyNetwork({
  servers: count = 1,
  databaseUrl,
}: NetworkOptions = {}): Promise<Network> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'carnet-network-'));
  const proxy = await startChaosProxy();
  const { address } = proxy;
  const place: Place = { publicAddress: address, dataFolder, databaseUrl };
  const servers: CarnetProcess[] = [];
  for (let index = 0; index < count; index += 1) servers.push(await carnetProcess(place));
  for (const server of servers) await server.start();
  proxy.targets = servers.map((server) => server.address);
  const setUpAddress = await eventually(() => {
    const path = servers.map((server) => /\/join#[\w-]+/.exec(server.said())?.[0]).find(Boolean);
    if (path === undefined) throw new Error('The server has not told its first link yet');
    return `${address}${path}`;
  });
  return {
    address,
    proxy,
    servers,
    place,
    setUpAddress,
    clients: { maelle: clientOf(() => address), emma: clientOf(() => address) },
    stop: async () => {
      await proxy.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** As `startEmptyNetwork`, with the account of Maëlle. */
export async function startNetwork(options: NetworkOptions = {}): Promise<Network> {
  const network = await startEmptyNetwork(options);
  const { name, email } = people.maelle;
  await network.clients.maelle.post('/links/use', {
    token: network.setUpAddress.split('#')[1],
    name,
    email,
    password: goodPassword,
    device: clientDevice,
  });
  return network;
}

/** Signs a client in whose person has an account. */
export async function signClientIn({ clients }: Network, who: Who): Promise<void> {
  await clients[who].post('/session', {
    email: people[who].email,
    password: goodPassword,
    device: clientDevice,
  });
}

/** The note that every seeded SME begins with. */
export const seededNote = 'Met at the trade fair. They asked for labels. Call back in spring.';

export interface ProgrammeOnServer {
  readonly id: string;
  readonly name: string;
  /** By their names. */
  readonly smes: Readonly<Record<string, string>>;
}

let programmeCount = 0;

/** A programme of both people on the server, with an SME of each name, and the account of Emma. */
export async function foundProgramme(
  { clients }: Network,
  smeNames: readonly string[],
  rolesOfEmma: readonly MemberRole[] = ['accountManager', 'coordinator'],
): Promise<ProgrammeOnServer> {
  programmeCount += 1;
  const id = `programme-${programmeCount}`;
  const name = `E-Channel ${programmeCount}`;
  const smes = Object.fromEntries(
    smeNames.map((sme, index) => [sme, `sme-${programmeCount}-${index}`]),
  );
  await clients.maelle.post('/programmes', {
    programmeId: id,
    programmeName: name,
    memberId: memberIds.maelle,
  });
  await clients.maelle.post(`/programmes/${id}/push`, {
    device: `seed-${programmeCount}`,
    sentAt: Date.now(),
    groups: [
      {
        deviceSequence: 1,
        operations: seedOf({ id, name, smes }, rolesOfEmma),
        handedIn: 'log',
      },
    ],
  });
  const invitation = await clients.maelle.post(`/programmes/${id}/invitations`, {
    memberId: memberIds.emma,
    name: people.emma.name,
    email: people.emma.email,
    roles: rolesOfEmma,
    launchPadId: 'pad-uk',
    language: 'en',
  });
  const { path } = invitation as { readonly path: string };
  await clients.emma.post('/links/use', {
    token: path.split('#')[1],
    email: people.emma.email,
    password: goodPassword,
    device: clientDevice,
  });
  return { id, name, smes };
}

function seedOf(
  { id, name, smes }: ProgrammeOnServer,
  rolesOfEmma: readonly MemberRole[],
): readonly Operation[] {
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `${id}-seed-${ids}`;
  };
  const author = { by: memberIds.maelle, at: Date.now(), newId };
  const own = { home: id, id };
  return [
    createOperation(author, 'programme', own, {
      name,
      firstMonth: '2026-01',
      reviewMonths: [9, 12],
      targets: { 'pad-uk': 12, 'pad-fr': 12 },
    }),
    createOperation(
      author,
      'launchPad',
      { home: id, id: 'pad-uk' },
      { name: 'United Kingdom', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    ),
    createOperation(
      author,
      'launchPad',
      { home: id, id: 'pad-fr' },
      { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
    ),
    createOperation(
      author,
      'member',
      { home: id, id: memberIds.maelle },
      {
        name: people.maelle.name,
        roles: ['accountManager', 'coordinator'],
        launchPadId: 'pad-fr',
      },
    ),
    createOperation(
      author,
      'member',
      { home: id, id: memberIds.emma },
      { name: people.emma.name, roles: rolesOfEmma, launchPadId: 'pad-uk' },
    ),
    ...Object.entries(smes).map(([smeName, smeId]) =>
      createOperation(
        author,
        'sme',
        { home: smeId, id: smeId },
        {
          name: smeName,
          town: 'Saint-Malo',
          country: 'FR',
          launchPadId: 'pad-fr',
          accountManagerId: memberIds.maelle,
          track: 'programme',
          stage: 'enrolled',
          enrolledOn: '2026-09-03',
          sourceNote: seededNote,
        },
      ),
    ),
  ];
}

/** Every record of a programme as the server tells it, part after part. */
export async function recordsOnServer(
  client: Client,
  programmeId: string,
): Promise<readonly AnyRecord[]> {
  const records: AnyRecord[] = [];
  let part: unknown = { kind: 'heads' };
  while (part !== undefined) {
    const answer = (await client.post(`/programmes/${programmeId}/snapshot`, {
      device: clientDevice.id,
      part,
      recentFrom: '2026-01-01',
    })) as { readonly records: readonly AnyRecord[]; readonly next?: unknown };
    records.push(...answer.records);
    part = answer.next;
  }
  return records;
}

/** Every entry of the log of a programme on the server, in its order. */
export async function entriesOnServer(
  client: Client,
  programmeId: string,
): Promise<readonly PulledEntry[]> {
  const push = (await client.post(`/programmes/${programmeId}/push`, {
    device: clientDevice.id,
    sentAt: Date.now(),
    groups: [],
  })) as PushReply;
  const { scope } = (await client.post(`/programmes/${programmeId}/snapshot`, {
    device: clientDevice.id,
    part: { kind: 'heads' },
    recentFrom: '2026-01-01',
  })) as { readonly scope: number };
  const entries: PulledEntry[] = [];
  let sequence = 0;
  for (;;) {
    const reply = (await client.post(`/programmes/${programmeId}/pull`, {
      device: clientDevice.id,
      cursor: { epoch: push.epoch, sequence, scope },
      echo: true,
    })) as PullReply;
    if (reply.kind !== 'entries') throw new Error(`The log was not told: ${reply.kind}`);
    entries.push(...reply.entries);
    if (reply.to >= reply.head) return entries;
    sequence = reply.to;
  }
}
