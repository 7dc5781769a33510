/** What a review begins with: contacts, actions and issues of a span of days, told from the log. */

import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../../src/domain/calendar/local-date.ts';
import type { Action, Contact, Issue } from '../../../../src/domain/operation/record.ts';
import {
  firstSpan,
  type Log,
  mayLeave,
  sinceReview,
} from '../../../../src/domain/report/since-review.ts';

const stamp = { at: 0, by: 'member' };
const about = { home: 'sme-1', created: stamp, changed: stamp };

const contact = (at: string, values: Partial<Contact['values']> = {}): Contact => ({
  ...about,
  id: at,
  entity: 'contact',
  values: { at, kind: 'interim', mode: 'phone', state: 'held', reached: true, ...values },
});

const action = (id: string, values: Partial<Action['values']>): Action => ({
  ...about,
  id,
  entity: 'action',
  values: { title: { lang: 'en', text: id }, kind: 'action', state: 'open', ...values },
});

const issue = (id: string, values: Partial<Issue['values']>): Issue => ({
  ...about,
  id,
  entity: 'issue',
  values: {
    title: { lang: 'en', text: id },
    kind: 'problem',
    category: 'data',
    severity: 1,
    state: 'open',
    openedOn: '2020-11-01',
    ...values,
  },
});

const nothing: Log = { contacts: [], actions: [], issues: [] };
const since = (log: Partial<Log>) =>
  sinceReview(
    { ...nothing, ...log },
    { from: '2020-10-20', until: '2020-11-24', isFirst: false },
    daysBetween,
  );

describe('what happened since a review', () => {
  it('counts held contacts by their way, without those of the last review and those to come', () => {
    const contacts = [
      contact('2020-10-20T10:00', { kind: 'monthlyReview' }),
      contact('2020-10-22T10:00'),
      contact('2020-11-03T10:00'),
      contact('2020-11-05T10:00', { mode: 'video' }),
      contact('2020-11-06T10:00', { mode: 'video', state: 'missed' }),
      contact('2020-11-07T10:00', { mode: undefined, kind: 'note' }),
      contact('2020-11-25T10:00'),
    ];
    expect(since({ contacts }).contacts).toEqual([
      { mode: 'phone', count: 2 },
      { mode: 'video', count: 1 },
    ]);
  });

  it('leaves with no confidential contact, not even as one of a number (F86)', () => {
    const contacts = [
      contact('2020-10-22T10:00'),
      contact('2020-11-03T10:00', { confidential: true }),
      contact('2020-11-05T10:00', { mode: 'video', confidential: true }),
    ];
    const log = { ...nothing, contacts };
    expect(since(mayLeave(log)).contacts).toEqual([{ mode: 'phone', count: 1 }]);
    // Whoever works with the sheet sees all of them.
    expect(since(log).contacts).toHaveLength(2);
  });

  it('measures the longest silence up to the day of the review, unanswered calls within', () => {
    expect(since({}).longestSilence).toBe(35);
    const contacts = [
      contact('2020-11-02T10:00'),
      contact('2020-11-10T10:00', { reached: false }),
      contact('2020-11-14T10:00'),
    ];
    expect(since({ contacts }).longestSilence).toBe(13);
  });

  it('lists actions that were due or done, not those dropped or due later', () => {
    const { actions, done } = since({
      actions: [
        action('late', { due: '2020-11-16' }),
        action('done early', { due: '2020-12-01', doneOn: '2020-11-02', state: 'done' }),
        action('dropped', { due: '2020-11-16', state: 'dropped' }),
        action('to come', { due: '2020-11-30' }),
        action('before', { due: '2020-10-20', doneOn: '2020-10-20', state: 'done' }),
      ],
    });
    expect(actions.map(({ id }) => id)).toEqual(['late', 'done early']);
    expect(done).toBe(1);
  });

  it('tells issues that came up from those that were resolved', () => {
    const { opened, resolved } = since({
      issues: [
        issue('new', {}),
        issue('old', { openedOn: '2020-09-01', state: 'resolved', resolvedOn: '2020-11-20' }),
      ],
    });
    expect(opened.map(({ id }) => id)).toEqual(['new']);
    expect(resolved.map(({ id }) => id)).toEqual(['old']);
  });
});

describe('the span of a first review', () => {
  const countIn = (contacts: readonly Contact[], began: string, until: string) =>
    sinceReview({ ...nothing, contacts }, firstSpan(contacts, began, until), daysBetween);

  it('is the day itself where the SME is reviewed on the day on which it was added', () => {
    const log = [contact('2020-11-24T09:00')];
    expect(firstSpan(log, '2020-11-24', '2020-11-24').from).toBe('2020-11-24');
    expect(countIn(log, '2020-11-24', '2020-11-24').contacts).toEqual([
      { mode: 'phone', count: 1 },
    ]);
  });

  it('begins with the first contact where that was before the SME was added, and with no planned one', () => {
    const log = [
      contact('2020-09-03T09:00'),
      contact('2020-11-24T09:00'),
      contact('2020-08-03T09:00', { state: 'planned' }),
    ];
    expect(firstSpan(log, '2020-11-24', '2020-11-24').from).toBe('2020-09-03');
    expect(countIn(log, '2020-11-24', '2020-11-24').contacts).toEqual([
      { mode: 'phone', count: 2 },
    ]);
  });

  it('begins with the enrolment where nothing was before, and never after its own day', () => {
    expect(firstSpan([contact('2020-11-03T09:00')], '2020-10-19', '2020-11-24').from).toBe(
      '2020-10-19',
    );
    expect(firstSpan([], '2020-12-01', '2020-11-24').from).toBe('2020-11-24');
  });
});
