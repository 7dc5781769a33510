/**
 * What the draft of a new contact holds: its fields, over what its form was opened, and what of it a form goes on from. What no
 * longer fits the declaration (a draft of an older version) is left out field by field.
 */

import { fieldsOf } from '../../../domain/entity/registry.ts';
import { hourOf } from '../../../domain/contact/log-contact.ts';
import { checkField } from '../../../domain/entity/validate.ts';
import { type Json, sameJson } from '../../../std/json.ts';
import {
  type Beginning,
  beginningsIn,
  type SaidLine,
  type SaidValues,
  type Saying,
  shownOf,
} from '../../model/begun-over.ts';
import { isHourUnread } from '../record/use-moment-boxes.ts';
import type { PartOf } from '../record/use-record-form.ts';

export type ContactPart = PartOf<'contact'>;

/** Values by their fields, as they are kept. */
export type Given = Readonly<Record<string, Json>>;

export const asJson = (values: object): Given => JSON.parse(JSON.stringify(values)) as Given;

/** The fields of a draft that can still be taken; nothing when none can. */
export function parseDraft(text: string): ContactPart | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return undefined;
  const fields = Object.entries(parsed as Readonly<Record<string, Json>>).filter(
    ([field, value]) =>
      // Words for the hour, which the form shows and refuses, take no day with them.
      (field === 'at' && isHourUnread(value)) ||
      (value !== null && checkField('contact', field, value) === undefined),
  );
  return fields.length === 0 ? undefined : (Object.fromEntries(fields) as ContactPart);
}

/** What a form is opened with. */
export interface ContactOpening {
  /** What the line, or the place where it is opened, says; nothing where it says nothing. */
  readonly initial: ContactPart | undefined;
  /** What is usual. */
  readonly blank: ContactPart;
  /** The line that says it. */
  readonly line?: SaidLine<ContactPart> | undefined;
}

/** What is not given is as usual; nobody was reached yet by what is only planned. */
export function begunWith({ blank, initial }: ContactOpening): ContactPart {
  const begun = { ...blank, ...initial };
  return begun.state === 'planned' ? { ...begun, reached: undefined } : begun;
}

/** Where a draft says what its form showed when it was opened: that is not typed, and never shown as such. */
export const shownName = 'shown';
/** Where it says what was said and what was chosen by hand when each of its values was begun. */
export const begunName = 'begun';

/**
 * Whether a draft goes with what a form is opened with: with nothing, with the words that it was opened with then or that it goes
 * on from, as when somebody comes back to the line on which they wrote it, or, where there are no words, with the same choices.
 * Others never take the place of the words of a line, and stay kept.
 */
export function goesOnFrom(
  text: string,
  initial: ContactPart | undefined,
  line?: SaidLine<ContactPart>,
): boolean {
  const saying = sayingOf({ initial, line });
  if (initial === undefined || saying === undefined) return true;
  const draft = parseDraft(text);
  if (draft === undefined) return false;
  const [given, shown] = [
    new Map(wordsIn(initial)),
    new Map(wordsIn(shownIn(text) as ContactPart)),
  ];
  if (given.size === 0) {
    const begun = begunIn(text);
    return declared.every((field) => shownOf(begun, saying, field).isKept);
  }
  const kept = new Map(wordsIn(draft));
  return [...given].every(
    ([field, words]) => shown.get(field) === words || goesOn(kept.get(field), words),
  );
}

/** Whether a text begins with these words, and not in the middle of one. */
export function goesOn(text: string | undefined, words: string): boolean {
  if (text?.startsWith(words) !== true) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(words.length)) || /[^\p{L}\p{N}]$/u.test(words);
}

