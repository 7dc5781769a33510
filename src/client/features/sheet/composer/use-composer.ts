/**
 * The state of the composer of one sheet: the line, what is read in it, its draft, and the way into the journal.
 *
 * What is typed is kept as a draft within two seconds and at once when the page is left or hidden. A draft is put
 * back into the line when the sheet opens again; it is never logged by itself. A line that could not be saved
 * stays where it is.
 */

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFields } from '../../../../domain/command/command.ts';
import type { Reading } from '../../../../domain/composer/reading.ts';
import { logReading, type LogOptions } from '../../../../domain/contact/log-contact.ts';
import type { Language } from '../../../../domain/entity/field.ts';
import { guessLanguage } from '../../../../domain/text/guess-language.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Group } from '../../../../domain/operation/operation.ts';
import { notify } from '../../../model/notices.ts';
import { type Receipt, type RunError, sameGroup } from '../../../model/receipt.ts';
import { useUndoRedo } from '../../../model/use-undo-redo.ts';
import { lazyRecordsOf } from '../../../model/records.ts';
import { useCarnet, useCarnetState, useNow, useRun } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { type PendingFiles, usePendingFiles } from '../../../model/use-pending-files.ts';
import { useHomePeople } from '../../../model/use-home.ts';
import type { Draft } from '../../../ports/sheet-store.ts';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import type { People } from '../../../parts/record/people.ts';
import { usePeople } from '../../../parts/record/people.ts';
import { useLineDraft } from '../../../parts/composer/use-line-draft.ts';
import { loggedKind } from '../../../parts/composer/logged-kind.ts';
import { useReading } from '../../../parts/composer/use-reading.ts';

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
  /** Moves a date that was read: by weeks where a weekday was said, else by days. */
  readonly move: (key: string, steps: number) => void;
  readonly log: () => Promise<void>;
  /**
   * Undoes the latest change from the empty line; what the line logged last puts its words back. False where the undo is the
   * field's own: something is typed, or its letters were taken out by hand since.
   */
  readonly takeBack: () => boolean;
  /** Redoes from the empty line, and logs again what was taken back while its words stand there as they were put back. */
  readonly logAgain: () => boolean;
  /** Adds a name of the line to the people of the SME. */
  readonly addPerson: (name: string) => Promise<void>;
  readonly clear: () => void;
  /** Clears words that nobody has logged; an undo brings them back, as long as nothing else was changed since. */
  readonly discard: () => void;
  /** Files that were added for what is being written. */
  readonly files: PendingFiles;
}

