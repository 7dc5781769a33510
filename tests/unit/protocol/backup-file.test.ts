/** The versions of the backup file: a schema that moves without a new version is noticed here. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createOperation } from '../../../src/domain/operation/build.ts';
import type { LogEntry } from '../../../src/domain/operation/confirm.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import {
  backupLines,
  BackupReader,
  backupSchemas,
  backupVersion,
  backupVersions,
} from '../../../src/protocol/backup-file.ts';

const fingerprint = (): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        Object.values(backupSchemas).map((schema) =>
          z.toJSONSchema(schema, { unrepresentable: 'any' }),
        ),
      ),
    )
    .digest('hex')
    .slice(0, 16);

test('the schemas are those of the latest version', () => {
  expect(backupVersions.at(-1)).toEqual({ version: backupVersion, fingerprint: fingerprint() });
});

test('versions count up from one', () => {
  expect(backupVersions.map(({ version }) => version)).toEqual(backupVersions.map((_, i) => i + 1));
});

/** A file with one entry, which an SME was created by, read again. */
function readWith(entry: Partial<LogEntry>, operation: Partial<Operation> = {}) {
  const author = { by: 'maelle', at: 1000, newId: () => 'sme-1' };
  const made = createOperation(author, 'sme', { home: 'sme-1', id: 'sme-1' }, {
    name: 'Kerlan',
  } as never);
  const header = {
    ...{ programmeId: 'programme-1', programmeName: 'E-Channel' },
    ...{ memberId: 'maelle', memberName: 'Maëlle', exportedAt: 2000 },
  };
  const whole = {
    sequence: 1,
    outcome: 'accepted',
    ...entry,
    operation: { ...made, ...operation },
  };
  const reader = new BackupReader();
  for (const line of backupLines(header, { log: [whole as LogEntry], outbox: [], drafts: [] })) {
    const taken = reader.take(line);
    if (!taken.ok) return taken;
  }
  return reader.finish();
}

test.each([
  ['an id with a colon (F289)', { home: 'sme:1', record: 'sme:1', operationId: 'sme:1' }],
  ['a key that comparing would call (F286)', { fields: { name: { value: { valueOf: 1 } } } }],
])('a copy from before is read, though it holds what the server takes no more: %s', (_, part) => {
  const read = readWith({ received: 900 }, part as Partial<Operation>);
  expect(read.ok && read.value.groups.flat()).toHaveLength(1);
});

/** Of changes that were made at 1000 by the clock of their author, when they count as made by what a file says. */
function capsIn(received: number, operation: Partial<Operation>): readonly number[] {
  const read = readWith({ received }, operation);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return [...(read.value.caps?.values() ?? [])];
}

test('(F243) a change counts as made when it was received, where its author says later', () => {
  expect(capsIn(900, {})).toEqual([900]);
  expect(capsIn(1100, {})).toEqual([]);
  // By the clock of the server, as its device knew it.
  expect(capsIn(1100, { offset: 200 })).toEqual([1100]);
  expect(capsIn(900, { offset: -200 })).toEqual([]);
});

test('(F243) the time of the author alone says nothing of when a change was received', () => {
  expect(capsIn(1000, { offset: 200 })).toEqual([]);
  expect(capsIn(900, { kind: 'setNewly' as never })).toEqual([]);
});
