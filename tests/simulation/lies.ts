/** A server that lies about its numbers, as a defect or whatever stands before it may: one answer among many honest ones. */

import type { PullReply, PushReply, SnapshotReply } from '../../src/protocol/sync-messages.ts';
import type { CallName } from './oracle/answer-oracle.ts';
import type { Random } from './random.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;
type Lie<T> = (answer: T) => T;

/** A place that no programme reaches. */
const farBeyond = 4e12;

function ofHeads<T extends object>(): readonly Lie<T>[] {
  return [
    (answer) => ({ ...answer, watermark: farBeyond }),
    (answer) => ({ ...answer, head: farBeyond, watermark: farBeyond }),
    (answer) => ({ ...answer, head: 0, watermark: 0 }),
    (answer) => ({ ...answer, watermark: 0 }),
  ];
}

const ofPushes: readonly Lie<PushReply>[] = [
  ...ofHeads<PushReply>(),
  (answer) => ({ ...answer, epoch: 'no-such-life', watermark: farBeyond }),
];

const ofPulls: readonly Lie<Entries>[] = [
  ...ofHeads<Entries>(),
  (answer) => ({ ...answer, head: farBeyond, to: farBeyond, watermark: farBeyond }),
  (answer) => ({ ...answer, epoch: 'no-such-life' }),
  (answer) => ({ ...answer, entries: answer.entries.slice(1) }),
];

const ofParts: readonly Lie<SnapshotReply>[] = [
  (answer) => ({ ...answer, watermark: farBeyond }),
  (answer) => ({ ...answer, sequence: farBeyond, watermark: farBeyond }),
  (answer) => ({ ...answer, sequence: 0, watermark: 0 }),
];

/** The answer with something in it that cannot be; as it was where nothing in it can be a lie. */
export function lied(call: CallName, answer: unknown, random: Random): unknown {
  // Each answer was read by the schema of its call.
  switch (call) {
    case 'push':
      return random.pick(ofPushes)?.(answer as PushReply);
    case 'pull':
      return (answer as PullReply).kind === 'entries'
        ? random.pick(ofPulls)?.(answer as Entries)
        : answer;
    case 'snapshot':
      return random.pick(ofParts)?.(answer as SnapshotReply);
    case 'history':
      return answer;
  }
}
