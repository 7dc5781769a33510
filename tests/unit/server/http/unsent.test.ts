/** Long answers that nobody reads, over all (F127). */

import { expect, it } from 'vitest';
import { givenMs, longFrom, Unsent, unsentMax } from '../../../../src/server/http/unsent.ts';

/** An answer as long as the longest record. */
const longest = 4_000_000;
/** A part of a download. */
const part = 300_000;

/** Answers of whichever accounts, with a clock of one's own. */
function unread() {
  const clock = { now: 0 };
  const unsent = new Unsent(() => clock.now);
  const standing = new Map<string, number>();
  const lost: string[] = [];
  const put = (account: string, by: number): void =>
    void standing.set(account, (standing.get(account) ?? 0) + by);
  /** What lets it go, where it is sent. */
  const ask = (account: string, bytes: number, moved = () => 0): (() => void) | undefined => {
    const giveUp = (): void => {
      lost.push(account);
      put(account, -bytes);
    };
    const sent = unsent.take({ account, bytes, moved, giveUp });
    if (sent !== undefined) put(account, bytes);
    return sent;
  };
  const all = (): number => [...standing.values()].reduce((sum, bytes) => sum + bytes, 0);
  /** Asks until there is no room for as much. */
  const fill = (account: (at: number) => string): void => {
    for (let at = 0; ask(account(at), longest) !== undefined; at += 1) expect(at).toBeLessThan(99);
    lost.length = 0;
  };
  return { clock, ask, all, fill, lost };
}

it('are no more than what is allowed over all, whatever the accounts, and however often they ask (F127)', () => {
  const { clock, ask, all } = unread();
  for (let at = 0; at < 1000; at += 1) {
    clock.now += 300;
    ask(`crew-${at % 300}`, at % 7 === 0 ? part : longest);
    expect(all()).toBeLessThanOrEqual(unsentMax);
  }
  expect(all()).toBeGreaterThan(unsentMax / 2);
});

it.each([1, 5, 60])(
  'keep nobody who has little unread from a part of a download, at once: %i accounts (F127)',
  (accounts) => {
    const { ask, fill, lost } = unread();
    fill((at) => `crew-${at % accounts}`);
    for (let at = 0; at < 20; at += 1) expect(ask(`colleague-${at}`, part)).toBeDefined();
    expect(lost.length).toBeGreaterThan(0);
    for (const account of lost) expect(account).toContain('crew');
  },
);

it('give place after a while to an answer as long as they are, the oldest first (F127)', () => {
  const { clock, ask, fill, lost } = unread();
  fill((at) => `crew-${at}`);
  clock.now = givenMs - 1;
  expect(ask('emma', longest)).toBeUndefined();
  expect(lost).toEqual([]);
  clock.now = givenMs;
  expect(ask('emma', longest)).toBeDefined();
  expect(lost).toEqual(['crew-0']);
});

/** What a line takes from now on, in bytes. */
const lineOf = (clock: { readonly now: number }, perSecond: number): (() => number) => {
  const since = clock.now;
  return () => ((clock.now - since) / 1000) * perSecond;
};

it.each([
  ['read nothing', () => () => 0],
  ['read a part at once and then nothing', () => () => 3_000_000],
  ['read slowly', (clock: { readonly now: number }) => lineOf(clock, 30_000)],
])(
  'take the room of no answer that is read over a slow line, from those who %s (F127)',
  (_name, how) => {
    const { clock, ask, lost } = unread();
    const crew = () => {
      for (let at = 0; at < 60; at += 1) ask(`crew-${at}`, longest, how(clock));
    };
    const seconds = (count: number) => {
      for (let second = 0; second < count; second += 1) {
        crew();
        clock.now += 1000;
      }
    };
    seconds(30);
    const bytes = longest + 300_000;
    const asks = () => ask('emma', bytes, lineOf(clock, 100_000));
    let read = asks();
    for (let tries = 0; read === undefined && tries < 20; tries += 1) {
      seconds(1);
      read = asks();
    }
    expect(read).toBeDefined();
    lost.length = 0;
    seconds(bytes / 100_000);
    read?.();
    expect(lost).not.toContain('emma');
    expect(lost.length).toBeGreaterThan(0);
  },
);

it('are let go of once they are read, once each (F127)', () => {
  const { ask, fill } = unread();
  const read = ask('crew-0', longest);
  fill((at) => `crew-${at}`);
  read?.();
  read?.();
  expect(ask('emma', longest)).toBeDefined();
  expect(ask('maelle', longest)).toBeUndefined();
});

it('are not those that are short, which always go: a pull without news (F127)', () => {
  const { ask, fill, lost } = unread();
  fill((at) => `crew-${at}`);
  for (let count = 0; count < (2 * unsentMax) / longFrom; count += 1) {
    expect(ask('crew-0', longFrom - 1)).toBeDefined();
  }
  expect(lost).toEqual([]);
});
