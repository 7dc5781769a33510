/**
 * The panel behind the pill: first that the work is safe (or what is not), then what has to be settled, what waits, what
 * took no effect, and how safe this device is. Trying again is always possible, whatever was detected.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { openConflictCount } from '../../model/use-conflicts.ts';
import { runCommand } from '../../model/commands.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { WorkPlace } from '../../model/work-place.ts';
import type { SyncState } from '../../ports/exchange.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { StuckList } from './stuck-list.tsx';
import { WaitingList } from './waiting-list.tsx';
import styles from './work-panel.module.css';

interface WorkPanelProps {
  readonly place: WorkPlace;
  /** The word for this device. */
  readonly device: 'laptop' | 'phone' | 'tablet';
  /** Closes the panel, as a link to another screen does. */
  readonly onLeave: () => void;
}

export function WorkPanel({ place, device, onLeave }: WorkPanelProps) {
  const { t } = useTranslation(['sync', 'shell']);
  const { isConnected, exchange } = useSync();
  const carnet = useCarnet();
  const tryAgain = (): void => {
    exchange?.tryAgain();
    carnet.confirmNow().catch(() => undefined);
  };
  return (
    <div className={styles.panel}>
      <Head place={place} device={device} />
      <ConflictBand onLeave={onLeave} />
      {isConnected ? (
        <>
          <WaitingList />
          <StuckList />
        </>
      ) : null}
      <DeviceFacts />
      <div className={styles.foot}>
        <Button icon="sending" onClick={tryAgain}>
          {t('sync:tryAgain')}
        </Button>
        <Button variant="quiet" icon="download" onClick={() => void runCommand('backup')}>
          {t('sync:backup')}
        </Button>
        <Link href={paths.settings('storage')} asChild onClick={onLeave}>
          <ButtonLink variant="quiet">{t('sync:storageSettings')}</ButtonLink>
        </Link>
      </div>
    </div>
  );
}

const icons = {
  notSaved: 'syncFailed',
  here: 'synced',
  synced: 'synced',
  sending: 'sending',
  receiving: 'receiving',
  waiting: 'waiting',
  unprotected: 'unprotected',
  offline: 'offline',
  conflict: 'synced',
  failed: 'syncFailed',
} as const satisfies Readonly<Record<WorkPlace['kind'], IconName>>;

/** The first sentence: the work is safe, or what of it is not; then whether Carnet can be closed. */
function Head({ place, device }: Pick<WorkPanelProps, 'place' | 'device'>) {
  const { t } = useTranslation(['sync', 'shell']);
  const { isConnected } = useSync();
  const waiting = useSyncState((state) => state.waiting);
  const failure = useCarnetState((state) => state.saveFailure);
  const problem = useProblem();
  if (failure !== undefined) {
    return (
      <div className={styles.head}>
        <Icon name="syncFailed" size={20} />
        <div>
          <p className={styles.title}>{t(`shell:saved.failure.${failure}.title`)}</p>
          <p className={styles.lead}>{t(`shell:saved.failure.${failure}.text`)}</p>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.head}>
      <Icon name={icons[place.kind]} size={20} />
      <div>
        <p className={styles.title}>{t(`sync:safe.${device}`)}</p>
        {problem === undefined ? null : <p className={styles.lead}>{problem}</p>}
        <p className={styles.lead}>
          {!isConnected
            ? t('shell:saved.alone')
            : waiting === 0
              ? t('sync:close.all')
              : t('sync:close.some', { count: waiting })}
        </p>
      </div>
    </div>
  );
}

type ProblemKey =
  | 'timeout'
  | 'notCarnet'
  | 'busy'
  | 'signedOut'
  | 'outdated'
  | 'lost'
  | 'storage'
  | 'other';

/** Why it does not go on, in words; nothing while it does. */
function useProblem(): string | undefined {
  const { t } = useTranslation('sync');
  const { isConnected } = useSync();
  const phase = useSyncState((state) => state.phase);
  const problem = useSyncState((state) => state.problem);
  if (!isConnected) return undefined;
  const key = problemOf(phase, problem);
  if (key === undefined) return undefined;
  return key === 'offline' ? t('offline') : t(`problem.${key}`);
}

export function problemOf(
  phase: SyncState['phase'],
  problem: SyncState['problem'],
): ProblemKey | 'offline' | undefined {
  if (phase === 'signedOut' || phase === 'outdated' || phase === 'lost') return phase;
  switch (problem?.kind) {
    case 'timeout':
    case 'notCarnet':
    case 'storage':
      return problem.kind;
    case 'refused':
      return problem.refusal === 'busy' ? 'busy' : 'other';
    case 'offline':
      return 'offline';
    case undefined:
      return phase === 'offline' ? 'offline' : undefined;
  }
}

function ConflictBand({ onLeave }: Pick<WorkPanelProps, 'onLeave'>) {
  const { t } = useTranslation('sync');
  const count = useCarnetState(openConflictCount);
  if (count === 0) return null;
  return (
    <div className={styles.conflicts}>
      <Icon name="conflict" size={20} />
      <b>{t('conflicts.title', { count })}</b>
      <Link href={paths.conflicts()} asChild onClick={onLeave}>
        <ButtonLink variant="conflict">{t('conflicts.settle')}</ButtonLink>
      </Link>
    </div>
  );
}
