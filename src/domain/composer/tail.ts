/**
 * The end of a part of the line: the day of the contact behind its text, the owner and the due date behind
 * the title of an action. Read from the last word backwards, up to the first word that is none of these.
 * A title is never read away: what would leave it empty stays in it.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type TrailingDate, trailingContactDate, trailingDue } from './dates.ts';
import { type Line, type Part, type Span, type SpanRole, spanOf } from './line.ts';
import { namedInFull, namedInShort, nameWordCountMax } from './names.ts';
import { objectLeads } from './vocabulary.ts';
import { phrase } from './words.ts';

/** What was read at the end of the contact. */
export interface ContactTail {
  readonly date: LocalDate | undefined;
  readonly spans: readonly Span[];
}

/** What was read at the end of an action. */
export interface ActionTail {
  readonly ownerId: string | undefined;
  readonly due: LocalDate | undefined;
  /** The day of the contact, which may also stand behind the last action. */
  readonly contactDate: LocalDate | undefined;
  readonly spans: readonly Span[];
}

/** `devis Daniel` names an owner less often than `remercier Daniel` names an object: titles of one word keep the name. */
const titleWordsBeforeOwnerMin = 2;

/** Reads the end of the part before the first arrow. */
export function readContactTail(line: Line, part: Part): ContactTail {
  const words = line.words.slice(part.start, part.end);
  const found = part.open ? undefined : trailingContactDate(words, line.today);
  const span =
    found === undefined
      ? undefined
      : spanOf(line, 'date', part.start + found.first, part.start + words.length);
  return span === undefined ? { date: undefined, spans: [] } : { date: found?.date, spans: [span] };
}

/** Reads the end of an action; `mayDate` when the day of the contact may stand there. */
export function readActionTail(line: Line, part: Part, mayDate: boolean): ActionTail {
  const spans: Span[] = [];
  let end = part.open ? part.start : part.end;
  let stopped = false;
  /** What was found is only kept while every word behind it was read as well. */
  const take = <T extends { readonly first: number }>(role: SpanRole, found: T | undefined) => {
    if (found === undefined || found.first === 0 || stopped) return undefined;
    const span = spanOf(line, role, part.start + found.first, end);
    stopped = span === undefined;
    if (span === undefined) return undefined;
    spans.unshift(span);
    end = part.start + found.first;
    return found;
  };
  const rest = () => ({ ...part, end });

  const contactDate = mayDate ? take('date', contactDateBehind(line, rest()))?.date : undefined;
  let due = take('due', dueAtEnd(line, rest()))?.date;
  const ownerId = take('owner', ownerAtEnd(line, rest()))?.id;
  due ??= take('due', dueAtEnd(line, rest()))?.date;
  return { ownerId, due, contactDate, spans };
}

function dueAtEnd(line: Line, part: Part): TrailingDate | undefined {
  return trailingDue(line.words.slice(part.start, part.end), line.today);
}

/**
 * A day that can only be the contact's: one in the past, or a second one behind the due date, `vendredi 18/11`,
 * unless the two are one date.
 */
function contactDateBehind(line: Line, part: Part): TrailingDate | undefined {
  const words = line.words.slice(part.start, part.end);
  const found = trailingContactDate(words, line.today);
  if (found === undefined || found.form === 'expression') return found;
  const asDue = trailingDue(words, line.today);
  if (asDue !== undefined && asDue.first < found.first) return undefined;
  const dueBefore = trailingDue(words.slice(0, found.first), line.today);
  return dueBefore === undefined || dueBefore.first === 0 ? undefined : found;
}

/** The longest name at the end, if it can be only one person and is not the object of the sentence. */
function ownerAtEnd(
  line: Line,
  part: Part,
): { readonly first: number; readonly id: string } | undefined {
  const words = line.words.slice(part.start, part.end);
  for (let count = Math.min(nameWordCountMax, words.length); count >= 0; count -= 1) {
    const first = words.length - Math.max(count, 1);
    const ids =
      count > 0
        ? namedInFull(phrase(words.slice(first)), line.owners)
        : namedInShort(words.at(-1)?.core ?? '', line.owners);
    if (ids.size === 0) continue;
    const [id, ...others] = ids;
    const asObject = objectLeads.has(words[first - 1]?.core ?? '');
    if (id === undefined || others.length > 0 || asObject) return undefined;
    return first < titleWordsBeforeOwnerMin ? undefined : { first, id };
  }
  return undefined;
}
