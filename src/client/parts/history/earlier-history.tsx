/** Below a history that does not go back to the beginning: where the rest is, and the way to it. */

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './history.module.css';
import type { Earlier } from './use-history.ts';

interface EarlierHistoryProps {
  readonly earlier: Earlier;
  readonly onTryAgain: () => void;
}

const icons = { fetching: 'receiving', offline: 'offline', failed: 'syncFailed' } as const;

export function EarlierHistory({ earlier, onTryAgain }: EarlierHistoryProps) {
  const { t } = useTranslation('history');
  if (earlier === 'nothing') return null;
  return (
    <div className={styles.earlier}>
      <Note
        icon={icons[earlier]}
        announced
        action={
          earlier === 'failed' ? (
            <Button size="dense" onClick={onTryAgain}>
              {t('earlier.tryAgain')}
            </Button>
          ) : undefined
        }
      >
        {t(`earlier.${earlier}`)}
      </Note>
    </div>
  );
}
