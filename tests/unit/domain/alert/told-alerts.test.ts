/** What is said of alerts where something leaves Carnet: nothing that is counted from a confidential contact. */

import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { rules } from '../../../../src/domain/alert/rules.ts';
import { toldAlerts } from '../../../../src/domain/alert/told-alerts.ts';
import type { SmeAlertId } from '../../../../src/domain/alert/alert.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { currentProgress } from '../../../../src/domain/meeting/progress.ts';
import { portfolioRow, rowOnPaper } from '../../../../src/domain/portfolio/portfolio-row.ts';
import type { JournalSummary } from '../../../../src/domain/sme/journal-summary.ts';
import { padFr } from '../calendar/records.ts';
import { action, brief, head, issue } from '../portfolio/records.ts';
import { on, type Parts } from './heads.ts';

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);
const open = { confidential: false };
const secret = { confidential: true };
const review = { kind: 'monthlyReview' } as const;
const context = on(today);
const mayLeave = (): boolean => true;

function told(parts: Parts, leaves: typeof mayLeave = mayLeave) {
  const sheet = head(parts);
  return toldAlerts(sheet, alertsOf(sheet, context), context, leaves);
}

const idsOf = (parts: Parts): readonly SmeAlertId[] =>
  told(parts).map(({ id }) => id) as readonly SmeAlertId[];

/** What raises each alert that rests on contacts, and the same with a contact that is confidential, or not known to be none. */
const cases: readonly (readonly [SmeAlertId, (mark: object) => Partial<JournalSummary>])[] = [
  ['silence', (mark) => ({ lastReached: brief(ago(40), mark) })],
  [
    'lateReview',
    (mark) => ({
      lastReached: brief(ago(2), open),
      lastReview: brief(ago(80), { ...review, ...mark }),
    }),
  ],
  [
    'missedMeetings',
    (mark) => ({
      lastReached: brief(ago(2), open),
      missedInRow: 3,
      ...(mark === open ? { rowsMayLeave: true } : mark === secret ? { rowsMayLeave: false } : {}),
    }),
  ],
  [
    'oneWay',
    (mark) => ({
      lastReached: brief(ago(2), open),
      unansweredInRow: 6,
      ...(mark === open ? { rowsMayLeave: true } : mark === secret ? { rowsMayLeave: false } : {}),
    }),
  ],
];

describe('an alert that is counted from contacts', () => {
  it.each(cases)('%s is told, but not where one is confidential or not known (F106)', (id, of) => {
    expect(idsOf({ summary: of(open) })).toContain(id);
    expect(idsOf({ summary: of(secret) })).not.toContain(id);
    expect(idsOf({ summary: of({}) })).not.toContain(id);
  });

  it('of a review is not told where the one planned on a closed day is confidential', () => {
    const beforeChristmas = on('2020-12-18');
    const ids = (mark: object) => {
      const summary = {
        lastReached: brief('2020-12-17', open),
        lastReview: brief('2020-11-25', { ...review, ...open }),
        planned: [brief('2020-12-25', { ...review, ...mark })],
      };
      const sheet = head({ summary });
      const alerts = alertsOf(sheet, beforeChristmas);
      return toldAlerts(sheet, alerts, beforeChristmas, mayLeave).map(({ id }) => id);
    };
    expect(ids(open)).toContain('reviewInClosure');
    expect(ids(secret)).not.toContain('reviewInClosure');
  });

  it('is in the table of what may be told, all but the one that says that nothing is planned', () => {
    const reading = Object.entries(rules)
      .filter(([, rule]) => 'readsContacts' in rule)
      .map(([id]) => id);
    expect(reading.toSorted()).toEqual(
      [...cases.map(([id]) => id), 'noNextContact', 'reviewInClosure'].toSorted(),
    );
  });
});

it('counts no action or problem that may not leave', () => {
  const due = { due: ago(30) };
  const noted = { from: { contactId: 'hidden' } };
  const leaves = ({ values }: { values: { from?: object | undefined } }): boolean =>
    values.from === undefined;
  const actions = [action(due), { ...action({ ...due, ...noted }), id: 'action-2' }];
  const sheet = head({ actions, summary: { lastReached: brief(ago(2), open) } });
  const count = (test: typeof leaves) =>
    toldAlerts(sheet, alertsOf(sheet, context), context, test).find(
      ({ id }) => id === 'overdueAction',
    )?.count;
  expect(count(() => true)).toBe(2);
  expect(count(leaves)).toBe(1);
  const problem = head({
    issues: [issue({ severity: 3, openedOn: ago(90), ...noted })],
    summary: { lastReached: brief(ago(2), open) },
  });
  expect(alertsOf(problem, context).raised.map(({ id }) => id)).toContain('openProblem');
  expect(toldAlerts(problem, alertsOf(problem, context), context, leaves)).toEqual([]);
});

it('leaves an SME with its status in the standing item of a meeting, without the days (F106)', () => {
  const line = (mark: object) => {
    const sheet = head({ summary: { lastReached: brief(ago(40), mark) } });
    const progress = currentProgress({
      heads: [sheet],
      alertsOf: (one) => alertsOf(one, context),
      toldOf: (one, alerts) => toldAlerts(one, alerts, context, mayLeave),
      pads: [padFr],
      targets: {},
      events: [],
      now: `${today}T10:00`,
    });
    return progress.pads[0]?.lines[0];
  };
  expect(line(open)).toMatchObject({ level: 'risk', alert: { id: 'silence', days: 40 } });
  expect(line(secret)).toEqual({ smeId: 'sme-1', name: 'Atelier Kerlan', level: 'risk' });
});

it('leaves a printed row of the list without a review or a silence counted from a confidential contact', () => {
  const reasons = (mark: object) => {
    const sheet = head({
      summary: {
        lastReached: brief(ago(40), open),
        lastReview: brief(ago(80), { ...review, ...mark }),
      },
    });
    return rowOnPaper(portfolioRow(sheet, context), sheet.summary).alerts.map(({ id }) => id);
  };
  expect(reasons(open)).toEqual(expect.arrayContaining(['silence', 'lateReview']));
  expect(reasons(secret)).toContain('silence');
  expect(reasons(secret)).not.toContain('lateReview');
});

it('leaves a printed row of the list without the day on which a review is due after a confidential one', () => {
  const next = (mark: object) => {
    const summary = {
      lastReached: brief(ago(2), open),
      lastReview: brief(ago(5), { ...review, ...mark }),
    };
    const sheet = head({ summary });
    return rowOnPaper(portfolioRow(sheet, context), sheet.summary).next;
  };
  expect(next(open)).toMatchObject({ kind: 'reviewDue' });
  expect(next(secret)).toBeUndefined();
  expect(next({})).toBeUndefined();
});
