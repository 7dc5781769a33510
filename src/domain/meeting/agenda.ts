/** The agenda of a meeting, in its order, with what was said and decided under each item; and the changes of it. */

import { type Command, setFields } from '../command/command.ts';
import { element, type Language, type Text2 } from '../entity/field.ts';
import type { HistoryEntry } from '../history/history.ts';
import type { RecordOf } from '../operation/record.ts';
import { withAdded } from '../text/edit-pair.ts';
import type { MeetingKind } from './meeting.ts';

export type Meeting = RecordOf<'meeting'>;

/** The item that fills itself from what is known of the SMEs. */
export const progressItem = 'progress';
/** Any other business: the last of the usual items. */
const otherItem = 'other';

export interface Decision {
  /** `<item>.<decision>`: the key of its text and of its reason. */
  readonly key: string;
  readonly text: Text2;
  readonly reason: Text2 | undefined;
}

export interface AgendaItem {
  readonly id: string;
  /** From 1; none of what is off the agenda. */
  readonly number: number | undefined;
  readonly title: Text2;
  /** Somebody took it off the agenda while somebody else wrote under it: what was written stays in sight. */
  readonly isOff: boolean;
  readonly minutes: number | undefined;
  readonly said: Text2 | undefined;
  readonly decisions: readonly Decision[];
}

/**
 * The items in their order; those in the same place by their ids, and any other business after them. What was said or decided under an
 * item that somebody took off meanwhile comes last.
 *
 * @param begun fields in which something is half-typed, such as `said.<item>`: they stay in sight as what was written does
 */
export function agendaOf(
  { values }: Meeting,
  begun: readonly string[] = [],
): readonly AgendaItem[] {
  const placeOf = (id: string): number => values[`place.${id}`] ?? Number.MAX_SAFE_INTEGER;
  const reasons = begun.filter((name) => /^reason\.[^.]+\.[^.]+$/.test(name));
  const decisions = [
    ...new Set([
      ...keysOf(values, 'decision'),
      ...keysOf(values, 'reason'),
      ...reasons.map((name) => name.slice('reason.'.length)),
    ]),
  ];
  const written = [
    ...keysOf(values, 'said'),
    ...decisions.map((key) => key.split('.')[0] ?? ''),
    ...begun.flatMap((name) => name.split('.')[1] ?? []),
  ];
  const isOff = (id: string): boolean => values[`item.${id}`] === undefined;
  const isBusiness = (id: string): boolean => id === otherItem && !isOff(id);
  const items = [...new Set([...keysOf(values, 'item'), ...written])]
    .toSorted(
      (a, b) =>
        Number(isOff(a)) - Number(isOff(b)) ||
        placeOf(a) - placeOf(b) ||
        Number(isBusiness(a)) - Number(isBusiness(b)) ||
        (a < b ? -1 : 1),
    )
    .map((id) => ({
      id,
      title: values[`item.${id}`] ?? offTheAgenda,
      isOff: isOff(id),
      minutes: isOff(id) ? undefined : values[`length.${id}`],
      said: values[`said.${id}`],
      decisions: decisions
        .filter((key) => key.startsWith(`${id}.`))
        .toSorted()
        .map((key) => ({
          key,
          text: values[`decision.${key}`] ?? droppedDecision,
          reason: values[`reason.${key}`],
        })),
    }));
  return numbered(items);
}

/** Items with their numbers: what is off the agenda has none. */
export function numbered(items: readonly Omit<AgendaItem, 'number'>[]): readonly AgendaItem[] {
  let last = 0;
  return items.map((item) => ({ ...item, number: item.isOff ? undefined : (last += 1) }));
}

/** The titles that items had last, also those that are off the agenda. `entries` begin with the newest. */
export function lastTitles(
  meetingId: string,
  entries: readonly HistoryEntry[],
): ReadonlyMap<string, Text2> {
  const titles = new Map<string, Text2>();
  for (const { lines } of entries) {
    for (const { record, values } of lines.toReversed()) {
      if (record !== meetingId) continue;
      for (const id of keysOf(values, 'item')) {
        if (titles.has(id)) continue;
        const title = element.text2.safeParse(values[`item.${id}`]).data;
        if (title !== undefined) titles.set(id, title);
      }
    }
  }
  return titles;
}

/** Stands for a title that is gone. */
export const offTheAgenda: Text2 = {
  lang: 'en',
  text: 'Removed from the agenda',
  translation: 'Retiré de l’ordre du jour',
  translationState: 'checked',
};
/** Stands for a decision that is gone, whose reason is not. */
const droppedDecision: Text2 = {
  lang: 'en',
  text: 'Decision removed',
  translation: 'Décision retirée',
  translationState: 'checked',
};

/** The planned minutes of the whole agenda; nothing where no item says. */
export function plannedMinutes(items: readonly AgendaItem[]): number | undefined {
  const known = items.flatMap(({ minutes }) => minutes ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0);
}

function keysOf(values: object, family: string): readonly string[] {
  const prefix = `${family}.`;
  return Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== undefined && value !== null
      ? [name.slice(prefix.length)]
      : [],
  );
}

/** Adds an item at the end, before any other business. */
export function addItem(meeting: Meeting, title: Text2, minutes: number | undefined): Command {
  return (context) => {
    const id = context.newId();
    return setFields(meeting.id, {
      [`item.${id}`]: title,
      [`place.${id}`]: placeOfNew(meeting, id),
      ...(minutes === undefined ? {} : { [`length.${id}`]: minutes }),
    })(context);
  };
}

/**
 * The place of one more item: last, but before any other business. That one keeps its place and comes after what shares it: two
 * people who add items while apart write no place of the same item.
 */
