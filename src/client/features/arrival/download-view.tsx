/** The first download: how far it is, why it waits, and what one can do about it. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { problemOf } from '../../model/exchange-problem.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { SyncPhase } from '../../ports/exchange.ts';
import { outsidePaths, programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Note } from '../../ui/note.tsx';
import { ArrivalFrame } from './arrival-frame.tsx';
import styles from './arrival.module.css';

/** Phases in which nothing comes for now. */
const pauses: readonly SyncPhase[] = ['offline', 'waiting', 'signedOut', 'outdated'];

export function DownloadView({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('sign-in');
  const progress = useSyncState((state) => state.progress);
  const pause = usePause();
  return (
    <ArrivalFrame title={t('download.title')} lead={t('download.text')}>
      <div className={styles.stand}>
        {progress === undefined ? null : (
          <Meter
            value={progress.received}
            max={Math.max(1, progress.total)}
            label={t('download.title')}
            valueText={t('download.progress', { ...progress })}
          />
        )}
        {pause === undefined ? (
          <p>
            {progress === undefined
              ? t('download.asking')
              : t('download.progress', { ...progress })}
          </p>
        ) : null}
        {pause === undefined ? null : (
          <Note icon={pause.isOffline ? 'offline' : 'info'} announced>
            {pause.words}
          </Note>
        )}
      </div>
      <div className={styles.buttons}>
        <WayOn programmeId={programmeId} />
        <Link href={`~${outsidePaths.start}`} asChild>
          <ButtonLink size="form">{t('download.others')}</ButtonLink>
        </Link>
      </div>
    </ArrivalFrame>
  );
}

/** Why nothing comes for now, in words. */
function usePause(): { readonly words: string; readonly isOffline: boolean } | undefined {
  const { t } = useTranslation(['sign-in', 'sync']);
  const phase = useSyncState((state) => state.phase);
  const problem = useSyncState((state) => state.problem);
  if (!pauses.includes(phase)) return undefined;
  const key = problemOf(phase, problem) ?? 'waiting';
  switch (key) {
    case 'offline':
    case 'waiting':
    case 'signedOut':
    case 'outdated':
      return { words: t(`download.${key}`), isOffline: key === 'offline' };
    default:
      return { words: t(`sync:problem.${key}`), isOffline: phase === 'offline' };
  }
}

/** What a person can do before it goes on. */
function WayOn({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('sign-in');
  const { exchange } = useSync();
  const phase = useSyncState((state) => state.phase);
  switch (phase) {
    case 'signedOut':
      return (
        <Link href={`~${signInPath(programmeBase(programmeId))}`} asChild>
          <ButtonLink variant="primary" size="form">
            {t('download.signIn')}
          </ButtonLink>
        </Link>
      );
    case 'outdated':
      return (
        <Button variant="primary" size="form" onClick={() => window.location.reload()}>
          {t('download.reload')}
        </Button>
      );
    case 'offline':
    case 'waiting':
      return (
        <Button variant="primary" size="form" onClick={() => exchange?.tryAgain()}>
          {t('download.again')}
        </Button>
      );
    default:
      return null;
  }
}
