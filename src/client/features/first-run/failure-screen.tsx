/** The programme cannot be shown, or cannot go on: what happened, what is safe, what to do. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StoreErrorKind } from '../../ports/sheet-store.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Facts } from '../../ui/page.tsx';
import styles from './first-run.module.css';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';

interface FailureScreenProps {
  /** Why the store does not open; `late` where it has not answered yet. */
  readonly failure: StoreErrorKind | 'late';
  /** Loads the page again: the store opens anew. */
  readonly onReload?: (() => void) | undefined;
}

export function FailureScreen({ failure, onReload = reloadPage }: FailureScreenProps) {
  const { t } = useTranslation('first-run');
  return (
    <main className={styles.alone}>
      <OutsideHead />
      <h1 className={styles.title}>{t(`failure.${failure}.title`)}</h1>
      <div className={styles.group}>
        <Facts
          facts={[
            { id: 'safe', name: t('failure.safe'), value: t(`failure.${failure}.safe`) },
            { id: 'todo', name: t('failure.todo'), value: t(`failure.${failure}.todo`) },
          ]}
        />
        <div className={styles.submit}>
          <Button variant="primary" size="form" onClick={onReload}>
            {failure === 'outdated' || failure === 'late'
              ? t('failure.reload')
              : t('failure.again')}
          </Button>
          <Link href={`~${outsidePaths.start}`} asChild>
            <ButtonLink size="form">{t('failure.programmes')}</ButtonLink>
          </Link>
        </div>
      </div>
    </main>
  );
}

function reloadPage(): void {
  location.reload();
}