function placeOfNew(meeting: Meeting, id: string): number {
  const { [`place.${otherItem}`]: last, [`item.${otherItem}`]: business } = meeting.values;
  if (business !== undefined && last !== undefined && id !== otherItem) return last;
  const places = agendaOf(meeting).map((item) => meeting.values[`place.${item.id}`] ?? 0);
  return Math.max(0, ...places) + 1;
}

/** Puts an item that was taken off back, at the end, before any other business. */
export function restoreItem(meeting: Meeting, id: string, title: Text2): Command {
  const place = placeOfNew(meeting, id);
  return setFields(meeting.id, { [`item.${id}`]: title, [`place.${id}`]: place });
}

/** Moves an item one place up or down; the places of all are written anew where two had the same. */
export function moveItem(meeting: Meeting, id: string, step: 1 | -1): Command {
  const ids = agendaOf(meeting).flatMap((item) => (item.isOff ? [] : [item.id]));
  const from = ids.indexOf(id);
  const to = from + step;
  const other = ids[to];
  if (from === -1 || other === undefined) return setFields(meeting.id, {});
  const moved = ids.map((one, index) => (index === from ? other : index === to ? id : one));
  const places = moved.map((one, index) => [`place.${one}`, index + 1] as const);
  return setFields(meeting.id, Object.fromEntries(places));
}

/** Takes an item off the agenda. What was said and decided under it stays, under its title: others may have written it. */
export function dropItem({ id: meetingId }: Meeting, id: string): Command {
  const names = [`item.${id}`, `place.${id}`, `length.${id}`];
  return setFields(meetingId, Object.fromEntries(names.map((name) => [name, undefined])));
}

/** Writes a text of the notes: after what somebody else wrote there while it was typed, each in the language of its author. */
export function addText(meetingId: string, field: string, text: Text2): Command {
  return (context) => {
    const there = element.text2.safeParse(context.record(meetingId)?.values[field]).data;
    return setFields(meetingId, { [field]: withAdded(there, text) })(context);
  };
}

/** Adds a decision under an item. Its key begins with the time, so that decisions keep their order. */
export function addDecision(
  meeting: Meeting,
  itemId: string,
  text: Text2,
  reason: Text2 | undefined,
): Command {
  return (context) => {
    const key = `${itemId}.${context.newId()}`;
    return setFields(meeting.id, {
      [`decision.${key}`]: text,
      ...(reason === undefined ? {} : { [`reason.${key}`]: reason }),
    })(context);
  };
}

type Pair = Readonly<Record<Language, string>>;

/** A text that Carnet knows in both languages, written in that of the reader. */
export function ownText({ en, fr }: Pair, language: Language): Text2 {
  const [text, translation] = language === 'fr' ? [fr, en] : [en, fr];
  return { lang: language, text, translation, translationState: 'checked' };
}

/** The title that a new meeting begins with. */
export const kindTitles: Readonly<Record<MeetingKind, Pair>> = {
  projectMeeting: { en: 'Project management meeting', fr: 'Réunion de gestion de projet' },
  technicalMeeting: { en: 'Technical meeting', fr: 'Réunion technique' },
  padMeeting: { en: 'Launch pad meeting', fr: 'Réunion de la rampe de lancement' },
  microMeeting: { en: 'Micro-meeting', fr: 'Micro-réunion' },
  catchUp: { en: 'Catch-up', fr: 'Point informel' },
  event: { en: 'Event', fr: 'Événement' },
};

interface UsualItem {
  readonly id: string;
  readonly title: Pair;
  readonly minutes: number;
}

const opening: UsualItem = {
  id: 'opening',
  title: { en: 'Opening, minutes of the last meeting', fr: 'Ouverture, dernier compte rendu' },
  minutes: 5,
};
const progress: UsualItem = {
  id: progressItem,
  title: { en: 'SME progress', fr: 'Progression des PME' },
  minutes: 20,
};
const other: UsualItem = {
  id: otherItem,
  title: { en: 'Any other business', fr: 'Divers' },
  minutes: 5,
};

const usualItems: Readonly<Record<MeetingKind, readonly UsualItem[]>> = {
  projectMeeting: [opening, progress, other],
  padMeeting: [progress, other],
  technicalMeeting: [opening, other],
  microMeeting: [],
  catchUp: [],
  event: [],
};

/** Fields of the items of a new meeting. */
type FirstAgenda = Readonly<Record<`item.${string}`, Text2>> &
  Readonly<Record<`place.${string}`, number>> &
  Readonly<Record<`length.${string}`, number>>;

/** The agenda that a new meeting begins with: that of the last one of its series, or the usual one of its kind. */
export function firstAgenda(
  kind: MeetingKind,
  last: Meeting | undefined,
  language: Language,
): FirstAgenda {
  const before = last === undefined ? [] : agendaOf(last).filter(({ isOff }) => !isOff);
  const items =
    before.length > 0
      ? before.map(({ id, title, minutes }) => ({ id, title, minutes }))
      : usualItems[kind].map(({ id, title, minutes }) => ({
          id,
          title: ownText(title, language),
          minutes,
        }));
  const titles: Readonly<Record<`item.${string}`, Text2>> = Object.fromEntries(
    items.map(({ id, title }) => [`item.${id}`, title]),
  );
  const places: Readonly<Record<`place.${string}`, number>> = Object.fromEntries(
    items.map(({ id }, index) => [`place.${id}`, index + 1]),
  );
  const lengths: Readonly<Record<`length.${string}`, number>> = Object.fromEntries(
    items.flatMap(({ id, minutes }) => (minutes === undefined ? [] : [[`length.${id}`, minutes]])),
  );
  return { ...titles, ...places, ...lengths };
}
