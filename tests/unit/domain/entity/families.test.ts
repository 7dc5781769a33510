/** Fields whose names come from data: each answer of a form is a field of its own. */

import { describe, expect, test } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { conflictsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { jsonLengthMax } from '../../../../src/domain/entity/field.ts';
import {
  familyField,
  familyOfName,
  fieldNamePattern,
  itemOfName,
} from '../../../../src/domain/entity/field-name.ts';
import { fieldOf } from '../../../../src/domain/entity/registry.ts';
import { checkField } from '../../../../src/domain/entity/validate.ts';
import { historyOf } from '../../../../src/domain/history/history.ts';
import { applyOperation, type Lead } from '../../../../src/domain/operation/apply.ts';
import { setOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';

let count = 0;
const author = (by: string, at: number) => ({ by, at, newId: () => `operation-${(count += 1)}` });
const context = (record?: AnyRecord) => ({
  ...author('maelle', 1),
  today: '2020-11-24',
  now: '2020-11-24T10:00',
  zone: 'Europe/Paris',
  programmeId: 'programme-1',
  record: () => record,
});

function newForm(answers: Readonly<Record<string, Json>>): AnyRecord {
  const values = { templateId: 'readiness-1', state: 'draft', ...answers } as const;
  const made = createRecord('form', 'sme-1', values, 'form-1')(context());
  return present(
    made.ok ? applied(undefined, present(made.value[0], 'it is made')) : undefined,
    'form',
  );
}

function applied(record: AnyRecord | undefined, operation: Operation, lead: Lead = 'later') {
  return present(applyOperation(record, operation, lead), 'it applies').record;
}

function set(record: AnyRecord, by: string, at: number, patch: Readonly<Record<string, Json>>) {
  return present(setOperation(author(by, at), record, patch), 'something differs');
}

describe('The name of a field', () => {
  test.each([
    'town',
    'value.price',
    'value.plan.price',
    'rows.7',
    'text.A_b-c',
    `note.${'x'.repeat(123)}`,
  ])('may be %s', (name) => {
    expect(fieldNamePattern.test(name)).toBe(true);
  });

  test.each([
    'Town',
    '',
    'value.',
    'value..price',
    '.price',
    'value.prix élevé',
    `note.${'x'.repeat(124)}`,
  ])('may not be %s', (name) => {
    expect(fieldNamePattern.test(name)).toBe(false);
  });

  test('is a prefix and an item, which may hold dots', () => {
    expect([familyOfName('value.plan.price'), itemOfName('value.plan.price')]).toEqual([
      'value',
      'plan.price',
    ]);
    expect([familyOfName('town'), itemOfName('town')]).toEqual([undefined, undefined]);
    expect(familyField('value', 'plan.price')).toBe('value.plan.price');
  });
});

describe('A field of a family', () => {
  test('is declared by its prefix', () => {
    expect(fieldOf('form', 'value.price')?.kind).toBe('json');
    expect(fieldOf('form', 'text.price')?.merge).toBe('text2');
    expect(fieldOf('form', 'nothing.price')).toBeUndefined();
    expect(fieldOf('form', 'value')).toBeUndefined();
    expect(fieldOf('sme', 'value.price')).toBeUndefined();
  });

  test.each<readonly [string, Json]>([
    ['value.a', 12.5],
    ['value.a', false],
    ['value.a', ['x', { y: null }]],
    ['rows.a', { r1: { what: 'Stamps', cost: 4 } }],
    ['checks.a', ['one', 'two']],
    ['text.a', { lang: 'fr', text: 'Vendre.' }],
    ['note.a', 'As agreed.'],
    ['evidence.a', ['https://example.org']],
  ])('%s holds what its family declares', (field, value) => {
    expect(checkField('form', field, value)).toBeUndefined();
  });

  let deep: Json = 'end';
  for (let depth = 0; depth < 11; depth += 1) deep = [deep];

  test.each<readonly [string, Json]>([
    ['value.a', 'x'.repeat(jsonLengthMax)],
    ['value.a', deep],
    ['rows.a', { r1: 'not a row' }],
    ['checks.a', 'not a list'],
    ['text.a', 'of no language'],
    ['unknown.a', 1],
  ])('%s holds nothing else', (field, value) => {
    expect(checkField('form', field, value)?.reason).toBe('invalid');
  });

  test('is told by the command that sets it', () => {
    const record = newForm({});
    expect(setFields('form-1', { 'checks.a': 'x' })(context(record))).toMatchObject({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: 'checks.a', reason: 'invalid' }] },
    });
  });

  test('has the type of its family', () => {
    const values = recordAs(newForm({ 'checks.a': ['one'], 'note.a': 'Yes.' }), 'form')?.values;
    const checks: readonly string[] | undefined = values?.['checks.a'];
    const note: string | undefined = values?.['note.a'];
    expect([checks, note]).toEqual([['one'], 'Yes.']);
  });
});

