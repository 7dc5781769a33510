/** What drafted passages are made of: lines with the entries behind them, quotations, and what was left out. */

import type { Language, Text2 } from '../../entity/field.ts';
import type { Contact } from '../../operation/record.ts';
import { saidIn } from '../../text/text-pair.ts';
import { inOneGo, type Steps } from '../../../std/steps.ts';
import type { Line, Run } from './report-document.ts';
import { type Entry, entryOf } from './review-source.ts';
import { quotes } from './review-words.ts';

/** A sentence of a draft, and what it was drafted from. */
export interface DraftedLine {
  readonly line: Line;
  readonly entries: readonly Entry[];
}

export interface Draft {
  readonly lines: readonly DraftedLine[];
  /** Every entry once. */
  readonly entries: readonly Entry[];
  /** Entries that are counted and never shown. */
  readonly confidential: number;
  /** Contacts that are counted and not quoted, for want of room or because somebody asked for it. */
  readonly unquoted: number;
  /** Contacts quoted without a name: nobody has asked yet whether they may be quoted by it. */
  readonly unasked: number;
}

/** Puts a draft together; lines that say nothing are left out. */
export function draftOf(lines: readonly (DraftedLine | undefined)[], left: LeftOut = {}): Draft {
  return inOneGo(draftInSteps(lines, left));
}

interface LeftOut {
  readonly confidential?: number;
  readonly unquoted?: number;
  readonly unasked?: number;
}

/** The same with a pause after each line: there may be thousands of entries behind one. */
export function* draftInSteps(
  lines: readonly (DraftedLine | undefined)[],
  { confidential = 0, unquoted = 0, unasked = 0 }: LeftOut,
): Steps<Draft> {
  const said = lines.filter((line) => line !== undefined);
  const entries = new Map<string, Entry>();
  for (const line of said) {
    for (const entry of line.entries) entries.set(entry.id, entry);
    yield;
  }
  return { lines: said, entries: [...entries.values()], confidential, unquoted, unasked };
}

/** A line of words and the records behind it. */
export function drafted(line: readonly (Run | string)[], records: readonly Entry[]): DraftedLine {
  return {
    line: line.map((run) => (typeof run === 'string' ? { text: run } : run)),
    entries: records.map(entryOf),
  };
}

/** Greatest length of a quotation, in UTF-16 code units. */
const quoteLengthMax = 180;

/** The beginning of a text, whole sentences where they fit. */
export function excerpt(text: string): string {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  if (flat.length <= quoteLengthMax) return flat;
  const head = flat.slice(0, quoteLengthMax);
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  if (sentence > quoteLengthMax / 3) return head.slice(0, sentence + 1);
  const word = head.lastIndexOf(' ');
  return `${head.slice(0, word > 0 ? word : quoteLengthMax).trimEnd()}…`;
}

/** A text in the language of the report where it was translated, else as it was written, with its language. */
export function runIn(pair: Text2, language: Language): Run {
  const { lang, text } = saidIn(pair, language);
  return lang === language ? { text } : { text, lang };
}

/** A text between quotation marks. */
export function quoted(pair: Text2, language: Language): readonly Run[] {
  const [open, close] = quotes[language];
  const said = runIn(pair, language);
  return [{ text: open }, { ...said, text: excerpt(said.text) }, { text: close }];
}

/** Whether what was said may be repeated: somebody said it, it is not confidential, and nobody asked to be left out. */
export function mayQuote({ values }: Contact): boolean {
  return (
    values.confidential !== true &&
    values.quotable !== false &&
    // An attempt that reached nobody is our own note.
    values.reached !== false &&
    (values.summary?.text ?? '').trim() !== ''
  );
}

/** Whether it was agreed that reports quote what was said, with the name of who said it. */
export function isAgreed({ values }: Contact): boolean {
  return values.quotable === true;
}

/** Contacts that may be quoted, those marked for it first, the latest before the rest. */
export function inQuotingOrder(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter(mayQuote).toSorted(quotedBefore);
}

/** The first of them; a quarter has thousands, of which two are quoted. */
export function firstToQuote(contacts: readonly Contact[], max: number): readonly Contact[] {
  const first: Contact[] = [];
  for (const contact of contacts) {
    const last = first[max - 1];
    if (!mayQuote(contact) || (last !== undefined && quotedBefore(contact, last) > 0)) continue;
    const at = first.findIndex((other) => quotedBefore(contact, other) < 0);
    first.splice(at === -1 ? first.length : at, 0, contact);
    first.length = Math.min(first.length, max);
  }
  return first;
}

function quotedBefore(a: Contact, b: Contact): number {
  return (
    Number(b.values.quotable === true) - Number(a.values.quotable === true) ||
    (a.values.at < b.values.at ? 1 : a.values.at > b.values.at ? -1 : a.id < b.id ? -1 : 1)
  );
}

/** How many of some contacts are confidential. */
export function confidentialAmong(contacts: readonly Contact[]): number {
  return contacts.filter(({ values }) => values.confidential === true).length;
}

/** Joins runs with something between them. */
export function joined(parts: readonly (readonly Run[])[], between: string): readonly Run[] {
  return parts.flatMap((runs, index) => (index === 0 ? runs : [{ text: between }, ...runs]));
}
