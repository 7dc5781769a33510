/** No id makes the pages of one sheet look like those of another (F289). */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  journalKeys,
  lazyKeys,
  lazyKeysOf,
  logKeys,
  numbered,
} from '../../../../src/client/storage/page-rows.ts';

const id = fc.string({
  unit: fc.constantFrom('a', '1', ':', '%', '-', '3A', 'form', '000000'),
  minLength: 1,
  maxLength: 6,
});

test.each([
  ['journal', journalKeys],
  ['other lazy kinds', lazyKeysOf],
  ['forms', (home: string) => lazyKeys(home, 'form')],
  ['log', logKeys],
])('the keys of a home begin as those of no other: %s (F289)', (_, keysOf) => {
  fc.assert(
    fc.property(
      id,
      fc.constantFrom(':', '%3A', '%', '-'),
      id,
      fc.nat(20),
      (one, sign, more, page) => {
        const other = `${one}${sign}${more}`;
        expect(numbered(keysOf(other), page).startsWith(keysOf(one))).toBe(false);
        expect(numbered(keysOf(one), page).startsWith(keysOf(other))).toBe(false);
      },
    ),
  );
});

test('the keys of ids such as Carnet makes them are as they were', () => {
  expect(numbered(logKeys('018f-9A'), 3)).toBe('l:018f-9A:000003');
  expect(lazyKeys('sme-1', 'figures')).toBe('r:sme-1:figures:');
});
