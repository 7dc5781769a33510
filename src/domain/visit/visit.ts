/**
 * A visit is one contact, which exists from its beginning: the planned one, or one that is added at once. What is written
 * during the visit names it: actions and problems as records of their own, notes in its minutes, decisions in their field.
 */

import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../command/command.ts';
import type { ReadAction } from '../composer/actions.ts';
import type { Reading } from '../composer/reading.ts';
import { contactMinutesMax, type ContactMode } from '../contact/contact.ts';
import {
  actionsOf,
  issueValues,
  type LogOptions,
  reachedByDefault,
} from '../contact/log-contact.ts';
import type { Language, Text2 } from '../entity/field.ts';
import type { Contact } from '../operation/record.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { type VisitNote, withNote, withoutNote } from './minutes.ts';

/** What the contact was before the visit began: a planned one goes back to it where nothing came of the visit. */
export interface BeforeVisit {
  readonly at: string;
  readonly zone?: string | undefined;
  readonly mode?: ContactMode | undefined;
  /** How long it was planned to take. */
  readonly minutes?: number | undefined;
}

/** Who is met, and in which language the minutes are written. */
export interface VisitAtOnce {
  readonly id: string;
  readonly personId?: string | undefined;
  readonly language: Language;
}

/** Adds a visit that begins now, at the business. */
export function beginVisitAtOnce(smeId: string, { id, personId, language }: VisitAtOnce): Command {
  return (context) =>
    createRecord(
      'contact',
      smeId,
      {
        at: context.now,
        zone: context.zone,
        kind: 'interim',
        mode: 'atBusiness',
        direction: 'outbound',
        state: 'held',
        reached: true,
        people: personId === undefined ? undefined : { [personId]: 'present' },
        memberIds: [context.by],
        language,
      },
      id,
    )(context);
}

/** The planned contact takes place now. */
export function beginPlannedVisit(contactId: string): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: contactId });
    const { mode = 'atBusiness', direction } = contact.values;
    return setFields(contactId, {
      state: 'held',
      at: context.now,
      zone: context.zone,
      mode,
      reached: reachedByDefault(mode, direction),
      // What was planned is no support time; what is counted is.
      minutes: 0,
    })(context);
  };
}

/** Nothing came of it: the contact is what it was, or is gone. */
export function withdrawVisit(contactId: string, before: BeforeVisit | undefined): Command {
  if (before === undefined) return deleteRecord(contactId);
  const { at, zone, mode, minutes } = before;
  return setFields(contactId, { state: 'planned', at, zone, mode, minutes, reached: undefined });
}

/** Where a line is written, and how it was read. */
export interface VisitLine {
  readonly topic: string;
  /** `HH:mm`. */
  readonly at: string;
  readonly said: SaidLine;
  /** Of the visit so far. */
  readonly minutes: number;
}

export type SaidLine =
  | { readonly kind: 'note' | 'decision'; readonly text: string }
  | { readonly kind: 'issue'; readonly reading: Reading }
  | { readonly kind: 'actions'; readonly text: string; readonly actions: readonly ReadAction[] };

/** Writes a line of the visit: what it says, stamped, and the records it adds. */
export function writeVisitLine(contactId: string, line: VisitLine, options: LogOptions): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    if (contact === undefined || contact.deleted !== undefined)
      return fail({ kind: 'gone', record: contactId });
    const { said } = line;
    const notes = notesOf(line, options);
    const issueId = said.kind === 'issue' ? context.newId() : undefined;
    const from = issueId === undefined ? { contactId } : { contactId, issueId };
    const records =
      said.kind === 'issue'
        ? [
            createRecord(
              'issue',
              contact.home,
              { ...issueValues(said.reading, options, context.today), from: { contactId } },
              issueId,
            ),
            ...actionsOf(contact.home, said.reading, options.language, from),
          ]
        : said.kind === 'actions'
          ? actionsOf(contact.home, said, options.language, from)
          : [];
    const decision =
      said.kind === 'decision' ? withDecision(contact, context.newId(), said.text, options) : {};
    const patch = {
      minutesText: notes.reduce(
        (text, note) => ({ ...text, text: withNote(text.text, note) }),
        contact.values.minutesText ?? { lang: options.language, text: '' },
      ),
      minutes: kept(line.minutes),
      ...decision,
    };
    return together([setFields(contactId, patch), ...records])(context);
  };
}

function notesOf({ topic, at, said }: VisitLine, { untitled }: LogOptions): readonly VisitNote[] {
  const note = (kind: VisitNote['kind'], text: string): VisitNote => ({ topic, at, kind, text });
  const actionNotes = (actions: readonly ReadAction[]) =>
    actions.map(({ title }) => note('action', title));
  switch (said.kind) {
    case 'note':
    case 'decision':
      return [note(said.kind, said.text)];
    case 'issue': {
      const title = said.reading.text === '' ? untitled : said.reading.text;
      return [note('issue', title), ...actionNotes(said.reading.actions)];
    }
    case 'actions':
      return [...(said.text === '' ? [] : [note('note', said.text)]), ...actionNotes(said.actions)];
  }
}

function withDecision(
  { values }: Contact,
  id: string,
  text: string,
  { language }: LogOptions,
): { readonly decisions: Readonly<Record<string, Text2>> } {
  return { decisions: { ...values.decisions, [id]: { lang: language, text } } };
}

/** Takes a note out of the minutes; the records it told of stay. */
export function takeOutNote(contactId: string, note: VisitNote): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    const minutes = contact?.values.minutesText;
    if (minutes === undefined) return fail({ kind: 'gone', record: contactId });
    const text = withoutNote(minutes.text, note);
    return setFields(contactId, { minutesText: text === '' ? undefined : { ...minutes, text } })(
      context,
    );
  };
}

/** Notes how long the visit took so far. */
export function noteVisitMinutes(contactId: string, minutes: number): Command {
  return setFields(contactId, { minutes: kept(minutes) });
}

/** What a contact can hold. */
function kept(minutes: number): number {
  return Math.min(Math.max(minutes, 0), contactMinutesMax);
}

export interface VisitClosing {
  readonly minutes: number;
  /** What it was about. */
  readonly about: Text2 | undefined;
  readonly agenda: Text2 | undefined;
}

/** Ends the visit: how long it was, and its summary and agenda where nobody wrote them. */
export function closeVisit(contactId: string, { minutes, about, agenda }: VisitClosing): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: contactId });
    const { summary = about, agenda: written = agenda } = contact.values;
    return setFields(contactId, { summary, agenda: written, minutes: kept(minutes) })(context);
  };
}

/** Takes back what the end of a visit wrote by itself; what somebody wrote, before or since, stays. */
export function reopenVisit(
  contactId: string,
  { about, agenda }: Pick<VisitClosing, 'about' | 'agenda'>,
): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: contactId });
    const { summary, agenda: written } = contact.values;
    return setFields(contactId, {
      ...(isAsWritten(summary, about) ? { summary: undefined } : {}),
      ...(isAsWritten(written, agenda) ? { agenda: undefined } : {}),
    })(context);
  };
}

function isAsWritten(now: Text2 | undefined, then: Text2 | undefined): boolean {
  return now !== undefined && now.text === then?.text && now.translation === undefined;
}
