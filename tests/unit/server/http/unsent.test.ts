/** Answers that nobody reads, of one programme and over all (F127). */

import { expect, it } from 'vitest';
import {
  Unsent,
  unsentMax,
  unsentOfEachMin,
  unsentOfProgrammeMax,
} from '../../../../src/server/http/unsent.ts';

const many = (unsent: Unsent, programme: string, count: number) =>
  Array.from({ length: count }, () => unsent.take(programme));

it('are so many of one programme, and let the next one in as they are read (F127)', () => {
  const unsent = new Unsent();
  const taken = many(unsent, 'own', unsentOfProgrammeMax + 1);
  expect(taken.filter((one) => one === undefined)).toHaveLength(1);
  taken[0]?.();
  taken[0]?.();
  const more = many(unsent, 'own', 2);
  expect(more.filter((one) => one === undefined)).toHaveLength(1);
});

it('leave a few to every programme, however many the others have (F127)', () => {
  const unsent = new Unsent();
  for (let count = 0; count < unsentMax / unsentOfProgrammeMax; count += 1) {
    expect(many(unsent, `own-${count}`, unsentOfProgrammeMax)).not.toContain(undefined);
  }
  const taken = many(unsent, 'programme-1', unsentOfEachMin + 1);
  expect(taken.slice(0, -1)).not.toContain(undefined);
  expect(taken.at(-1)).toBeUndefined();
  expect(unsent.take('own-0')).toBeUndefined();
});
