/** A contact that was held counts on no day after the one on which somebody said that it was. */

import { describe, expect, it } from 'vitest';
import { heldInTime } from '../../../../src/domain/contact/held-in-time.ts';
import type { Contact } from '../../../../src/domain/operation/record.ts';
import { portfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { daysBetween } from '../../../../src/domain/calendar/local-date.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { form as formEntity } from '../../../../src/domain/form/form.ts';
import { standingForm } from '../../../../src/domain/form/standing.ts';
import { countedContacts } from '../../../../src/domain/report/quarterly/review-source.ts';
import { sinceReview } from '../../../../src/domain/report/since-review.ts';
import { loggedContacts } from '../../../../src/domain/report/contact-figures.ts';
import { compareText, summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { alertAbout, on } from '../alert/heads.ts';
import { head, issue } from '../portfolio/records.ts';

type Parts = Partial<Pick<Contact, 'changed' | 'writers' | 'values'>>;

const stampAt = (moment: string) => ({ at: Date.parse(moment), by: 'emma' });

/** A call that took place, and the moment at which it was logged. */
function call(at: string, logged: string, parts: Parts = {}): Contact {
  const created = stampAt(logged);
  return {
    ...{ id: `call-${at}`, entity: 'contact', home: 'sme-1', created, changed: created, ...parts },
    values: { at, kind: 'interim', mode: 'phone', state: 'held', reached: true, ...parts.values },
  };
}

const older = call('2026-11-02T09:00', '2026-11-02T09:10:00Z');
/** Logged with a clock that was 70 days ahead: the server knows when it arrived. */
const ahead = call('2027-02-10T10:00', '2026-12-02T10:00:00Z');

describe('what was held on a clock that is 70 days ahead (F274)', () => {
  it('counts on the day on which it was logged', () => {
    const { lastReached, lastHeld } = summariseJournal([older, ahead]);
    expect(lastReached).toMatchObject({ id: ahead.id, at: '2026-12-02T10:00' });
    expect(lastHeld?.at).toBe('2026-12-02T10:00');
  });

  it('stands behind a true contact that came later', () => {
    const later = call('2026-12-09T15:00', '2026-12-09T15:20:00Z');
    expect(summariseJournal([ahead, later, older]).lastReached?.id).toBe(later.id);
  });

  it('counts in the review of its month, in the figures and in the report of the quarter alike', () => {
    const contacts = [older, ahead];
    const days = { from: '2026-12-01', to: '2026-12-31' };
    const inFebruary = { from: '2027-02-01', to: '2027-02-28' };
    expect(loggedContacts(contacts, days)).toHaveLength(1);
    expect(countedContacts({ contacts }, days, () => 'pad-fr')).toHaveLength(1);
    expect(countedContacts({ contacts }, inFebruary, () => 'pad-fr')).toEqual([]);
    const log = { contacts, actions: [], issues: [] };
    const review = (from: string, until: string) =>
      sinceReview(log, { from, until, isFirst: false }, daysBetween);
    expect(review('2026-11-02', '2026-12-10')).toMatchObject({
      contacts: [{ mode: 'phone', count: 1 }],
      longestSilence: 30,
    });
    expect(review('2027-01-15', '2027-02-15').contacts).toEqual([]);
  });

  it('is a form that was settled: the true ones that come later stand before it', () => {
    const form = (onDate: string, at: string, state = 'complete') => ({
      ...{ id: onDate, entity: 'form', home: 'sme-1', created: stampAt(at), changed: stampAt(at) },
      values: { templateId: 'monthly-review/1', state, onDate },
    });
    const briefs = formEntity.summary?.fold([
      form('2027-02-10', '2026-12-02T10:00:00Z'),
      form('2026-12-09', '2026-12-09T10:00:00Z'),
      form('2027-03-01', '2026-12-02T10:00:00Z', 'draft'),
    ] as never) as readonly FormBrief[];
    expect(standingForm(briefs, { name: 'monthly-review' })?.onDate).toBe('2026-12-09');
    expect(briefs.map(({ onDate = '' }) => onDate).toSorted(compareText)).toEqual([
      '2026-12-02',
      '2026-12-09',
      '2027-03-01',
    ]);
  });

  it('puts off neither the alert of a problem nor that of a stage that lasts', () => {
    const [logged, today] = [stampAt('2026-12-02T10:00:00Z'), '2027-02-01'];
    const sme = { stage: 'screening', stageDates: { screening: '2027-02-10' } } as const;
    const values = { kind: 'problem', severity: 3, state: 'open', openedOn: '2027-02-10' } as const;
    const problem = { ...issue(values), created: logged, changed: logged };
    const sheet = head({ sme, issues: [problem] });
    const known = { ...sheet, sme: { ...sheet.sme, created: logged, changed: logged } };
    const raised = alertsOf(known, on(today)).raised.map(({ id, since }) => [id, since]);
    expect(raised).toContainEqual(['openProblem', '2026-12-02']);
    expect(raised).toContainEqual(['stuckInStage', '2026-12-02']);
  });

  it('puts off no silence, and is no last contact that is still to come', () => {
    const sheet = { sme: { enrolledOn: '2026-10-01' }, summary: summariseJournal([older, ahead]) };
    const context = on('2027-01-20');
    expect(alertAbout('silence', sheet, context)).toBeDefined();
    expect(portfolioRow(head(sheet), context)).toMatchObject({
      lastContact: { at: '2026-12-02T10:00' },
    });
    expect(portfolioRow(head(sheet), context).silentDays).toBeGreaterThan(20);
  });

  it('puts off no review, and counts in the figures of the day on which it was logged', () => {
    const review = { ...ahead, values: { ...ahead.values, kind: 'monthlyReview' as const } };
    expect(summariseJournal([review]).lastReview?.at).toBe('2026-12-02T10:00');
    const december = { from: '2026-12-01', to: '2026-12-31' };
    expect(loggedContacts([older, ahead], december).map(({ id }) => id)).toEqual([ahead.id]);
  });
});

describe('the day of a contact that is sound stays (F274)', () => {
  it.each([
    ['logged east of UTC, where it was tomorrow', call('2026-12-03T09:00', '2026-12-02T19:00:00Z')],
    ['logged a month later', call('2026-11-02T09:00', '2026-12-02T09:00:00Z')],
    [
      'planned before, and marked as held on its day',
      call('2026-12-20T10:00', '2026-12-01T10:00:00Z', {
        changed: stampAt('2026-12-20T11:00:00Z'),
        writers: { state: 'settled' },
      }),
    ],
    [
      'held, and given another day afterwards',
      call('2026-12-20T10:00', '2026-12-01T10:00:00Z', {
        changed: stampAt('2026-12-20T11:00:00Z'),
        writers: { at: 'mended' },
      }),
    ],
    ['logged on a clock that was reset', call('2026-12-02T10:00', '1970-01-01T00:05:00Z')],
  ])('%s', (_, contact) => {
    expect(heldInTime(contact)).toBe(contact);
    expect(summariseJournal([contact]).lastReached?.at).toBe(contact.values.at);
  });

  it('planned, and still to come', () => {
    const values = { ...ahead.values, state: 'planned', reached: undefined } as const;
    const planned = { ...ahead, values };
    expect(heldInTime(planned)).toBe(planned);
    expect(summariseJournal([planned]).planned).toMatchObject([{ at: '2027-02-10T10:00' }]);
  });
});
