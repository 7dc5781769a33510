/** Undo and redo from a key, the palette or a notice: each says what it did, with the way back. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { visitBase } from '../ports/routes.ts';
import type { Receipt } from './receipt.ts';
import { notify } from './notices.ts';
import { rootName } from './root-name.ts';
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
  const [path] = useLocation();
  /** The sheet that was changed, where it is not the one on the screen. */
  const elsewhere = ({ group }: Taken): string | undefined => {
    const home = group[0]?.home;
    // On a visit the owner looks on: there no other business is named.
    if (home === undefined || path.includes(home) || path.startsWith(visitBase)) return undefined;
    const root = carnet.record(home);
    return root === undefined ? undefined : rootName(root);
  };
  return {
    undo: (taken) => {
      void carnet.undo(taken).then((result) => {
        // What could not be saved is announced by the shell.
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToUndo'), tone: 'done' });
        else {
          const name = elsewhere(result.value);
          const message = name === undefined ? t('undone') : t('undoneAt', { name });
          notify({ message, tone: 'done', redo: result.value });
        }
      });
    },
    redo: (taken) => {
      void carnet.redo(taken).then((result) => {
        if (!result.ok) return;
        if (result.value === undefined) notify({ message: t('nothingToRedo'), tone: 'done' });
        else {
          const name = elsewhere(result.value);
          const message = name === undefined ? t('redone') : t('redoneAt', { name });
          notify({ message, tone: 'done', undo: result.value });
        }
      });
    },
  };
}
