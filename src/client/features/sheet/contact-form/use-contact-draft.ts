/** The draft of a new contact: kept while it is written, offered when a form opens again, gone once it is added or discarded. */

import { useEffect, useRef, useState } from 'react';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { sameJson } from '../../../../std/json.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useNow, useToday } from '../../../model/use-carnet.ts';
import { type Beginning, writtenOver } from '../../../model/begun-over.ts';
import type { OwnDraft } from '../../../model/use-own-draft.ts';
import {
  asJson,
  begunIn,
  begunName,
  begunWith,
  changedIn,
  type ContactOpening,
  type ContactPart,
  declared,
  goneOnWith,
  parseDraft,
  sayingOf,
  shownIn,
  shownName,
} from '../../../parts/contact/contact-draft.ts';

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
  const now = useNow();
  const [found] = useState(() => stored && goneOnWith(stored.text, opening));
  const waiting = useRef<{ text: string; cancel: () => void } | undefined>(undefined);
  const latest = useRef<ContactPart | undefined>(undefined);
  const begun = useRef<readonly Beginning[] | undefined>(undefined);
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
      const before = latest.current ?? found ?? begunWith(opening);
      begun.current = writtenOver(
        begun.current ?? (stored === undefined ? [] : begunIn(stored.text)),
        sayingOf(opening),
        { on: now, fields: declared, patch: changedIn(before, values) },
      );
      // Not put off by the next key: someone who types without a pause has a draft as well.
      const cancel = waiting.current?.cancel ?? carnet.environment.later(write, keepAfterMs);
      // A form that was opened with nothing goes on from where the draft was begun.
      const shown = opening.initial ?? (stored && parseDraft(stored.text) && shownIn(stored.text));
      const kept = { ...values, [shownName]: shown, [begunName]: begun.current };
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
