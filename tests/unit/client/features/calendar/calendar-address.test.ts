import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressFrom,
  calendarKinds,
  calendarViews,
  searchOf,
} from '../../../../../src/client/features/calendar/calendar-address.ts';

fc.configureGlobal({ seed: 20261125 });

const today = '2021-05-19';
const from = (search: string) => addressFrom(new URLSearchParams(search), today);

describe('the address of the calendar', () => {
  it('is this month of everyone when it says nothing', () => {
    expect(from('')).toEqual({
      view: 'month',
      day: today,
      who: undefined,
      hidden: new Set(),
    });
    expect(searchOf(from(''), today).toString()).toBe('');
  });

  it.each(['day=2021-02-30', 'day=tomorrow', 'view=year', 'who=', 'hide=colour', 'hide='])(
    'passes over “%s”',
    (search) => {
      expect(from(search)).toEqual(from(''));
    },
  );

  it('is written and read alike, whatever is chosen', () => {
    const address = fc.record({
      view: fc.constantFrom(...calendarViews),
      day: fc.constantFrom('2020-02-29', today, '2026-12-31'),
      who: fc.constantFrom(undefined, 'mine', 'pad-uk'),
      hidden: fc.subarray([...calendarKinds]).map((kinds) => new Set(kinds)),
    });
    fc.assert(
      fc.property(address, (one) => {
        expect(addressFrom(searchOf(one, today), today)).toEqual(one);
      }),
    );
  });
});
