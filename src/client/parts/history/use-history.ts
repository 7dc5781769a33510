/**
 * The history of one home, read again whenever something of the programme was written or confirmed.
 *
 * A device that joined a programme begins with what stands, and its log with what came since. Whoever opens a history
 * is shown that at once; what is earlier is fetched from the server, kept here, and there without a network from then on.
 */

import { useEffect, useState } from 'react';
import { frozenField, movedFromField } from '../../../domain/form/fields.ts';
import {
  type HistoryEntry,
  historyOf,
  isFromTheBeginning,
} from '../../../domain/history/history.ts';
import type { Carnet } from '../../model/carnet.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useExchange, useExchangePhase } from '../../model/use-sync.ts';
import type { HistoryResult, SyncState } from '../../ports/exchange.ts';

export type HistoryReading =
  | { readonly phase: 'reading' }
  | {
      readonly phase: 'read';
      readonly entries: readonly HistoryEntry[];
      /** Whether the first change of all is among them. */
      readonly isWhole: boolean;
      /** The place of the first confirmed change that is here. */
      readonly firstHere: number | undefined;
    }
  | { readonly phase: 'failed' };

/** What is earlier than the device's own log: there is nothing, or why it is not here. */
export type Earlier = 'nothing' | 'fetching' | 'offline' | 'failed';

export interface History {
  readonly reading: HistoryReading;
  readonly earlier: Earlier;
  /** Asks the server once more. */
  readonly tryAgain: () => void;
}

/**
 * Reads the history of an SME or of the programme; its contacts are loaded too, so that they can be restored.
 *
 * @param asked whether it is wanted at all
 */
export function useHistory(home: string, asked = true): History {
  const carnet = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const [read, setRead] = useState<{ readonly home: string; readonly reading: HistoryReading }>();
  // That of another home says nothing of this one, and least of all where its log begins.
  const reading = read?.home === home ? read.reading : stillReading;
  const { fetched, earlier, tryAgain } = useEarlier(home, reading);
  useEffect(() => {
    if (!asked) return undefined;
    let current = true;
    void readingOf(carnet, home).then((next) => {
      if (current) setRead({ home, reading: next });
    });
    return () => {
      current = false;
    };
    // What was saved, what still waits and what was fetched tell that the log may have grown.
  }, [asked, carnet, home, savedAt, pendingCount, fetched]);
  return { reading, earlier, tryAgain };
}

const stillReading: HistoryReading = { phase: 'reading' };

/** An attempt to fetch what is earlier than the first change here, and how it ended. */
interface Attempt {
  readonly home: string;
  readonly firstHere: number | undefined;
  readonly number: number;
  readonly end: HistoryResult['kind'];
}

function useEarlier(home: string, reading: HistoryReading) {
  const exchange = useExchange();
  const phase = useExchangePhase();
  const [number, setNumber] = useState(0);
  const [attempt, setAttempt] = useState<Attempt>();
  const firstHere = reading.phase === 'read' ? reading.firstHere : undefined;
  const isLatest =
    attempt?.home === home && attempt.firstHere === firstHere && attempt.number === number;
  const end = isLatest ? attempt.end : undefined;
  const lacks = reading.phase === 'read' && !reading.isWhole && end !== 'complete';
  // Until everything is here, the device does not know how far its log must reach.
  const asks = lacks && end === undefined && phase !== 'offline' && phase !== 'downloading';
  useEffect(() => {
    if (!asks || exchange === undefined) return undefined;
    let current = true;
    const ended = ({ kind }: Pick<HistoryResult, 'kind'>): void => {
      if (current) setAttempt({ home, firstHere, number, end: kind });
    };
    exchange.fetchHistory(home, firstHere).then(ended, () => ended({ kind: 'failed' }));
    return () => {
      current = false;
    };
  }, [asks, exchange, home, firstHere, number]);
  const tryAgain = (): void => setNumber(number + 1);
  const earlier = exchange === undefined || !lacks ? 'nothing' : whyNot(end, phase);
  return { fetched: attempt, earlier, tryAgain } as const;
}

function whyNot(end: Attempt['end'] | undefined, phase: SyncState['phase'] | undefined): Earlier {
  if (phase === 'offline') return 'offline';
  return end === undefined ? 'fetching' : 'failed';
}

/** A history that cannot be read is said, not thrown: the sheet itself is not touched by it. */
async function readingOf(carnet: Carnet, home: string): Promise<HistoryReading> {
  try {
    await carnet.loadJournal(home);
    const log = await carnet.readHistory(home);
    const first = log.find((one) => 'sequence' in one);
    return {
      phase: 'read',
      entries: historyOf(log).map(withoutPrints),
      isWhole: isFromTheBeginning(log, home),
      firstHere: first?.sequence,
    };
  } catch {
    return { phase: 'failed' };
  }
}

/** What a form freezes for itself tells nobody anything: that it was completed stands beside it. */
const ofNobody: ReadonlySet<string> = new Set(['outcome', frozenField, movedFromField]);

function withoutPrints(entry: HistoryEntry): HistoryEntry {
  const lines = entry.lines.filter(
    ({ entity, event }) => entity !== 'form' || !('field' in event) || !ofNobody.has(event.field),
  );
  return lines.length === entry.lines.length ? entry : { ...entry, lines };
}
