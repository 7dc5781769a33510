/**
 * Where the work is, in the same corner of every screen: on this device, on its way, or with the others. It opens the
 * panel that says what waits and what to do, which is read when it is first opened.
 *
 * It is announced only when the answer changes in kind: not for every change that leaves.
 */

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { type StorageReading, useStorage } from '../features/work-panel/use-storage.ts';
import { useFormat } from '../i18n/use-format.ts';
import { heldCount } from '../model/held-count.ts';
import { useCarnet, useCarnetState, useToday } from '../model/use-carnet.ts';
import { openConflictCount } from '../model/use-conflicts.ts';
import { useSync, useSyncState } from '../model/use-sync.ts';
import { useAwaitingCount } from '../model/use-waiting.ts';
import { isClosingSafe, workPillId, type WorkPlace, workPlaceOf } from '../model/work-place.ts';
import { Popover } from '../ui/popover.tsx';
import { SkeletonLines } from '../ui/skeleton-lines.tsx';
import { SyncPill, type SyncPillState } from '../ui/sync-pill.tsx';
import { deviceKind } from './device-kind.ts';
import { idlePart } from './later-part.tsx';
import { whenIdle } from './when-idle.ts';

const WorkPanel = lazy(async () => ({
  default: (await import('../features/work-panel/work-panel.tsx')).WorkPanel,
}));

const HeldWatch = idlePart(
  async () => (await import('../features/work-panel/held-watch.tsx')).HeldWatch,
);

const looks = {
  notSaved: 'failed',
  here: 'synced',
  synced: 'synced',
  sending: 'sending',
  receiving: 'sending',
  waiting: 'waiting',
  unprotected: 'unprotected',
  offline: 'offline',
  conflict: 'conflict',
  failed: 'failed',
  stuck: 'failed',
  awaiting: 'waiting',
  held: 'conflict',
} as const satisfies Readonly<Record<WorkPlace['kind'], SyncPillState>>;

export function WorkPill() {
  const { t } = useTranslation('shell');
  const storage = useStorage();
  const { isConnected } = useSync();
  const place = useWorkPlace(storage);
  const { text, detail } = usePillWords(place);
  const announcement = useAnnouncement(looks[place.kind], text + detail);
  useUnsavedGuard(place);
  const kind = deviceKind(navigator.userAgent);
  return (
    <>
      <Popover
        label={t('saved.panel')}
        align="end"
        trigger={(trigger) => (
          <SyncPill
            {...trigger}
            id={workPillId}
            data-momentary
            state={looks[place.kind]}
            text={text}
            detail={detail}
            announcement={announcement}
          />
        )}
      >
        {(close) => (
          <Suspense fallback={<SkeletonLines count={3} label={t('loading')} />}>
            <WorkPanel place={place} device={kind} storage={storage} onLeave={close} />
          </Suspense>
        )}
      </Popover>
      {isConnected ? <HeldWatch /> : null}
    </>
  );
}

function useWorkPlace({ report, read }: StorageReading): WorkPlace {
  const { isConnected, exchange } = useSync();
  const sync = useSyncState((state) => state);
  const failure = useCarnetState((state) => state.saveFailure);
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const conflicts = useCarnetState(openConflictCount);
  const held = useStore(heldCount);
  const awaiting = useAwaitingCount();
  useEffect(() => {
    if (!isConnected) return undefined;
    return whenIdle(() => void read());
  }, [read, isConnected]);
  return workPlaceOf({
    isConnected,
    isSaved: failure === undefined,
    sync: exchange === undefined ? undefined : sync,
    pendingCount,
    conflicts,
    held,
    awaiting,
    persisted: report?.persisted,
  });
}

interface PillWords {
  readonly text: string;
  readonly detail: string;
}

function usePillWords(place: WorkPlace): PillWords {
  const { t } = useTranslation(['sync', 'shell']);
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const progress = useSyncState((state) => state.progress);
  const total = useBatchTotal(place);
  const beside = (text: string, more?: string | 0 | false): PillWords => ({
    text,
    detail: more ? ` · ${more}` : '',
  });
  const timed = (text: string, at: number | undefined): PillWords =>
    beside(text, at && format.dayTime(localDateTimeIn(at, environment.zone()), today));
  switch (place.kind) {
    case 'notSaved':
      return beside(t('shell:saved.notSaved'));
    case 'here':
      return timed(t(`shell:saved.here.${deviceKind(navigator.userAgent)}`), savedAt);
    case 'synced':
      return timed(t('sync:pill.synced'), exchangedAt);
    case 'sending':
      return total < 2
        ? beside(t('sync:pill.sendingShort'))
        : beside(
            t('sync:pill.sending', {
              position: Math.min(total, total - place.waiting + 1),
              count: total,
            }),
          );
    case 'receiving':
      return progress === undefined
        ? beside(t('sync:pill.receiving'))
        : beside(t('sync:pill.receivingOf', { ...progress }));
    case 'waiting':
    case 'unprotected':
      return beside(
        t('sync:pill.waiting', { count: place.waiting }),
        place.kind === 'unprotected' && t('sync:pill.unprotected'),
      );
    case 'offline':
      return beside(
        t('sync:pill.offline'),
        place.waiting && t('sync:pill.savedHere', { count: place.waiting }),
      );
    case 'failed':
      return beside(t('sync:pill.failed'));
    case 'awaiting':
      return beside(t('sync:pill.awaiting', { count: place.count }));
    case 'conflict':
    case 'stuck':
    case 'held': {
      const { kind, count, unsent, conflicts } = place;
      const text = t(`sync:pill.${kind}`, { count });
      if (unsent) return beside(text, t('sync:pill.waiting', { count: unsent }));
      if (kind === 'conflict') return { text, detail: ` ${t('sync:pill.toSettle')}` };
      return beside(text, conflicts && t('sync:pill.conflict', { count: conflicts }));
    }
  }
}

/** How many changes there were when they began to leave: what "2 of 7" counts to. */
function useBatchTotal(place: WorkPlace): number {
  const waiting = 'waiting' in place ? place.waiting : 0;
  const [total, setTotal] = useState(waiting);
  if (waiting === 0 ? total !== 0 : waiting > total) setTotal(waiting);
  return Math.max(total, waiting);
}

/** What passes by itself in a moment is not worth an interruption. */
const calm: ReadonlySet<SyncPillState> = new Set(['synced', 'sending', 'waiting']);

/** The words to read aloud: nothing at first, then those with which the kind of answer changed. */
function useAnnouncement(state: SyncPillState, words: string): string | undefined {
  const kind = calm.has(state) ? 'calm' : state;
  const [said, setSaid] = useState<{ kind: string; words: string | undefined }>({
    kind,
    words: undefined,
  });
  if (said.kind !== kind) setSaid({ kind, words });
  return said.words;
}

/** The browser asks before a page goes whose last change is on the screen only. */
function useUnsavedGuard(place: WorkPlace): void {
  const isSafe = isClosingSafe(place);
  useEffect(() => {
    if (isSafe) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSafe]);
}
