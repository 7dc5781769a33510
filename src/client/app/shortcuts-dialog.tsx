/** Every shortcut, with what it does; and how to switch the letters off. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePreference } from '../model/preferences.ts';
import { paths } from '../ports/routes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { TextLink } from '../ui/text-link.tsx';
import styles from './shortcuts-dialog.module.css';

const shortcuts = [
  { id: 'search', keys: ['Ctrl', 'K'] },
  { id: 'undo', keys: ['Ctrl', 'Z'] },
  { id: 'log', keys: ['L'] },
  { id: 'newSme', keys: ['N'] },
  { id: 'move', keys: ['J', 'K', '↑', '↓'] },
  { id: 'open', keys: ['Enter'] },
  { id: 'filter', keys: ['F'] },
  { id: 'tabs', keys: ['1', '2', '3'] },
  { id: 'goPortfolio', keys: ['G', 'P'] },
  { id: 'goSettings', keys: ['G', 'S'] },
  { id: 'back', keys: ['Esc'] },
  { id: 'shortcuts', keys: ['?'] },
] as const;

interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation('shell');
  const letters = usePreference((state) => state.letterShortcuts);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeLabel={t('close')}
      description={letters ? t('shortcuts.text') : t('shortcuts.off')}
      footer={
        <Link href={paths.settings()} asChild onClick={onClose}>
          <TextLink>{t('shortcuts.settings')}</TextLink>
        </Link>
      }
    >
      <dl className={styles.list}>
        {shortcuts.map(({ id, keys }) => (
          <div key={id} className={styles.line}>
            <dt>{t(`shortcuts.names.${id}`)}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <Kbd key={key}>{key === 'Enter' ? t('enterKey') : key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
