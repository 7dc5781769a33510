/** Long answers that nobody reads, of one programme and over all (F127). */

import { expect, it } from 'vitest';
import {
  longFrom,
  ofProgrammeAlways,
  Unsent,
  unsentEver,
  unsentMax,
  unsentOfProgrammeMax,
} from '../../../../src/server/http/unsent.ts';

/** An answer as long as the longest record. */
const longest = 4_000_000;

/** Asks for long answers of accounts and programmes that are ever new; answers how many bytes are made. */
function fill(unsent: Unsent, [programmes, accounts]: readonly [number, number]): number {
  let bytes = 0;
  for (let at = 0; at < programmes * accounts; at += 1) {
    const [programme, account] = [`own-${at % programmes}`, `crew-${at}`];
    if (!unsent.hasRoom(programme, account)) continue;
    unsent.take(programme, account, longest);
    bytes += longest;
  }
  return bytes;
}

it.each([
  [1, 1000],
  [4, 250],
  [20, 200],
] as const)(
  'are no more than what is allowed over all and of each of %i programmes, whatever the accounts (F127)',
  (programmes, accounts) => {
    const bytes = fill(new Unsent(), [programmes, accounts]);
    expect(bytes).toBeGreaterThan(unsentMax / 2);
    expect(bytes).toBeLessThanOrEqual(
      unsentMax + longest + programmes * (ofProgrammeAlways + longest),
    );
  },
);

it('are no more than the memory of a small server, however many the programmes (F127)', () => {
  expect(fill(new Unsent(), [500, 2])).toBeLessThanOrEqual(unsentEver + longest);
});

it('never keep one from a programme of which little is unread (F127)', () => {
  const unsent = new Unsent();
  fill(unsent, [20, 200]);
  for (let bytes = 0; bytes < ofProgrammeAlways; bytes += 300_000) {
    expect(unsent.hasRoom('programme-1', 'emma')).toBe(true);
    unsent.take('programme-1', 'emma', 300_000);
  }
  expect(unsent.hasRoom('programme-1', 'emma')).toBe(false);
});

it('leave one to each who has read theirs, beside colleagues who read none (F127)', () => {
  const unsent = new Unsent();
  const taken = [];
  while (unsent.hasRoom('programme-1', 'zed')) {
    taken.push(unsent.take('programme-1', 'zed', longest));
  }
  expect(taken.length * longest).toBeLessThan(unsentOfProgrammeMax + longest);
  expect(unsent.hasRoom('programme-1', 'emma')).toBe(true);
  // Once it is read, there is another one; called twice, it lets go once.
  taken[0]?.();
  taken[0]?.();
  expect(unsent.hasRoom('programme-1', 'zed')).toBe(true);
  unsent.take('programme-1', 'zed', longest);
  expect(unsent.hasRoom('programme-1', 'zed')).toBe(false);
});

it('are not those that are short, such as what somebody is told who is no member (F127)', () => {
  const unsent = new Unsent();
  for (let count = 0; count < (2 * unsentMax) / longFrom; count += 1) {
    unsent.take('programme-1', 'zed', longFrom - 1);
  }
  expect(unsent.hasRoom('programme-1', 'zed')).toBe(true);
});
