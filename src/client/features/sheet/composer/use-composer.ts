/**
 * The state of the composer of one sheet: the line, what is read in it, its draft, and the way into the journal.
 *
 * What is typed is kept as a draft within two seconds and at once when the page is left or hidden. A draft is put
 * back into the line when the sheet opens again; it is never logged by itself. A line that could not be saved
 * stays where it is.
 */

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../../domain/composer/composer.ts';
import type { Candidate } from '../../../../domain/composer/names.ts';
import { logReading, type LogOptions } from '../../../../domain/contact/log-contact.ts';
import type { Language } from '../../../../domain/entity/field.ts';
import { guessLanguage } from '../../../../domain/text/guess-language.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { RunError } from '../../../model/receipt.ts';
import { useCarnet, useCarnetState, useNow, useRun } from '../../../model/use-carnet.ts';
import type { Draft } from '../../../ports/sheet-store.ts';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import type { People } from '../../../parts/record/people.ts';
import { usePeople } from '../../../parts/record/people.ts';
import { readLine } from './read-line.ts';

/** A draft is written this long after the first key that it lacks, however fast someone goes on typing. */
export const draftAfterMs = 1000;

export interface ComposerState {
  readonly text: string;
  readonly reading: Reading;
  readonly options: LogOptions;
  readonly people: People;
  /** Local date and time. */
  readonly now: string;
  /** The draft that was put back, until it is changed into an entry or discarded. */
  readonly restored: Draft | undefined;
  /** Why the line is still here. */
  readonly problem: string | undefined;
  readonly change: (text: string) => void;
  readonly setLanguage: (language: Language) => void;
  /** Turns read words back into text. */
  readonly unread: (key: string) => void;
  readonly log: () => Promise<void>;
  readonly clear: () => void;
}

export function useComposer(smeId: string): ComposerState {
  const { t } = useTranslation('sheet');
  const run = useRun();
  const fieldMessage = useFieldMessage();
  const now = useNow();
  const people = usePeople(smeId);
  const draft = useDraft(`composer:${smeId}`);
  const [unreadKeys, setUnreadKeys] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<RunError | undefined>(undefined);
  const logging = useRef(false);
  const candidates = useCandidates(smeId);
  const today = now.slice(0, 10);
  const { text } = draft;
  const reading = useMemo(
    () => readLine(text, { today, ...candidates, unread: unreadKeys }),
    [text, today, candidates, unreadKeys],
  );
  const language = useTextLanguage(reading);
  const options: LogOptions = { language: language.value, untitled: t('issue.untitled') };

  const clear = (): void => {
    draft.change('');
    draft.keepNow('');
    setUnreadKeys(new Set());
    setError(undefined);
    language.choose(undefined);
  };
  const log = async (): Promise<void> => {
    if (reading.kind === 'nothing' || logging.current) return;
    logging.current = true;
    const result = await run(logReading(smeId, reading, options), {
      done: t(`composer.logged.${loggedKind(reading, today)}`),
    });
    logging.current = false;
    setError(result.ok ? undefined : result.error);
    if (!result.ok) return;
    setUnreadKeys(new Set());
    language.choose(undefined);
    // Letters typed while the entry was being saved belong to the next one.
    draft.takeOut(text);
  };
  return {
    text,
    reading,
    options,
    people,
    now,
    restored: draft.restored,
    problem: problemOf(error),
    change: draft.change,
    setLanguage: language.choose,
    unread: (key) => setUnreadKeys((keys) => new Set([...keys, key])),
    log,
    clear,
  };

  function problemOf(found: RunError | undefined): string | undefined {
    if (found === undefined) return undefined;
    if (found.kind !== 'invalid') return t('composer.notSaved');
    return t('composer.refused', { reason: fieldMessage(found.errors[0]) ?? '' });
  }
}

/** What the toast says was logged. */
function loggedKind({ mode, date }: Reading, today: string) {
  if (mode === 'issue') return 'issue';
  if (date !== undefined && date > today) return 'planned';
  return mode ?? 'note';
}

/** Who can be named in a line; stable, because the reader indexes the names. */
function useCandidates(smeId: string): {
  readonly people: readonly Candidate[];
  readonly members: readonly Candidate[];
} {
  const persons = useCarnetState((state) => state.sheets.get(smeId)?.sme.values.people);
  const members = useCarnetState((state) => state.members);
  return useMemo(
    () => ({
      people: Object.entries(persons ?? {}).map(([id, { name }]) => ({ id, names: [name] })),
      members: members
        .filter(({ values }) => values.inactive !== true)
        .map(({ id, values }) => ({ id, names: [values.name] })),
    }),
    [persons, members],
  );
}

/** The language of the text: chosen, else guessed, else that of the interface. */
function useTextLanguage(reading: Reading) {
  const { language } = useFormat();
  const [chosen, choose] = useState<Language | undefined>(undefined);
  const guessed = useMemo(
    () => guessLanguage([reading.text, ...reading.actions.map(({ title }) => title)].join(' ')),
    [reading],
  );
  return { value: chosen ?? guessed ?? language, choose };
}

/** The line and its draft. */
function useDraft(key: string) {
  const carnet = useCarnet();
  // Read once: a draft that another tab keeps later is not written over what is typed here.
  const [found] = useState(() => carnet.state.getState().drafts.get(key));
  const [restored, setRestored] = useState(found);
  const [text, setText] = useState(found?.text ?? '');
  const waiting = useRef<{ text: string; cancel: () => void } | undefined>(undefined);

  const keepNow = (next: string): void => {
    waiting.current?.cancel();
    waiting.current = undefined;
    // A draft that cannot be kept is announced by the device's own notices; the line is still on the screen.
    carnet.keepDraft(key, next).catch(() => undefined);
  };
  const change = (next: string): void => {
    setText(next);
    if (next.trim() === '') {
      setRestored(undefined);
      keepNow('');
      return;
    }
    if (waiting.current !== undefined) {
      waiting.current = { ...waiting.current, text: next };
      return;
    }
    const cancel = carnet.environment.later(
      () => keepNow(waiting.current?.text ?? next),
      draftAfterMs,
    );
    waiting.current = { text: next, cancel };
  };
  const flush = useEffectEvent(() => {
    if (waiting.current !== undefined) keepNow(waiting.current.text);
  });
  useEffect(() => {
    const onHide = (): void => flush();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
    };
  }, []);
  useEffect(
    () => () => {
      const last = waiting.current;
      last?.cancel();
      waiting.current = undefined;
      if (last !== undefined) carnet.keepDraft(key, last.text).catch(() => undefined);
    },
    [carnet, key],
  );

  const takeOut = (logged: string): void => {
    setRestored(undefined);
    setText((current) => {
      const rest = current.startsWith(logged) ? current.slice(logged.length).trimStart() : '';
      keepNow(rest);
      return rest;
    });
  };
  return { text, restored, change, keepNow, takeOut };
}
