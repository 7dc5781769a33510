/** Contacts of several zones, in the order in which they happened. */

import { describe, expect, test } from 'vitest';
import { inOrder, onCommonClock } from '../../../../src/domain/contact/contact-order.ts';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import { timelineOf } from '../../../../src/domain/sheet/timeline.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';

const stamp = { at: 0, by: 'emma' };

function contact(id: string, at: string, zone?: string): Contact {
  const more = zone === undefined ? {} : { zone };
  return {
    id,
    entity: 'contact',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: { at, ...more, kind: 'interim', mode: 'phone', state: 'held', reached: true },
  };
}

const paris = contact('paris', '2026-11-28T09:00', 'Europe/Paris');
const parisNoon = contact('paris-noon', '2026-11-28T12:00', 'Europe/Paris');
// At 02:00 there, it is 11:00 in Paris.
const angeles = contact('angeles', '2026-11-28T02:00', 'America/Los_Angeles');
const ids = (contacts: readonly Contact[]) => contacts.map(({ id }) => id);

describe('contacts of several zones', () => {
  test('stand in the order in which they happened, however they were given (F75)', () => {
    const expected = ['paris', 'angeles', 'paris-noon'];
    expect(ids(inOrder([angeles, parisNoon, paris]))).toEqual(expected);
    expect(ids(inOrder([paris, angeles, parisNoon]))).toEqual(expected);
  });

  test('are summarised by what happened last (F75)', () => {
    const { lastReached, lastHeld } = summariseJournal([angeles, paris]);
    expect(lastReached?.id).toBe('angeles');
    // The time where it was, as it was typed.
    expect(lastHeld?.at).toBe('2026-11-28T02:00');
  });

  test('stand so on the line of time, the latest on top (F75)', () => {
    const sme = {
      id: 'sme-1',
      entity: 'sme',
      home: 'sme-1',
      created: stamp,
      changed: stamp,
      values: {
        name: 'Kerlan',
        country: 'FR',
        launchPadId: 'pad',
        track: 'programme',
        stage: 'enrolled',
      },
    } as const;
    const openDays = { between: () => 0 };
    const input = { sme, issues: [], events: [], today: '2026-11-28', openDays };
    const { past } = timelineOf(
      { ...input, contacts: [angeles, parisNoon, paris] },
      { filter: 'contacts', context: false },
    );
    expect(past.map(({ key }) => key)).toEqual(['paris-noon', 'angeles', 'paris']);
  });
});

test('contacts of one clock, or of none, keep the times they have', () => {
  const unknown = contact('unknown', '2026-11-28T10:00');
  expect(onCommonClock([paris, unknown])(unknown)).toBe('2026-11-28T10:00');
  expect(ids(inOrder([parisNoon, unknown, paris]))).toEqual(['paris', 'unknown', 'paris-noon']);
  expect(ids(inOrder([angeles, paris, parisNoon, unknown]))).toEqual([
    'paris',
    'unknown',
    'angeles',
    'paris-noon',
  ]);
});

test('a time that no clock shows, as of a file, is left as it is', () => {
  const strange = contact('strange', '2026-11-28', 'America/Los_Angeles');
  expect(ids(inOrder([paris, strange]))).toEqual(['strange', 'paris']);
});
