import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventDays } from '../../../../src/domain/calendar/event-days.ts';
import {
  type Lane,
  lanesIn,
  type LaneView,
  layOutWeek,
} from '../../../../src/domain/calendar/lanes.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { daysOf, overlaps, weekOf } from '../../../../src/domain/calendar/weeks.ts';
import { event, member, padFr, padUk, programme } from './records.ts';

fc.configureGlobal({ seed: 20261125 });

const view: LaneView = {
  memberId: 'me',
  scope: { mine: false, padId: undefined },
  hidden: new Set(),
};
const nobody = { launchPads: [], members: [], events: [], programme: undefined };
const november = { from: '2020-11-01', to: '2020-11-30' };

describe('the days of a context event', () => {
  it.each([
    ['a day', { from: '2020-11-05' }, '2020-11-05', '2020-11-05'],
    ['its days', { from: '2020-11-05', to: '2020-12-15' }, '2020-11-05', '2020-12-15'],
    [
      'its first day, when its end was mistyped',
      { from: '2020-11-05', to: '2020-10-15' },
      '2020-11-05',
      '2020-11-05',
    ],
    ['its month', { from: '2020-02-01', precision: 'month' }, '2020-02-01', '2020-02-29'],
    [
      'its months',
      { from: '2020-10-01', to: '2020-12-31', precision: 'month' },
      '2020-10-01',
      '2020-12-31',
    ],
    [
      'all days on, while it weighs on meetings',
      { from: '2020-11-05', effect: 'noFaceToFace' },
      '2020-11-05',
      undefined,
    ],
    [
      'its month, though it weighs on meetings',
      { from: '2020-11-01', effect: 'noFaceToFace', precision: 'month' },
      '2020-11-01',
      '2020-11-30',
    ],
    [
      'a day, when it has no effect',
      { from: '2020-11-05', effect: 'none' },
      '2020-11-05',
      '2020-11-05',
    ],
  ] as const)('are %s', (_name, values, from, to) => {
    expect(eventDays(event('e', values))).toEqual({ from, to });
  });
});

describe('the lanes of a range', () => {
  it('begin with what forbids to meet, and leave out what was called off or lies elsewhere', () => {
    const events = [
      event('trade', { kind: 'trade', from: '2020-11-02' }),
      event('limited', { from: '2020-11-05', to: '2020-11-08', effect: 'limitedFaceToFace' }),
      event('lockdown', { from: '2020-11-10', effect: 'noFaceToFace' }),
      event('fair', { kind: 'event', from: '2020-11-12', status: 'cancelled' }),
      event('later', { from: '2020-12-01' }),
    ];
    const lanes = lanesIn({ ...nobody, events }, november, view);
    expect(lanes.map(({ key }) => key)).toEqual(['lockdown', 'limited', 'trade']);
    expect(lanes[0]).toMatchObject({ from: '2020-11-10', to: '2020-11-30', lasting: true });
    expect(
      lanesIn({ ...nobody, events }, november, { ...view, hidden: new Set(['context']) }),
    ).toEqual([]);
  });

  it('name August in France once, and the turn of the year for both sides', () => {
    const source = { ...nobody, launchPads: [padUk, padFr], programme: programme() };
    expect(lanesIn(source, { from: '2020-08-10', to: '2020-08-16' }, view)).toMatchObject([
      { window: 'august', from: '2020-08-01', to: '2020-08-31', padCodes: ['FR'] },
    ]);
    expect(lanesIn(source, { from: '2020-12-28', to: '2021-01-03' }, view)).toMatchObject([
      { window: 'turnOfYear', from: '2020-12-24', to: '2021-01-01', padCodes: ['UK', 'FR'] },
    ]);
    const off = { ...source, programme: programme({ softWindowsOff: true }) };
    expect(lanesIn(off, { from: '2020-08-10', to: '2020-08-16' }, view)).toEqual([]);
  });

  it('show the absences of those whom the scope names', () => {
    const away = {
      one: { from: '2020-11-09', to: '2020-11-13' },
      two: { from: '2020-11-30', to: '2020-11-02' },
    };
    const members = [
      member('me', { absences: away, launchPadId: 'pad-fr' }),
      member('emma', { absences: away, launchPadId: 'pad-uk' }),
      member('gone', { absences: away, inactive: true }),
    ];
    const keys = (scope: LaneView['scope']): readonly string[] =>
      lanesIn({ ...nobody, members }, november, { ...view, scope }).map(({ key }) => key);
    expect(keys({ mine: false, padId: undefined })).toEqual(['emma/one', 'me/one']);
    expect(keys({ mine: true, padId: undefined })).toEqual(['me/one']);
    expect(keys({ mine: false, padId: 'pad-uk' })).toEqual(['emma/one']);
  });
});

describe('the layout of a week', () => {
  const week = weekOf('2020-11-18');
  const monday = week[0] ?? '';
  const lane = (key: string, from: number, to: number): Lane => ({
    kind: 'absence',
    key,
    from: addDays(monday, from),
    to: addDays(monday, to),
    member: member('me'),
    reason: undefined,
  });

  it('cuts a lane to the week, and puts lanes that do not meet into one row', () => {
    const lanes = [lane('long', -10, 1), lane('late', 2, 20), lane('day', 3, 3)];
    const { rows, left } = layOutWeek(lanes, week, 4);
    expect(
      rows.map((row) => row.map(({ lane: { key }, column, days }) => [key, column, days])),
    ).toEqual([
      [
        ['long', 1, 2],
        ['late', 3, 5],
      ],
      [['day', 4, 1]],
    ]);
    expect(left).toEqual([]);
  });

  it('leaves no lane out, puts none over another, and counts those without room', () => {
    const some = fc
      .array(fc.tuple(fc.integer({ min: -4, max: 9 }), fc.nat(12)), { maxLength: 10 })
      .map((all) => all.map(([from, days], index) => lane(String(index), from, from + days)));
    fc.assert(
      fc.property(some, fc.nat(4), (lanes, rowsMax) => {
        const { rows, left } = layOutWeek(lanes, week, rowsMax);
        expect(rows.length).toBeLessThanOrEqual(rowsMax);
        const inWeek = lanes.filter((one) => overlaps(one, { from: monday, to: week[6] ?? '' }));
        const shown = rows.flat().map((placed) => placed.lane);
        expect([...shown, ...left].map(({ key }) => key).sort()).toEqual(
          inWeek.map(({ key }) => key).sort(),
        );
        for (const row of rows) {
          let next = 1;
          for (const { column, days, lane: one } of row) {
            expect(column).toBeGreaterThanOrEqual(next);
            next = column + days;
            expect(next).toBeLessThanOrEqual(8);
            const drawn = week.slice(column - 1, column - 1 + days);
            expect(drawn).toEqual(daysOf(one).filter((day) => week.includes(day)));
          }
        }
      }),
    );
  });
});
