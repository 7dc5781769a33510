/** The shell's toasts: what was just done, each with its undo; what was taken back, with its redo. */

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissNotice, type Notice, notices } from '../model/notices.ts';
import { sameGroup } from '../model/receipt.ts';
import { useCarnet, useCarnetState } from '../model/use-carnet.ts';
import { useUndoRedo } from '../parts/undo/use-undo-redo.ts';
import { type ToastAction, ToastRegion } from '../ui/toast-region.tsx';

export function NoticeRegion({ raised }: { readonly raised?: boolean | undefined }) {
  const { t } = useTranslation('shell');
  const list = useStore(notices, (state) => state.list);
  const actionOf = useNoticeAction();
  return (
    <ToastRegion
      label={t('notices')}
      raised={raised}
      toasts={list.map((notice) => {
        const { id, message } = notice;
        const action = actionOf(notice);
        return { id: String(id), text: message, ...(action === undefined ? {} : { action }) };
      })}
      onDismiss={(id) => dismissNotice(Number(id))}
    />
  );
}

/** The one button of a notice. */
function useNoticeAction(): (notice: Notice) => ToastAction | undefined {
  const { t } = useTranslation('shell');
  const undoRedo = useUndoRedo();
  const carnet = useCarnet();
  // What took no effect has nothing to undo: the panel of the corner discards it.
  useCarnetState(() => carnet.stuckRows().length);
  const stuck = carnet.stuckRows();
  return ({ undo, redo, action }) => {
    if (action !== undefined) return { label: action.label, onAct: action.run };
    if (undo !== undefined) {
      if (stuck.some(({ group }) => sameGroup(group, undo.group))) return undefined;
      const onAct = () => undoRedo.undo(undo);
      return { label: t('undo'), shortcut: t('undoShortcut'), onAct };
    }
    if (redo === undefined) return undefined;
    const onAct = redo.run ?? (() => undoRedo.redo(redo));
    return { label: t('redo'), shortcut: t('redoShortcut'), onAct };
  };
}
