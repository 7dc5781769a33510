/** A programme that is exchanged with a server, of which this is what comes in: changes of its members, by pulls. */

import { setFields } from '../../src/domain/command/command.ts';
import type { Group } from '../../src/domain/operation/operation.ts';
import { present } from '../../src/std/assert.ts';
import { type CarnetFixture, fixtureIds } from './carnet-fixture.ts';

const epoch = 'epoch-1';
const scope = 1;

/** Connects the programme; what is here is what the server has. */
export async function exchanged({ carnet, store }: CarnetFixture): Promise<void> {
  await carnet.confirmNow();
  const sequence = (await store.readWholeLog()).at(-1)?.sequence ?? 0;
  const sync = await store.sync();
  await sync.connect('device-1');
  await sync.claim();
  await sync.writeSync({ epoch, cursor: { epoch, scope, sequence } });
  carnet.noteClockOffset(0);
}

/** A member changed a record as it stands here, and the change comes in. */
export async function pulledChange(
  fixture: CarnetFixture,
  recordId: string,
  patch: Readonly<Record<string, unknown>>,
  by: string = fixtureIds.otherMemberId,
): Promise<void> {
  const { carnet, environment } = fixture;
  environment.pass(1000);
  const { programmeId } = fixtureIds;
  const written = setFields(
    recordId,
    patch,
  )({
    at: environment.now(),
    zone: environment.zone(),
    now: '2020-11-19T10:42',
    today: '2020-11-19',
    by,
    programmeId,
    newId: () => environment.newId(),
    record: (id) => carnet.record(id),
  });
  if (!written.ok) throw new Error(`Not written: ${JSON.stringify(written.error)}`);
  await pulled(fixture, written.value);
}

async function pulled({ carnet, store, environment }: CarnetFixture, group: Group): Promise<void> {
  const sync = await store.sync();
  await sync.claim();
  const from = present((await sync.readSync())?.cursor, 'it is exchanged').sequence;
  const received = environment.now();
  const entries = group.map((operation, index) => ({
    sequence: from + index + 1,
    operationId: operation.operationId,
    operation,
    outcome: 'accepted' as const,
    received,
  }));
  const to = from + entries.length;
  await sync.takePull({
    ...{ kind: 'entries', epoch, scope, serverTime: received, from, to, head: to },
    ...{ watermark: 0, entries, groups: [] },
  });
  await carnet.settled();
}

/** What the server decides of everything that waits. */
export async function decide(
  { carnet, store }: CarnetFixture,
  outcome: 'held' | 'accepted',
): Promise<void> {
  const sync = await store.sync();
  await sync.claim();
  await carnet.settled();
  const groups = await sync.nextGroups({ groupsMax: 99, lengthMax: 999_999 });
  const outcomes = groups.map(({ deviceSequence }, index) =>
    outcome === 'held'
      ? { deviceSequence, outcome }
      : { deviceSequence, outcome, sequence: 90 + index },
  );
  await sync.acknowledge({ epoch: 'epoch-1', watermark: 0, outcomes });
  await carnet.settled();
}
