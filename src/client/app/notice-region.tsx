/** The shell's toasts: what was just done, each with its undo. */

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissNotice, notices } from '../model/notices.ts';
import { useCarnet } from '../model/use-carnet.ts';
import { ToastRegion } from '../ui/toast-region.tsx';

export function NoticeRegion() {
  const { t } = useTranslation('shell');
  const carnet = useCarnet();
  const list = useStore(notices, (state) => state.list);
  return (
    <ToastRegion
      label={t('notices')}
      toasts={list.map(({ id, message, undo, action }) => ({
        id: String(id),
        text: message,
        ...(action !== undefined
          ? {
              action: {
                label: action.label,
                onAct: () => {
                  action.run();
                  dismissNotice(id);
                },
              },
            }
          : undo !== undefined
            ? {
                action: {
                  label: t('undo'),
                  shortcut: t('undoShortcut'),
                  onAct: () => {
                    void carnet.undo(undo);
                    dismissNotice(id);
                  },
                },
              }
            : {}),
      }))}
      onDismiss={(id) => dismissNotice(Number(id))}
    />
  );
}
