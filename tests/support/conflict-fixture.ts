/** Conflicts in an open programme: what another person wrote at the same time, as a second tab of the device would. */

import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import { changeOf, deleteOperation, setOperation } from '../../src/domain/operation/build.ts';
import { signature } from '../../src/domain/operation/author.ts';
import { operationVersion } from '../../src/domain/operation/operation.ts';
import { present } from '../../src/std/assert.ts';
import { moveContact } from '../../src/domain/contact/move-contact.ts';
import { type Command, setFields } from '../../src/domain/command/command.ts';
import { mergeSmes, type SmeMerge } from '../../src/domain/sme/merge-smes.ts';
import { type CarnetFixture, fixtureIds } from './carnet-fixture.ts';

/** Everything that waits is confirmed, and shown so. */
export async function confirmed({ carnet, environment }: CarnetFixture): Promise<void> {
  environment.pass(10_000);
  await carnet.confirmNow();
  await carnet.settled();
}

/** Emma Clarke writes without having seen what is written here. */
async function writeAsEmma({ store, environment }: CarnetFixture, group: Group): Promise<void> {
  await store.append({ state: 'sealed', tab: 'tab-of-emma', group });
  environment.pass(1000);
}

/** Emma changes a record as it is here, and everybody sees it. */
export async function writtenByEmma(
  fixture: CarnetFixture,
  recordId: string,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { carnet, environment } = fixture;
  const author = {
    by: fixtureIds.otherMemberId,
    at: environment.now(),
    newId: () => environment.newId(),
  };
  const record = present(carnet.record(recordId), 'the record is there');
  await writeAsEmma(fixture, [present(setOperation(author, record, patch), 'something differs')]);
  await confirmed(fixture);
}

/** Two versions of a field: one's own, and the later one of Emma. */
export async function conflictOn(
  fixture: CarnetFixture,
  recordId: string,
  field: string,
  [mine, theirs]: readonly [mine: unknown, theirs: unknown],
): Promise<void> {
  await confirmed(fixture);
  const { carnet, environment } = fixture;
  const before = present(carnet.record(recordId), 'the record is there');
  const author = {
    by: fixtureIds.otherMemberId,
    at: environment.now() + 60_000,
    newId: () => environment.newId(),
  };
  const change = present(changeOf(before, field, theirs as never), 'the value differs');
  const operation: Operation = {
    operationId: author.newId(),
    kind: 'set',
    entity: before.entity,
    record: recordId,
    home: before.home,
    fields: { [field]: change },
    ...signature(author),
    version: operationVersion,
  };
  await carnet.run(setFields(recordId, { [field]: mine }));
  environment.pass(120_000);
  await writeAsEmma(fixture, [operation]);
  await confirmed(fixture);
}

/** Emma writes a field once more, without having seen what stands there. */
export async function anotherVersion(
  fixture: CarnetFixture,
  recordId: string,
  field: string,
  value: string,
): Promise<void> {
  const { carnet, environment } = fixture;
  const record = present(carnet.record(recordId), 'the record is there');
  await writeAsEmma(fixture, [
    {
      operationId: environment.newId(),
      kind: 'set',
      entity: record.entity,
      record: recordId,
      home: record.home,
      fields: { [field]: { base: recordId, value, before: 'Something else.' } },
      by: fixtureIds.otherMemberId,
      at: environment.now() + 60_000,
      version: operationVersion,
    },
  ]);
  await confirmed(fixture);
}

interface Meanwhile {
  readonly record: string;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** Emma runs a command while another one is run here. */
export async function runAsEmma(
  fixture: CarnetFixture,
  command: Command,
  here: Command,
): Promise<void> {
  await confirmed(fixture);
  const { carnet, environment } = fixture;
  const known = new Map<string, string>();
  for (const home of carnet.state.getState().sheets.keys()) {
    for (const one of await carnet.readHistory(home)) {
      known.set(home, 'operation' in one ? one.operation.operationId : one.operationId);
    }
  }
  const made = command({
    by: fixtureIds.otherMemberId,
    at: environment.now(),
    newId: () => environment.newId(),
    today: '2020-11-19',
    now: '2020-11-19T10:42',
    zone: environment.zone(),
    programmeId: fixtureIds.programmeId,
    record: (one) => carnet.record(one),
    lastKnown: (home) => known.get(home),
  });
  if (!made.ok) throw new Error('Emma cannot do that');
  await carnet.run(here);
  await writeAsEmma(fixture, made.value);
  await confirmed(fixture);
}

/** A command is run here, while Emma changes a record that she last saw before. */
export async function metByEmma(
  fixture: CarnetFixture,
  command: Command,
  { record: id, patch }: Meanwhile,
): Promise<void> {
  await confirmed(fixture);
  const { carnet, environment } = fixture;
  const author = {
    by: fixtureIds.otherMemberId,
    at: environment.now(),
    newId: () => environment.newId(),
  };
  const before = present(carnet.record(id), 'the record is there');
  const change = present(setOperation(author, before, patch), 'something differs');
  await writeAsEmma(fixture, [change]);
  const result = await carnet.run(command);
  if (!result.ok) throw new Error('That cannot be done');
  await confirmed(fixture);
}

/** Emma moved a contact to another sheet, while something of it was changed here where a change is given. */
export function movedMeanwhile(
  fixture: CarnetFixture,
  contactId: string,
  toSmeId: string,
  patch: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return runAsEmma(fixture, moveContact(contactId, toSmeId), setFields(contactId, patch));
}

/** Emma merged a sheet into another, while something on it was changed here. */
export function mergedMeanwhile(
  fixture: CarnetFixture,
  merge: SmeMerge,
  { record, patch }: Meanwhile,
): Promise<void> {
  return runAsEmma(fixture, mergeSmes(merge), setFields(record, patch));
}

/** Emma moved a record to the trash while something of it was changed here. */
export async function deletedMeanwhile(
  fixture: CarnetFixture,
  recordId: string,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  await confirmed(fixture);
  const { carnet, environment } = fixture;
  const before = present(carnet.record(recordId), 'the record is there');
  const author = {
    by: fixtureIds.otherMemberId,
    at: environment.now(),
    newId: () => environment.newId(),
  };
  const operation = deleteOperation(author, before);
  await carnet.run(setFields(recordId, patch));
  await writeAsEmma(fixture, [operation]);
  await confirmed(fixture);
}
