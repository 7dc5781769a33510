/**
 * Days at the end of a line of the composer. A contact lies in the past, so `18/11` is the latest such day up
 * to today, and a weekday says nothing; an action is still to come, so `18/11` is the next such day from
 * today, and a weekday is the next one after today.
 *
 * A day and month are written in this order in both languages. A day that a word ties to the sentence (`la
 * commande du 18/11`) is not read, and neither is one that the calendar does not have.
 */

import {
  addDays,
  type LocalDate,
  localDate,
  type Weekday,
  weekday,
  yearOf,
} from '../calendar/local-date.ts';
import {
  comingDays,
  contactDateLeads,
  contactDateTies,
  type DayExpression,
  dueLeads,
  dueTies,
  pastDays,
  weekdayWords,
} from './vocabulary.ts';
import { phrase, type Word } from './words.ts';

/** A day read at the end of some words: which word begins it, and which day it is. */
export interface TrailingDate {
  readonly first: number;
  readonly date: LocalDate;
  readonly form: 'expression' | 'weekday' | 'numeric';
}

interface Rules {
  readonly expressions: readonly DayExpression[];
  readonly leads: ReadonlySet<string>;
  readonly ties: ReadonlySet<string>;
  /** The years to try for a day without one, nearest first, away from today. */
  readonly step: -1 | 1;
}

const numericPattern = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/;
/** 29 February comes every fourth year, but for 2100 and the like. */
const yearsTriedMax = 9;
/** `pour le 18/11` has two words in front. */
const leadCountMax = 2;

const contactRules: Rules = {
  expressions: pastDays,
  leads: contactDateLeads,
  ties: contactDateTies,
  step: -1,
};
const dueRules: Rules = { expressions: comingDays, leads: dueLeads, ties: dueTies, step: 1 };

/** The day of the contact at the end of `words`, if there is one. */
export function trailingContactDate(
  words: readonly Word[],
  today: LocalDate,
): TrailingDate | undefined {
  return trailing(words, today, contactRules);
}

/** The day by which an action is due at the end of `words`, if there is one. */
export function trailingDue(words: readonly Word[], today: LocalDate): TrailingDate | undefined {
  return trailing(words, today, dueRules);
}

function trailing(
  words: readonly Word[],
  today: LocalDate,
  rules: Rules,
): TrailingDate | undefined {
  const found =
    expressed(words, today, rules) ??
    onWeekday(words, today, rules) ??
    numeric(words, today, rules);
  if (found === undefined) return undefined;
  let first = found.first;
  for (let count = 0; count < leadCountMax; count += 1) {
    if (!rules.leads.has(words[first - 1]?.folded ?? '')) break;
    first -= 1;
  }
  return rules.ties.has(words[first - 1]?.folded ?? '') ? undefined : { ...found, first };
}

function expressed(
  words: readonly Word[],
  today: LocalDate,
  rules: Rules,
): TrailingDate | undefined {
  for (const expression of rules.expressions) {
    const first = words.length - expression.words.length;
    if (first >= 0 && phrase(words.slice(first)) === expression.words.join(' ')) {
      return { first, date: addDays(today, expression.days), form: 'expression' };
    }
  }
  return undefined;
}

function onWeekday(
  words: readonly Word[],
  today: LocalDate,
  rules: Rules,
): TrailingDate | undefined {
  const named = weekdayWords.get(words.at(-1)?.core ?? '');
  if (named === undefined || rules.step < 0) return undefined;
  return { first: words.length - 1, date: nextWeekday(named, today), form: 'weekday' };
}

function numeric(words: readonly Word[], today: LocalDate, rules: Rules): TrailingDate | undefined {
  const last = words.length - 1;
  const parts = numericPattern.exec(words[last]?.core ?? '');
  if (parts === null) return undefined;
  const [, day = '', month = '', year] = parts;
  const date = nearest(Number(day), Number(month), candidateYears(year, today, rules.step), {
    today,
    step: rules.step,
  });
  if (date === undefined) return undefined;
  // `vendredi 27/11` is one date when both agree; otherwise the weekday is not part of it.
  const named = weekdayWords.get(words[last - 1]?.core ?? '');
  return { first: named === weekday(date) ? last - 1 : last, date, form: 'numeric' };
}

function candidateYears(
  year: string | undefined,
  today: LocalDate,
  step: -1 | 1,
): readonly number[] {
  if (year !== undefined) return [year.length === 2 ? 2000 + Number(year) : Number(year)];
  return Array.from({ length: yearsTriedMax }, (_, index) => yearOf(today) + index * step);
}

function nearest(
  day: number,
  month: number,
  years: readonly number[],
  side: { readonly today: LocalDate; readonly step: -1 | 1 },
): LocalDate | undefined {
  return years
    .map((year) => localDate(year, month, day))
    .find(
      (date) => date !== undefined && (side.step < 0 ? date <= side.today : date >= side.today),
    );
}

function nextWeekday(named: Weekday, today: LocalDate): LocalDate {
  return addDays(today, ((named - weekday(today) + 6) % 7) + 1);
}
