/** What the record of a file names stays as it was made, wherever that is decided (F154). */

import { describe, expect, it } from 'vitest';
import { applyEntry, confirm } from '../../../../src/domain/operation/confirm.ts';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import type { FieldChange, Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';
import { author, newSme } from '../../../support/server-pushes.ts';

const maelle = author('maelle');
const values = { name: 'Contract.pdf', kind: 'file' as const, mediaType: 'application/pdf' };
const bytes = { hash: 'a'.repeat(64), bytes: 5000 };
const added = createOperation(maelle, 'attachment', 'sme-1', { ...values, ...bytes });

/** The records after groups that took effect, and the outcome of the last one. */
function decided(groups: readonly (readonly Operation[])[]) {
  const records = new Map<string, AnyRecord>();
  let outcome = '';
  for (const [sequence, group] of groups.entries()) {
    const world = { record: (id: string) => records.get(id), mayWrite: () => true };
    const confirmed = confirm(world, group, { received: 1, sequence: sequence + 1 });
    for (const record of confirmed.records) records.set(record.id, record);
    ({ outcome } = confirmed);
  }
  return { outcome, record: present(records.get(added.record), 'the file is there') };
}

const sheet = [newSme('sme-1')];
const { record } = decided([sheet, [added]]);

const change = (fields: Operation['fields'], kind: Operation['kind'] = 'set'): Operation => ({
  ...present(setOperation(author('emma'), record, { name: 'x' }), 'something differs'),
  kind,
  fields,
});

describe('the record of a file', () => {
  const swapped: [string, FieldChange][] = [
    ['hash', { value: 'b'.repeat(64), base: added.record }],
    ['bytes', { value: 1, base: added.record }],
    ['mediaType', { value: 'text/html', base: added.record }],
    ['kind', { value: 'picture', base: added.record }],
  ];
  it.each(swapped)('keeps its %s, whatever a change says it is (F154)', (field, to) => {
    for (const kind of ['set', 'resolve', 'reopen'] as const) {
      const renamed = { name: { value: 'Signed.pdf', base: added.record } };
      const group = [change({ ...renamed, [field]: to }, kind)];
      const after = decided([sheet, [added], group]);
      expect(after).toEqual({ outcome: 'needsAttention', record });
    }
  });

  it('gets another name, goes to the bin and comes back', () => {
    const groups = [
      [change({ name: { value: 'Signed.pdf', base: added.record } })],
      [{ ...change({}, 'delete'), operationId: 'delete-1' }],
      [{ ...change({}, 'restore'), operationId: 'restore-1' }],
    ];
    const after = decided([sheet, [added], ...groups]);
    expect(after.outcome).toBe('accepted');
    expect(after.record).toMatchObject({ values: { ...values, ...bytes, name: 'Signed.pdf' } });
    expect(after.record.deleted).toBeUndefined();
  });

  it('keeps on every device what an earlier version accepted', () => {
    const operation = change({ hash: { value: 'b'.repeat(64), base: added.record } });
    const entry = { sequence: 3, operation, outcome: 'accepted' as const, received: 1 };
    const [after] = applyEntry((id) => (id === record.id ? record : undefined), entry);
    expect(after?.values).toMatchObject({ hash: 'b'.repeat(64) });
  });
});
