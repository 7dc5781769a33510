import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainOperation } from '../../../src/protocol/plain-operation.ts';
import { isTame, operationSchema, reservedInNew } from '../../../src/protocol/operation-schema.ts';
import type { Json } from '../../../src/std/json.ts';

const id = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 64 }) },
  fc.constantFrom<unknown>('', 'x'.repeat(65), 7, null),
);
const change = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      { value: fc.jsonValue(), before: fc.jsonValue(), base: id },
      { requiredKeys: [] },
    ),
  },
  fc.dictionary(fc.constantFrom('value', 'added', 'put', 'settled', 'unheardOf'), fc.jsonValue()),
  fc.jsonValue(),
);
const operation = fc.record(
  {
    operationId: id,
    kind: fc.constantFrom('create', 'set', 'delete', 'restore', 'resolve', 'reopen', 'explode'),
    entity: fc.constantFrom('sme', 'contact', 'action', 'nothing'),
    record: id,
    home: id,
    fields: fc.dictionary(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('town', 'minutes', 'x9', 'value.a', 'value.a.b') },
        fc.constantFrom('Town', '', '9x', 'constructor', 'value.'),
      ),
      change,
      { maxKeys: 3 },
    ),
    by: id,
    at: fc.oneof(
      { weight: 9, arbitrary: fc.nat() },
      fc.constantFrom<unknown>(-1, 0.5, 9e15, 'now'),
    ),
    offset: fc.integer(),
    base: id,
    seen: id,
    version: fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constantFrom<unknown>(1.5, '1')),
    reason: fc.oneof(fc.string(), fc.constant<unknown>(7)),
    more: fc.constant(1),
  },
  { requiredKeys: ['operationId', 'kind', 'entity', 'record', 'home', 'fields', 'by', 'at'] },
);

test('what passes at a glance is what the schema accepts, as it is', () => {
  let passed = 0;
  fc.assert(
    fc.property(operation, (made) => {
      // As it travels: nothing but JSON arrives, and its keys were looked at before.
      const value = JSON.parse(JSON.stringify(made)) as Json;
      if (!isTame(value, reservedInNew) || !isPlainOperation(value)) return;
      passed += 1;
      const read = operationSchema.safeParse(value);
      expect(read.success).toBe(true);
      expect(read.data).toStrictEqual(value);
    }),
    { numRuns: 3000 },
  );
  // About 60 of them, by chance.
  expect(passed).toBeGreaterThan(10);
});

test('an ordinary change passes, so that the schema is hardly ever asked', () => {
  const ordinary = {
    operationId: 'operation-1',
    kind: 'set',
    entity: 'sme',
    record: 'sme-1',
    home: 'sme-1',
    fields: { town: { value: 'Brest', before: 'Lyon', base: 'operation-0' } },
    by: 'member-1',
    at: 1_600_000_000_000,
    version: 1,
  };
  expect(isPlainOperation(ordinary)).toBe(true);
  expect(isPlainOperation({ ...ordinary, more: 1 })).toBe(false);
  expect(isPlainOperation({ ...ordinary, offset: -300 })).toBe(true);
});
