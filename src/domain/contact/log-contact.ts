/**
 * Logging a contact from a line of the composer: the contact, the actions agreed in it and, for `p`, an issue
 * instead of the contact. One group, so that one undo takes all of it back.
 *
 * A line that names no mode is a note: it never ends a silence by mistake, and the form can make it a call.
 */

import { giveFiles } from '../attachment/belong.ts';
import { type Command, createRecord, together } from '../command/command.ts';
import type { ComposerMode } from '../composer/vocabulary/ways.ts';
import type { Reading } from '../composer/reading.ts';
import type { Values } from '../entity/registry.ts';
import type { Language, Text2 } from '../entity/field.ts';
import { type ContactMode, contactMinutesMax, isWritten } from './contact.ts';

export interface LogOptions {
  /** The language that the line is written in. */
  readonly language: Language;
  /** Words by which an issue without text, or an entry of actions only, is still named. */
  readonly untitled: string;
  /** Files that were added while it was written. */
  readonly fileIds?: readonly string[] | undefined;
}

/** What one line adds to the sheet of `smeId`. Never refuses for want of a word. */
export function logReading(smeId: string, reading: Reading, options: LogOptions): Command {
  return (context) => {
    const entryId = context.newId();
    const isIssue = reading.mode === 'issue';
    const from = isIssue ? { issueId: entryId } : { contactId: entryId };
    const entry = isIssue
      ? createRecord('issue', smeId, issueValues(reading, options, context.today), entryId)
      : createRecord('contact', smeId, contactValues(reading, options, context), entryId);
    const actions = actionsOf(smeId, reading, options.language, from);
    return together([entry, ...actions, giveFiles(options.fileIds ?? [], entryId)])(context);
  };
}

/** The actions that a line tells of; without an owner they are the writer's. */
export function actionsOf(
  smeId: string,
  { actions }: Pick<Reading, 'actions'>,
  language: Language,
  from: Values<'action'>['from'],
): readonly Command[] {
  return actions.map(({ title, ownerId, due }) => (context) => {
    const values: Values<'action'> = {
      title: { lang: language, text: title },
      kind: 'action',
      state: 'open',
      ownerId: ownerId ?? context.by,
      due,
      from,
    };
    return createRecord('action', smeId, values)(context);
  });
}

/** When, where and by whom a line is written. */
export interface Moment {
  /** Local date and time, `YYYY-MM-DDTHH:mm`. */
  readonly now: string;
  readonly zone: string;
  readonly by: string;
}

/** The contact that a line tells of. */
export function contactValues(
  reading: Reading,
  options: LogOptions,
  { now, zone, by }: Moment,
): Values<'contact'> {
  const mode = contactModeOf(reading.mode);
  const { state, minutes } = reading;
  const direction = reading.direction ?? 'outbound';
  const tookPart = state === 'held' || state === 'planned' ? 'present' : 'absent';
  return {
    at: momentOf(reading, now),
    zone,
    kind: reading.contactKind ?? (mode === undefined && state === 'held' ? 'note' : 'interim'),
    mode,
    // Where the line does not say who wrote or called, we did; the form can turn it round.
    direction: mode === undefined ? undefined : direction,
    state,
    reached:
      mode === undefined || state !== 'held'
        ? undefined
        : (reading.reached ?? reachedByDefault(mode, direction)),
    minutes: minutes === undefined ? undefined : Math.min(minutes, contactMinutesMax),
    people: Object.fromEntries(reading.people.map((id) => [id, tookPart])),
    memberIds: [...new Set([by, ...reading.members])],
    language: mode === undefined ? undefined : options.language,
    summary: text2(reading.text, options.language),
  };
}

/** How grave a problem is where nobody says it: serious. */
export const severityUnsaid = 2;

/** The issue that a line tells of. */
export function issueValues(reading: Reading, options: LogOptions, today: string): Values<'issue'> {
  return {
    title: text2(reading.text, options.language) ?? {
      lang: options.language,
      text: options.untitled,
    },
    kind: reading.issue?.kind ?? 'problem',
    category: 'other',
    severity: reading.issue?.severity ?? severityUnsaid,
    state: 'open',
    openedOn: reading.date === undefined || reading.date > today ? today : reading.date,
  };
}

/** The mode of the contact; none for a note. */
export function contactModeOf(mode: ComposerMode | undefined): ContactMode | undefined {
  return mode === 'note' || mode === 'issue' ? undefined : mode;
}

/** Somebody who talks with us was reached; a message sent waits for its answer. */
export function reachedByDefault(
  mode: ContactMode,
  direction: 'outbound' | 'inbound' = 'outbound',
): boolean {
  return !isWritten(mode) || direction === 'inbound';
}

/** Midnight stands for an hour that nobody gave; no contact takes place then. */
const unknownHour = '00:00';

/** Local time of an entry: the one that was read, else now, or another day at an hour that nobody gave. */
export function momentOf(
  { date, time, state }: Pick<Reading, 'date' | 'time' | 'state'>,
  now: string,
): string {
  const today = now.slice(0, 10);
  if (time !== undefined) return `${date ?? today}T${time}`;
  const isNow = (date === undefined || date === today) && state !== 'planned';
  return isNow ? now : `${date ?? today}T${unknownHour}`;
}

/** The hour of a contact, `HH:mm`, where it is known. */
export function hourOf(at: string): string | undefined {
  const hour = at.slice(11, 16);
  return hour === unknownHour ? undefined : hour;
}

function text2(text: string, lang: Language): Text2 | undefined {
  return text === '' ? undefined : { lang, text };
}
