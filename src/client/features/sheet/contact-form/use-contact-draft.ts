/**
 * The draft of a new contact: kept while it is written, offered when a form opens again, gone once it is added or
 * discarded. What no longer fits the declaration (a draft of an older version) is left out field by field.
 */

import { useEffect, useRef, useState } from 'react';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { checkField } from '../../../../domain/entity/validate.ts';
import { type Json, sameJson } from '../../../../std/json.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import type { OwnDraft } from '../../../model/use-own-draft.ts';
import type { PartOf } from '../../../parts/record/use-record-form.ts';

export type ContactPart = PartOf<'contact'>;

/** A draft is written this long after the first change that it lacks, in milliseconds. */
const keepAfterMs = 800;

export interface ContactDraft {
  readonly found: ContactPart | undefined;
  /** When the draft that was found had been written, in the reader's words. */
  readonly restored: string | undefined;
  readonly keep: (values: ContactPart) => void;
  readonly discard: () => void;
  /** Lets go of what was added; a form in which something was changed meanwhile is offered again. */
  readonly letGo: (added: ContactPart) => void;
}

/** @param opening what the form is opened with, beside what is usual */
export function useContactDraft(
  { found: stored, keep }: OwnDraft,
  opening: ContactOpening,
): ContactDraft {
  const carnet = useCarnet();
  const format = useFormat();
  const today = useToday();
  const [found] = useState(() => stored && goneOnWith(stored.text, opening));
  const waiting = useRef<{ text: string; cancel: () => void } | undefined>(undefined);
  const latest = useRef<ContactPart | undefined>(undefined);
  const write = (): void => {
    const last = waiting.current;
    waiting.current = undefined;
    last?.cancel();
    // What the device cannot keep is still in the form.
    if (last !== undefined) keep(last.text).catch(() => undefined);
  };
  const writeRef = useRef(write);
  useEffect(() => {
    writeRef.current = write;
  });
  useEffect(() => {
    const onHide = (): void => writeRef.current();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onHide();
    };
  }, []);
  const discard = (): void => {
    waiting.current?.cancel();
    waiting.current = undefined;
    keep('').catch(() => undefined);
  };
  return {
    found,
    restored:
      stored === undefined || found === undefined
        ? undefined
        : format.dayTime(localDateTimeIn(stored.at, carnet.environment.zone()), today),
    keep: (values) => {
      // Not put off by the next key: someone who types without a pause has a draft as well.
      const cancel = waiting.current?.cancel ?? carnet.environment.later(write, keepAfterMs);
      // A form that was opened with nothing goes on from where the draft was begun.
      const shown = opening.initial ?? (stored && parseDraft(stored.text) && shownIn(stored.text));
      const kept = { ...values, [shownName]: shown };
      waiting.current = { text: JSON.stringify(kept), cancel };
      latest.current = values;
    },
    discard,
    letGo: (added) => {
      const isAsAdded =
        latest.current === undefined || sameJson(asJson(latest.current), asJson(added));
      if (isAsAdded) discard();
      else write();
    },
  };
}

/** Values by their fields, as they are kept. */
type Given = Readonly<Record<string, Json>>;

const asJson = (values: ContactPart): Given => JSON.parse(JSON.stringify(values)) as Given;

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
    ([field, value]) => value !== null && checkField('contact', field, value) === undefined,
  );
  return fields.length === 0 ? undefined : (Object.fromEntries(fields) as ContactPart);
}

/** What a form is opened with. */
export interface ContactOpening {
  /** What the line, or the place where it is opened, says; nothing where it says nothing. */
  readonly initial: ContactPart | undefined;
  /** What is usual. */
  readonly blank: ContactPart;
}

/** Where a draft says what its form showed when it was opened: that is not typed, and never shown as such. */
const shownName = 'shown';

/**
 * Whether a draft goes with what a form is opened with: with nothing, with the words that it was opened with then or that it goes
 * on from, as when somebody comes back to the line on which they wrote it, or, where there are no words, with the same choices.
 * Others never take the place of the words of a line, and stay kept.
 */
export function goesOnFrom(text: string, initial: ContactPart | undefined): boolean {
  if (initial === undefined) return true;
  const draft = parseDraft(text);
  if (draft === undefined) return false;
  const [given, shown] = [
    new Map(wordsIn(initial)),
    new Map(wordsIn(shownIn(text) as ContactPart)),
  ];
  if (given.size === 0) return sameJson(choicesOf(shownIn(text)), choicesOf(asJson(initial)));
  const kept = new Map(wordsIn(draft));
  return [...given].every(
    ([field, words]) => shown.get(field) === words || goesOn(kept.get(field), words),
  );
}

/** Whether a text begins with these words, and not in the middle of one. */
function goesOn(text: string | undefined, words: string): boolean {
  if (text?.startsWith(words) !== true) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(words.length)) || /[^\p{L}\p{N}]$/u.test(words);
}

/** The draft, with what the line says otherwise by now: a day that was typed later is never replaced by an earlier one. */
export function goneOnWith(
  text: string,
  { initial, blank }: ContactOpening,
): ContactPart | undefined {
  const draft = parseDraft(text);
  if (draft === undefined || initial === undefined) return draft;
  const before = new Map(Object.entries(choicesOf(shownIn(text))));
  const now = new Map(Object.entries(choicesOf(asJson(initial))));
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
    (field) => !sameJson(before.get(field) ?? null, now.get(field) ?? null),
  );
  const said = new Map(Object.entries({ ...blank, ...initial }));
  return { ...draft, ...Object.fromEntries(changed.map((field) => [field, said.get(field)])) };
}

/** What the form of a draft showed when it was opened; nothing where that was nothing, or by an earlier version. */
function shownIn(text: string): Given {
  const { [shownName]: shown } = JSON.parse(text) as Readonly<Record<string, Given | undefined>>;
  return typeof shown === 'object' ? shown : {};
}

/** All but the texts, which go on. */
function choicesOf(given: Given): Given {
  const { summary: _summary, minutesText: _minutes, agenda: _agenda, ...choices } = given;
  return choices;
}

/** The texts of a contact that are not empty, by their fields. */
function wordsIn(values: ContactPart): readonly (readonly [field: string, words: string])[] {
  const { summary, minutesText, agenda } = values;
  return Object.entries({ summary, minutesText, agenda }).flatMap(([field, value]) =>
    value === undefined || value.text === '' ? [] : [[field, value.text] as const],
  );
}
