/** The day, the hour and the state of a contact, from what was said of them. */

import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { dayOf, type SaidDay, type Side } from './days.ts';
import { type Draft, isDayLeft, isToldHeld } from './draft.ts';
import type { Line } from './line.ts';
import {
  comingThings,
  endsInParticiple,
  englishPast,
  infinitive,
  noInfinitives,
  pastWords,
} from './vocabulary/small-words.ts';
import type { Period } from './vocabulary/day-words.ts';
import type { Word } from './words.ts';

/** What became of the contact, or is to become of it. */
export type ReadState = 'planned' | 'held' | 'missed' | 'cancelled';

/** When the contact is or was, and what became of it. */
export interface When {
  readonly date: LocalDate | undefined;
  readonly time: string | undefined;
  readonly state: ReadState;
  readonly reached: boolean | undefined;
}

const daysPerWeek = 7;
/** Before these a part of the day is still to come. */
const periodBegins: Readonly<Record<Period, string>> = {
  morning: '08:00',
  noon: '12:00',
  afternoon: '14:00',
  evening: '18:00',
};
const written = new Set(['email', 'message', 'post', 'note']);

/** Whether words tell of something that took place. */
export function tellsPast(line: Line, words: readonly Word[]): boolean {
  return words.some(({ core, coreFrom, coreTo }) => {
    const isDone = endsInParticiple(line.input.slice(coreFrom, coreTo));
    return pastWords.has(core) || isDone || englishPast.test(core);
  });
}

/** Whether words tell of something that is to come by itself, such as a delivery. */
export function tellsComing(words: readonly Word[]): boolean {
  return words.some(({ core }, at) => {
    const isNoun = noInfinitives.has(core) || determiners.has(words[at - 1]?.core ?? '');
    return comingThings.has(core) || (infinitive.test(core) && !isNoun);
  });
}

/** Behind these no infinitive stands: `le banquier`. */
const determiners = new Set(
  'le la les un une du des mon ma son sa notre votre leur ce cet cette au'.split(' '),
);

/** The day that the user moved: by weeks where a weekday was said, else by days. */
export function movedDate(
  line: Line,
  key: string | undefined,
  said: SaidDay | undefined,
  date: LocalDate,
): LocalDate {
  const steps = key === undefined ? 0 : (line.moved?.get(key) ?? 0);
  return addDays(date, steps * (said?.kind === 'weekday' ? daysPerWeek : 1));
}

/** When a contact is or was; `text` are the words that were not read. */
export function whenOf(
  line: Line,
  draft: Draft,
  text: readonly Word[],
  dateKey: string | undefined,
): When {
  const isPast = hasHappened(line, draft, text);
  const said = draft.moment?.day;
  const found = said === undefined ? undefined : dayOf(said, sideOf(draft, isPast), line.today);
  const date = found === undefined ? undefined : movedDate(line, dateKey, said, found);
  const time = draft.moment?.time;
  const reached = draft.outcomes.some((each) => each === 'unanswered' || each === 'messageLeft')
    ? false
    : undefined;
  const state = stateOf(line, draft, { date, time, isPast });
  // `visio du 12/11 reportée au 19/11`, once both are over: cancelled was the one of the 12th.
  const { dayBefore } = draft;
  if (state === 'cancelled' && dayBefore !== undefined) {
    const side = dayBefore.kind === 'dayMonth' ? 'nearest' : 'past';
    const day = dayOf(dayBefore, side, line.today);
    const before = day && movedDate(line, dateKey, dayBefore, day);
    return { date: before, time: undefined, reached, state };
  }
  return { date, time, reached, state };
}

/** What was said of its length, its outcome or in the past took place; what somebody intends did not. */
function hasHappened(line: Line, draft: Draft, text: readonly Word[]): boolean {
  const isIntended = draft.way?.isPresent === true && draft.direction !== 'inbound';
  return (
    draft.outcomes.some(
      (each) => each !== 'arranged' && each !== 'postponed' && each !== 'cancelled',
    ) ||
    (draft.way?.isClause === true && draft.way.isPresent !== true) ||
    (!isIntended && tellsPast(line, behindTopic(text)))
  );
}

/** `re the signed contract`, `pour le devis signé`: what it is about tells of nothing that took place. */
function behindTopic(text: readonly Word[]): readonly Word[] {
  if (!topicLeads.has(text[0]?.core ?? '')) return text;
  const end = text.findIndex(({ isLast }) => isLast);
  return end === -1 ? [] : text.slice(end + 1);
}

const topicLeads = new Set('re about pour for sur concernant regarding'.split(' '));

function sideOf(draft: Draft, isPast: boolean): Side {
  const { moment, outcomes, way } = draft;
  const isLong = draft.minutes !== undefined && draft.isUntil !== true;
  const isArranged = outcomes.some(
    (each) => each === 'arranged' || each === 'postponed' || each === 'cancelled',
  );
  // `Claire a appelé le 12 mars`, told in December, was nine months ago, and not in three (F297).
  const isTold = way?.isClause === true && way.isPresent !== true && !isArranged;
  if (moment?.day?.kind === 'dayMonth') return isTold || isToldHeld(draft) ? 'past' : 'nearest';
  if (isArranged) return 'next';
  if (isPast || isLong) return 'past';
  const isMeeting =
    way?.isPresent === true ||
    moment?.time !== undefined ||
    moment?.day?.kind === 'monthDay' ||
    way?.isOpen === true ||
    way?.mode === 'elsewhere';
  return isMeeting ? 'next' : 'past';
}

function stateOf(
  line: Line,
  draft: Draft,
  {
    date,
    time,
    isPast,
  }: { date: LocalDate | undefined; time: string | undefined; isPast: boolean },
): ReadState {
  const { outcomes, moment, way } = draft;
  if (outcomes.includes('missed')) return 'missed';
  const isAhead = isStillAhead(line, date, time, isPast ? undefined : moment?.period);
  // `can't do Friday, now Monday 10am` has its new day.
  const isMoved = outcomes.at(-1) === 'postponed' && isAhead && !isDayLeft(draft);
  if (outcomes.includes('cancelled') && !isMoved) return 'cancelled';
  if (outcomes.includes('postponed') && (!isAhead || isDayLeft(draft))) return 'cancelled';
  if (outcomes.includes('unanswered') || outcomes.includes('messageLeft')) return 'held';
  if (way?.mode === 'note' || way?.mode === 'issue') return 'held';
  // An hour later today beside words that tell what happened is a slip, and nothing is planned by it.
  const isTold = date === line.today && way?.isClause === true && way.isPresent !== true;
  const isSlip = moment?.isSoon !== true && (isTold || (isPast && date === undefined));
  return isAhead && !isSlip ? 'planned' : 'held';
}

function isStillAhead(
  line: Line,
  date: LocalDate | undefined,
  time: string | undefined,
  period: Period | undefined,
): boolean {
  const day = date ?? line.today;
  if (day !== line.today) return day > line.today;
  if (time !== undefined) return time > line.now;
  return isPeriodAhead(period, line.now);
}

/** Whether a part of this day is still to come. */
export function isPeriodAhead(period: Period | undefined, now: string): boolean {
  return period !== undefined && periodBegins[period] > now;
}

/** What is written is not planned by the way: a day to come belongs to its text. */
export function mayBePlanned(draft: Draft): boolean {
  return !written.has(draft.way?.mode ?? '');
}
