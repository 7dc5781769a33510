/** Which line stands where on a day, at the limits of days, months, years and zones. */

import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { myDay } from '../../../../src/domain/my-day/my-day.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import type { LaunchPad } from '../../../../src/domain/operation/record.ts';
import type { ContactBrief } from '../../../../src/domain/sme/journal-summary.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';
import {
  action,
  colleague,
  day,
  dayContext,
  linesOf,
  me,
  planned,
  sheet,
  today,
} from './sheets.ts';

const withPlanned = (at: string, values: Partial<ContactBrief> = {}): SheetHead =>
  sheet({ summary: { planned: [planned(at, { id: 'c', ...values })] } });
const withAction = (due: string): SheetHead => sheet({ actions: [action({ due, ownerId: me })] });
const reachedOn = (on: string): SheetHead =>
  sheet({ summary: { lastReached: planned(`${on}T10:00`) } });
const reviewedOn = (on: string): SheetHead =>
  sheet({ summary: { lastReview: planned(`${on}T10:00`) } });

describe('a planned contact', () => {
  it.each([
    ['yesterday, late in the evening', '2020-11-19', '2020-11-18T23:59', 'unsettled'],
    ['today, at its first minute with an hour', '2020-11-19', '2020-11-19T00:01', 'today'],
    ['today, without an hour', '2020-11-19', '2020-11-19T00:00', 'today'],
    ['today, at its last minute', '2020-11-19', '2020-11-19T23:59', 'today'],
    ['tomorrow', '2020-11-19', '2020-11-20T00:00', 'coming'],
    ['in seven days', '2020-11-19', '2020-11-26T18:00', 'coming'],
    ['in eight days', '2020-11-19', '2020-11-27T08:00', undefined],
    [
      'on the last day of the month, looked at on the first',
      '2020-12-01',
      '2020-11-30T10:00',
      'unsettled',
    ],
    [
      'on the first of the month, looked at on the last',
      '2020-11-30',
      '2020-12-01T10:00',
      'coming',
    ],
    ['on 29 February, looked at on that day', '2020-02-29', '2020-02-29T10:00', 'today'],
    ['on 29 February, looked at on 1 March', '2020-03-01', '2020-02-29T10:00', 'unsettled'],
    ['on 7 March, seven days after 29 February', '2020-02-29', '2020-03-07T10:00', 'coming'],
    ['on 8 March, eight days after 29 February', '2020-02-29', '2020-03-08T10:00', undefined],
    [
      'on New Year’s Day, looked at on the last of the year',
      '2020-12-31',
      '2021-01-01T10:00',
      'coming',
    ],
  ])('%s', (_, on, at, section) => {
    const recent = planned(`${on}T09:00`);
    const head = sheet({
      summary: { planned: [planned(at, { id: 'c' })], lastReached: recent, lastReview: recent },
    });
    expect(day([head], { today: on, quiet: true })).toEqual(
      section === undefined ? [] : [`${section} contact:c`],
    );
  });

  it.each([
    {
      what: 'half past midnight in Paris is still yesterday in London',
      at: ['2020-11-20T00:30', 'Europe/Paris'],
      here: ['2020-11-19T23:30', 'Europe/London'],
      section: 'today',
    },
    {
      what: 'half past eleven in the evening in London is tomorrow in Paris',
      at: ['2020-11-19T23:30', 'Europe/London'],
      here: ['2020-11-20T00:30', 'Europe/Paris'],
      section: 'coming',
    },
    {
      what: 'without an hour its day is its own',
      at: ['2020-11-19T00:00', 'Europe/Paris'],
      here: ['2020-11-19T00:00', 'Europe/London'],
      section: 'today',
    },
  ])('$what', ({ at: [at = '', there], here: [hereAt, zone = ''], section }) => {
    const head = withPlanned(at, { zone: there });
    expect(day([head], { zone })).toEqual([`${section} contact:c`]);
    expect(linesOf([head], { zone })[0]).toMatchObject({ hereAt });
  });

  it.each([
    // The clocks of both countries change at the same instant: 01:00 in universal time.
    ['before the clocks go forward', '2021-03-28', '2021-03-28T00:30', '2021-03-28T01:30'],
    ['after the clocks went forward', '2021-03-28', '2021-03-28T09:00', '2021-03-28T10:00'],
    ['before the clocks go back', '2020-10-25', '2020-10-25T00:30', '2020-10-25T01:30'],
    ['after the clocks went back', '2020-10-25', '2020-10-25T09:00', '2020-10-25T10:00'],
  ])('is an hour later in Paris than in London, %s', (_, on, at, hereAt) => {
    const head = withPlanned(at, { zone: 'Europe/London' });
    const found = linesOf([head], { today: on, quiet: true });
    expect(found[0]).toMatchObject({ key: expect.stringMatching(/contact:c$/), hereAt });
  });

  it('says that nobody is there on its day', () => {
    const closures = { one: { from: today, to: today, every: 'once' as const } };
    const shut = sheet({ sme: { closures }, summary: { planned: [planned(`${today}T10:00`)] } });
    expect(linesOf([shut])[0]).toMatchObject({ closed: true });
    expect(linesOf([withPlanned(`${today}T10:00`)])[0]).toMatchObject({ closed: false });
  });

  it('on the SME of a colleague is mine when I take part, without what speaks for a contact', () => {
    const lastReached = planned('2020-10-01T10:00');
    const head = (memberIds: readonly string[]): SheetHead =>
      sheet({
        sme: { accountManagerId: colleague },
        summary: { lastReached, planned: [planned(`${today}T10:00`, { id: 'c', memberIds })] },
      });
    expect(day([head([colleague])])).toEqual([]);
    expect(day([head([colleague, me])])).toEqual(['today contact:c']);
    expect(linesOf([head([me])])[0]).toMatchObject({ alerts: [] });
  });

  it('whose zone was not kept is in that of the launch pad', () => {
    const pad: LaunchPad = {
      id: 'pad-fr',
      entity: 'launchPad',
      home: 'programme',
      created: { at: 0, by: me },
      changed: { at: 0, by: me },
      values: { name: 'Angleterre', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    };
    const found = linesOf([withPlanned(`${today}T10:00`)], { launchPads: [pad] });
    expect(found[0]).toMatchObject({ zone: 'Europe/London', hereAt: `${today}T11:00` });
  });

  it('stands in the order of the clock, whatever the SME', () => {
    const at = (id: string, hour: string): SheetHead =>
      sheet({ id, summary: { planned: [planned(`${today}T${hour}`, { id })] } });
    expect(day([at('a', '15:00'), at('b', '09:30'), at('c', '00:00')])).toEqual([
      'today contact:c',
      'today contact:b',
      'today contact:a',
    ]);
  });
});

describe('an action', () => {
  it.each([
    ['yesterday', -1, 'owed'],
    ['today', 0, 'owed'],
    ['tomorrow', 1, 'coming'],
    ['in seven days', 7, 'coming'],
    ['in eight days', 8, undefined],
  ])('due %s', (_, days, section) => {
    expect(day([withAction(addDays(today, days))])).toEqual(
      section === undefined ? [] : [`${section} action:action-1`],
    );
  });

  it('without a date is no part of a day', () => {
    expect(day([sheet({ actions: [action({ ownerId: me })] })])).toEqual([]);
  });

  it('comes before those that are less late', () => {
    const actions = [action({ due: today }, 'a'), action({ due: addDays(today, -9) }, 'b')];
    expect(day([sheet({ actions })])).toEqual(['owed action:b', 'owed action:a']);
  });
});

describe('a review', () => {
  it.each([
    // A month after 20 October is tomorrow, after 19 October today.
    ['2020-10-20', 'coming review:sme-1', undefined],
    ['2020-10-19', 'review sme:sme-1', 0],
    ['2020-10-18', 'review sme:sme-1', 1],
    ['2020-10-26', 'coming review:sme-1', undefined],
    ['2020-10-27', undefined, undefined],
  ])('after one on %s', (last, line, days) => {
    const heads = [reviewedOn(last)];
    expect(day(heads)).toEqual(line === undefined ? [] : [line]);
    if (days !== undefined) expect(linesOf(heads)[0]).toMatchObject({ dueReview: { days } });
  });

  it.each([
    ['2020-02-29', 'review sme:sme-1'],
    ['2020-02-28', 'coming review:sme-1'],
  ])('after one on 31 January falls due on 29 February, seen on %s', (on, line) => {
    const heads = [reviewedOn('2020-01-31')];
    expect(day(heads, { today: on, quiet: true })).toEqual([line]);
  });

  it('that has its date is a planned contact and nothing else', () => {
    const kind = 'monthlyReview' as const;
    const head = sheet({
      summary: {
        lastReview: planned('2020-09-01T10:00'),
        planned: [planned(`${today}T14:00`, { id: 'c', kind })],
      },
    });
    expect(day([head])).toEqual(['today contact:c']);
    expect(linesOf([head])[0]).toMatchObject({ alerts: [] });
  });
});

describe('a silence', () => {
  it.each([
    [21, []],
    [22, ['silence sme:sme-1']],
  ])('of %i days', (days, lines) => {
    expect(day([reachedOn(addDays(today, -days))])).toEqual(lines);
  });

  it('comes before a shorter one, and before a review that is due', () => {
    const silent = (id: string, days: number): SheetHead =>
      sheet({ id, summary: { lastReached: planned(`${addDays(today, -days)}T10:00`) } });
    const due = sheet({ id: 'due', summary: { lastReview: planned('2020-10-01T10:00') } });
    expect(day([due, silent('short', 25), silent('long', 40)])).toEqual([
      'silence sme:long',
      'silence sme:short',
      'review sme:due',
    ]);
  });
});

describe('one fact is shown once', () => {
  const silentSince = { lastReached: planned('2020-10-10T10:00') };
  const lateReview = { lastReview: planned('2020-09-01T10:00') };

  it('on the contact planned for today, with the silence and the review it answers', () => {
    const contacts = [
      planned(`${today}T10:00`, { id: 'c' }),
      planned(`${today}T15:00`, { id: 'd' }),
    ];
    const heads = [sheet({ summary: { ...silentSince, ...lateReview, planned: contacts } })];
    expect(day(heads)).toEqual(['today contact:c', 'today contact:d']);
    const [first, second] = linesOf(heads);
    expect(first).toMatchObject({ alerts: [{ id: 'silence' }], dueReview: { days: 49 } });
    expect(second).toMatchObject({ alerts: [] });
    expect(second).not.toHaveProperty('dueReview');
  });

  it('on the latest contact whose outcome nobody told', () => {
    const contacts = ['2020-11-10T10:00', '2020-11-17T10:00'].map((at) => planned(at, { id: at }));
    const heads = [sheet({ summary: { ...silentSince, planned: contacts } })];
    expect(day(heads)).toEqual([
      'unsettled contact:2020-11-10T10:00',
      'unsettled contact:2020-11-17T10:00',
    ]);
    expect(linesOf(heads).map((line) => 'alerts' in line && line.alerts.length)).toEqual([0, 1]);
  });

  it('on one line when both a silence and a review ask for a contact', () => {
    const heads = [sheet({ summary: { ...silentSince, ...lateReview } })];
    expect(day(heads)).toEqual(['silence sme:sme-1']);
    expect(linesOf(heads)[0]).toMatchObject({
      alerts: [{ id: 'silence', since: '2020-10-10' }],
      dueReview: { days: 49 },
    });
  });

  it('with the contact that is planned already, which does not come up again', () => {
    const contacts = [
      planned('2020-11-23T10:00', { id: 'c' }),
      planned('2020-11-24T10:00', { id: 'd' }),
    ];
    const heads = [sheet({ summary: { ...silentSince, planned: contacts } })];
    expect(day(heads)).toEqual(['silence sme:sme-1', 'coming contact:d']);
    expect(linesOf(heads)[0]).toMatchObject({ planned: { key: 'contact:c' } });
  });

  it('a problem and a stage that lasts are signs; what is planned stays among what comes up', () => {
    const heads = [
      sheet({
        sme: { stageDates: { enrolled: '2020-09-03' } },
        summary: { planned: [planned('2020-11-23T10:00', { id: 'c' })] },
      }),
    ];
    expect(day(heads)).toEqual(['signs sme:sme-1', 'coming contact:c']);
    expect(linesOf(heads)[0]).toMatchObject({ alerts: [{ id: 'stuckInStage' }] });
  });

  it('no next contact is said when it has lasted, not on the morning after a contact', () => {
    const after = (days: number): readonly string[] => {
      const lastHeld = planned(`${addDays(today, -days)}T10:00`);
      return day([sheet({ summary: { lastHeld, planned: [] } })]);
    };
    expect(after(13)).toEqual([]);
    expect(after(14)).toEqual(['signs sme:sme-1']);
  });

  it('what was put off is not said, the late review neither', () => {
    const until = '2020-11-30';
    const snoozed = (id: string) => ({ snoozed: { [id]: { until, reason: 'away' } } });
    expect(day([sheet({ sme: snoozed('silence'), summary: silentSince })])).toEqual([]);
    expect(day([sheet({ sme: snoozed('lateReview'), summary: lateReview })])).toEqual([]);
  });

  it('an SME on hold is left in peace', () => {
    const pauses = { p: { from: '2020-11-01' } };
    expect(
      day([
        sheet({ sme: { stage: 'paused', pauses }, summary: { ...silentSince, ...lateReview } }),
      ]),
    ).toEqual([]);
  });

  it('late actions are lines of their own and no fact about their SME', () => {
    const heads = [sheet({ actions: [action({ due: '2020-10-01', ownerId: me })] })];
    expect(day(heads)).toEqual(['owed action:action-1']);
  });

  it('no key stands twice', () => {
    const heads = [
      sheet({
        summary: { ...silentSince, ...lateReview, planned: [planned('2020-11-23T10:00')] },
        actions: [action({ due: today }), action({ due: addDays(today, 2) }, 'action-2')],
      }),
      sheet({ id: 'sme-2', summary: silentSince }),
    ];
    const keys = linesOf(heads).map(({ key }) => key);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what comes later', () => {
  it('is the first thing after the days ahead', () => {
    const heads = [withAction('2020-12-15'), withPlanned('2020-12-01T10:00')];
    expect(myDay(heads, dayContext())).toMatchObject({
      sections: [],
      later: { key: 'contact:c' },
    });
  });

  it('is the next review when nothing else is planned', () => {
    expect(myDay([sheet()], dayContext()).later).toMatchObject({
      kind: 'review',
      on: '2020-12-19',
    });
  });

  it('is nothing in a programme without SMEs', () => {
    expect(myDay([], dayContext())).toEqual({ sections: [], later: undefined, smeCount: 0 });
  });
});

it('makes the day of 1,000 SMEs without being noticed', () => {
  const heads = Array.from({ length: 1000 }, (_, index) =>
    sheet({
      id: `sme-${index}`,
      summary: {
        lastReached: planned(`${addDays(today, -(index % 50))}T10:00`),
        lastReview: planned(`${addDays(today, -(index % 45))}T10:00`),
        planned: [
          planned(`${addDays(today, (index % 20) - 5)}T10:00`, {
            id: `c-${index}`,
            zone: 'Europe/London',
          }),
        ],
      },
      actions: Array.from({ length: 5 }, (_each, at) =>
        action({ due: addDays(today, ((index + at) % 30) - 10) }, `action-${index}-${at}`),
      ),
    }),
  );
  // Alerts are remembered by whoever shows them.
  const context = dayContext({ scope: 'everyone', quiet: true });
  expect(myDay(heads, context).sections.length).toBeGreaterThan(3);
  /** A line for every contact and action, in order, whatever they mean. */
  const list = () =>
    heads
      .flatMap(({ sme, summary, actions: own }) => [
        ...summary.planned.map(({ id, at }) => ({ sme, key: id, on: at })),
        ...own.map(({ id, values }) => ({ sme, key: id, on: values.due ?? '' })),
      ])
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  // About 7.
  expect(timesAsLong(() => myDay(heads, context), list, 9)).toBeLessThan(70);
});
