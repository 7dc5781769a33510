/**
 * The exchange as every tab of a device shows it: the one that leads tells the others where it stands, and does what a
 * person asks for in any of them. Messages come from this origin, and are still checked: another version may run there.
 */

import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import type { Exchange, SyncState } from '../ports/exchange.ts';
import { refusalKinds } from '../../protocol/sync-messages.ts';
import type { Channel } from './leader.ts';
import type { Outside, SyncRunner } from './sync-runner.ts';

const problemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('timeout') }),
  z.object({ kind: z.literal('notCarnet') }),
  z.object({ kind: z.literal('otherLife') }),
  z.object({ kind: z.literal('nonsense') }),
  z.object({
    kind: z.literal('refused'),
    refusal: z.enum(refusalKinds),
    retryAfterMs: z.optional(z.number()),
  }),
  z.object({
    kind: z.literal('storage'),
    failure: z.enum(['full', 'outdated', 'newer', 'unavailable', 'vanished', 'failed']),
  }),
]);

const phases = [
  'following',
  'reading',
  'uploading',
  'downloading',
  'sending',
  'receiving',
  'synced',
  'offline',
  'waiting',
  'signedOut',
  'outdated',
  'lost',
  'stopped',
] as const satisfies readonly SyncState['phase'][];

const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    state: z.object({
      phase: z.enum(phases),
      waiting: z.number(),
      undecided: z.number(),
      newer: z.number(),
      stuck: z.number(),
      exchangedAt: z.optional(z.number()),
      progress: z.optional(z.object({ received: z.number(), total: z.number() })),
      problem: z.optional(problemSchema),
      retryAt: z.optional(z.number()),
      offset: z.number(),
      restoredAt: z.optional(z.number()),
      epoch: z.optional(z.string()),
    }),
  }),
  /** A tab that has just come asks where the exchange stands. */
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('ask'), what: z.enum(['tryAgain', 'signedIn']) }),
]);
type Message = z.infer<typeof messageSchema>;

export interface TabExchange extends Exchange {
  stop(): void;
}

/**
 * The exchange of one tab, shown in all.
 *
 * @param onSignedIn told before the runner is, in every tab
 */
export function exchangeInTabs(
  runner: SyncRunner,
  channel: Channel,
  onSignedIn: () => void,
): TabExchange {
  const shown = createStore<SyncState>(() => runner.state.getState());
  const isLeading = (): boolean => runner.inside().isLeading;
  const post = (message: Message): void => channel.post(message);
  const tell = (): void => {
    // Undefined parts are left out, as the other side leaves them out when it reads.
    if (isLeading()) post({ kind: 'state', state: { ...runner.state.getState() } });
  };
  const stopWatching = runner.state.subscribe((state, before) => {
    // A tab that follows knows how much waits; where the exchange stands, the one that leads says.
    const isNews = isLeading() || state.phase !== before.phase;
    const { waiting, stuck } = state;
    const epoch = shown.getState().epoch ?? state.epoch;
    shown.setState(isNews ? state : { waiting, stuck, epoch });
    tell();
  });
  const notice = (what: Outside): void => {
    if (what === 'signedIn') onSignedIn();
    runner.notice(what);
  };
  const stopListening = channel.listen((message) => {
    const parsed = messageSchema.safeParse(message);
    if (!parsed.success) return;
    switch (parsed.data.kind) {
      case 'state':
        if (!isLeading()) shown.setState({ ...emptied, ...parsed.data.state });
        return;
      case 'hello':
        tell();
        return;
      case 'ask':
        notice(parsed.data.what);
        return;
    }
  });
  const ask = (what: 'tryAgain' | 'signedIn'): void => {
    notice(what);
    post({ kind: 'ask', what });
  };
  post({ kind: 'hello' });
  return {
    getState: () => shown.getState(),
    subscribe: (listener) => shown.subscribe(listener),
    tryAgain: () => ask('tryAgain'),
    signedIn: () => ask('signedIn'),
    stuck: () => runner.stuck(),
    discard: (key) => runner.discard(key),
    sendAgain: async (key) => {
      await runner.unpark(key);
      ask('tryAgain');
    },
    uploadAgain: () => runner.uploadAgain(),
    fetchHistory: (home, firstHere) => runner.fetchHistory(home, firstHere),
    stop: () => {
      stopWatching();
      stopListening();
      runner.stop();
    },
  };
}

/** The parts that a message leaves out. */
const emptied = {
  exchangedAt: undefined,
  progress: undefined,
  problem: undefined,
  retryAt: undefined,
  restoredAt: undefined,
} as const;