describe('Two people at one form', () => {
  test('never meet in different answers', () => {
    const form = newForm({ 'value.a': 1 });
    const mine = set(form, 'maelle', 2, { 'value.b': 2 });
    const theirs = set(form, 'emma', 3, { 'value.c': 3 });
    const both = applied(applied(form, mine), theirs);
    expect(both.values).toMatchObject({ 'value.a': 1, 'value.b': 2, 'value.c': 3 });
    expect(conflictsOf(both)).toEqual([]);
  });

  test('meet in one answer, and both versions stand', () => {
    const form = newForm({ 'value.a': 1 });
    const mine = set(form, 'maelle', 2, { 'value.a': 2 });
    const theirs = set(form, 'emma', 3, { 'value.a': 3 });
    const both = applied(applied(form, mine), theirs);
    expect(both.values['value.a']).toBe(3);
    expect(conflictsOf(both)).toMatchObject([{ kind: 'field', field: 'value.a' }]);
  });

  test('write different sentences, rows and ticks of one item into one', () => {
    const form = newForm({
      'note.a': 'First. Middle. Last.',
      'rows.a': { r1: { n: 1 }, r2: { n: 2 } },
      'checks.a': ['one'],
    });
    const mine = set(form, 'maelle', 2, {
      'note.a': 'First, said again. Middle. Last.',
      'rows.a': { r1: { n: 10 }, r2: { n: 2 } },
      'checks.a': ['one', 'two'],
    });
    const theirs = set(form, 'emma', 3, {
      'note.a': 'First. Middle. Last, as well.',
      'rows.a': { r1: { n: 1 }, r2: { n: 20 }, r3: { n: 3 } },
      'checks.a': ['three'],
    });
    const both = applied(applied(form, mine), theirs);
    expect(both.values).toMatchObject({
      'note.a': 'First, said again. Middle. Last, as well.',
      'rows.a': { r1: { n: 10 }, r2: { n: 20 }, r3: { n: 3 } },
      'checks.a': ['two', 'three'],
    });
    expect(conflictsOf(both)).toEqual([]);
  });
});

test('One answer is taken back alone, and has a line of its own in the history', () => {
  const form = newForm({ 'value.a': 1 });
  const first = set(form, 'maelle', 2, { 'value.a': 2 });
  const second = set(applied(form, first), 'maelle', 3, { 'value.b': 5 });
  const now = applied(applied(form, first), second);
  const [back] = present(
    inverseOf([first], () => now, author('maelle', 4)),
    'it can be undone',
  );
  expect(applied(now, present(back, 'one change')).values).toMatchObject({
    'value.a': 1,
    'value.b': 5,
  });
  const lines = historyOf([first, second]).flatMap((entry) => entry.lines);
  expect(lines.map(({ event }) => ('field' in event ? event.field : event.kind))).toEqual([
    'value.b',
    'value.a',
  ]);
});
