/**
 * What is to be done, behind an arrow: by whom and by when, where the words say so. `moi : …`, `Emma to …` and
 * `Jules doit …` name an owner at the beginning, `… Jules vendredi` and `… (Jules)` at the end; whoever is to be
 * called, asked or met is none. A title is never read away: what would leave it empty stays in it.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { dayOf } from './days.ts';
import { type ActionPart, type Line, type Span, remaining, spanOf } from './line.ts';
import type { Moment } from './moments.ts';
import { whoseName } from './other-person.ts';
import { readName } from './persons.ts';
import { type Read, readPhrase } from './phrases.ts';
import { momentAt, type Found } from './recognise.ts';
import { movedDate } from './resolve.ts';
import { dueTies } from './vocabulary/day-words.ts';
import { dueEnds, dueLeads } from './vocabulary/due-words.ts';
import {
  ownerLeads,
  ownPronouns,
  ownerObligations,
  finiteVerb,
  noOwnerBehind,
  noVerbs,
} from './vocabulary/owner-words.ts';
import { infinitive, noInfinitives, objectLeads } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

/** An action as it was read; its title is never empty. */
export interface ReadAction {
  readonly title: string;
  readonly ownerId: string | undefined;
  readonly due: LocalDate | undefined;
}

export interface ActionRead {
  readonly action: ReadAction | undefined;
  readonly spans: readonly Span[];
  /** The day of the contact, which may also stand behind the last action. */
  readonly contactDay: { readonly date: LocalDate; readonly key: string } | undefined;
}

interface OwnerRead {
  readonly id: string;
  readonly first: number;
  readonly end: number;
  readonly stays: boolean;
}

interface DueRead {
  readonly date: LocalDate;
  readonly span: Span;
  readonly first: number;
  readonly end: number;
}

/** Reads an action; `mayDate` when the day of the contact may stand behind it. */
export function readActionPart(line: Line, part: ActionPart, mayDate: boolean): ActionRead {
  const words = line.words.slice(0, part.end);
  const contact = mayDate && !part.open ? contactDayBehind(line, part, words) : undefined;
  const end = contact?.first ?? part.end;
  const seen = words.slice(0, end);
  const dueFirst = leadingDue(line, part, seen);
  const start = dueFirst?.end ?? part.start;
  const named = ownerAtStart(line, seen, start);
  const dueBehind = dueFirst ?? dueIn(line, part, seen, named?.end ?? start);
  // `Jules vendredi` is a title and a day: a name alone is whom it is about.
  const isBare = named !== undefined && dueBehind?.first === named.end && dueBehind.end >= end;
  const owner = isBare ? undefined : named;
  const due = isBare ? dueIn(line, part, seen, start) : dueBehind;
  const tailOwner = owner === undefined ? ownerAtEnd(line, part, seen, due) : undefined;
  const by = owner ?? tailOwner;
  const ownerSpan =
    by === undefined
      ? undefined
      : spanOf(line, 'owner', { first: by.first, end: by.end, stays: by.stays });
  const spans = [ownerSpan, due?.span, contact?.span]
    .filter((span) => span !== undefined)
    .sort((a, b) => a.from - b.from);
  const title = remaining(line.input, part, spans);
  if (title === '' && spans.length > 0) {
    const whole = remaining(line.input, part, []);
    return {
      action: { title: whole, ownerId: undefined, due: undefined },
      spans: [part.arrow],
      contactDay: undefined,
    };
  }
  const action = { title, ownerId: ownerSpan === undefined ? undefined : by?.id, due: due?.date };
  return {
    action: title === '' ? undefined : action,
    spans: [part.arrow, ...spans],
    contactDay: contact === undefined ? undefined : { date: contact.date, key: contact.span.key },
  };
}

/** A day gone by cannot be the action's: it is the day of the contact. */
function contactDayBehind(
  line: Line,
  part: ActionPart,
  words: readonly Word[],
): DueRead | undefined {
  for (let at = Math.max(part.start + 1, part.end - 4); at < part.end; at += 1) {
    const found = moment(line, words, at);
    if (found?.end !== part.end || found.moment.day?.kind !== 'fixed') continue;
    if (/\d/.test(words[part.end - 1]?.core ?? '')) return undefined;
    const { date } = found.moment.day;
    const isTied = dueTies.has(words[found.first - 1]?.core ?? '');
    const span = isTied || date >= line.today ? undefined : spanOf(line, 'date', found);
    return span === undefined ? undefined : { date, span, first: found.first, end: found.end };
  }
  return undefined;
}

