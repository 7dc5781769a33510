import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ActionEntry,
  CalendarEntry,
  ContactEntry,
} from '../../../../src/domain/calendar/calendar-entries.ts';
import {
  clockOf,
  firstMinute,
  hourDays,
  timeAtPlace,
} from '../../../../src/domain/calendar/hour-grid.ts';
import { entriesAt, movedByKey, placeAtKey } from '../../../../src/domain/calendar/hour-keys.ts';
import { weekOf } from '../../../../src/domain/calendar/weeks.ts';
import { action, brief, head } from '../portfolio/records.ts';

fc.configureGlobal({ seed: 20261128 });

const paris = 'Europe/Paris';
const london = 'Europe/London';
const week = weekOf('2020-11-19');
const { sme } = head();

function contact(key: string, at: string, minutes?: number, zone = paris): ContactEntry {
  const hour = at.slice(11) === '00:00' ? undefined : at.slice(11);
  return {
    kind: 'planned',
    key,
    day: at.slice(0, 10),
    sme,
    contact: { ...brief('2020-11-20'), id: key, at, minutes },
    at,
    zone,
    hour,
    unsettled: false,
  };
}

const task: ActionEntry = {
  kind: 'action',
  key: 'action/1',
  day: '2020-11-19',
  sme,
  action: action(),
  late: false,
};

const on = (entries: readonly CalendarEntry[], day = '2020-11-19') =>
  hourDays(entries, week, paris).get(day);

describe('a week by the hour', () => {
  it('puts a contact on the clock of the grid, as long as it lasts, and what has no hour above', () => {
    const day = on([
      contact('a', '2020-11-19T10:00', 45, london),
      contact('b', '2020-11-19T00:00'),
      task,
    ]);
    expect(day?.timed).toMatchObject([{ from: 660, to: 705, column: 0, columns: 1 }]);
    expect(day?.untimed.map(({ key }) => key)).toEqual(['b', 'action/1']);
  });

  it('stands on another day where the clock of the grid is on it, and ends with its day', () => {
    expect(on([contact('a', '2020-11-18T23:30', 60, london)])?.timed).toMatchObject([
      { from: 30, to: 90 },
    ]);
    expect(on([contact('a', '2020-11-19T23:30', 120)])?.timed).toMatchObject([{ to: 1440 }]);
  });

  it('shares the width among those that overlap, and among no others', () => {
    const day = on([
      contact('a', '2020-11-19T10:00', 60),
      contact('b', '2020-11-19T10:30', 60),
      contact('c', '2020-11-19T11:00', 30),
      contact('d', '2020-11-19T14:00', 30),
    ]);
    expect(day?.timed.map(({ entry, column, columns }) => [entry.key, column, columns])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 2],
      ['d', 0, 1],
    ]);
  });

  it('never puts two over each other, and leaves none out', () => {
    const spans = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 1439 }), fc.integer({ min: 1, max: 300 })),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(spans, (all) => {
        const entries = all.map(([from, minutes], index) =>
          contact(`c${index}`, `2020-11-19T${clockOf(from)}`, minutes),
        );
        const timed = on(entries)?.timed ?? [];
        expect(timed).toHaveLength(all.length);
        for (const one of timed) {
          expect(one.column).toBeLessThan(one.columns);
          for (const other of timed) {
            const together = one.from < other.to && other.from < one.to;
            if (one === other || !together) continue;
            expect(one.columns).toBe(other.columns);
            expect(one.column).not.toBe(other.column);
          }
        }
      }),
    );
  });

  it('opens at eight, or at the hour of what begins before', () => {
    expect(firstMinute(hourDays([contact('a', '2020-11-19T09:00')], week, paris))).toBe(480);
    expect(firstMinute(hourDays([contact('a', '2020-11-17T06:45')], week, paris))).toBe(360);
  });

  it('gives the time on the clock of the contact; midnight there is no hour', () => {
    const place = { day: '2020-11-19', minute: 660 };
    expect(timeAtPlace({ zone: london }, place, paris)).toBe('2020-11-19T10:00');
    expect(timeAtPlace({ zone: london }, { ...place, minute: 60 }, paris)).toBeUndefined();
    expect(timeAtPlace({ zone: london }, { ...place, minute: 30 }, paris)).toBe('2020-11-18T23:30');
  });
});

describe('the keys of a week by the hour', () => {
  const days = hourDays(
    [contact('long', '2020-11-19T10:00', 90), contact('late', '2020-11-19T11:00', 60)],
    week,
    paris,
  );
  const from = (minute: number, key?: string) => ({ day: '2020-11-19', minute, key });

  it('steps over the rest of a contact and onto what begins within it', () => {
    expect(placeAtKey('ArrowDown', from(570), days)).toEqual(from(600, 'long'));
    expect(placeAtKey('ArrowDown', from(600, 'long'), days)).toEqual(from(660, 'late'));
    expect(placeAtKey('ArrowDown', from(660, 'late'), days)).toEqual(from(720));
    expect(placeAtKey('ArrowUp', from(0), days)).toEqual(from(0));
  });

  it('goes through what begins together, then to the next day', () => {
    const two = hourDays(
      [contact('a', '2020-11-19T10:00'), contact('b', '2020-11-19T10:15')],
      week,
      paris,
    );
    expect(entriesAt(two, from(600)).map(({ entry }) => entry.key)).toEqual(['a', 'b']);
    expect(placeAtKey('ArrowRight', from(600), two)).toMatchObject({ key: 'b' });
    expect(placeAtKey('ArrowRight', from(600, 'b'), two)).toEqual({
      day: '2020-11-20',
      minute: 600,
    });
    expect(placeAtKey('ArrowLeft', from(600, 'b'), two)).toMatchObject({ key: 'a' });
  });

  it('reaches the ends of the week and other weeks, and leaves other keys alone', () => {
    expect(placeAtKey('Home', from(600), days)?.day).toBe('2020-11-16');
    expect(placeAtKey('End', from(600), days)?.day).toBe('2020-11-22');
    expect(placeAtKey('PageDown', from(600), days)?.day).toBe('2020-11-26');
    expect(placeAtKey('PageUp', from(600), days)?.day).toBe('2020-11-12');
    expect(placeAtKey('x', from(600), days)).toBeUndefined();
  });

  it('moves a contact by half hours and days on its own clock, an action by days alone', () => {
    const abroad = contact('a', '2020-11-19T10:00', 30, london);
    expect(movedByKey('ArrowDown', abroad, paris)).toEqual({ day: '2020-11-19', time: '10:30' });
    expect(movedByKey('ArrowLeft', abroad, paris)).toEqual({ day: '2020-11-18', time: '10:00' });
    expect(movedByKey('ArrowRight', task, paris)).toEqual({ day: '2020-11-20' });
    expect(movedByKey('ArrowUp', task, paris)).toBeUndefined();
    expect(movedByKey('ArrowUp', contact('b', '2020-11-19T00:15'), paris)).toBeUndefined();
  });
});
