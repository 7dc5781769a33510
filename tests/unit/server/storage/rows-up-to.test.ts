/** [S12] Rows of any length are read without holding many of them at once. */

import { expect, it } from 'vitest';
import { rowsUpTo } from '../../../../src/server/storage/rows-up-to.ts';
import { enough } from '../../../../src/std/enough.ts';

interface TestRow {
  readonly index: number;
  readonly body: string;
}

const row = (index: number, length = 10): TestRow => ({ index, body: 'x'.repeat(length) });

/** A table of rows, and how many were read of it at once. */
function table(count: number, length?: number) {
  const rows = Array.from({ length: count }, (_, index) => row(index, length));
  const looks: number[] = [];
  let bytesHeld = 0;
  const next = (most: number, after: TestRow | undefined) => {
    const from = after === undefined ? 0 : after.index + 1;
    return rows.slice(from, from + most);
  };
  const bytesOf = (found: readonly TestRow[]) =>
    found.reduce((sum, { body }) => sum + body.length, 0);
  const reader = {
    rows: async (most: number, after: TestRow | undefined, bytesMax: number) => {
      const found = next(most, after);
      if (bytesOf(found) > bytesMax) return [];
      looks.push(found.length);
      bytesHeld = Math.max(bytesHeld, bytesOf(found));
      return found;
    },
    lengths: async (most: number, after: TestRow | undefined) =>
      next(most, after).map(({ body }) => body.length),
  };
  return { rows, looks, reader, held: () => bytesHeld };
}

it('counts the lengths up to the one that reaches the sum', () => {
  const lengths = [4, 4, 4];
  expect(enough(lengths, 1)).toBe(1);
  expect(enough(lengths, 4)).toBe(1);
  expect(enough(lengths, 5)).toBe(2);
  expect(enough(lengths, 99)).toBe(3);
  expect(enough([], 1)).toBe(0);
});

it('reads as many as there are, or as are asked for, in looks that are small', async () => {
  const { rows, looks, reader } = table(2000);
  expect(await rowsUpTo({ limit: 1900, lengthMax: Infinity }, reader)).toEqual({
    rows: rows.slice(0, 1900),
    isLong: false,
  });
  expect(Math.max(...looks)).toBeLessThanOrEqual(800);
  expect((await rowsUpTo({ limit: 5000, lengthMax: Infinity }, reader)).rows).toEqual(rows);
});

it('ends with the row that reaches the length, and says so', async () => {
  const { rows, looks, reader } = table(5000, 1000);
  const found = await rowsUpTo({ limit: 5000, lengthMax: 900_500 }, reader);
  expect(found).toEqual({ rows: rows.slice(0, 901), isLong: true });
  expect(looks).toEqual([800, 800]);
});

it('holds few of them at once where each is long (F82)', async () => {
  const megabyte = 1024 * 1024;
  const { rows, looks, reader, held } = table(60, megabyte);
  const some = await rowsUpTo({ limit: 2000, lengthMax: 4 * megabyte }, reader);
  expect(some).toEqual({ rows: rows.slice(0, 4), isLong: true });
  expect(held()).toBeLessThanOrEqual(16 * megabyte);
  const all = await rowsUpTo({ limit: 2000, lengthMax: Infinity }, reader);
  expect(all).toEqual({ rows, isLong: false });
  expect(held()).toBeLessThanOrEqual(16 * megabyte);
  expect(Math.min(...looks.filter((count) => count > 0))).toBeGreaterThan(1);
});

it('reads one that is longer than everything alone', async () => {
  const { rows, looks, reader } = table(3, 20 * 1024 * 1024);
  expect((await rowsUpTo({ limit: 10, lengthMax: Infinity }, reader)).rows).toEqual(rows);
  expect(looks.filter((count) => count > 0)).toEqual([1, 1, 1]);
});
