/**
 * The alerts of the sample programme at the close of each of its five reviews, and on its own day: as many as the
 * story explains, and no more. The sheets are read as they stood then; the next contact that was held afterwards had
 * been planned by then, since the sample writes contacts down once they are held.
 */

import { describe, expect, it } from 'vitest';
import type { AlertId } from '../../../../src/domain/alert/alert.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { programmeAlerts } from '../../../../src/domain/alert/programme-alerts.ts';
import { reviewClosingDate } from '../../../../src/domain/calendar/project-calendar.ts';
import { summariseLazy, summaryIn } from '../../../../src/domain/entity/lazy-summary.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { type AnyRecord, type Contact, recordAs } from '../../../../src/domain/operation/record.ts';
import { type PortfolioRow, portfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { sampleGroups, sampleToday } from '../../../../src/domain/sample/sample-programme.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { present } from '../../../../src/std/assert.ts';

const operations = sampleGroups().flat();
const hourMs = 3_600_000;

/** Records as they stood at the end of a day in Europe. */
function recordsOn(day: string): ReadonlyMap<string, AnyRecord> {
  const end = Date.parse(`${day}T00:00:00Z`) + 22 * hourMs;
  const records = new Map<string, AnyRecord>();
  for (const operation of operations.filter(({ at }) => at < end)) {
    const applied = applyOperation(records.get(operation.record), operation, 'later');
    if (applied !== undefined) records.set(operation.record, applied.record);
  }
  return records;
}

const last = recordsOn(sampleToday);
const all = <const N extends AnyRecord['entity']>(
  records: ReadonlyMap<string, AnyRecord>,
  entity: N,
) => [...records.values()].flatMap((record) => recordAs(record, entity) ?? []);

/** The contact of an SME that was held next, as the appointment that it was. */
function nextContact(home: string, day: string): readonly Contact[] {
  const next = all(last, 'contact')
    .filter((contact) => contact.home === home && contact.values.at.slice(0, 10) > day)
    .filter(({ values }) => values.mode !== undefined)
    .toSorted((a, b) => (a.values.at < b.values.at ? -1 : 1))[0];
  return next === undefined ? [] : [{ ...next, values: { ...next.values, state: 'planned' } }];
}

const formsOn = (records: ReadonlyMap<string, AnyRecord>, home: string): readonly AnyRecord[] =>
  [...records.values()].filter((record) => record.home === home && record.entity === 'form');

interface Picture {
  readonly rows: readonly PortfolioRow[];
  readonly counts: Readonly<Partial<Record<AlertId, number>>>;
  readonly programme: readonly string[];
}

function pictureOn(today: string): Picture {
  const records = recordsOn(today);
  const smes = all(records, 'sme');
  const context = alertContext({
    today,
    programme: present(all(records, 'programme')[0], 'the sample has its programme'),
    launchPads: all(records, 'launchPad'),
    members: all(records, 'member'),
  });
  const heads = smes.map((sme): SheetHead => {
    const contacts = all(records, 'contact').filter(({ home }) => home === sme.id);
    return {
      sme,
      actions: all(records, 'action').filter(({ home }) => home === sme.id),
      issues: all(records, 'issue').filter(({ home }) => home === sme.id),
      forms: summaryIn({ form: summariseLazy('form', formsOn(records, sme.id)) }, 'form').facts,
      summary: summariseJournal([...contacts, ...nextContact(sme.id, today)]),
    };
  });
  const raised = heads.flatMap((head) => alertsOf(head, context).raised);
  const counts: Partial<Record<AlertId, number>> = {};
  for (const { id } of raised) counts[id] = (counts[id] ?? 0) + 1;
  const programme = programmeAlerts(smes, context).raised.map(({ level }) => level);
  return { rows: heads.map((head) => portfolioRow(head, context)), counts, programme };
}

const reviews = [9, 12, 15, 18, 21].map((month) => reviewClosingDate(month, '2019-09'));
const [review1 = '', review2 = '', review3 = '', review4 = '', review5 = ''] = reviews;

const attention = ({ rows }: Picture): readonly PortfolioRow[] =>
  rows.filter(({ group }) => group === 'attention');
const names = (picture: Picture): readonly string[] => attention(picture).map(({ name }) => name);

interface Expected {
  readonly counts: Picture['counts'];
  readonly programme?: readonly string[];
  /** SMEs to look at first. */
  readonly rows: number;
}

describe('the alerts of the sample programme', () => {
  it.each<[string, string, Expected]>([
    // Nobody could be visited: candidates wait for their criteria to be checked, and none is enrolled.
    [
      review1,
      'the start',
      { counts: { stuckInStage: 5, oneWay: 1 }, programme: ['risk'], rows: 5 },
    ],
    // France is away in August, so only British silences count; 10 of the 13 that the line asks for are enrolled.
    [review2, 'summer', { counts: { silence: 2, stuckInStage: 1 }, programme: ['watch'], rows: 3 }],
    // 17 enrolled: on the line. Two plans wait to be translated, and one is behind its four months of support.
    [
      review3,
      'autumn',
      {
        counts: { silence: 1, openProblem: 1, stuckInStage: 1, planBehind: 1, notTranslated: 2 },
        rows: 6,
      },
    ],
    // 24 enrolled; first problems at the border.
    [
      review4,
      'the new border',
      { counts: { silence: 2, openProblem: 2, notTranslated: 2 }, rows: 5 },
    ],
    [
      sampleToday,
      'its own day',
      {
        counts: {
          silence: 3,
          lateReview: 6,
          openProblem: 4,
          overdueAction: 6,
          stuckInStage: 2,
          lowConfidence: 1,
          notTranslated: 4,
        },
        rows: 11,
      },
    ],
  ])('on %s, %s, are those that its story explains', (day, _story, expected) => {
    const picture = pictureOn(day);
    expect(picture.counts).toEqual(expected.counts);
    expect(picture.programme).toEqual(expected.programme ?? []);
    expect(attention(picture)).toHaveLength(expected.rows);
  });

  it('never leave an SME among those to look at first without a reason', () => {
    for (const day of [...reviews, sampleToday]) {
      const { rows } = pictureOn(day);
      for (const { group, alerts, override } of rows) {
        expect(group === 'attention').toBe(alerts.length > 0 || override !== undefined);
      }
    }
  });

  it('only grow while nothing is logged up to the last review', () => {
    const before = pictureOn(sampleToday);
    const after = pictureOn(review5);
    expect(names(after)).toEqual(expect.arrayContaining([...names(before)]));
    for (const { id, alerts } of before.rows) {
      const later = after.rows.find((row) => row.id === id)?.alerts.map((alert) => alert.id);
      expect(later).toEqual(expect.arrayContaining(alerts.map((alert) => alert.id)));
    }
  });
});
