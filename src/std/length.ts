/**
 * How long a text or a list may be. The library compares the length of anything that has one, also where it is no text at all, and
 * that throws where the length is an object with a `toString` that is none (F286). Here the length of texts and lists alone counts.
 */

import * as z from 'zod/mini';

// The types of the library leave out when a check runs; its code does not.
const ofTextsAndLists = {
  when: ({ value }: { readonly value: unknown }) =>
    typeof value === 'string' || Array.isArray(value),
} as object;

/** A check that a text or a list is no longer than that. */
export const lengthMax = (max: number) => z.maxLength(max, ofTextsAndLists);

/** A check that a text or a list is at least so long. */
export const lengthMin = (min: number) => z.minLength(min, ofTextsAndLists);
