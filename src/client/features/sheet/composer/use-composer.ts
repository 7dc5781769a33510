/**
 * The state of the composer of one sheet: the line, what is read in it, its draft, and the way into the journal.
 *
 * What is typed is kept as a draft within two seconds and at once when the page is left or hidden. A draft is put
 * back into the line when the sheet opens again; it is never logged by itself. A line that could not be saved
 * stays where it is.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFields } from '../../../../domain/command/command.ts';
import type { Reading } from '../../../../domain/composer/reading.ts';
import { logReading, type LogOptions } from '../../../../domain/contact/log-contact.ts';
import type { Language } from '../../../../domain/entity/field.ts';
import { guessLanguage } from '../../../../domain/text/guess-language.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { RunError } from '../../../model/receipt.ts';
import { useCarnet, useNow, useRun } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import type { PendingFiles } from '../../../model/use-pending-files.ts';
import { useHomePeople } from '../../../model/use-home.ts';
import type { Draft } from '../../../ports/sheet-store.ts';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import type { People } from '../../../parts/record/people.ts';
import { usePeople } from '../../../parts/record/people.ts';
import { useLineFiles } from '../../../parts/contact/line-files.ts';
import { useLineDraft } from '../../../parts/composer/use-line-draft.ts';
import { loggedKind } from '../../../parts/composer/logged-kind.ts';
import { useReading } from '../../../parts/composer/use-reading.ts';
import { type LineUndo, useLineUndo } from './use-line-undo.ts';

export interface ComposerState extends Pick<LineUndo, 'takeBack' | 'logAgain'> {
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
  /** Adds a name of the line to the people of the SME. */
  readonly addPerson: (name: string) => Promise<void>;
  readonly clear: () => void;
  /** Clears words that nobody has logged; an undo brings them back, as long as nothing else was changed since. */
  readonly discard: () => void;
  /** Files that were added for what is being written. */
  readonly files: PendingFiles;
  /** The line as it is read once the reader is there: what else opens with it waits for that. */
  readonly settled: () => Promise<Reading>;
  /** The line as it would have been read at a moment, `YYYY-MM-DDTHH:mm`. */
  readonly asOf: (moment: string) => Reading;
  /** How it is read was corrected beside its words: what was read, or the language. */
  readonly isCorrected: boolean;
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
  const known = useHomePeople(smeId);
  const { text } = draft;
  const line = useReading(known, text);
  const { reading } = line;
  const language = useTextLanguage(reading);
  const lineFiles = useLineFiles(smeId);
  const files = lineFiles.beside;
  const undo = useLineUndo(smeId, draft, files);
  const options: LogOptions = {
    language: language.value,
    untitled: t('issue.untitled'),
    fileIds: files.ids,
  };

  const clear = (): void => {
    draft.change('');
    line.reset();
    setError(undefined);
    language.choose(undefined);
    files.letGo(files.ids);
  };
  const discard = (): void => {
    undo.noteDiscarded(text);
    clear();
  };
  const write = async (): Promise<boolean> => {
    const settled = await line.settled();
    const written = { reading: settled, words: text, now };
    const along = await lineFiles.forEntry(written, options);
    const fileIds = along.ids;
    const result = await run(logReading(smeId, settled, { ...options, fileIds }), {
      done: t(`composer.logged.${loggedKind(settled)}`),
    });
    setError(result.ok ? undefined : result.error);
    if (!result.ok) return false;
    undo.noteLogged({ receipt: result.value, text, fileIds });
    along.letGo();
    line.reset();
    language.choose(undefined);
    return true;
  };
  const log = async (): Promise<void> => {
    if (reading.kind !== 'nothing') await draft.add(write);
  };
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
      undo.noteTyped(words);
      draft.change(words);
    },
    setLanguage: language.choose,
    unread: line.unread,
    move: line.move,
    log,
    takeBack: undo.takeBack,
    logAgain: undo.logAgain,
    addPerson,
    clear,
    discard,
    files,
    settled: line.settled,
    asOf: line.asOf,
    isCorrected: line.isCorrected || language.isChosen,
  };

  function problemOf(found: RunError | undefined): string | undefined {
    // Who may only read was told by `useRun`.
    if (found === undefined || found.kind === 'readOnly') return undefined;
    if (found.kind !== 'invalid') return t('composer.notSaved');
    return t('composer.refused', { reason: fieldMessage(found.errors[0]) ?? '' });
  }
}

/** The language of the text: chosen, else guessed, else that of the interface. */
function useTextLanguage(reading: Reading) {
  const { language } = useFormat();
  const [chosen, choose] = useState<Language | undefined>(undefined);
  const guessed = useMemo(
    () => guessLanguage([reading.text, ...reading.actions.map(({ title }) => title)].join(' ')),
    [reading],
  );
  return { value: chosen ?? guessed ?? language, isChosen: chosen !== undefined, choose };
}
