/** JSON values: when two are the same content, and the one text that such content has. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, sameJson } from '../../../src/std/json.ts';
import { backwards } from '../../support/backwards.ts';

const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
/** More keys than are put in order one by one. */
const manyKeys = fc.dictionary(fc.string({ maxLength: 2 }), fc.integer(), {
  minKeys: 10,
  maxKeys: 40,
});

/** In the plainest way: what the text must be of an object without objects in it. */
function plainly(value: Readonly<Record<string, number>>): string {
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${value[key] ?? ''}`).join(',')}}`;
}

describe('The canonical text of a JSON value', () => {
  it('orders keys by their code units, at every depth, and leaves lists as they are', () => {
    const value = { b: [2, 1, { z: null, É: 'é', a: true }], a: -0.5, B: '', 10: {}, 9: [] };
    expect(canonicalJson(value)).toBe(
      '{"10":{},"9":[],"B":"","a":-0.5,"b":[2,1,{"a":true,"z":null,"É":"é"}]}',
    );
    expect(canonicalJson({ '\uffff': 1, '😀': 2 })).toBe('{"😀":2,"\uffff":1}');
  });

  it('is the same in whatever order keys were written', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(backwards(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('orders few keys and many alike', () => {
    fc.assert(
      fc.property(manyKeys, (value) => {
        expect(canonicalJson(value)).toBe(plainly(value));
        expect(canonicalJson(backwards(value))).toBe(plainly(value));
      }),
    );
  });

  it('is read back as the same content, whatever letters are in it', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(sameJson(JSON.parse(canonicalJson(value)) as Json, value)).toBe(true);
      }),
    );
  });

  it('is the same for two values exactly when they are the same content', () => {
    const small = fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', '"') });
    fc.assert(
      fc.property(small as fc.Arbitrary<Json>, small as fc.Arbitrary<Json>, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(sameJson(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('loses no key that means something to the language', () => {
    const value = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as Json;
    expect(canonicalJson(value)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });
});
