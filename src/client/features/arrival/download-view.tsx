/** The first download: how far it is, why it waits, and what one can do about it. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { SyncPhase } from '../../ports/exchange.ts';
import { outsidePaths, programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './arrival.module.css';

type Pause = 'offline' | 'waiting' | 'signedOut' | 'outdated';

/** Phases in which nothing comes for now. */
const pauseOf: Readonly<Partial<Record<SyncPhase, Pause>>> = {
  offline: 'offline',
  waiting: 'waiting',
  signedOut: 'signedOut',
  outdated: 'outdated',
};

export function DownloadView({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('sign-in');
  const { exchange } = useSync();
  const phase = useSyncState((state) => state.phase);
  const progress = useSyncState((state) => state.progress);
  const pause = pauseOf[phase];
  return (
    <main className={styles.screen}>
      <h1 className={styles.title}>{t('download.title')}</h1>
      <p className={styles.lead}>{t('download.text')}</p>
      <div className={styles.stand}>
        {progress === undefined ? null : (
          <Meter
            value={progress.received}
            max={Math.max(1, progress.total)}
            label={t('download.title')}
            valueText={t('download.progress', { ...progress })}
          />
        )}
        <p role="status">
          {pause !== undefined
            ? null
            : progress === undefined
              ? t('download.asking')
              : t('download.progress', { ...progress })}
        </p>
        {pause === undefined ? null : (
          <Note icon={pause === 'offline' ? 'offline' : 'info'} announced>
            {t(`download.${pause}`)}
          </Note>
        )}
      </div>
      <div className={styles.buttons}>
        {pause === 'signedOut' ? (
          <Link href={`~${signInPath(programmeBase(programmeId))}`} asChild>
            <ButtonLink variant="primary" size="form">
              {t('download.signIn')}
            </ButtonLink>
          </Link>
        ) : pause === 'offline' || pause === 'waiting' ? (
          <Button variant="primary" size="form" onClick={() => exchange?.tryAgain()}>
            {t('download.again')}
          </Button>
        ) : null}
        <Link href={`~${outsidePaths.start}`} asChild>
          <ButtonLink size="form">{t('download.others')}</ButtonLink>
        </Link>
      </div>
    </main>
  );
}
