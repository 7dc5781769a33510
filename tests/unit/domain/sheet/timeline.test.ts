/** The journal as a line of time: everything once, latest first, silences as long as they were. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { contactStates } from '../../../../src/domain/contact/contact.ts';
import type { EntityName, Values } from '../../../../src/domain/entity/registry.ts';
import type { Contact, Issue, RecordOf, Sme } from '../../../../src/domain/operation/record.ts';
import {
  silenceDaysMin,
  type TimelineEntry,
  type TimelineInput,
  timelineOf,
} from '../../../../src/domain/sheet/timeline.ts';

const stamp = { at: 0, by: 'me' };
const today = '2020-11-19';
const whole = { filter: 'all', context: true } as const;

function record<N extends EntityName>(entity: N, id: string, values: Values<N>): RecordOf<N> {
  return { id, entity, home: 'sme', values, created: stamp, changed: stamp };
}

const sme = (values: Partial<Values<'sme'>> = {}): Sme =>
  record('sme', 'sme', {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad',
    track: 'programme',
    stage: 'enrolled',
    ...values,
  });

const contact = (id: string, values: Partial<Values<'contact'>> = {}): Contact =>
  record('contact', id, {
    at: '2020-11-18T10:00',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    reached: true,
    ...values,
  });

const issue = (id: string, values: Partial<Values<'issue'>> = {}): Issue =>
  record('issue', id, {
    title: { lang: 'fr', text: 'Casse' },
    kind: 'problem',
    category: 'supply',
    severity: 2,
    state: 'open',
    openedOn: '2020-11-12',
    ...values,
  });

const event = (id: string, values: Partial<Values<'calendarEvent'>> = {}) =>
  record('calendarEvent', id, {
    title: { lang: 'fr', text: 'Confinement' },
    kind: 'confinement',
    from: '2020-10-30',
    ...values,
  });

const input = (parts: Partial<TimelineInput> = {}): TimelineInput => {
  const own = parts.sme ?? sme();
  return {
    sme: own,
    contacts: [],
    issues: [],
    events: [],
    today,
    openDays: alertContext({ today }).openDaysOf(own),
    ...parts,
  };
};

const keys = (entries: readonly TimelineEntry[]): readonly string[] =>
  entries.map(({ key }) => key);

describe('the order of a journal', () => {
  it('puts the latest first, and what has no hour above the contacts of its day', () => {
    const { past } = timelineOf(
      input({
        contacts: [contact('morning', { at: '2020-11-12T09:00' }), contact('late')],
        issues: [issue('broken')],
      }),
      whole,
    );
    expect(keys(past)).toEqual(['late', 'broken-opened', 'morning']);
  });

  it('puts what has a month alone above that month', () => {
    const { past } = timelineOf(
      input({
        contacts: [
          contact('november', { at: '2020-11-09T11:00' }),
          contact('october', { at: '2020-10-31T11:00' }),
        ],
        events: [event('lockdown', { from: '2020-10-01', precision: 'month' })],
      }),
      whole,
    );
    expect(keys(past)).toEqual(['november', 'lockdown', 'october']);
  });

  it('puts planned contacts apart, soonest first, late ones included', () => {
    const { coming, past } = timelineOf(
      input({
        contacts: [
          contact('next', { at: '2020-12-02T10:00', state: 'planned' }),
          contact('forgotten', { at: '2020-11-10T10:00', state: 'planned' }),
          contact('held'),
        ],
      }),
      whole,
    );
    expect(coming.map(({ id }) => id)).toEqual(['forgotten', 'next']);
    expect(keys(past)).toEqual(['held']);
  });

  it('shows the stages in the order of the journey when they share a day', () => {
    const stageDates = { eligible: '2020-09-01', enrolled: '2020-09-01', screening: '2020-08-20' };
    const { past } = timelineOf(input({ sme: sme({ stageDates }) }), whole);
    expect(past.flatMap((entry) => (entry.kind === 'stage' ? [entry.stage] : []))).toEqual([
      'enrolled',
      'eligible',
      'screening',
    ]);
  });
});

describe('the journey of an SME in a journal', () => {
  it('tells a pause with its reason, and the return after so many days', () => {
    const pauses = { p: { from: '2020-10-05', to: '2020-10-20', reason: 'Travaux' } };
    const { past } = timelineOf(input({ sme: sme({ pauses }) }), whole);
    expect(past).toMatchObject([
      { kind: 'resumed', on: '2020-10-20', days: 15 },
      { kind: 'paused', pause: { reason: 'Travaux' } },
    ]);
  });

  it('tells a pause once while it lasts, and the stage of one that has no pause (F263)', () => {
    const paused = { stage: 'paused', stageDates: { paused: '2020-10-05' } } as const;
    const pauses = { p: { from: '2020-10-05' } };
    const kinds = (values: Partial<Values<'sme'>>) =>
      timelineOf(input({ sme: sme(values) }), whole).past.map(({ kind }) => kind);
    expect(kinds({ ...paused, pauses })).toEqual(['paused']);
    expect(kinds(paused)).toEqual(['stage']);
    // One that is left over did not take place (F263).
    const left = { from: '2020-07-02' };
    expect(kinds({ ...paused, pauses: { ...pauses, left } })).toEqual(['paused']);
  });

  it('tells who followed the SME from when on', () => {
    const handovers = {
      second: { on: '2020-10-20', from: 'emma', to: 'jonas' },
      first: { on: '2020-09-20', from: 'maelle', to: 'emma', note: 'Mornings' },
    };
    const { past } = timelineOf(input({ sme: sme({ handovers }) }), whole);
    expect(past).toMatchObject([
      { kind: 'handover', handover: { to: 'jonas' } },
      { kind: 'handover', handover: { note: 'Mornings' } },
    ]);
    const contactsAlone = { filter: 'contacts', context: true } as const;
    expect(timelineOf(input({ sme: sme({ handovers }) }), contactsAlone).past).toEqual([]);
  });

  it('counts no day on hold as silence', () => {
    const contacts = [
      contact('before', { at: '2020-09-01T10:00' }),
      contact('after', { at: '2020-10-01T10:00' }),
    ];
    const silences = (pauses: Values<'sme'>['pauses']) =>
      timelineOf(
        input({ sme: sme({ pauses }), contacts, today: '2020-10-02' }),
        whole,
      ).past.flatMap((entry) => (entry.kind === 'silence' ? [entry.days] : []));
    expect(silences({})).toEqual([30]);
    expect(silences({ p: { from: '2020-09-10', to: '2020-09-20' } })).toEqual([19]);
    expect(silences({ p: { from: '2020-08-01', to: '2020-09-11' } })).toEqual([20]);
    expect(silences({ p: { from: '2020-09-05', to: '2020-09-25' } })).toEqual([]);
  });
});

describe('issues in a journal', () => {
  it('says after how many days an issue was closed', () => {
    const closed = issue('shop', {
      openedOn: '2020-09-08',
      resolvedOn: '2020-10-02',
      state: 'resolved',
    });
    const { past } = timelineOf(input({ issues: [closed] }), whole);
    expect(past).toMatchObject([
      { kind: 'issueClosed', on: '2020-10-02', days: 24 },
      { kind: 'issueOpened' },
    ]);
  });

  it('shows no end of an issue that was opened again', () => {
    const reopened = issue('shop', { resolvedOn: '2020-11-15', state: 'open' });
    expect(keys(timelineOf(input({ issues: [reopened] }), whole).past)).toEqual(['shop-opened']);
  });
});

describe('silences', () => {
  const reachedOn = (days: readonly string[]) =>
    days.map((day) => contact(day, { at: `${day}T10:00` }));
  const silencesOf = (parts: Partial<TimelineInput>) =>
    timelineOf(input(parts), whole).past.filter((entry) => entry.kind === 'silence');

  it('are drawn right above the contact they began with', () => {
    const contacts = reachedOn(['2020-10-20', '2020-11-05', '2020-11-18']);
    const { past } = timelineOf(input({ contacts }), whole);
    expect(keys(past)).toEqual(['2020-11-18', '2020-11-05', 'silence-2020-10-20', '2020-10-20']);
    expect(past[2]).toMatchObject({ days: 16, lasting: false });
  });

  it('are not broken by a note, a missed meeting or a call that nobody answered', () => {
    const contacts = [
      contact('answered', { at: '2020-11-01T10:00' }),
      contact('note', { at: '2020-11-05T10:00', mode: undefined, kind: 'note' }),
      contact('unanswered', { at: '2020-11-06T10:00', reached: false }),
      contact('missed', { at: '2020-11-07T10:00', state: 'missed' }),
    ];
    expect(silencesOf({ contacts })).toMatchObject([{ days: 18, to: today, lasting: true }]);
  });

  it('stand on top while they last', () => {
    const contacts = [
      contact('answered', { at: '2020-10-01T10:00' }),
      contact('unanswered', { at: '2020-11-06T10:00', reached: false }),
    ];
    expect(keys(timelineOf(input({ contacts }), whole).past)[0]).toBe('silence-2020-10-01');
  });

  it('do not go on after the journey has ended', () => {
    const contacts = [contact('answered', { at: '2020-10-01T10:00' })];
    expect(silencesOf({ contacts, sme: sme({ stage: 'completed' }) })).toEqual([]);
  });

  it('begin with the enrolment while nobody was ever reached', () => {
    const enrolled = { stage: 'enrolled', enrolledOn: '2020-10-20' } as const;
    const contacts = [contact('unanswered', { at: '2020-11-06T10:00', reached: false })];
    expect(silencesOf({ contacts, sme: sme(enrolled) })).toMatchObject([
      { from: '2020-10-20', to: today, lasting: true },
    ]);
    expect(silencesOf({ sme: sme({ ...enrolled, stage: 'eligible' }) })).toEqual([]);
  });

  it('count the days of the alert: closures and pauses are left out', () => {
    const contacts = [contact('answered', { at: '2020-10-01T10:00' })];
    const closed = { one: { from: '2020-10-10', to: '2020-10-19', every: 'once' } } as const;
    const [open] = silencesOf({ contacts });
    const [shut] = silencesOf({ contacts, sme: sme({ closures: closed }) });
    expect((open?.days ?? 0) - (shut?.days ?? 0)).toBe(10);
  });

  it('begin with a fortnight', () => {
    const after = (days: number) => reachedOn([addDays(today, -days)]);
    expect(silencesOf({ contacts: after(silenceDaysMin - 1) })).toEqual([]);
    expect(silencesOf({ contacts: after(silenceDaysMin) })).toHaveLength(1);
  });
});

describe('the context', () => {
  const contextOf = (parts: Partial<TimelineInput>, context = true) =>
    timelineOf(input({ contacts: [contact('c', { at: '2020-09-01T10:00' })], ...parts }), {
      filter: 'all',
      context,
    }).past.filter((entry) => entry.kind === 'context');

  it('is that of the country of the SME, and of all', () => {
    const events = [
      event('french', { country: 'FR' }),
      event('british', { country: 'GB' }),
      event('everywhere'),
    ];
    expect(keys(contextOf({ events })).toSorted()).toEqual(['everywhere', 'french']);
  });

  it('leaves out days off, what is still to come and what was over before the sheet began', () => {
    const events = [
      event('holiday', { kind: 'holiday' }),
      event('coming', { from: '2020-12-31' }),
      event('before', { from: '2020-03-17', to: '2020-05-11' }),
    ];
    expect(contextOf({ events })).toEqual([]);
  });

  it('can be put away', () => {
    expect(contextOf({ events: [event('everywhere')] }, false)).toEqual([]);
  });
});

describe('filters', () => {
  const full = input({
    contacts: [
      contact('call', { at: '2020-11-18T10:00' }),
      contact('review', { at: '2020-10-20T10:00', kind: 'monthlyReview' }),
      contact('planned review', {
        at: '2020-11-24T10:00',
        kind: 'monthlyReview',
        state: 'planned',
      }),
    ],
    issues: [issue('broken')],
    events: [event('everywhere')],
    sme: sme({ stageDates: { enrolled: '2020-09-03' } }),
  });
  const shown = (filter: 'contacts' | 'reviews' | 'issues') => {
    const { coming, past } = timelineOf(full, { filter, context: true });
    return [...coming.map(({ id }) => id), ...keys(past)];
  };

  it('leave what was asked for', () => {
    expect(shown('contacts')).toEqual(['planned review', 'call', 'silence-2020-10-20', 'review']);
    expect(shown('reviews')).toEqual(['planned review', 'review']);
    expect(shown('issues')).toEqual(['broken-opened']);
  });
});

const days = fc.integer({ min: 0, max: 400 }).map((back) => addDays(today, -back));
const someContact = fc.record({
  day: days,
  hour: fc.integer({ min: 0, max: 23 }),
  state: fc.constantFrom(...contactStates),
  reached: fc.boolean(),
  mode: fc.constantFrom('phone' as const, 'email' as const, undefined),
});
const someContacts = fc
  .array(someContact, { maxLength: 40 })
  .map((list) =>
    list.map(({ day, hour, ...values }, index) =>
      contact(`c${index}`, { ...values, at: `${day}T${String(hour).padStart(2, '0')}:00` }),
    ),
  );

describe('any journal', () => {
  it('shows every contact exactly once', () => {
    fc.assert(
      fc.property(someContacts, (contacts) => {
        const { coming, past } = timelineOf(input({ contacts, issues: [issue('i')] }), whole);
        const shown = past.flatMap((entry) => (entry.kind === 'contact' ? [entry.contact.id] : []));
        expect([...shown, ...coming.map(({ id }) => id)].toSorted()).toEqual(
          contacts.map(({ id }) => id).toSorted(),
        );
      }),
    );
  });

  it('never goes up in time, and never repeats a key', () => {
    fc.assert(
      fc.property(someContacts, (contacts) => {
        const { past } = timelineOf(input({ contacts }), whole);
        const times = past.flatMap((entry) =>
          entry.kind === 'contact' ? [entry.contact.values.at] : [],
        );
        expect(times).toEqual([...times].sort().reverse());
        expect(new Set(keys(past)).size).toBe(past.length);
      }),
    );
  });

  it('draws silences as long as the days between two contacts on which somebody could answer', () => {
    const { openDays } = input();
    fc.assert(
      fc.property(someContacts, (contacts) => {
        const reached = contacts
          .filter(({ values }) => values.state === 'held' && values.reached === true)
          .filter(({ values }) => values.mode !== undefined)
          .map(({ values }) => values.at.slice(0, 10))
          .sort();
        const expected = reached
          .map((from, index) => ({ from, to: reached[index + 1] ?? today }))
          .filter(({ from, to }) => openDays.between(from, to) >= silenceDaysMin);
        const silences = timelineOf(input({ contacts }), whole)
          .past.flatMap((entry) => (entry.kind === 'silence' ? [entry] : []))
          .toSorted((a, b) => (a.from < b.from ? -1 : 1));
        expect(silences.map(({ from, to }) => ({ from, to }))).toEqual(expected);
        expect(silences.map((entry) => entry.days)).toEqual(
          expected.map(({ from, to }) => openDays.between(from, to)),
        );
      }),
    );
  });
});

it('has a version that a later one took the place of, and no draft that was set aside', () => {
  const form = (id: string, state: 'draft' | 'complete' | 'replaced', replaces?: string) => {
    const templateId = 'readiness-assessment/1';
    return { id, templateId, state, changedAt: 0, onDate: '2020-11-12', replaces };
  };
  const forms = [form('f1', 'replaced'), form('f2', 'draft', 'f1'), form('f3', 'replaced')];
  const keys = timelineOf(input({ forms }), whole).past.map(({ key }) => key);
  expect(keys.filter((key) => key.endsWith('-form')).toSorted()).toEqual(['f1-form', 'f2-form']);
});
