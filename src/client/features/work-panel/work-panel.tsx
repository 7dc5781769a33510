/**
 * The panel behind the pill: first that the work is safe (or what is not), then what has to be settled, what waits, what
 * took no effect, and how safe this device is. Trying again is always possible, whatever was detected.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { runCommand } from '../../model/commands.ts';
import { heldCount } from '../../model/held-count.ts';
import { problemOf } from '../../model/exchange-problem.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useHomeName } from '../../model/use-home.ts';
import { openConflictCount } from '../../model/use-conflicts.ts';
import { useOpenConflicts } from '../../model/use-open-conflicts.ts';
import { useNames } from '../../model/use-names.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { useAwaitingCount } from '../../model/use-waiting.ts';
import type { WorkPlace } from '../../model/work-place.ts';
import { isRestoreRecent } from '../../ports/exchange.ts';
import { paths, programmeBase, signInPath } from '../../ports/routes.ts';
import { useUnsentFileWords } from '../../parts/files/unsent-file-words.ts';
import { useUnsentFiles } from '../../parts/files/use-unsent-files.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { HeldList } from './held-list.tsx';
import { StuckList } from './stuck-list.tsx';
import type { StorageReading } from './use-storage.ts';
import { WaitingList } from './waiting-list.tsx';
import styles from './work-panel.module.css';

interface WorkPanelProps extends HeadProps {
  readonly storage: StorageReading;
}

interface HeadProps {
  readonly place: WorkPlace;
  /** The word for this device. */
  readonly device: 'laptop' | 'phone' | 'tablet';
  /** Closes the panel, as a link to another screen does. */
  readonly onLeave: () => void;
}

export function WorkPanel({ place, device, storage, onLeave }: WorkPanelProps) {
  const { t } = useTranslation(['sync', 'shell']);
  const { isConnected, exchange } = useSync();
  const carnet = useCarnet();
  const tryAgain = (): void => {
    exchange?.tryAgain();
    carnet.confirmNow().catch(() => undefined);
  };
  return (
    <div className={styles.panel}>
      <Head
        place={place}
        device={device}
        endsWithWindow={storage.report?.endsWithWindow === true}
        onLeave={onLeave}
      />
      <ConflictBand onLeave={onLeave} />
      {isConnected ? (
        <>
          <WaitingList />
          <StuckList />
          <HeldList onCount={heldCount.setState} />
        </>
      ) : null}
      <DeviceFacts storage={storage} onLeave={onLeave} />
      <div className={styles.foot}>
        {isConnected || place.kind === 'notSaved' ? (
          <Button icon="sending" onClick={tryAgain}>
            {t(isAtRest.has(place.kind) ? 'sync:now' : 'sync:tryAgain')}
          </Button>
        ) : null}
        <Button variant="quiet" icon="download" onClick={() => void runCommand('backup')}>
          {t('sync:backup')}
        </Button>
      </div>
    </div>
  );
}

/** Nothing is to be tried again. */
const isAtRest: ReadonlySet<WorkPlace['kind']> = new Set(['synced', 'held', 'awaiting']);

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
  stuck: 'syncFailed',
  awaiting: 'waiting',
  held: 'synced',
} as const satisfies Readonly<Record<WorkPlace['kind'], IconName>>;

/** The first sentence: the work is safe, or what of it is not; then whether Carnet can be closed. */
function Head({
  place,
  device,
  endsWithWindow,
  onLeave,
}: HeadProps & { readonly endsWithWindow: boolean }) {
  const { t } = useTranslation(['sync', 'shell']);
  const failure = useCarnetState((state) => state.saveFailure);
  const problem = useProblem();
  const close = useCloseWords(endsWithWindow);
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
        <p className={styles.title}>
          {endsWithWindow ? t('shell:saved.private.text') : t(`sync:safe.${device}`)}
        </p>
        {problem === undefined ? null : <p className={styles.lead}>{problem}</p>}
        {close.map((words) => (
          <p key={words} className={styles.lead}>
            {words}
          </p>
        ))}
        <StuckLead />
        <OtherVersions />
        <Restored />
        <WayOn onLeave={onLeave} />
      </div>
    </div>
  );
}

/**
 * Whether Carnet can be closed, and what the others do not see yet; nothing of it before it is known.
 *
 * @param endsWithWindow what is not sent goes when the window is closed
 */
