import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromColumn, toColumn } from '../../../../src/server/storage/stored-text.ts';

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});
const hardText = fc.string({
  unit: fc.constantFrom('\\', '\0', '\ud83d', '\ude00', '0', 'a', 'é'),
});

test('text comes back as it went in, whatever it holds', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, hardText), (text) => fromColumn(toColumn(text)) === text),
  );
});

test('what lies in a column is well-formed and without the character that PostgreSQL refuses', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, hardText), (text) => {
      const stored = toColumn(text);
      return stored.isWellFormed() && !stored.includes('\0');
    }),
  );
});

test('ordinary text is stored as it is', () => {
  for (const text of ['', 'sme-1', 'Épicerie Œuvrard', '😀', '50 %'])
    expect(toColumn(text)).toBe(text);
});
