/** Long answers that nobody reads, of one programme and over all (F127). */

import { expect, it } from 'vitest';
import {
  longFrom,
  Unsent,
  unsentMax,
  unsentOfProgrammeMax,
} from '../../../../src/server/http/unsent.ts';

/** Accounts that each read none of so many answers. */
function unread(unsent: Unsent, programme: string, accounts: number, each = 1) {
  return Array.from({ length: accounts * each }, (_, at) =>
    unsent.take(programme, `${programme} ${at % accounts}`, longFrom),
  );
}

it('are so many of one programme, and let the next one in as they are read (F127)', () => {
  const unsent = new Unsent();
  const taken = unread(unsent, 'own', 8, unsentOfProgrammeMax / 8);
  expect(unsent.hasRoom('own', 'own 0')).toBe(false);
  expect(unsent.hasRoom('programme-1', 'own 0')).toBe(true);
  taken[0]?.();
  taken[0]?.();
  expect(unsent.hasRoom('own', 'own 0')).toBe(true);
  unsent.take('own', 'own 0', longFrom);
  expect(unsent.hasRoom('own', 'own 0')).toBe(false);
});

it('never keep one from whoever reads theirs, however many the others leave (F127)', () => {
  const unsent = new Unsent();
  for (let count = 0; count < unsentMax / unsentOfProgrammeMax; count += 1) {
    unread(unsent, `own-${count}`, unsentOfProgrammeMax);
  }
  unread(unsent, 'programme-1', 8);
  expect(unsent.hasRoom('programme-1', 'programme-1 0')).toBe(false);
  expect(unsent.hasRoom('programme-1', 'emma')).toBe(true);
});

it('are not those that are short, such as what somebody is told who is no member (F127)', () => {
  const unsent = new Unsent();
  for (let count = 0; count < 2 * unsentMax; count += 1) {
    unsent.take('programme-1', 'zed', longFrom - 1);
  }
  expect(unsent.hasRoom('programme-1', 'zed')).toBe(true);
});
