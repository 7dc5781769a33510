/** Bodies of rows in ASCII alone, and how PostgreSQL gets them. */

import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import pg from 'pg';
import { arrayLiteral } from '../../../../src/server/storage/array-literal.ts';
import { asciiJson } from '../../../../src/server/storage/ascii-json.ts';
import type { Json } from '../../../../src/std/json.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';

const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
/** Half a million letters, each of them beyond ASCII. */
const letters = '漢字'.repeat(250_000);

/** Each sign replaced by itself. */
const oneByOne = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

test('JSON of ASCII alone is read as what `JSON.stringify` would have written', () => {
  expect(asciiJson({ é: '’\u0000"😀\ud83d' })).toBe(
    String.raw`{"\u00e9":"\u2019\u0000\"\ud83d\ude00\ud83d"}`,
  );
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = asciiJson(value);
      expect(text).toBe(oneByOne(value));
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('takes a fraction of the time that it takes to replace each sign by itself (F210)', () => {
  const ascii = (): string => asciiJson({ letters });
  expect(timesAsLong(ascii, () => oneByOne({ letters }), 5)).toBeLessThan(0.5);
});

/** What the driver makes of a list by itself. */
const ofDriver = (values: readonly (string | number | null)[]): string =>
  (pg as unknown as Driver).utils.prepareValue(values);
interface Driver {
  readonly utils: { readonly prepareValue: (value: unknown) => string };
}

test('a list is the literal that the driver makes of it', () => {
  const element = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(element), (values) => {
      expect(arrayLiteral(values)).toBe(ofDriver(values));
    }),
  );
});

it('takes a fraction of the time of the driver where each letter is escaped (F210)', () => {
  const body = [asciiJson({ letters })];
  expect(
    timesAsLong(
      () => arrayLiteral(body),
      () => ofDriver(body),
      5,
    ),
  ).toBeLessThan(0.5);
});
