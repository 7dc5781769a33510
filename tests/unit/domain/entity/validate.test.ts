/** What a field may hold, and how it says no. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nameLengthMax, noteLengthMax } from '../../../../src/domain/entity/field.ts';
import { entityNames, fieldsOf } from '../../../../src/domain/entity/registry.ts';
import { checkField, checkRecord } from '../../../../src/domain/entity/validate.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';

describe('a field', () => {
  it.each(['2021-02-28', '2020-02-29', '1900-01-01', '2199-12-31'])('holds the date %s', (date) => {
    expect(checkField('sme', 'enrolledOn', date)).toBeUndefined();
  });

  it.each(['2021-02-29', '2021-02-31', '0202-01-01', '2021-1-1', '20211-01-01', 'hier', ''])(
    'holds no date %j, unless it is empty',
    (date) => {
      const expected = date === '' ? undefined : { field: 'enrolledOn', reason: 'invalid' };
      expect(checkField('sme', 'enrolledOn', date)).toEqual(expected);
    },
  );

  it('takes a text up to its limit and names the limit beyond it', () => {
    expect(checkField('sme', 'town', 'x'.repeat(nameLengthMax))).toBeUndefined();
    expect(checkField('sme', 'town', 'x'.repeat(nameLengthMax + 1))).toEqual({
      field: 'town',
      reason: 'tooLong',
      max: nameLengthMax,
    });
    const long = { lang: 'fr', text: 'x'.repeat(noteLengthMax + 1) };
    expect(checkField('contact', 'summary', long)?.reason).toBe('tooLong');
  });

  it('asks for what is required, and blanks do not count', () => {
    expect(checkField('sme', 'name', '   ')).toEqual({ field: 'name', reason: 'required' });
    expect(checkField('action', 'title', { lang: 'en', text: ' ' })?.reason).toBe('required');
  });

  it('refuses values of another kind, unknown options and unknown fields', () => {
    expect(checkField('sme', 'stage', 'nowhere')?.reason).toBe('invalid');
    expect(checkField('sme', 'physicalShop', 'yes')?.reason).toBe('invalid');
    expect(checkField('contact', 'minutes', 12.5)?.reason).toBe('invalid');
    expect(checkField('contact', 'minutes', -1)?.reason).toBe('invalid');
    expect(checkField('sme', '__proto__', 'x')?.reason).toBe('invalid');
  });

  it('throws at no value, also at one that brings a length and a toString of its own (F286)', () => {
    const value = JSON.parse('{"length":{"toString":1,"valueOf":1}}') as Json;
    const fields = entityNames.flatMap((entity) =>
      Object.keys(fieldsOf(entity)).map((field) => [entity, field] as const),
    );
    for (const [entity, field] of fields)
      expect(() => checkField(entity, field, value)).not.toThrow();
    expect(checkField('sme', 'name', value)?.reason).toBe('invalid');
  });
});

describe('a record', () => {
  it('lists every field that is wrong or missing', () => {
    expect(checkRecord('action', { kind: 'action', state: 'open', due: 'soon' })).toEqual([
      { field: 'title', reason: 'required' },
      { field: 'due', reason: 'invalid' },
    ]);
  });
});

test('a glance at a value never says anything else than its schema', () => {
  const values = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    fc.constantFrom<Json>('x'.repeat(20_001), 'held', 'phone', true, false, 7, [], {}),
    fc.oneof(fc.integer({ min: -2, max: 2000 }), fc.double({ noNaN: true }), fc.maxSafeInteger()),
    fc.constantFrom<Json>('2021-02-28', '2021-02-30', '2021-02', '0202-01-01', '2021-02-28T10:30'),
    fc.constantFrom<Json>('2021-02-28T24:30', '2021-02-28T10:3', '2021-02-28T10:30T10:30'),
    fc.record<Record<string, Json>>(
      {
        lang: fc.constantFrom<Json>('fr', 'en', 'de', 1),
        text: fc.constantFrom<Json>('Bonjour', 7, 'x'.repeat(20_001)),
        translation: fc.constantFrom<Json>('Hello', 7),
        translationState: fc.constantFrom<Json>('draft', 'done'),
      },
      { requiredKeys: [] },
    ),
  );
  let accepted = 0;
  let glances = 0;
  fc.assert(
    fc.property(fc.constantFrom(...entityNames), fc.nat(), values, (entity, place, value) => {
      const fields = Object.entries(fieldsOf(entity));
      const [name, field] = present(fields[place % fields.length], 'a field');
      const isAccepted = field.schema.safeParse(value).success;
      if (isAccepted) accepted += 1;
      if (field.isPlain?.(value) === true) glances += 1;
      expect(checkField(entity, name, value) === undefined).toBe(isAccepted);
    }),
    { numRuns: 8000, seed: 2 },
  );
  expect(accepted).toBeGreaterThan(200);
  expect(glances).toBeGreaterThan(200);
});

test('a glance at people and days under keys of their own says no more than their schema', () => {
  const days = fc.constantFrom<Json>('2021-02-28', '2020-06-01', '2021-02-30', 7, null, []);
  const person = fc.record<Record<string, Json>>(
    {
      name: fc.constantFrom<Json>('Claire', 'Tom', '', 7, 'x'.repeat(201)),
      role: fc.constantFrom<Json>('Gérante', 'Owner', null),
      email: fc.constantFrom<Json>('claire@example.org', 'x'.repeat(321)),
      phone: fc.constantFrom<Json>('02 99', 2),
      decisionMaker: fc.constantFrom<Json>(true, 'yes'),
      state: fc.constantFrom<Json>('left', 'working', 'gone'),
      checkedOn: fc.constantFrom<Json>('2021-02-28', '2021-02-30'),
    },
    { requiredKeys: ['name'] },
  );
  const keys = fc.constantFrom('a', 'b', '__proto__', 'x'.repeat(65));
  const field = fc.constantFrom(
    fieldsOf('sme')['people'],
    fieldsOf('organisation')['people'],
    fieldsOf('sme')['stageDates'],
  );
  const map = fc.oneof(
    fc.dictionary(keys, days, { minKeys: 1, maxKeys: 2 }),
    fc.dictionary(keys, person, { minKeys: 1, maxKeys: 2 }),
  );
  let glances = 0;
  fc.assert(
    fc.property(field, fc.oneof(map, days), (one, value) => {
      if (one?.isPlain?.(value) !== true) return;
      glances += 1;
      expect(one.schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
    }),
    { numRuns: 4000, seed: 3 },
  );
  expect(glances).toBeGreaterThan(50);
});
