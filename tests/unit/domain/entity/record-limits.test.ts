/** What a form holds at most, and how much one change of it writes: said to whoever writes it. */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { CommandContext } from '../../../../src/domain/command/command.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';

const author = { by: 'emma', at: 1, newId: () => 'form-1' };
const home = { home: 'sme-1', id: 'form-1' };
const begun = { templateId: 'screening/1', state: 'draft' } as const;
const long = 'x'.repeat(20_000);

function formWith(values: Readonly<Record<string, Json>>): AnyRecord {
  const operation = createOperation(author, 'form', home, { ...begun, ...values });
  return present(
    applyOperation(undefined, operation, { received: 1, sequence: 1 })?.record,
    'made',
  );
}

function contextOf(record?: AnyRecord): CommandContext {
  return {
    ...author,
    today: '2020-11-19',
    now: '2020-11-19T10:00',
    zone: 'Europe/Paris',
    programmeId: 'programme',
    record: () => record,
  };
}

/** What is said to somebody who sets fields of a form. */
function said(record: AnyRecord, patch: Readonly<Record<string, unknown>>) {
  const result = setFields(record.id, patch)(contextOf(record));
  return result.ok ? 'done' : result.error;
}

const notes = (count: number, text: string): Readonly<Record<string, Json>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`note.i${index}`, text]));

const beyond = (field: string, reason: string, max: number) => ({
  kind: 'invalid',
  errors: [{ field, reason, max }],
});

describe('A form', () => {
  it('holds 400,000 characters: one more is not taken, and any text may be shortened', () => {
    const full = formWith(notes(19, long));
    const room = 400_000 - 19 * 20_000 - begun.templateId.length - begun.state.length;
    expect(said(full, { 'note.last': 'x'.repeat(room) })).toBe('done');
    const more = { 'note.last': `${'x'.repeat(room)}y` };
    expect(said(full, more)).toEqual(beyond('note.last', 'full', 400_000));
    const overfull = formWith(notes(21, long));
    expect(said(overfull, { 'note.i0': 'shorter' })).toBe('done');
    expect(said(overfull, { 'note.i0': `${long.slice(1)}y` })).toBe('done');
  });

  it('holds 500 items: several answers to one item count once, and one that is emptied not at all', () => {
    const full = formWith(notes(500, 'x'));
    expect(said(full, { 'value.i0': 1, 'note.i1': 'y' })).toBe('done');
    expect(said(full, { 'value.other': 1 })).toEqual(beyond('value.other', 'tooMany', 500));
    expect(said(full, { 'value.other': 1, 'note.i0': undefined })).toBe('done');
  });

  it('takes 100 kB in one change, whatever stood there before', () => {
    const form = formWith({ 'note.a': long });
    expect(said(form, notes(4, long))).toBe('done');
    expect(said(form, notes(5, long))).toEqual(beyond('note.i0', 'tooLarge', 100));
    // In UTF-8: three bytes each.
    expect(said(form, notes(2, '€'.repeat(20_000)))).toEqual(beyond('note.i0', 'tooLarge', 100));
    expect(said(form, { 'note.a': 'é'.repeat(20_000) })).toBe('done');
  });

  it('that takes over what another held is made as a whole, as long as it is not too full', () => {
    const made = (values: Readonly<Record<string, Json>>) =>
      createRecord('form', 'sme-1', { ...begun, ...values })(contextOf()).ok;
    expect([made(notes(19, long)), made(notes(21, long)), made(notes(501, 'x'))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