function leadingDue(line: Line, part: ActionPart, words: readonly Word[]): DueRead | undefined {
  const found = moment(line, words, part.start);
  if (found === undefined || found.end >= part.end) return undefined;
  return dueOf(line, found, false);
}

/** The first day that no word ties to the sentence; taken out of the title when it ends it. */
function dueIn(
  line: Line,
  part: ActionPart,
  words: readonly Word[],
  from: number,
): DueRead | undefined {
  const end = words.length;
  let hour: DueRead | undefined;
  for (let at = from; at < end; at += 1) {
    const found = moment(line, words, at);
    if (found === undefined || dueTies.has(words[at - 1]?.core ?? '')) continue;
    const isTail = endsTitle(line, words, found.end, part);
    const keeps = !isTail || at === from;
    if (found.moment.day === undefined) {
      hour ??= dueOf(line, found, true);
      at = found.end - 1;
      continue;
    }
    const due = dueOf(line, found, keeps || found.moment.time !== undefined);
    if (due !== undefined) return due;
    at = found.end - 1;
  }
  return hour;
}

/** Whether nothing but a name, brackets or an hour stands behind a day. */
function endsTitle(line: Line, words: readonly Word[], at: number, part: ActionPart): boolean {
  if (at >= words.length) return true;
  const name = readName(
    words,
    words[at]?.core === 'par' || words[at]?.core === 'by' ? at + 1 : at,
    line.owners,
  );
  if (name !== undefined && name.end >= words.length) return true;
  const hour = moment(line, words, at);
  return part.open
    ? false
    : hour !== undefined && hour.moment.day === undefined && hour.end >= words.length;
}

function moment(line: Line, words: readonly Word[], at: number) {
  const asked = {
    line,
    words,
    start: 0,
    hasMode: true,
    isBehindMode: false,
    hasPerson: false,
    isBehindOutcome: false,
    isPostponed: false,
    isTold: false,
    isTalked: false,
    mode: undefined,
    hasMinutes: false,
    isIntended: true,
    isRead: () => false,
  };
  // `no later than Thursday`, `jeudi dernier délai`: by when is said around the day.
  const lead = readPhrase(dueLeads, words, at);
  const led = lead && momentAt({ ...asked, isBehindMode: false }, lead.end);
  const found = led ?? momentAt(asked, at);
  if (found?.meaning.kind !== 'moment' || startsWithOf(words, found)) return undefined;
  const isOpen = words[found.end - 1]?.isLast === false;
  const end = (isOpen ? readPhrase(dueEnds, words, found.end)?.end : undefined) ?? found.end;
  return { first: at, end, moment: found.meaning.moment };
}

/** `la réunion de lundi`: the day belongs to the meeting. */
function startsWithOf(words: readonly Word[], { first }: Found): boolean {
  return ['de', 'du', 'of'].includes(words[first]?.core ?? '');
}

function dueOf(
  line: Line,
  found: { readonly first: number; readonly end: number; readonly moment: Moment },
  stays: boolean,
): DueRead | undefined {
  const { day, time } = found.moment;
  const said = day === undefined ? todayOrTomorrow(line, time) : dayOf(day, 'next', line.today);
  if (said === undefined || said < line.today) return undefined;
  const span = spanOf(line, 'due', { first: found.first, end: found.end, stays });
  if (span === undefined) return undefined;
  const date = movedDate(line, span.key, day, said);
  return { date, span, first: found.first, end: found.end };
}

function todayOrTomorrow(line: Line, time: string | undefined): LocalDate | undefined {
  return time !== undefined && time >= line.now ? line.today : undefined;
}

