/**
 * Ids and choices that are the same every time: opening the sample twice must find what is there already, so
 * nothing of it may come from chance or from a clock.
 */

import { assert } from '../../std/assert.ts';

/** A number of 32 bits from a text (FNV-1a, then mixed so that neighbouring texts lie far apart). */
export function hashOf(text: string, salt = 0): number {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The id of what `key` names, made at `at` (milliseconds since 1970): in the form of a UUIDv7, so that ids sort by
 * time as those of real changes do.
 */
export function idOf(key: string, at: number): string {
  assert(at > 0, 'the sample begins after 1970');
  const time = hex(at, 12);
  const low = (salt: number): string => hex(hashOf(key, salt), 8);
  const tail = low(1) + low(2) + low(3);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${tail.slice(0, 3)}`,
    `8${tail.slice(3, 6)}`,
    tail.slice(6, 18),
  ].join('-');
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

/** Numbers from 0 up to, not including, 1 that look random and follow from `key` alone (mulberry32). */
export function numbersFrom(key: string): () => number {
  let state = hashOf(key);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The list in another order, which `next` decides. */
export function shuffled<T>(list: readonly T[], next: () => number): readonly T[] {
  return list
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
