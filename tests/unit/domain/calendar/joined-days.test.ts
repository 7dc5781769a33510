/** Days joined from ranges are those of the ranges, and whoever wrote many of them makes nobody wait. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { firstMeetingDay } from '../../../../src/domain/alert/meeting-day.ts';
import { closedRanges } from '../../../../src/domain/calendar/closed-ranges.ts';
import { couldMeet } from '../../../../src/domain/calendar/meeting-days.ts';
import { daysOffIn } from '../../../../src/domain/calendar/event-days.ts';
import {
  daysWithin,
  firstOutside,
  hasDay,
  joinedDays,
} from '../../../../src/domain/calendar/joined-days.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import { counting } from '../../../support/counting.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';
import { event } from './records.ts';

const today = '2021-05-01';
const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days));
const range = fc
  .tuple(day, fc.option(fc.integer({ min: -2, max: 20 }), { nil: undefined }))
  .map(([from, days]) => ({ from, to: days === undefined ? undefined : addDays(from, days) }));
const all = Array.from({ length: 200 }, (_, at) => addDays(today, at - 100));

describe('joined days', () => {
  it('are those of their ranges', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
        const among = (one: string): boolean =>
          ranges.some(({ from, to = '9999-12-31' }) => from <= one && one <= to);
        const joined = joinedDays(ranges);
        expect(all.filter((one) => hasDay(joined, one))).toEqual(all.filter(among));
        const within = daysWithin(joined, { from: all[50] ?? '', to: all[120] ?? '' });
        expect(
          all.filter((one) => within.some(({ from, to }) => from <= one && one <= to)),
        ).toEqual(all.slice(50, 121).filter(among));
        const free = all.find((one) => one >= today && !among(one));
        expect(firstOutside(joined, today)).toBe(free ?? '9999-12-31');
      }),
      { numRuns: 500 },
    );
  });
});

describe('many days that one member wrote', () => {
  const count = 1000;
  const stamp = { at: 1, by: 'emma' };

  it('cost each SME one look at its closures, however many days are asked for (F300)', () => {
    const { seen, items } = counting(count, (at) => ({
      from: addDays('1900-01-02', at),
      to: addDays('1900-01-02', at),
      every: at % 2 === 0 ? ('year' as const) : ('once' as const),
    }));
    const sme = {
      ...{ id: 'sme', entity: 'sme', home: 'sme', created: stamp, changed: stamp },
      values: { name: 'A', stage: 'supported', country: 'FR', launchPadId: 'pad', closures: items },
    } as unknown as Sme;
    const context = alertContext({ today });
    context.openDaysOf(sme).between('1901-01-01', today);
    firstMeetingDay(sme, today, context);
    const once = seen.times;
    expect(once).toBeLessThan(count * 20);
    for (let days = 0; days < 100; days += 1) {
      firstMeetingDay(sme, addDays(today, days), context);
      context.openDaysOf(sme).between('1901-01-01', addDays(today, days));
      context.openDaysOf(sme).firstFrom(addDays('1950-01-01', days));
      context.isAway(sme);
    }
    expect(seen.times).toBe(once);
  });

  it('cost one look at each closure for all days of a month', () => {
    const { seen, items } = counting(count, (at) => ({
      from: addDays(today, at - 500),
      to: addDays(today, at - 500),
      every: 'once' as const,
    }));
    expect(closedRanges({ from: today, to: addDays(today, 30) }, items)).toEqual([
      { from: today, to: addDays(today, 30) },
    ]);
    expect(seen.times).toBeLessThan(count * 20);
  });

  it('cost one look at the events of the calendar, however many days are asked for (F301)', () => {
    const { seen, items } = counting(count, (at) =>
      event(`event-${at}`, {
        kind: 'closure',
        from: addDays(today, at),
        to: addDays(today, at),
        country: undefined,
        effect: 'noFaceToFace',
      }),
    );
    const isOff = daysOffIn(items);
    const once = seen.times;
    for (const one of all) expect(isOff(['FR'], one)).toBe(one >= today);
    expect(seen.times).toBe(once);
    expect(couldMeet('FR', items, { from: today, to: addDays(today, 800) })).toBe(false);
    expect(couldMeet('FR', items, { from: today, to: addDays(today, 1000) })).toBe(true);
    expect(seen.times).toBeLessThan(once + count * 40);
  });

  it.each([{ closures: 0 }, { closures: 1 }])(
    'of long ago take about as long as recent ones, with $closures closures (F312)',
    ({ closures }) => {
      const dues = Array.from({ length: 5000 }, (_, at) => addDays('1900-01-01', at % 300));
      const recent = dues.map((due) => addDays('2020-06-01', Number(due.slice(8))));
      const sme = {
        ...{ id: 'sme', entity: 'sme', home: 'sme', created: stamp, changed: stamp },
        values: {
          ...{ name: 'A', stage: 'supported', country: 'FR', launchPadId: 'pad' },
          closures: Array.from({ length: closures }, () => ({
            from: '2020-08-03',
            to: '2020-08-21',
            every: 'year',
          })),
        },
      } as unknown as Sme;
      const ask = (days: readonly string[]) => () => {
        const open = alertContext({ today }).openDaysOf(sme);
        return days.reduce((sum, due) => sum + open.between(due, today), 0);
      };
      // About 55; before, above 1700.
      expect(timesAsLong(ask(dues), ask(recent), 5)).toBeLessThan(300);
    },
  );
});
