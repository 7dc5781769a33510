/** Undo and redo from a key, the palette or a notice: each says what it did, with the way back. */

import { useTranslation } from 'react-i18next';
import type { Receipt } from './receipt.ts';
import { notify } from './notices.ts';
import { useCarnet } from './use-carnet.ts';

type Taken = Pick<Receipt, 'group'>;

export interface UndoRedo {
  /** Takes back what is named, or the latest. */
  readonly undo: (taken?: Taken) => void;
  /** Does again what is named, or what was taken back last. */
  readonly redo: (taken?: Taken) => void;
}

export function useUndoRedo(): UndoRedo {
  const { t } = useTranslation('shell');
  const carnet = useCarnet();
  return {
    undo: (taken) => {
      void carnet.undo(taken).then((result) => {
        // What could not be saved is announced by the shell.
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToUndo'), tone: 'done' });
        else notify({ message: t('undone'), tone: 'done', redo: result.value });
      });
    },
    redo: (taken) => {
      void carnet.redo(taken).then((result) => {
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToRedo'), tone: 'done' });
        else notify({ message: t('redone'), tone: 'done', undo: result.value });
      });
    },
  };
}