/** `moi : …`, `@emma …`, `pour Jules, …`, `Tom to …`, `Claire envoie …`, `je …`. */
function ownerAtStart(line: Line, words: readonly Word[], start: number): OwnerRead | undefined {
  const pronoun = readPhrase(ownPronouns, words, start);
  if (pronoun !== undefined && pronoun.end < words.length) {
    const isAlone =
      words[pronoun.end - 1]?.isLast === true || words[pronoun.end]?.isSeparator === true;
    const needsBreak = pronoun.value === 'break';
    const obliged = readPhrase(ownerObligations, words, pronoun.end);
    const next = words[pronoun.end]?.core ?? '';
    const isTask = isBareSelf(words, start, pronoun.end)
      ? !noOwnerBehind.has(next)
      : infinitive.test(next) && !noInfinitives.has(next);
    if (!needsBreak || isAlone || isTask || obliged !== undefined) {
      const stays = pronoun.value === 'verb';
      return {
        id: line.me,
        first: start,
        end: endOfOwner(words, obliged?.end ?? pronoun.end),
        stays,
      };
    }
  }
  // `j'envoie la facture`.
  if (/^j['’]\p{L}/u.test(words[start]?.core ?? '')) {
    return { id: line.me, first: start, end: start + 1, stays: true };
  }
  const isLed = ownerLeads.has(words[start]?.core ?? '') && words[start]?.isLast === false;
  const begin = isLed ? start + 1 : start;
  const read = readName(unmarked(words, begin), begin, line.owners);
  if (read === undefined || read.end >= words.length) return undefined;
  if (whoseName({ line, words, at: begin, read, isLed: false }).kind === 'other') return undefined;
  return namedOwner(words, start, read, isLed);
}

/** `moi devis lundi`, `me send recap`: the pronoun alone, where `pour moi` may be whom it is for. */
function isBareSelf(words: readonly Word[], start: number, end: number): boolean {
  return end === start + 1 && ['moi', 'me'].includes(words[start]?.core ?? '');
}

function namedOwner(
  words: readonly Word[],
  start: number,
  read: Read<string>,
  isLed: boolean,
): OwnerRead | undefined {
  const isBroken = words[read.end - 1]?.isLast === true || words[read.end]?.isSeparator === true;
  const obliged = readPhrase(ownerObligations, words, read.end);
  const next = words[read.end];
  if (isBroken || obliged !== undefined) {
    const end = endOfOwner(words, obliged?.end ?? read.end);
    return end >= words.length ? undefined : { id: read.value, first: start, end, stays: false };
  }
  if (isLed && next?.core === 'de')
    return { id: read.value, first: start, end: read.end + 1, stays: false };
  const isMarked = words[start]?.folded.startsWith('@') === true;
  // `pour Emma la page` is not sure to be hers, `Emma la page` is not sure to be anything.
  if (isLed && !isMarked) return undefined;
  if (next === undefined || noVerbs.has(next.core)) return undefined;
  const isSentence = finiteVerb.test(next.core);
  return { id: read.value, first: start, end: read.end, stays: isSentence && !isMarked };
}

function endOfOwner(words: readonly Word[], at: number): number {
  let end = at;
  while (words[end]?.isSeparator === true) end += 1;
  return end;
}

/** The words with `@` taken off the one at an index. */
function unmarked(words: readonly Word[], at: number): readonly Word[] {
  const word = words[at];
  if (word === undefined || !word.core.startsWith('@')) return words;
  return words.map((each, index) => (index === at ? { ...each, core: each.core.slice(1) } : each));
}

/** `devis Daniel` names an owner less often than `remercier Daniel` names an object: titles of one word keep the name. */
const titleWordsBeforeOwnerMin = 2;
const nameWordsMax = 4;

/** The longest name at the end, before or behind the day, if it is not the object of the sentence. */
function ownerAtEnd(
  line: Line,
  part: ActionPart,
  words: readonly Word[],
  due: DueRead | undefined,
): OwnerRead | undefined {
  const isDueLast = due !== undefined && due.end >= words.length && !due.span.stays;
  const end = part.open ? part.start : isDueLast ? due.first : words.length;
  for (let at = Math.max(part.start, end - nameWordsMax); at < end; at += 1) {
    const isBy = ['par', 'by'].includes(words[at]?.core ?? '') && at + 1 < end;
    const begin = isBy ? at + 1 : at;
    const seen = unmarked(words.slice(0, end), begin);
    const self = readPhrase(ownPronouns, seen, begin);
    const isSelf = self?.value === 'break' && self.end === end;
    const read = isSelf ? { value: line.me, end } : readName(seen, begin, line.owners);
    if (read?.end !== end) continue;
    const whose = isSelf
      ? undefined
      : whoseName({ line, words: seen, at: begin, read, isLed: isBy });
    if (whose?.kind === 'other') return undefined;
    const word = words[begin];
    const isMarked =
      word?.folded.startsWith('(') === true || word?.folded.startsWith('@') === true || isBy;
    const isObject =
      objectLeads.has(words[at - 1]?.core ?? '') ||
      (isSelf && !isMarked && words[at - 1]?.isLast !== true);
    const isShort = at - part.start < titleWordsBeforeOwnerMin;
    if (!isMarked && (isObject || isShort)) return undefined;
    return at === part.start ? undefined : { id: read.value, first: at, end, stays: false };
  }
  return undefined;
}
