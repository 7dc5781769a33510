/** What can be asked for on every screen: where to go, undo and redo, the look, a backup copy, the list of shortcuts. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Language } from '../../domain/entity/field.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useCommands, useWithheldCommands } from '../model/commands.ts';
import { askMail } from '../model/mail-question.ts';
import { notify } from '../model/notices.ts';
import { askPlan } from '../model/plan-question.ts';
import { preferences } from '../model/preferences.ts';
import { useBackups } from '../model/use-backups.ts';
import { useCarnet } from '../model/use-carnet.ts';
import { useDevice } from '../model/use-device.ts';
import { useMayWrite } from '../model/use-may-write.ts';
import { useExchange } from '../model/use-sync.ts';
import { useOnceWritten } from '../model/use-once-written.ts';
import { useUndoRedo } from '../parts/undo/use-undo-redo.ts';
import { changeLanguage } from '../parts/language/change-language.ts';
import { askedElsewhere, paths } from '../ports/routes.ts';
import { destinations } from './navigation.ts';

/** Offers them while the programme is open. */
export function useAppCommands(onShortcuts: () => void): void {
  const [, navigate] = useLocation();
  const { language } = useFormat();
  const { undo, redo } = useUndoRedo();
  const copy = useBackupCopy();
  const print = useOnceWritten(() => window.print());
  const go = (path: string) => ({ run: () => navigate(path) });
  // A question of the list that another screen asked: closing it leads back there.
  const ask = (path: string) => ({ run: () => navigate(path, { state: askedElsewhere }) });
  const other: Language = language === 'fr' ? 'en' : 'fr';
  useWithheldCommands(useMayWrite());
  useCommands(
    {
      log: ask(paths.log()),
      newSme: ask(paths.newSme()),
      planContact: { run: () => askPlan() },
      logMail: { run: () => askMail() },
      undo: { run: () => undo() },
      redo: { run: () => redo() },
      print: { run: () => void print() },
      backup: { run: () => void copy() },
      switchLanguage: { run: () => void changeLanguage(other) },
      themeLight: { run: () => preferences.setState({ theme: 'light' }) },
      themeDark: { run: () => preferences.setState({ theme: 'dark' }) },
      themeSystem: { run: () => preferences.setState({ theme: 'system' }) },
      shortcuts: { run: onShortcuts },
      ...Object.fromEntries(destinations.map(({ command, path }) => [command, go(path)])),
      goBoard: go(paths.board()),
      goConflicts: go(paths.conflicts()),
      goSettings: go(paths.settings()),
    },
    'application',
  );
}

/** Writes a backup copy of the open programme, hands it over, and says how that went. */
function useBackupCopy(): () => Promise<void> {
  const { t } = useTranslation('backup');
  const carnet = useCarnet();
  const exchange = useExchange();
  const device = useDevice();
  const { backups } = useBackups();
  return useOnceWritten(async () => {
    try {
      const { writeBackupCopy } = await import('./backup-copy.ts');
      await writeBackupCopy({ carnet, exchange, device, backups, t });
    } catch {
      notify({ message: t('notSaved'), tone: 'problem' });
    }
  });
}
