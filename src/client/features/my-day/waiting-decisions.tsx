/** What waits for a decision of this person: changes by others, and conflicts. Without it, an empty day would say too much. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { heldCount } from '../../model/held-count.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { openConflictCount } from '../../model/use-conflicts.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { openWorkPanel } from '../../parts/entry-mark/open-work-panel.ts';
import { paths } from '../../ports/routes.ts';
import { TextButton, TextLink } from '../../ui/text-link.tsx';
import styles from './my-day.module.css';

/** How many decisions wait. */
export function useDecisions(): number {
  const { held, conflicts } = useWaiting();
  return held + conflicts;
}

function useWaiting(): { readonly held: number; readonly conflicts: number } {
  const held = useStore(heldCount);
  const open = useCarnetState(openConflictCount);
  const mayWrite = useMayWrite();
  return { held, conflicts: mayWrite ? open : 0 };
}

export function WaitingDecisions() {
  const { t } = useTranslation('my-day');
  const { held, conflicts } = useWaiting();
  if (held + conflicts === 0) return null;
  return (
    <ul className={styles.decisions} aria-label={t('decisions.list')}>
      {held === 0 ? null : (
        <li>
          {t('decisions.held', { count: held })}{' '}
          <TextButton onClick={openWorkPanel}>{t('decisions.decide')}</TextButton>
        </li>
      )}
      {conflicts === 0 ? null : (
        <li>
          {t('decisions.conflicts', { count: conflicts })}{' '}
          <Link href={paths.conflicts()} asChild>
            <TextLink>{t('decisions.settle')}</TextLink>
          </Link>
        </li>
      )}
    </ul>
  );
}
