import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainRecord } from '../../../src/protocol/plain-record.ts';
import { recordSchema } from '../../../src/protocol/sync-messages.ts';

const id = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 64 }) },
  fc.constantFrom<unknown>('', 'x'.repeat(65), 7, null),
);
const at = fc.oneof({ weight: 9, arbitrary: fc.integer() }, fc.constantFrom<unknown>('now', null));
const rarely = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, arbitrary);
const stamp = fc.oneof(
  { weight: 19, arbitrary: fc.record({ at, by: id }) },
  fc.record({ at, by: id, operationId: id }),
  fc.jsonValue(),
);
const named = fc.oneof(
  { weight: 9, arbitrary: fc.record({ at, by: id, operationId: id }) },
  fc.record({ at, by: id, operationId: id, more: fc.constant(1) }, { requiredKeys: ['at'] }),
);
const names = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('town', 'minutes', 'x9') },
  fc.constantFrom('__proto__', ''),
);
const record = fc.record(
  {
    id,
    entity: fc.constantFrom('sme', 'contact', 'action', 'sme', 'nothing'),
    home: id,
    values: fc.oneof(
      { weight: 9, arbitrary: fc.dictionary(names, fc.jsonValue(), { maxKeys: 4 }) },
      fc.jsonValue(),
    ),
    writers: fc.dictionary(names, id, { maxKeys: 2 }),
    stamps: fc.dictionary(names, stamp, { maxKeys: 2 }),
    created: stamp,
    changed: stamp,
    last: id,
    sequence: fc.oneof({ weight: 9, arbitrary: fc.nat() }, fc.constantFrom<unknown>(-1, 0.5, '1')),
    deleted: rarely(named),
    contested: rarely(named),
    conflicts: rarely(fc.constant({})),
    more: rarely(fc.constant(1)),
  },
  { requiredKeys: ['id', 'entity', 'home', 'values', 'created'] },
);

test('what passes at a glance is what the schema accepts, as it is', () => {
  let passed = 0;
  fc.assert(
    fc.property(record, (made) => {
      // As it travels: nothing but JSON arrives.
      const value: unknown = JSON.parse(JSON.stringify(made));
      if (!isPlainRecord(value)) return;
      passed += 1;
      const read = recordSchema.safeParse(value);
      expect(read.success).toBe(true);
      expect(read.data).toStrictEqual(value);
    }),
    { numRuns: 5000, seed: 4 },
  );
  expect(passed).toBeGreaterThan(30);
});

test('an ordinary record passes, so that the schema is hardly ever asked', () => {
  const ordinary = {
    id: 'contact-1',
    entity: 'contact',
    home: 'sme-1',
    values: { at: '2020-11-19T10:30', summary: { lang: 'fr', text: 'Appelé.' } },
    writers: { minutes: 'operation-2' },
    stamps: { minutes: { at: 2, by: 'member-1' } },
    created: { at: 1, by: 'member-1' },
    changed: { at: 2, by: 'member-1' },
    last: 'operation-2',
    sequence: 7,
  };
  expect(isPlainRecord(ordinary)).toBe(true);
  expect(isPlainRecord({ ...ordinary, deleted: { at: 3, by: 'a', operationId: 'o' } })).toBe(true);
  expect(isPlainRecord({ ...ordinary, conflicts: {} })).toBe(false);
  expect(isPlainRecord({ ...ordinary, more: 1 })).toBe(false);
});
