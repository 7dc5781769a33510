/** How many values a text of JSON holds, whatever stands in its texts. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../src/std/json.ts';
import { valuesIn } from '../../../src/std/json-weight.ts';

/** Each list and object, and each of their elements after the first. */
function counted(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: readonly Json[] = Object.values(value);
  return parts.reduce<number>(
    (sum, part) => sum + counted(part),
    1 + Math.max(0, parts.length - 1),
  );
}

it('is told by the commas and brackets outside of texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(valuesIn(JSON.stringify(value))).toBe(1 + counted(value as Json));
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['', 1],
  ['"', 1],
  ['"a,[{', 1],
  [JSON.stringify('\\'.repeat(9)), 1],
  [JSON.stringify(['\\', ',', '"', '\\"[,{']), 5],
  ['[[],[],[]]', 7],
] as const)('in %s', (json, values) => {
  expect(valuesIn(json)).toBe(values);
});