/** The draft, with what the line says otherwise by now. */
export function goneOnWith(text: string, opening: ContactOpening): ContactPart | undefined {
  const draft = parseDraft(text);
  const saying = sayingOf(opening);
  if (draft === undefined || saying === undefined) return draft;
  const begun = begunIn(text);
  const usual = new Map(Object.entries(partsOf({ ...opening.blank, ...opening.initial })));
  const kept = new Map(Object.entries(partsOf(draft)));
  const shown = new Map(declared.map((field) => [field, shownOf(begun, saying, field)]));
  const isKept = (field: string): boolean => shown.get(field)?.isKept === true;
  const values = declared.map((field) => {
    // An hour that nobody said is that of its day.
    const isDraft = isKept(field) && (field !== 'hour' || isKept('day'));
    const { value = (isDraft ? kept : usual).get(field) } = shown.get(field) ?? {};
    return [field, value ?? undefined] as const;
  });
  const isMomentKept = isKept('day') && isKept('hour');
  const zone = (isMomentKept ? undefined : opening.initial?.zone) ?? draft.zone;
  const { at: _at, ...others } = draft;
  return { ...others, zone, ...wholeOf(new Map(values)) };
}

/** What a form is opened over. */
export function sayingOf({
  initial,
  line,
}: Pick<ContactOpening, 'initial' | 'line'>): Saying | undefined {
  if (initial === undefined) return undefined;
  const asOf = (moment: string): SaidValues =>
    line === undefined ? {} : partsOf(line.asOf(moment));
  return { now: partsOf(initial), isWhole: true, ...(line && { line: { ...line, asOf } }) };
}

const dayLength = 'YYYY-MM-DD'.length;
const noHour = '00:00';
const textNames: readonly string[] = ['summary', 'minutesText', 'agenda'];
/** What may be said or chosen of a contact: all but its texts, and the zone, which is where it is written. */
export const declared: readonly string[] = [
  ...['day', 'hour'],
  ...Object.keys(fieldsOf('contact')).filter(
    (name) => !['at', 'zone', ...textNames].includes(name),
  ),
];

/** By their fields, the day and the hour apart; an hour that nobody said is none. */
function partsOf(values: ContactPart): Given {
  const { at, ...others } = values;
  const isWords = isHourUnread(at);
  const hour = at === undefined ? undefined : isWords ? at.slice(dayLength + 1) : hourOf(at);
  return { ...asJson(others), ...asJson({ day: at?.slice(0, dayLength), hour }) };
}

/** The same as the values of a contact. */
function wholeOf(parts: ReadonlyMap<string, Json | undefined>): ContactPart {
  const { day, hour, ...others } = Object.fromEntries(parts);
  const isDay = typeof day === 'string' && day !== '';
  const at = isDay
    ? `${day}T${typeof hour === 'string' && hour !== '' ? hour : noHour}`
    : undefined;
  return { ...others, at } as ContactPart;
}

/** What was chosen by hand since; `null` where it was emptied. */
export function changedIn(before: ContactPart, now: ContactPart): SaidValues {
  const [earlier, later] = [partsOf(before), partsOf(now)];
  const changed = declared.filter(
    (field) => !sameJson(earlier[field] ?? null, later[field] ?? null),
  );
  return Object.fromEntries(changed.map((field) => [field, later[field] ?? null]));
}

/** The beginnings of a draft; an earlier version kept what its form was opened with. */
export function begunIn(text: string): readonly Beginning[] {
  const { [begunName]: kept } = JSON.parse(text) as Readonly<Record<string, Json>>;
  const begun = beginningsIn(kept);
  if (begun.length > 0) return begun;
  const [said, chosen] = [shownIn(text) as ContactPart, parseDraft(text) ?? {}].map((part) => {
    const parts = partsOf(part);
    return Object.fromEntries(declared.map((field) => [field, parts[field] ?? null]));
  });
  return [{ on: '', said: said ?? {}, chosen: chosen ?? {} }];
}

/** What the form of a draft showed when it was opened; nothing where that was nothing, or by an earlier version. */
export function shownIn(text: string): Given {
  const { [shownName]: shown } = JSON.parse(text) as Readonly<Record<string, Given | undefined>>;
  return typeof shown === 'object' ? shown : {};
}

/** The texts of a contact that are not empty, by their fields. */
export function wordsIn(values: ContactPart): readonly (readonly [field: string, words: string])[] {
  const { summary, minutesText, agenda } = values;
  return Object.entries({ summary, minutesText, agenda }).flatMap(([field, value]) =>
    value === undefined || value.text === '' ? [] : [[field, value.text] as const],
  );
}
