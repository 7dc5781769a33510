/** What is said to be there before a visit, and what is not. */

import { expect, it } from 'vitest';
import { readinessOf, type ReadyFacts, syncAgeMsMax } from '../../../../src/domain/visit/ready.ts';

const now = Date.UTC(2020, 10, 18, 18);
const all: ReadyFacts = {
  isSheetHere: true,
  areFormsHere: true,
  isLanguageHere: true,
  isApplicationHere: true,
  isStorageProtected: true,
  shared: { isSignedIn: true, syncedAt: now - 1000 },
  now,
};
const those = (facts: ReadyFacts, is: string) =>
  readinessOf(facts)
    .filter((one) => one.is === is)
    .map(({ point }) => point);

it('is all ready but for what no browser tells', () => {
  expect(those(all, 'missing')).toEqual([]);
  expect(those(all, 'unknown')).toEqual(['battery']);
});

it('puts what is missing first, then what is not known', () => {
  const facts = { ...all, isStorageProtected: false, isApplicationHere: undefined };
  expect(
    readinessOf(facts)
      .map(({ point }) => point)
      .slice(0, 3),
  ).toEqual(['storage', 'application', 'battery']);
});

it('misses a synchronisation that is a day old, and one that never was', () => {
  const synced = (syncedAt: number | undefined) =>
    those({ ...all, shared: { isSignedIn: true, syncedAt } }, 'missing');
  expect(synced(now - syncAgeMsMax)).toEqual([]);
  expect(synced(now - syncAgeMsMax - 1)).toEqual(['sync']);
  expect(synced(undefined)).toEqual(['sync']);
});

it('asks for no session where the programme is on this device alone', () => {
  const points = readinessOf({ ...all, shared: undefined }).map(({ point }) => point);
  expect(points).not.toContain('session');
  expect(points).not.toContain('sync');
});
