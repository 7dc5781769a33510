/**
 * Undo and redo in the line of the composer: what it logged last comes back as its words and its files; words that were
 * discarded come back; from the empty line any other latest change is undone. What was typed by hand is the field's own.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Group } from '../../../../domain/operation/operation.ts';
import { notify } from '../../../model/notices.ts';
import { type Receipt, sameGroup } from '../../../model/receipt.ts';
import { lazyRecordsOf } from '../../../model/records.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { useChangeWords, useUndoRedo } from '../../../parts/undo/use-undo-redo.ts';
import type { PendingFiles } from '../../../model/use-pending-files.ts';

/** What the line logged or took back last. */
interface Logged {
  readonly receipt: Receipt;
  readonly text: string;
  readonly fileIds: readonly string[];
}

/** The words of the line. */
interface LineWords {
  readonly text: string;
  /** Puts words back; resolves once they are kept. */
  readonly putBack: (words: string) => Promise<void>;
  /** Takes words that were logged out of what stands there now. */
  readonly takeOut: (words: string) => void;
}

export interface LineUndo {
  readonly noteLogged: (logged: Logged) => void;
  readonly noteTyped: (words: string) => void;
  readonly noteDiscarded: (words: string) => void;
  /**
   * Undoes the latest change from the empty line; what the line logged last puts its words back. False where the undo is the
   * field's own: something is typed, or its letters were taken out by hand since.
   */
  readonly takeBack: () => boolean;
  /** Redoes from the empty line, and logs again what was taken back while its words stand there as they were put back. */
  readonly logAgain: () => boolean;
}

export function useLineUndo(
  smeId: string,
  line: LineWords,
  files: Pick<PendingFiles, 'add' | 'letGo'>,
): LineUndo {
  const carnet = useCarnet();
  const undoRedo = useUndoRedo();
  const words = useChangeWords();
  const { text } = line;
  const [logged, setLogged] = useState<Logged | undefined>(undefined);
  const [takenBack, setTakenBack] = useState<Logged | undefined>(undefined);
  /** The change before the letters were taken out by hand: until there is another, undo is the field's own. */
  const emptied = useRef<{ readonly after: Group | undefined } | undefined>(undefined);
  const discarded = useRef<
    { readonly words: string; readonly after: Group | undefined } | undefined
  >(undefined);
  useGivenBack(smeId, logged, (fileIds) => {
    setLogged(undefined);
    files.add(fileIds);
  });
  const takeBack = async ({ receipt, text: typed, fileIds }: Logged): Promise<void> => {
    setLogged(undefined);
    const before = words.recordsOf(receipt.group);
    // Kept in the line first: at no moment are they in neither.
    await line.putBack(typed);
    const undone = await carnet.undo(receipt);
    if (!undone.ok || undone.value === undefined) {
      line.takeOut(typed);
      return;
    }
    const taken = { receipt: undone.value, text: typed, fileIds };
    setTakenBack(taken);
    files.add(fileIds);
    notify({
      message: await words.say('undone', undone.value.group, before),
      tone: 'done',
      redo: { group: undone.value.group, run: () => redoTaken(taken) },
    });
  };
  const logAgain = async ({ receipt, text: typed, fileIds }: Logged): Promise<void> => {
    setTakenBack(undefined);
    const before = words.recordsOf(receipt.group);
    const redone = await carnet.redo(receipt);
    if (!redone.ok || redone.value === undefined) return;
    setLogged({ receipt: redone.value, text: typed, fileIds });
    files.letGo(fileIds);
    line.takeOut(typed);
    notify({
      message: await words.say('redone', redone.value.group, before),
      tone: 'done',
      undo: redone.value,
    });
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
  return {
    noteLogged: (made) => {
      setLogged(made);
      emptied.current = undefined;
    },
    noteTyped: (words) => {
      discarded.current = undefined;
      if (words === '' && text !== '') emptied.current = { after: carnet.lastChange() };
    },
    noteDiscarded: (words) => {
      discarded.current = { words, after: carnet.lastChange() };
    },
    takeBack: () => {
      const latest = carnet.lastChange();
      const gone = discarded.current;
      if (text === '' && gone !== undefined && isSame(gone.after, latest)) {
        discarded.current = undefined;
        void line.putBack(gone.words);
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
  };
}

function isSame(a: Group | undefined, b: Group | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameGroup(a, b));
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
