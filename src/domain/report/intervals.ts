/**
 * How long SMEs take from one step to the next: from the first contact to the checklist, to the enrolment, to the plan, to
 * the first sale abroad. Each interval stands on the SMEs that took both steps, one after the other; all of them count,
 * however long ago. Folded from heads: no journal and no form is read.
 */

import { type LocalDate, daysBetween } from '../calendar/local-date.ts';
import type { FormBrief } from '../form/form-brief.ts';
import { completedForms } from '../form/completed-forms.ts';
import { formsOf } from '../form/standing.ts';
import type { RecordOf, Sme } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import { type Counted, type Figure, figureKey } from './figure.ts';
import { achievementDay } from '../achievement/achievement-day.ts';
import { enrolledOn } from '../sme/journey-days.ts';

/** The steps in their order. */
export const milestones = ['contact', 'checklist', 'enrolment', 'plan', 'sale'] as const;
export type Milestone = (typeof milestones)[number];

/** From each step to the next, named by the step that ends it. */
export const intervals = ['checklist', 'enrolment', 'plan', 'sale'] as const;
export type Interval = (typeof intervals)[number];

/** What is needed of a sheet. */
export interface PacedSheet {
  readonly sme: Sme;
  readonly summary: Pick<JournalSummary, 'firstOn'>;
  readonly forms: readonly FormBrief[];
  readonly achievements: readonly RecordOf<'achievement'>[];
}

/** An SME that took both steps. */
export interface PacedSme extends Counted {
  readonly days: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** `value` is the median, in days. */
export interface IntervalFigure extends Figure<PacedSme> {
  readonly least: number;
  readonly most: number;
}

/** The days on which an SME took its steps, as far as they are known. */
export function milestonesOf(
  sheet: PacedSheet,
): Readonly<Record<Milestone, LocalDate | undefined>> {
  const { sme, summary, forms, achievements } = sheet;
  const checklists = completedForms(forms, { name: 'eligibility-checklist' });
  const sales = achievements.filter(
    ({ values, deleted }) => deleted === undefined && values.kind === 'firstSaleAbroad',
  );
  return {
    contact: summary.firstOn,
    checklist: earliest(checklists.map(({ onDate }) => onDate)),
    enrolment: enrolledOn(sme),
    plan: planAgreed(forms),
    sale: earliest(sales.map(achievementDay)),
  };
}

function planAgreed(forms: readonly FormBrief[]): LocalDate | undefined {
  return earliest(formsOf(forms, { name: 'market-entry-plan' }).map(({ agreedOn }) => agreedOn));
}

/** The day from which an SME has a completed assessment and an agreed plan, whatever its stage says (F303). */
export function assessedAndPlanned(forms: readonly FormBrief[]): LocalDate | undefined {
  const assessments = completedForms(forms, { name: 'readiness-assessment' });
  const assessed = earliest(assessments.map(({ onDate }) => onDate));
  const planned = planAgreed(forms);
  if (assessed === undefined || planned === undefined) return undefined;
  return assessed > planned ? assessed : planned;
}

function earliest(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

/** The key of an interval. */
export function intervalKey(padId: string, interval: Interval): string {
  return figureKey('interval', padId, interval);
}

/** The intervals of each launch pad; one that no SME stands behind is not there. */
export function intervalFigures(sheets: Iterable<PacedSheet>): ReadonlyMap<string, IntervalFigure> {
  const found = new Map<string, PacedSme[]>();
  for (const sheet of sheets) {
    const { sme } = sheet;
    if (!isCounted(sme)) continue;
    const on = milestonesOf(sheet);
    for (const [place, interval] of intervals.entries()) {
      const from = on[milestones[place] ?? 'contact'];
      const to = on[interval];
      // Steps in another order are no interval.
      if (from === undefined || to === undefined || to < from) continue;
      const key = intervalKey(sme.values.launchPadId, interval);
      const own = found.get(key) ?? [];
      own.push({ home: sme.id, id: sme.id, days: daysBetween(from, to), from, to });
      found.set(key, own);
    }
  }
  return new Map([...found].map(([key, records]) => [key, figureOf(records)]));
}

function figureOf(records: readonly PacedSme[]): IntervalFigure {
  const days = records.map((one) => one.days).toSorted((a, b) => a - b);
  return { value: medianOf(days), records, least: days[0] ?? 0, most: days.at(-1) ?? 0 };
}

/** The middle of sorted numbers; between the two middle ones where there are two. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
