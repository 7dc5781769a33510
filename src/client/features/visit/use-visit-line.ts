/** The line of a visit: what is typed is kept as a draft, read by the reader of the composer, and written with Enter. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../domain/composer/reading.ts';
import { fileNote } from '../../../domain/visit/file-note.ts';
import type { Topic } from '../../../domain/visit/topic.ts';
import {
  lineMarks,
  type LineMark,
  composerInput,
  markedLine,
  saidLine,
} from '../../../domain/visit/said-line.ts';
import type { VisitNote } from '../../../domain/visit/minutes.ts';
import { takeOutNote, writeVisitLine } from '../../../domain/visit/visit.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useHomePeople } from '../../model/use-home.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useLineDraft } from '../../parts/composer/use-line-draft.ts';
import { useReading } from '../../parts/composer/use-reading.ts';
import { isTypedSince } from './typed-since.ts';
import type { Visit } from './use-visit.ts';

export interface VisitLineState {
  readonly text: string;
  readonly input: string;
  readonly reading: Reading;
  /** How it begins: with the mark of an action, a problem or a decision. */
  readonly mark: LineMark | undefined;
  /** It was not written: it stays in the line. */
  readonly notSaved: boolean;
  readonly change: (text: string) => void;
  /** Keeps what is typed at once, as the line is left: it says that the visit is no mistake. */
  readonly keepNow: () => void;
  readonly setMark: (mark: LineMark) => void;
  readonly write: () => Promise<void>;
  /** Writes what this visit left in the line, as the visit goes to its end; answers whether nothing of it is left there. */
  readonly writeRest: () => Promise<boolean>;
  /** Notes at this hour that a file was added. */
  readonly noteFile: (name: string) => void;
  /** Takes a note out of the minutes and puts its words back into the line. */
  readonly takeBack: (note: VisitNote) => void;
}

const markNames = Object.keys(lineMarks) as readonly LineMark[];

/** @param topic what is written belongs to it; nothing is written before there is one */
export function useVisitLine(visit: Visit, topic: Topic | undefined): VisitLineState {
  const { t } = useTranslation('sheet');
  const { sheet, contact, language } = visit;
  const { environment } = useCarnet();
  const run = useChange();
  // Of the business, not of the contact: what is left of one visit is offered in the next.
  const draft = useLineDraft(sheet.sme.id, 'visitLine');
  const people = useHomePeople(sheet.sme.id);
  const input = composerInput(draft.text);
  const { reading, settled, reset } = useReading(people, input);
  const [notSaved, setNotSaved] = useState(false);
  const writing = useRef<Promise<boolean> | undefined>(undefined);

  const writeText = async (text: string, of: Topic): Promise<boolean> => {
    try {
      const said = saidLine(text, await settled());
      // A mark alone says nothing.
      if (said === undefined) return true;
      const at = localDateTimeIn(environment.now(), environment.zone()).slice(11, 16);
      const line = { topic: of.title[language].text, at, said, minutes: visit.minutes() };
      const options = {
        language: writtenLanguage(text, language),
        untitled: t('issue.untitled'),
      };
      const isSaved = await run(writeVisitLine(contact.id, line, options));
      setNotSaved(!isSaved);
      if (!isSaved) return false;
      reset();
      draft.takeOut(text);
      visit.update((before) => before);
      return true;
    } finally {
      writing.current = undefined;
    }
  };
  /** A second Enter is of the same line, until it is written. */
  const write = (): Promise<boolean> => {
    if (topic === undefined || draft.text.trim() === '') return Promise.resolve(true);
    writing.current ??= writeText(draft.text, topic);
    return writing.current;
  };
  const writeRest = async (): Promise<boolean> => {
    const { text, restored } = draft;
    const isOlder =
      restored?.text === text && !isTypedSince(contact, restored.at, environment.zone());
    return isOlder || write();
  };
  const noteFile = (name: string): void => {
    if (topic === undefined) return;
    const at = localDateTimeIn(environment.now(), environment.zone()).slice(11, 16);
    const said = { kind: 'note', text: fileNote(name) } as const;
    const line = { topic: topic.title[language].text, at, said, minutes: visit.minutes() };
    void run(writeVisitLine(contact.id, line, { language, untitled: '' }));
  };
  const taking = useRef<VisitNote | undefined>(undefined);
  const takeBack = async (note: VisitNote): Promise<void> => {
    // A second press is of the same note, until it is out.
    if (taking.current !== undefined) return;
    taking.current = note;
    try {
      await writing.current?.catch(() => undefined);
      // Kept in the line first: at no moment are its words in neither.
      await draft.putBack(note.text);
      if (!(await run(takeOutNote(contact.id, note)))) draft.takeOut(note.text);
    } finally {
      taking.current = undefined;
    }
  };
  return {
    text: draft.text,
    input,
    reading,
    mark: markNames.find((name) => draft.text.trimStart().startsWith(lineMarks[name])),
    notSaved,
    change: draft.change,
    keepNow: () => {
      // An older line that nobody touched stays as old as it is.
      if (draft.text !== draft.restored?.text) draft.keepNow();
    },
    setMark: (mark) => draft.change(markedLine(draft.text, mark)),
    write: async () => void (await write()),
    writeRest,
    noteFile,
    takeBack: (note) => void takeBack(note),
  };
}
