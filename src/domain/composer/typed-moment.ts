/**
 * The day and hour in a field that holds nothing else, read as a line is: `lun 10h`, `dans 3 jours`, `next friday 3pm`.
 * Every word must belong to them. A short name of a weekday, which in a line may be another word, is one here.
 */

import type { DaySide } from '../calendar/plain-day.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { dayOf } from './days.ts';
import { momentsOf } from './moments.ts';
import { dateLeads, hourLeads } from './vocabulary/day-words.ts';
import { splitWords } from './words.ts';

export interface TypedMoment {
  readonly day: LocalDate | undefined;
  /** `HH:mm`. */
  readonly time: string | undefined;
}

const lengthMax = 80;
const shortWeekdays: ReadonlyMap<string, string> = new Map([
  ['lun', 'lundi'],
  ['mar', 'mardi'],
  ['mer', 'mercredi'],
  ['jeu', 'jeudi'],
  ['ven', 'vendredi'],
  ['sam', 'samedi'],
  ['dim', 'dimanche'],
  ['mon', 'monday'],
  ['wed', 'wednesday'],
  ['sat', 'saturday'],
  ['sun', 'sunday'],
]);

/** The moment that the whole text says, or nothing. */
export function readTypedMoment(
  text: string,
  today: LocalDate,
  side: DaySide,
): TypedMoment | undefined {
  if (text.length > lengthMax) return undefined;
  const words = splitWords(spelledOut(text), lengthMax).filter((word) => !word.isSeparator);
  const moments = momentsOf(words, today, words.length);
  let at = 0;
  let day: LocalDate | undefined;
  let time: string | undefined;
  while (at < words.length) {
    const core = words[at]?.core ?? '';
    const moment = moments.get(at);
    if (moment === undefined) {
      if (!dateLeads.has(core) && !hourLeads.has(core)) return undefined;
      at += 1;
      continue;
    }
    const isTwice =
      (moment.day !== undefined && day !== undefined) ||
      (moment.time !== undefined && time !== undefined);
    if (isTwice) return undefined;
    if (moment.day !== undefined) {
      day = dayOf(moment.day, side, today);
      if (day === undefined) return undefined;
    }
    time = moment.time ?? time;
    at = moment.end;
  }
  return day === undefined && time === undefined ? undefined : { day, time };
}

/** `mar` behind a number is the month; `14 h 30` is one word. */
function spelledOut(text: string): string {
  return text
    .replace(/(\d\s+)?\b(\p{L}{3})\b\.?/gu, (all, number: string | undefined, name: string) => {
      const isMonth = number !== undefined && name.toLowerCase() === 'mar';
      const full = shortWeekdays.get(name.toLowerCase());
      return full === undefined || isMonth ? all : `${number ?? ''}${full}`;
    })
    .replace(/\b(\d{1,2})\s+h(?:\s*(\d{2}))?\b/giu, '$1h$2');
}
