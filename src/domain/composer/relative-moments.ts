/**
 * When something is, counted from now or put in the place of another day or hour: `in an hour`, `moved from Thursday 2pm to
 * Friday`, `décalé de 14h à 15h`.
 */

import { addDays, type LocalDate, weekday } from '../calendar/local-date.ts';
import { readLength } from './minutes.ts';
import { type Moment, momentsOf } from './moments.ts';
import { type Read, readPhrase } from './phrases.ts';
import { dayEdges, hourLeads } from './vocabulary/day-words.ts';
import { readStretch } from './week-phrases.ts';
import { isElided, unelided, type Word } from './words.ts';

/** Before a length they make it an hour to come. */
export const soonLeads: ReadonlySet<string> = new Set(['in', 'dans']);
/** Before the new day or hour of what was put off. */
export const newDayLeads: ReadonlySet<string> = new Set(['a', 'au', 'to', 'until', 'till']);
const oldDayLeads = new Set(['from', 'de', 'du']);
const lengthTies = new Set(['de', 'by', 'of']);
const subjects = new Set('he she they it il elle ils elles'.split(' '));
const minutesPerHour = 60;
const hoursPerDay = 24;
const oldWordsMax = 5;
const newWordsMax = 6;
const dayNumber = /^([12]?\d|3[01])(?:er|st|nd|rd|th)?$/;

/** `in an hour`, `dans 30 min`: an hour of today. */
export function soonAt(words: readonly Word[], at: number, now: string): Moment | undefined {
  const isLed = soonLeads.has(words[at]?.core ?? '');
  const length = isLed ? (readLength(words, at + 1) ?? fewMinutes(words, at + 1)) : undefined;
  if (length === undefined || words[at]?.isLast !== false) return undefined;
  // `, in an hour he sees the bank` is what he does.
  const isApart =
    at > 0 && words[at - 1]?.isLast === true && words[length.end - 1]?.isLast === false;
  const isClause = isApart && subjects.has(words[length.end]?.core ?? '');
  if (isClause) return undefined;
  const minutes = Number(now.slice(0, 2)) * minutesPerHour + Number(now.slice(3)) + length.value;
  if (minutes >= hoursPerDay * minutesPerHour) return undefined;
  const time = [Math.floor(minutes / minutesPerHour), minutes % minutesPerHour]
    .map((each) => String(each).padStart(2, '0'))
    .join(':');
  const none = { day: undefined, period: undefined, minutes: undefined };
  return { ...none, first: at, end: length.end, time, isSoon: true };
}

const openUntil = '09:00';
const closeUntil = '18:00';
const friday = 5;
const saturday = 6;

/** `eod`, `first thing`: a part of the day without a day, which is the next that is still to come. */
export function dayEdgeAt(
  words: readonly Word[],
  at: number,
  { today, now }: { readonly today: LocalDate; readonly now: string },
): Moment | undefined {
  const read = readPhrase(dayEdges, words, at);
  if (read === undefined) return undefined;
  const isOpen = read.value === 'open';
  if (!isOpen && now >= closeUntil) return undefined;
  const isGone = isOpen && now >= openUntil;
  const week = weekday(today);
  const steps = isGone ? (week === friday ? 3 : week === saturday ? 2 : 1) : 0;
  const day = { kind: 'fixed', date: addDays(today, steps) } as const;
  const period = isOpen ? 'morning' : 'evening';
  return { first: at, end: read.end, day, period, time: undefined, minutes: undefined };
}

/** `call Tom in 5`. */
function fewMinutes(words: readonly Word[], at: number): Read<number> | undefined {
  const isFew = words[at]?.isLast === true && /^[1-9]\d?$/.test(words[at]?.core ?? '');
  return isFew ? { value: Number(words[at]?.core), end: at + 1 } : undefined;
}

/** `décalé d'une heure`, `put back a week`, `de 2 jours`: how far, behind what was put off. */
export function isHowFar(words: readonly Word[], at: number): boolean {
  const isTied = lengthTies.has(words[at]?.core ?? '') && words[at]?.isLast === false;
  const begin = isTied ? at + 1 : at;
  const seen = isElided(words[begin]) ? unelided(words, begin) : words;
  return (readLength(seen, begin) ?? readStretch(seen, begin)) !== undefined;
}

/** `from Thursday to Friday 3pm`, `de 14h à 15h`: the new day and hour, read with those before. */
export function newDayAt(words: readonly Word[], at: number, today: LocalDate): Moment | undefined {
  if (!oldDayLeads.has(words[at]?.core ?? '') || words[at]?.isLast !== false) return undefined;
  const steps = Array.from({ length: oldWordsMax }, (_, step) => at + 2 + step);
  for (const joint of steps) {
    if (words[joint - 1]?.isLast !== false) return undefined;
    if (!newDayLeads.has(words[joint]?.core ?? '') || words[joint]?.isLast !== false) continue;
    const old = whenIn(words.slice(at + 1, joint), today);
    if (old?.end !== joint - at - 1) continue;
    const isNumber = old.day?.kind === 'monthDay';
    const next = whenIn(words.slice(joint + 1, joint + 1 + newWordsMax), today, isNumber);
    if (next === undefined) continue;
    const before = { day: old.day, time: old.time };
    return { ...next, first: at, end: joint + 1 + next.end, day: next.day ?? old.day, before };
  }
  return undefined;
}

/**
 * The day, the hour or both that some words begin with; a number alone is a day of the month, and rather that than an hour where
 * `isNumber`: `du 3 au 8 à 14h`.
 */
function whenIn(words: readonly Word[], today: LocalDate, isNumber = false): Moment | undefined {
  const moments = momentsOf(words, today, words.length);
  let found: Moment | undefined;
  let end = 0;
  for (let at = 0; at < words.length; at += 1) {
    const number = found === undefined ? numberAt(words, at) : undefined;
    const read = moments.get(at);
    const moment = isNumber && read?.day === undefined ? (number ?? read) : (read ?? number);
    if (moment === undefined) {
      const core = words[at]?.core ?? '';
      const mayLead = core === 'the' || core === 'le' || hourLeads.has(core);
      if (mayLead && words[at]?.isLast === false) continue;
      break;
    }
    const isTwice =
      (found?.day !== undefined && moment.day !== undefined) ||
      (found?.time !== undefined && moment.time !== undefined);
    if (isTwice) break;
    const before = found ?? moment;
    end = moment.end;
    found = {
      ...before,
      end,
      day: before.day ?? moment.day,
      period: before.period ?? moment.period,
      time: before.time ?? moment.time,
      minutes: before.minutes ?? moment.minutes,
    };
    if (words[end - 1]?.isLast !== false) break;
    at = end - 1;
  }
  return found;
}

/** `du 3 au 8 à 14h`; `de 3 à 5 colis` is no day. */
function numberAt(words: readonly Word[], at: number): Moment | undefined {
  const day = dayNumber.exec(words[at]?.core ?? '')?.[1];
  const next = words[at + 1];
  const isAlone = words[at]?.isLast !== false || next === undefined || hourLeads.has(next.core);
  if (day === undefined || !isAlone) return undefined;
  const said = { kind: 'monthDay', day: Number(day) } as const;
  return {
    first: at,
    end: at + 1,
    day: said,
    period: undefined,
    time: undefined,
    minutes: undefined,
  };
}
