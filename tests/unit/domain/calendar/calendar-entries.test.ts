/** What stands on which day of a calendar. Longer than 400 lines because it holds every kind of entry to its day and order. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import {
  type CalendarContext,
  calendarEntries,
  type CalendarEntry,
  entriesOnPaper,
  entryKinds,
} from '../../../../src/domain/calendar/calendar-entries.ts';
import {
  addDays,
  addMonths,
  type DateRange,
  dayNumber,
  fromDayNumber,
} from '../../../../src/domain/calendar/local-date.ts';
import { weekOf, weeksOfMonth } from '../../../../src/domain/calendar/weeks.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import type { ContactBrief } from '../../../../src/domain/sme/journal-summary.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';
import { action, brief, head } from '../portfolio/records.ts';
import { meetingBrief, padFr, padUk, programme } from './records.ts';

fc.configureGlobal({ seed: 20261125 });

const launchPads = [padUk, padFr];
const november: DateRange = { from: '2020-11-01', to: '2020-11-30' };

const rulesOf = (of = programme()) =>
  alertContext({ today: '2020-11-19', programme: of, launchPads });

const context: CalendarContext = {
  rules: rulesOf(),
  now: '2020-11-19T10:42',
  memberId: 'me',
  ownPadId: 'pad-fr',
  zone: 'Europe/Paris',
  scope: { mine: false, padId: undefined },
  hidden: new Set(),
};

function keysOn(
  sheets: readonly SheetHead[],
  range = november,
  changes: Partial<CalendarContext> = {},
): readonly string[] {
  const days = calendarEntries({ sheets, launchPads, programme: undefined, meetings: [] }, range, {
    ...context,
    ...changes,
  });
  return [...days.values()].flat().map(({ key }) => key);
}

const planned = (id: string, at: string, values: Partial<ContactBrief> = {}): ContactBrief => ({
  ...brief('2020-11-20', values),
  id,
  at,
});

describe('a calendar on paper', () => {
  it('leaves out confidential contacts, planned and held, and those of which nobody knows', () => {
    const open = planned('open', '2020-11-20T10:00', { confidential: false });
    const secret = planned('secret', '2020-11-20T11:00', { confidential: true });
    const unknown = planned('unknown', '2020-11-24T09:00', { confidential: undefined });
    const held = planned('held', '2020-11-17T09:00', { confidential: true });
    const sheets = [head({ summary: { planned: [open, secret, unknown], lastHeld: held } })];
    const days = calendarEntries(
      { sheets, launchPads, programme: undefined, meetings: [] },
      november,
      context,
    );
    const contactsOf = (all: typeof days): readonly string[] =>
      [...all.values()].flat().flatMap((entry) => ('contact' in entry ? [entry.contact.id] : []));
    expect(contactsOf(days)).toEqual(expect.arrayContaining(['held', 'open', 'secret', 'unknown']));
    expect(contactsOf(entriesOnPaper(days, () => true))).toEqual(['open']);
  });

  it('leaves out a review that is due so long after a confidential one, or after one of which nobody knows', () => {
    const printed = (values: Partial<ContactBrief>): readonly string[] => {
      const lastReview = planned('last', '2020-10-20T10:00', { kind: 'monthlyReview', ...values });
      const days = calendarEntries(
        {
          sheets: [head({ summary: { lastReview } })],
          launchPads,
          programme: undefined,
          meetings: [],
        },
        november,
        context,
      );
      expect([...days.values()].flat().map(({ kind }) => kind)).toEqual(['review']);
      return [...entriesOnPaper(days, () => true).values()].flat().map(({ kind }) => kind);
    };
    expect(printed({ confidential: false })).toEqual(['review']);
    expect(printed({ confidential: true })).toEqual([]);
    expect(printed({ confidential: undefined })).toEqual([]);
  });
});

describe('a calendar', () => {
  it('shows what is planned, with whom it is, its hour, and that an outcome is missing', () => {
    const sheet = head({
      sme: { stage: 'prospect' },
      summary: {
        planned: [
          planned('past', '2020-11-19T10:00'),
          planned('next', '2020-11-19T11:00', { zone: 'Europe/London' }),
          planned('open', '2020-11-19T00:00'),
          planned('yesterday', '2020-11-18T00:00'),
        ],
      },
    });
    const days = calendarEntries(
      { sheets: [sheet], launchPads, programme: undefined, meetings: [] },
      november,
      context,
    );
    expect(days.get('2020-11-19')).toMatchObject([
      { key: 'contact/past', unsettled: true, hour: '10:00', zone: 'Europe/Paris' },
      { key: 'contact/next', unsettled: false, zone: 'Europe/London' },
      { key: 'contact/open', unsettled: false, hour: undefined },
    ]);
    expect(days.get('2020-11-18')).toMatchObject([{ key: 'contact/yesterday', unsettled: true }]);
  });

  it('puts what has an hour on the day on which it is for whoever looks, and what has none on its own', () => {
    const late = planned('late', '2020-11-20T00:15', { zone: 'Europe/Paris' });
    const open = planned('open', '2020-11-20T00:00', { zone: 'Europe/Paris' });
    const meeting = meetingBrief('project', '2020-11-20T00:30', { zone: 'Europe/Paris' });
    const days = calendarEntries(
      {
        sheets: [head({ summary: { planned: [late, open] } })],
        launchPads,
        programme: undefined,
        meetings: [meeting],
      },
      november,
      { ...context, zone: 'Europe/London' },
    );
    const kindsOn = (day: string) => days.get(day)?.map(({ key }) => key);
    expect(kindsOn('2020-11-19')).toEqual(['contact/late', `meeting/${meeting.id}`]);
    expect(kindsOn('2020-11-20')).toEqual(['contact/open']);
  });

  it('puts the contacts of a day in their order in time, whatever their zones', () => {
    const sheet = head({
      summary: {
        planned: [
          planned('london', '2020-11-20T10:00', { zone: 'Europe/London' }),
          planned('paris', '2020-11-20T10:30', { zone: 'Europe/Paris' }),
        ],
      },
      sme: { stage: 'prospect' },
    });
    expect(keysOn([sheet])).toEqual(['contact/paris', 'contact/london']);
  });

  it('shows a review that is due, late ones as late, unless one is planned', () => {
    const enrolled = head({ sme: { enrolledOn: '2020-10-12' } });
    const entries = calendarEntries(
      { sheets: [enrolled], launchPads, programme: undefined, meetings: [] },
      november,
      context,
    );
    expect(entries.get('2020-11-12')).toMatchObject([{ kind: 'review', late: true }]);
    const review = planned('review', '2020-11-24T10:00', { kind: 'monthlyReview' });
    expect(
      keysOn([head({ sme: { enrolledOn: '2020-10-12' }, summary: { planned: [review] } })]),
    ).toEqual(['contact/review']);
    expect(keysOn([head({ sme: { enrolledOn: '2020-10-12', stage: 'withdrawn' } })])).toEqual([]);
    const quarterly = programme({ reviewEvery: 3, reviewMonths: [] });
    const rare = calendarEntries(
      { sheets: [enrolled], launchPads, programme: quarterly, meetings: [] },
      { from: '2020-11-01', to: '2021-01-31' },
      { ...context, rules: rulesOf(quarterly) },
    );
    expect([...rare.keys()]).toEqual(['2021-01-12']);
  });

  it('shows open actions on the day on which they are due', () => {
    const actions = [
      { ...action({ due: '2020-11-18' }), id: 'late' },
      { ...action({ due: '2020-11-19' }), id: 'today' },
      { ...action({ due: '2020-11-20', state: 'done' }), id: 'done' },
      { ...action({}), id: 'undated' },
    ];
    const days = calendarEntries(
      { sheets: [head({ actions })], launchPads, programme: undefined, meetings: [] },
      november,
      context,
    );
    expect([...days.values()].flat()).toMatchObject([
      { key: 'action/late', late: true },
      { key: 'action/today', late: false },
    ]);
  });

  it('closes the reviews of the project on the last day of their months', () => {
    const days = calendarEntries(
      { sheets: [], launchPads, programme: programme(), meetings: [] },
      { from: '2020-01-01', to: '2021-12-31' },
      context,
    );
    expect([...days.keys()]).toEqual([
      '2020-05-31',
      '2020-08-31',
      '2020-11-30',
      '2021-02-28',
      '2021-05-31',
    ]);
  });

  it('shows of the past what the summary knows, each contact once', () => {
    const visits = ['2020-10-30', '2020-11-02', '2020-11-17', '2020-12-01'].map((day, index) => ({
      ...brief(day, { mode: 'atBusiness' }),
      id: `visit-${index}`,
    }));
    const summary = {
      faceToFace: visits,
      lastHeld: visits[3],
      lastReview: { ...brief('2020-11-10'), id: 'review' },
    };
    expect(keysOn([head({ summary, sme: { stage: 'prospect' } })])).toEqual([
      'contact/visit-1',
      'contact/visit-2',
      'contact/review',
    ]);
  });
});

describe('the scope', () => {
  const mine = head({
    id: 'mine',
    sme: { accountManagerId: 'me', stage: 'prospect' },
    actions: [{ ...action({ due: '2020-11-20' }), id: 'of-my-sme' }],
    summary: { planned: [planned('of-my-sme', '2020-11-20T10:00')] },
  });
  const theirs = head({
    id: 'theirs',
    sme: { accountManagerId: 'emma', launchPadId: 'pad-uk', stage: 'prospect' },
    actions: [
      { ...action({ due: '2020-11-20', ownerId: 'me' }), id: 'that-i-owe' },
      { ...action({ due: '2020-11-20', ownerId: 'emma' }), id: 'of-emma' },
    ],
    summary: {
      planned: [
        planned('that-i-attend', '2020-11-20T11:00', { memberIds: ['emma', 'me'] }),
        planned('of-emma', '2020-11-20T12:00', { memberIds: ['emma'] }),
      ],
    },
  });

  it('“mine” is what concerns my SMEs, what I attend and what I owe', () => {
    expect(keysOn([mine, theirs], november, { scope: { mine: true, padId: undefined } })).toEqual([
      'contact/of-my-sme',
      'contact/that-i-attend',
      'action/of-my-sme',
      'action/that-i-owe',
    ]);
  });

  it('of a launch pad is that of its SMEs', () => {
    expect(keysOn([mine, theirs], november, { scope: { mine: false, padId: 'pad-uk' } })).toEqual([
      'contact/that-i-attend',
      'contact/of-emma',
      'action/of-emma',
      'action/that-i-owe',
    ]);
  });

  it.each(entryKinds)('leaves “%s” out when it is hidden, and nothing else', (kind) => {
    const sheet = head({
      sme: { enrolledOn: '2020-10-12' },
      actions: [action({ due: '2020-11-20' })],
      summary: {
        planned: [planned('next', '2020-11-20T10:00')],
        faceToFace: [brief('2020-11-02', { mode: 'atPad' })],
      },
    });
    const meetings = [meetingBrief('m', '2020-11-20T14:00')];
    const source = { sheets: [sheet], launchPads, programme: programme(), meetings };
    const kinds = (hidden: readonly string[]): readonly string[] =>
      [...calendarEntries(source, november, { ...context, hidden: new Set(hidden) }).values()]
        .flat()
        .map((entry) => entry.kind)
        .sort();
    expect(kinds([])).toEqual([...entryKinds].sort());
    expect(kinds([kind])).toEqual(entryKinds.filter((other) => other !== kind).sort());
  });
});

describe('every entry of a range', () => {
  const day = fc
    .integer({ min: dayNumber('2020-03-01'), max: dayNumber('2021-04-30') })
    .map(fromDayNumber);
  const hour = fc.constantFrom('T00:00', 'T00:30', 'T01:30', 'T02:30', 'T10:00', 'T23:45');
  const zone = fc.constantFrom('Europe/London', 'Europe/Paris', 'America/New_York', undefined);
  const contact = fc.tuple(day, hour, zone).map(([on, at, where]) => ({ on, at, where }));
  const sheets = fc
    .array(
      fc.record({
        contacts: fc.array(contact, { maxLength: 6 }),
        visits: fc.array(day, { maxLength: 6 }),
        actions: fc.array(day, { maxLength: 4 }),
        enrolledOn: day,
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.map(({ contacts, visits, actions, enrolledOn }, place) =>
        head({
          id: `sme-${place}`,
          sme: { enrolledOn },
          actions: actions.map((due, index) => ({ ...action({ due }), id: `a-${place}-${index}` })),
          summary: {
            planned: contacts.map(({ on, at, where }, index) =>
              planned(`p-${place}-${index}`, `${on}${at}`, { zone: where }),
            ),
            faceToFace: visits.toSorted().map((on, index) => ({
              ...brief(on, { mode: 'atBusiness' }),
              id: `v-${place}-${index}`,
            })),
          },
        }),
      ),
    );
  const source = (all: readonly SheetHead[]) => ({
    sheets: all,
    launchPads,
    programme: programme(),
    meetings: [],
  });
  const all = (days: ReadonlyMap<string, readonly CalendarEntry[]>): readonly CalendarEntry[] =>
    [...days.values()].flat();

  it('stands once, on its own day, in the month and in its week alike', () => {
    fc.assert(
      fc.property(sheets, day, (heads, one) => {
        const weeks = weeksOfMonth(one);
        const range = { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.at(-1) ?? '' };
        const month = calendarEntries(source(heads), range, context);
        const keys = all(month).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [on, entries] of month) {
          for (const entry of entries) expect(entry.day).toBe(on);
        }
        const whole = calendarEntries(
          source(heads),
          { from: '2019-01-01', to: '2022-12-31' },
          context,
        );
        const expected = all(whole).filter(({ day: on }) => range.from <= on && on <= range.to);
        expect([...keys].sort()).toEqual(expected.map(({ key }) => key).sort());
        for (const week of weeks) {
          const [from = '', to = ''] = [week[0], week.at(-1)];
          const own = calendarEntries(source(heads), { from, to }, context);
          for (const on of weekOf(from)) expect(own.get(on)).toEqual(month.get(on));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a month of a large programme', () => {
  // In milliseconds it is held by the bench, which has the machine for itself.
  it('is selected with little more than a look at what may stand in it, with 1,000 SMEs', () => {
    const heads = Array.from({ length: 1000 }, (_, place) =>
      head({
        id: `sme-${place}`,
        sme: {
          enrolledOn: addDays('2020-10-01', place % 28),
          launchPadId: place % 2 === 0 ? 'pad-uk' : 'pad-fr',
        },
        actions: [0, 1, 2, 3].map((index) => ({
          ...action({ due: addDays('2020-11-01', (place + index * 9) % 60) }),
          id: `a-${place}-${index}`,
        })),
        summary: {
          planned: [0, 1, 2].map((index) =>
            planned(
              `p-${place}-${index}`,
              `${addDays('2020-11-10', (place + index * 9) % 40)}T1${place % 8}:30`,
            ),
          ),
          faceToFace: Array.from({ length: 30 }, (_, index) => ({
            ...brief(addDays('2019-10-01', index * 14), { mode: 'atBusiness' }),
            id: `v-${place}-${index}`,
          })),
        },
      }),
    );
    const select = (): number =>
      all(
        calendarEntries(
          { sheets: heads, launchPads, programme: programme(), meetings: [] },
          november,
          context,
        ),
      ).length;
    const all = (days: ReadonlyMap<string, readonly CalendarEntry[]>) => [...days.values()].flat();
    expect(select()).toBeGreaterThan(4000);
    const look = (): number => {
      const days = new Map<string, string[]>();
      for (const { actions, summary } of heads) {
        const dates = [
          ...actions.map(({ values }) => values.due ?? ''),
          ...summary.planned.map(({ at }) => at.slice(0, 10)),
          addMonths(summary.faceToFace[0]?.at.slice(0, 10) ?? '', 1),
        ];
        for (const date of dates) days.set(date, [...(days.get(date) ?? []).slice(-9), date]);
      }
      return days.size;
    };
    // About 6.
    expect(timesAsLong(select, look)).toBeLessThan(60);
  });
});