function useCloseWords(endsWithWindow: boolean): readonly string[] {
  const { t } = useTranslation(['sync', 'shell']);
  const { isConnected } = useSync();
  const waiting = useSyncState((state) => state.waiting);
  const stuck = useSyncState((state) => state.stuck);
  const unsent = useUnsentFiles();
  const files = useUnsentFileWords(unsent ?? []);
  const isUnknownThere = useSyncState(({ problem }) => problem?.kind === 'otherLife');
  if (!isConnected) return endsWithWindow ? [] : [t('shell:saved.alone')];
  const unseen = waiting + stuck;
  // A server that does not know the programme shows nobody anything of it.
  if (isUnknownThere) return files;
  if (unseen + (unsent?.length ?? 0) === 0)
    return unsent === undefined ? [] : [t('sync:close.all')];
  if (endsWithWindow) return files;
  return [...(unseen === 0 ? [] : [t('sync:close.some', { count: unseen })]), ...files];
}

/** What took no effect is further down; here, that there is something. */
function StuckLead() {
  const { t } = useTranslation('sync');
  const stuck = useSyncState((state) => state.stuck);
  const isLost = useSyncState(({ phase }) => phase === 'lost');
  const held = useAwaitingCount();
  // Nobody decides on what was never sent.
  const awaiting = isLost ? 0 : Math.min(held, stuck);
  const count = stuck - awaiting;
  return (
    <>
      {count === 0 ? null : <p className={styles.lead}>{t('stuck.lead', { count })}</p>}
      {awaiting === 0 ? null : (
        <p className={styles.lead}>{t('awaiting.lead', { count: awaiting })}</p>
      )}
    </>
  );
}

/** What came and only a newer version knows, and what the server keeps until it is updated. */
function OtherVersions() {
  const { t } = useTranslation('sync');
  const newer = useSyncState((state) => state.newer);
  const undecided = useSyncState((state) => state.undecided);
  return (
    <>
      {newer === 0 ? null : <p className={styles.lead}>{t('newer', { count: newer })}</p>}
      {undecided === 0 ? null : (
        <p className={styles.lead}>{t('undecided', { count: undecided })}</p>
      )}
    </>
  );
}

/** The server lost its place and got everything again: told for a week, so that nobody wonders. */
function Restored() {
  const { t } = useTranslation('sync');
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const restoredAt = useSyncState((state) => state.restoredAt);
  if (restoredAt === undefined || !isRestoreRecent({ restoredAt }, environment.now())) return null;
  const when = format.dayTime(localDateTimeIn(restoredAt, environment.zone()), today);
  return <p className={styles.lead}>{t('restored', { when })}</p>;
}

/** What a person has to do before it goes on. */
function WayOn({ onLeave }: Pick<HeadProps, 'onLeave'>) {
  const { t } = useTranslation('sync');
  const programmeId = useCarnetState((state) => state.programmeId);
  const phase = useSyncState((state) => state.phase);
  const newer = useSyncState((state) => state.newer);
  if (phase === 'signedOut') {
    return (
      <div className={styles.way}>
        <Link href={`~${signInPath(programmeBase(programmeId))}`} asChild onClick={onLeave}>
          <ButtonLink variant="primary">{t('signIn')}</ButtonLink>
        </Link>
      </div>
    );
  }
  if (phase !== 'outdated' && newer === 0) return null;
  return (
    <div className={styles.way}>
      <Button
        variant={phase === 'outdated' ? 'primary' : 'secondary'}
        onClick={() => window.location.reload()}
      >
        {t('reload')}
      </Button>
    </div>
  );
}

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

function ConflictBand({ onLeave }: Pick<HeadProps, 'onLeave'>) {
  const { t } = useTranslation('sync');
  const count = useCarnetState(openConflictCount);
  if (count === 0) return null;
  return (
    <div className={styles.conflicts}>
      <Icon name="conflict" size={20} />
      <div>
        <b>{t('conflicts.title', { count })}</b>
        <FirstConflict />
      </div>
      <Link href={paths.conflicts()} asChild onClick={onLeave}>
        <ButtonLink variant="conflict">{t('conflicts.settle')}</ButtonLink>
      </Link>
    </div>
  );
}

/** Where the oldest one stands, once its journal is read. */
function FirstConflict() {
  const { t } = useTranslation(['conflict', 'domain']);
  const [conflict] = useOpenConflicts();
  const record = conflict?.record;
  const sheet = useHomeName(record?.home ?? '');
  const describe = useDescribe(useToday(), useNames(record?.home ?? ''));
  if (conflict === undefined || record === undefined) return null;
  const what =
    conflict.kind === 'field'
      ? describe.field(record.entity, conflict.field, record.values)
      : t(`domain:entityName.${record.entity}`);
  return (
    <p className={styles.first}>
      <bdi>{sheet ?? t('conflict:shared')}</bdi> · {what}
    </p>
  );
}
