/**
 * A newer version of Carnet wrote the data, and an older one is served: says so, hands out a copy of everything, and
 * waits for the newer version. Nothing is written here, and nothing goes round in circles.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCopy } from '../../model/use-copy.ts';
import { CopyNote } from '../../parts/backup/copy-note.tsx';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Facts } from '../../ui/page.tsx';
import styles from './first-run.module.css';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';

interface NewerScreenProps {
  readonly programme: InstalledProgramme;
  readonly environment: Pick<Environment, 'now' | 'zone'>;
  /** Brings the newer version in, where it waits. */
  readonly onUpdate?: (() => void) | undefined;
}

export function NewerScreen({ programme, environment, onUpdate }: NewerScreenProps) {
  const { t } = useTranslation(['first-run', 'backup', 'pwa']);
  const copy = useCopy(programme, environment);
  const isWaiting = onUpdate !== undefined;
  return (
    <main className={styles.alone}>
      <OutsideHead />
      <h1 className={styles.title}>{t('failure.newer.title')}</h1>
      <div className={styles.group}>
        <Facts
          facts={[
            { id: 'safe', name: t('failure.safe'), value: t('failure.newer.safe') },
            {
              id: 'todo',
              name: t('failure.todo'),
              value: isWaiting ? t('failure.newer.update') : t('failure.newer.todo'),
            },
          ]}
        />
        <CopyNote state={copy.state} />
        <div className={styles.submit}>
          {isWaiting ? (
            <Button variant="primary" size="form" onClick={onUpdate}>
              {t('pwa:update.apply')}
            </Button>
          ) : null}
          <Button variant={isWaiting ? 'secondary' : 'primary'} size="form" onClick={copy.save}>
            {copy.state.kind === 'writing' ? t('backup:saving') : t('backup:save')}
          </Button>
          <Link href={`~${outsidePaths.start}`} asChild>
            <ButtonLink size="form">{t('failure.programmes')}</ButtonLink>
          </Link>
        </div>
      </div>
    </main>
  );
}
