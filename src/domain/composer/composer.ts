/**
 * What the line of the composer says: how the contact took place, how long, with whom, when, and what is to be
 * done next. `a 12 claire étiquettes EN reçues > envoyer le glossaire vendredi`, in either language whatever
 * the language of the interface.
 *
 *     line    = [mode] {minutes | person} text [date] {"> " action}
 *     action  = title [owner] [due], in either order; behind the last one the date may also stand
 *
 * It never refuses: what is not read is text, character for character. What is read comes with its place, for
 * tinting, and with a key; a reading with that key in `unread` leaves the words alone. The keys name
 * words, not offsets, so they hold while the line is edited elsewhere. The first word that is not read
 * begins the text, so no word in the middle of a sentence is ever taken out of it.
 *
 * Limits (`line.ts`): the first `readLengthMax` characters are looked at, the rest is text; `actionCountMax` arrows open
 * an action, the others are text.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { readLead } from './lead.ts';
import { type Line, lineOf, type Part, partsOf, type Span } from './line.ts';
import type { Candidate } from './names.ts';
import { readActionTail, readContactTail } from './tail.ts';
import type { ComposerMode } from './vocabulary.ts';

/** An action as it was read; its title is never empty. */
export interface ReadAction {
  readonly title: string;
  readonly ownerId: string | undefined;
  readonly due: LocalDate | undefined;
}

/** What a line says; `nothing` when it says nothing that could be kept. */
export interface Reading {
  readonly kind: 'entry' | 'nothing';
  readonly mode: ComposerMode | undefined;
  readonly minutes: number | undefined;
  readonly people: readonly string[];
  readonly date: LocalDate | undefined;
  readonly text: string;
  readonly actions: readonly ReadAction[];
  /** In the order of the line; they never overlap. */
  readonly spans: readonly Span[];
}

/** What the reading depends on, besides the line. */
export interface ComposerContext {
  readonly today: LocalDate;
  /** The people of the SME: they can be met, and can own an action. */
  readonly people: readonly Candidate[];
  /** The members of the programme, who can own an action. */
  readonly members: readonly Candidate[];
  /** Keys of the spans that the user turned back into text. */
  readonly unread?: ReadonlySet<string>;
}

/** Reads a line of the composer. */
export function readComposer(input: string, context: ComposerContext): Reading {
  const line = lineOf(input, context);
  const [contactPart, ...actionParts] = partsOf(line);
  const contact = readContact(line, contactPart);
  const actions: ReadAction[] = [];
  const spans: Span[] = [...contact.spans];
  let date = contact.date;
  for (const part of actionParts) {
    const mayDate = part === actionParts.at(-1) && date === undefined;
    const tail = readActionTail(line, part, mayDate);
    const title = input.slice(part.from, tail.spans[0]?.from ?? part.to).trim();
    if (title !== '') actions.push({ title, ownerId: tail.ownerId, due: tail.due });
    spans.push(part.arrow, ...tail.spans);
    date ??= tail.contactDate;
  }
  const found = { ...contact, date, actions, spans };
  return { kind: saysNothing(found) ? 'nothing' : 'entry', ...found };
}

/** The part before the first arrow. */
function readContact(line: Line, part: Part): Omit<Reading, 'kind' | 'actions'> {
  const lead = readLead(line, part);
  const tail = readContactTail(line, { ...part, start: lead.end });
  const text = line.input
    .slice(lead.spans.at(-1)?.to ?? part.from, tail.spans[0]?.from ?? part.to)
    .trim();
  const { mode, minutes, people } = lead;
  return { mode, minutes, people, date: tail.date, text, spans: [...lead.spans, ...tail.spans] };
}

function saysNothing(found: Omit<Reading, 'kind'>): boolean {
  return (
    found.mode === undefined &&
    found.minutes === undefined &&
    found.date === undefined &&
    found.text === '' &&
    found.people.length === 0 &&
    found.actions.length === 0
  );
}
