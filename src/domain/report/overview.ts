/**
 * The programme overview: how many SMEs of each launch pad are enrolled, at which stage, in which state, and which texts
 * wait for a translation. Folded from the heads of the sheets, so that it reads no journal; derived, never stored.
 *
 * SMEs outside the programme never count, nor does what lies in the trash (`programme/enrolment.ts`).
 */

import type { AlertList } from '../alert/alerts-of.ts';
import { healthOf } from '../alert/health.ts';
import {
  addMonths,
  type DateRange,
  daysBetween,
  type LocalDate,
  startOfMonth,
} from '../calendar/local-date.ts';
import { eventDays, isAboutCountry } from '../calendar/event-days.ts';
import { daysPerWeek } from '../calendar/weeks.ts';
import { reviewClosingDate } from '../calendar/project-calendar.ts';
import type { Language, Text2 } from '../entity/field.ts';
import { declarationOf } from '../entity/registry.ts';
import type { AnyRecord, CalendarEvent } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { ProgrammePlan } from '../programme/enrolment-line.ts';
import type { Country } from '../programme/programme.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import type { Stage } from '../sme/sme.ts';
import { translationStateOf } from '../text/text-pair.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';

/** Stands for all launch pads together in the key of a figure. */
export const wholeId = 'all';

/** The stages of the overview, in their order. */
export const overviewStages = [
  'screening',
  'eligible',
  'enrolled',
  'inducted',
  'supported',
  'completed',
] as const satisfies readonly Stage[];

/** The alerts of the overview: those that say that nobody talks with an SME. */
export const overviewAlerts = ['silence', 'lateReview'] as const;

/**
 * The figures of the SMEs by launch pad: `enrolled` and `selection`, of all pads too, `stage` with the stage, `health` with the level and
 * `alert` with its kind. What counts nobody has no figure.
 */
export function smeFigures(
  heads: Iterable<SheetHead>,
  alertsOf: (head: SheetHead) => AlertList,
  today: LocalDate,
): Figures {
  const sums = new FigureSums<Counted>();
  for (const head of heads) {
    const { sme } = head;
    if (!isCounted(sme)) continue;
    const { launchPadId: pad, stage } = sme.values;
    const record = { home: sme.id, id: sme.id };
    const alerts = alertsOf(head);
    const add = (what: string, part = '') => sums.add(figureKey(what, pad, part), record);
    const addToWhole = (what: string) => {
      add(what);
      sums.add(figureKey(what, wholeId), record);
    };
    if (isEnrolledBy(sme, today)) addToWhole('enrolled');
    if (stage === 'screening' || stage === 'eligible') addToWhole('selection');
    add('stage', stage);
    add('health', healthOf(head, alerts, today).level);
    for (const id of overviewAlerts) {
      if (alerts.raised.some((alert) => alert.id === id)) add('alert', id);
    }
  }
  return sums.figures();
}

/**
 * Texts in two languages that have no translation, or one that is older than its original: `translate` with the
 * language they were written in. They are not of one pad.
 */
export function translationFigures(records: Iterable<AnyRecord>): Figures {
  const sums = new FigureSums<Counted>();
  for (const { home, id, entity, values, deleted } of records) {
    if (deleted !== undefined) continue;
    for (const [name, field] of Object.entries(declarationOf(entity).fields)) {
      const pair = values[name];
      if (field.kind !== 'text2' || !isPair(pair)) continue;
      const state = translationStateOf(pair);
      if (state === 'none' || state === 'stale') {
        sums.add(translationKey(pair.lang), { home, id });
      }
    }
  }
  return sums.figures();
}

/** The key of the texts that wait, by the language they were written in. */
export function translationKey(language: Language): string {
  return figureKey('translate', wholeId, language);
}

function isPair(value: unknown): value is Text2 {
  return typeof value === 'object' && value !== null && 'lang' in value && 'text' in value;
}

/** Which days the overview looks at. */
export const overviewPeriods = ['review', 'month', 'start'] as const;
export type OverviewPeriod = (typeof overviewPeriods)[number];

/** The days up to today: since the latest review that closed, in this month, or since the programme began. */
export function overviewDays(
  period: OverviewPeriod,
  { firstMonth, reviewMonths }: Pick<ProgrammePlan, 'firstMonth' | 'reviewMonths'>,
  today: LocalDate,
): DateRange {
  if (period === 'month') return { from: startOfMonth(today), to: today };
  const start = startOfMonth(firstMonth);
  const from =
    period === 'start'
      ? start
      : reviewMonths
          .filter((month) => reviewClosingDate(month, firstMonth) < today)
          .map((month) => startOfMonth(addMonths(startOfMonth(firstMonth), month)))
          .reduce((latest, day) => (day > latest ? day : latest), start);
  return { from: from > today ? today : from, to: today };
}

/** Whole weeks from today to the last day, both counted; 0 once it has passed. */
export function weeksLeft(today: LocalDate, last: LocalDate): number {
  return Math.max(0, Math.floor((daysBetween(today, last) + 1) / daysPerWeek));
}

/** What changed the work of a pad in some days: events with an effect on its country, those called off left out. */
export function contextOf(
  events: readonly CalendarEvent[],
  country: Country | undefined,
  days: DateRange,
): readonly CalendarEvent[] {
  return events.filter((event) => {
    const { effect = 'none', status } = event.values;
    if (effect === 'none' || status === 'cancelled' || event.deleted !== undefined) return false;
    const { from, to } = eventDays(event);
    return (
      from <= days.to && (to === undefined || to >= days.from) && isAboutCountry(event, [country])
    );
  });
}