export function useComposer(smeId: string): ComposerState {
  const { t } = useTranslation('sheet');
  const run = useRun();
  const change = useChange();
  const carnet = useCarnet();
  const fieldMessage = useFieldMessage();
  const now = useNow();
  const people = usePeople(smeId);
  const draft = useLineDraft(smeId);
  const [error, setError] = useState<RunError | undefined>(undefined);
  const [logged, setLogged] = useState<Logged | undefined>(undefined);
  const [takenBack, setTakenBack] = useState<Logged | undefined>(undefined);
  const undoRedo = useUndoRedo();
  const undoNotices = useTranslation('shell').t;
  const logging = useRef(false);
  /** The change before the letters were taken out by hand: until there is another, undo is the field's own. */
  const emptied = useRef<{ readonly after: Group | undefined } | undefined>(undefined);
  const discarded = useRef<
    { readonly words: string; readonly after: Group | undefined } | undefined
  >(undefined);
  const known = useHomePeople(smeId);
  const { text } = draft;
  const line = useReading(known, text);
  const { reading } = line;
  const language = useTextLanguage(reading);
  const files = usePendingFiles(smeId);
  const options: LogOptions = {
    language: language.value,
    untitled: t('issue.untitled'),
    fileIds: files.ids,
  };

  const clear = (): void => {
    draft.change('');
    draft.keepNow('');
    line.reset();
    setError(undefined);
    language.choose(undefined);
    files.clear();
  };
  const discard = (): void => {
    discarded.current = { words: text, after: carnet.lastChange() };
    clear();
  };
  const log = async (): Promise<void> => {
    if (reading.kind === 'nothing' || logging.current) return;
    logging.current = true;
    const settled = await line.settled();
    const result = await run(logReading(smeId, settled, options), {
      done: t(`composer.logged.${loggedKind(settled)}`),
    });
    logging.current = false;
    setError(result.ok ? undefined : result.error);
    if (!result.ok) return;
    setLogged({ receipt: result.value, text, fileIds: files.ids });
    emptied.current = undefined;
    files.clear();
    line.reset();
    language.choose(undefined);
    // Letters typed while the entry was being saved belong to the next one.
    draft.takeOut(text);
  };
  useGivenBack(smeId, logged, (fileIds) => {
    setLogged(undefined);
    files.add(fileIds);
  });
  const takeBack = async ({ receipt, text: words, fileIds }: Logged): Promise<void> => {
    setLogged(undefined);
    const undone = await carnet.undo(receipt);
    if (!undone.ok || undone.value === undefined) return;
    const taken = { receipt: undone.value, text: words, fileIds };
    setTakenBack(taken);
    draft.change(words);
    files.add(fileIds);
    notify({
      message: undoNotices('undone'),
      tone: 'done',
      redo: { group: undone.value.group, run: () => redoTaken(taken) },
    });
  };
  const logAgain = async ({ receipt, text: words, fileIds }: Logged): Promise<void> => {
    setTakenBack(undefined);
    const redone = await carnet.redo(receipt);
    if (!redone.ok || redone.value === undefined) return;
    setLogged({ receipt: redone.value, text: words, fileIds });
    files.clear();
    draft.takeOut(words);
    notify({ message: undoNotices('redone'), tone: 'done', undo: redone.value });
  };
  /** From the notice, when the line may hold other words, or be gone. */
  const shownText = useRef<string | undefined>(text);
  useEffect(() => {
    shownText.current = text;
    return () => {
      shownText.current = undefined;
    };
  }, [text]);
  const redoTaken = (taken: Logged): void => {
    if (shownText.current === taken.text) void logAgain(taken);
    else undoRedo.redo(taken.receipt);
  };
  const isFieldsOwn = (): boolean =>
    text !== '' ||
    (emptied.current !== undefined && isSame(emptied.current.after, carnet.lastChange()));
  const addPerson = async (name: string): Promise<void> => {
    const id = carnet.environment.newId();
    await change(setFields(smeId, { people: { ...known, [id]: { name } } }), {
      done: t('composer.personAdded', { name }),
    });
  };
  return {
    text,
    reading,
    options,
    people,
    now,
    restored: draft.restored,
    problem: problemOf(error),
    change: (words) => {
      // What was wrong with the line as it was says nothing of the line as it becomes.
      setError(undefined);
      discarded.current = undefined;
      if (words === '' && text !== '') emptied.current = { after: carnet.lastChange() };
      draft.change(words);
    },
    setLanguage: language.choose,
    unread: line.unread,
    move: line.move,
    log,
    takeBack: () => {
      const latest = carnet.lastChange();
      const gone = discarded.current;
      if (text === '' && gone !== undefined && isSame(gone.after, latest)) {
        discarded.current = undefined;
        draft.change(gone.words);
        return true;
      }
      if (latest === undefined || isFieldsOwn()) return false;
      if (isSame(logged?.receipt.group, latest) && logged !== undefined) void takeBack(logged);
      else undoRedo.undo();
      return true;
    },
    logAgain: () => {
      const latest = carnet.lastUndone();
      if (takenBack !== undefined && text === takenBack.text) void logAgain(takenBack);
      else if (latest === undefined || isFieldsOwn()) return false;
      else undoRedo.redo();
      return true;
    },
    addPerson,
    clear,
    discard,
    files,
  };

  function problemOf(found: RunError | undefined): string | undefined {
    // Who may only read was told by `useRun`.
    if (found === undefined || found.kind === 'readOnly') return undefined;
    if (found.kind !== 'invalid') return t('composer.notSaved');
    return t('composer.refused', { reason: fieldMessage(found.errors[0]) ?? '' });
  }
}

function isSame(a: Group | undefined, b: Group | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameGroup(a, b));
}

/** What the line logged or took back last. */
interface Logged {
  readonly receipt: Receipt;
  readonly text: string;
  readonly fileIds: readonly string[];
}

/** Where what was logged is undone elsewhere, as by the notice, its files belong to nothing again: the line takes them back. */
function useGivenBack(
  smeId: string,
  logged: Logged | undefined,
  onGivenBack: (fileIds: readonly string[]) => void,
): void {
  const { fileIds = [] } = logged ?? {};
  const isGivenBack = useCarnetState((state) => {
    const records = fileIds.length === 0 ? [] : lazyRecordsOf(state, smeId, 'attachment');
    return fileIds.some(
      (id) => records?.some((one) => one.id === id && one.values.aboutId === undefined) === true,
    );
  });
  const give = useEffectEvent(() => onGivenBack(fileIds));
  useEffect(() => {
    if (isGivenBack) give();
  }, [isGivenBack]);
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
