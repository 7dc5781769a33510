/** Programmes, records, entries and groups for the tests of the server's storage: plain, and as small as can be. */
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type {
  ProgrammeHead,
  ProgrammeWriter,
  SheetStorage,
  StoredEntry,
  StoredGroup,
} from '../../src/server/ports/sheet-storage.ts';

export const sampleTime = 1_600_000_000_000;

export function sampleHead(programmeId: string): ProgrammeHead & { readonly name: string } {
  return {
    programmeId,
    epoch: `${programmeId}-life-1`,
    sequence: 0,
    watermark: 0,
    name: 'E-Channel',
  };
}

/** The first member of a sample programme; the account is its own. */
export const firstMember = {
  accountId: 'account-1',
  memberId: 'member-1',
  roles: ['accountManager', 'coordinator'],
  launchPadId: 'pad-fr',
} as const;

export async function createSample(storage: SheetStorage, programmeId: string): Promise<void> {
  await storage.createProgramme(sampleHead(programmeId), firstMember);
}

interface RecordParts {
  readonly id: string;
  readonly home: string;
  readonly entity?: AnyRecord['entity'];
  readonly values?: AnyRecord['values'];
}

export function sampleRecord({ id, home, entity = 'sme', values = {} }: RecordParts): AnyRecord {
  const stamp = { at: sampleTime, by: 'member-1' };
  return { id, home, entity, values, created: stamp, changed: stamp };
}

/** A contact of a day such as `2020-03-16`. */
export function sampleContact(id: string, home: string, day: string): AnyRecord {
  return sampleRecord({ id, home, entity: 'contact', values: { at: `${day}T10:00` } });
}

export function sampleOperation(operationId: string, home = 'sme-1'): Operation {
  return {
    operationId,
    kind: 'set',
    entity: 'sme',
    record: home,
    home,
    fields: { town: { value: 'Lyon', base: home } },
    by: 'member-1',
    at: sampleTime,
    version: 1,
  };
}

export function sampleEntry(sequence: number, home = 'sme-1'): StoredEntry {
  return {
    sequence,
    operation: sampleOperation(`operation-${sequence}`, home),
    outcome: 'accepted',
    received: sampleTime + sequence,
    device: 'device-1',
  };
}

export function sampleGroup(deviceSequence: number, parts: Partial<StoredGroup> = {}): StoredGroup {
  return {
    device: 'device-1',
    deviceSequence,
    operationIds: [`operation-${deviceSequence}`],
    hash: `hash-${deviceSequence}`,
    outcome: 'accepted',
    memberId: 'member-1',
    received: sampleTime + deviceSequence,
    ...parts,
  };
}

/** Appends entries after the head and moves it, as a push does. */
export async function appendNext(
  writer: ProgrammeWriter,
  count: number,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { sequence } = writer.head;
  await pause();
  await writer.appendEntries(
    Array.from({ length: count }, (_, index) => sampleEntry(sequence + index + 1)),
  );
  await pause();
  await writer.setSequence(sequence + count);
  await pause();
}
