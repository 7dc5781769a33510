/** [S12] Rows of any length are read without holding many of them at once. */

import { expect, it } from 'vitest';
import { rowsUpTo } from '../../../../src/server/storage/rows-up-to.ts';
import { countUpTo } from '../../../../src/std/count-up-to.ts';

const row = (index: number, length = 10) => ({ index, body: 'x'.repeat(length) });

/** A table of rows, and how many were read of it at once. */
function table(count: number, length?: number) {
  const rows = Array.from({ length: count }, (_, index) => row(index, length));
  const looks: number[] = [];
  const read = async (most: number, after: { readonly index: number } | undefined) => {
    const from = after === undefined ? 0 : after.index + 1;
    const found = rows.slice(from, from + most);
    looks.push(found.length);
    return found;
  };
  return { rows, looks, read };
}

it('counts the texts up to the one that reaches the length', () => {
  const texts = ['four', 'four', 'four'];
  expect(countUpTo(texts, 1)).toBe(1);
  expect(countUpTo(texts, 4)).toBe(1);
  expect(countUpTo(texts, 5)).toBe(2);
  expect(countUpTo(texts, 99)).toBe(3);
  expect(countUpTo([], 1)).toBe(0);
});

it('reads as many as there are, or as are asked for, in looks that are small', async () => {
  const { rows, looks, read } = table(2000);
  expect(await rowsUpTo({ limit: 1900, lengthMax: Infinity }, read)).toEqual({
    rows: rows.slice(0, 1900),
    isLong: false,
  });
  expect(Math.max(...looks)).toBeLessThanOrEqual(800);
  expect((await rowsUpTo({ limit: 5000, lengthMax: Infinity }, read)).rows).toEqual(rows);
});

it('ends with the row that reaches the length, and says so', async () => {
  const { rows, looks, read } = table(5000, 1000);
  const found = await rowsUpTo({ limit: 5000, lengthMax: 900_500 }, read);
  expect(found).toEqual({ rows: rows.slice(0, 901), isLong: true });
  expect(looks).toEqual([800, 800]);
});
