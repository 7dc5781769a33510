/**
 * The support that SMEs got, against what the programme owes each of them: who has the minimum of hours, who lacks some,
 * whose support ends soon, and the hours, their value and the preparation of each launch pad. Folded from heads.
 */

import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { daysPerWeek } from '../calendar/weeks.ts';
import type { Money } from '../entity/field.ts';
import { supportValue } from '../form/aid.ts';
import type { Programme, Sme } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { weeksLeft } from './overview.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';

const minutesPerHour = 60;
/** Support that ends within so many weeks ends soon. */
export const endingWeeks = 4;

/** What is counted, in the order of a table. */
export const supportParts = ['reached', 'below', 'ending'] as const;

/** What is needed of a sheet. */
export interface SupportedSheet {
  readonly sme: Sme;
  readonly summary: Pick<JournalSummary, 'minutes' | 'preparation'>;
}

type Terms = Pick<Programme['values'], 'minimumHours' | 'supportDayRate'>;

/** How the support of one SME stands. */
export interface SmeSupport {
  readonly minutes: number;
  readonly preparation: number;
  /** What the programme owes each SME; absent where it owes no such thing. */
  readonly minimumMinutes: number | undefined;
  /** What was given, at the day rate: preparation is no part of it. */
  readonly value: Money | undefined;
  /** Whole weeks to the end of the support, 0 once it has passed; absent without an end. */
  readonly weeks: number | undefined;
}

/** The support of an SME up to a day. */
export function supportOf(
  { sme, summary }: SupportedSheet,
  { minimumHours, supportDayRate }: Terms,
  today: LocalDate,
): SmeSupport {
  const { minutes = 0, preparation = 0 } = summary;
  const { supportUntil } = sme.values;
  return {
    minutes,
    preparation,
    minimumMinutes: minimumHours === undefined ? undefined : minimumHours * minutesPerHour,
    value:
      supportDayRate === undefined
        ? undefined
        : supportValue(minutes / minutesPerHour, supportDayRate),
    weeks: supportUntil === undefined ? undefined : weeksLeft(today, supportUntil),
  };
}

/** An SME with its support. */
export interface CountedSupport extends Counted, SmeSupport {}

/**
 * Of the SMEs that were enrolled, by launch pad: `support` with the part, `given` and `preparation` in minutes, and `worth`
 * with the currency.
 */
export function supportFigures(
  sheets: Iterable<SupportedSheet>,
  terms: Terms,
  today: LocalDate,
): Figures<CountedSupport> {
  const sums = new FigureSums<CountedSupport>();
  for (const sheet of sheets) {
    const { id, values } = sheet.sme;
    const { launchPadId: pad, supportUntil } = values;
    if (!isCounted(sheet.sme) || !isEnrolledBy(sheet.sme, today)) continue;
    const support = supportOf(sheet, terms, today);
    const record = { home: id, id, ...support };
    const { minutes, preparation, minimumMinutes, value } = support;
    if (minimumMinutes !== undefined) {
      sums.add(figureKey('support', pad, minutes >= minimumMinutes ? 'reached' : 'below'), record);
    }
    if (isEnding(supportUntil, today)) sums.add(figureKey('support', pad, 'ending'), record);
    if (minutes > 0) sums.add(figureKey('given', pad), record, minutes);
    if (preparation > 0) sums.add(figureKey('preparation', pad), record, preparation);
    if (value !== undefined && value.amount > 0) {
      sums.add(figureKey('worth', pad, value.currency), record, value.amount);
    }
  }
  return sums.figures();
}

function isEnding(until: LocalDate | undefined, today: LocalDate): boolean {
  return (
    until !== undefined && until >= today && until <= addDays(today, endingWeeks * daysPerWeek)
  );
}
