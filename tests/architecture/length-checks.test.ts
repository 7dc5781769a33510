/** Lengths are checked by `std/length.ts` alone: the check of the library throws at what has a length and is no text (F286). */
import { expect, test } from 'vitest';
import { scanned, withoutComments } from './sources.ts';

const libraryCheck = /\bz\.(?:length|maxLength|minLength)\(/;

test('no schema compares the length of what may be neither a text nor a list', () => {
  const found = scanned(/^src\/.*\.tsx?$/, 1000)
    .filter(
      ({ path, text }) => path !== 'src/std/length.ts' && libraryCheck.test(withoutComments(text)),
    )
    .map(({ path }) => path);
  expect(found).toEqual([]);
  expect(libraryCheck.test('z.string().check(z.maxLength(3))')).toBe(true);
});
