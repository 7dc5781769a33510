/**
 * The entries in the answer to a push [S17]. Those of its own groups that were accepted unchanged are left out, because
 * the outcomes state their sequences: each gap among the sequences is one of them.
 */

import type {
  PulledEntry,
  PullReply,
  PushedGroup,
  PushReply,
} from '../../protocol/sync-messages.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

/**
 * The entries as a separate pull would have answered them; `undefined` if there are none, or if a gap remains and a pull
 * is needed.
 *
 * @param groups what was pushed
 */
export function piggybackedEntries(
  { pulled, outcomes, serverTime }: PushReply,
  groups: readonly PushedGroup[],
): Entries | undefined {
  if (pulled?.kind !== 'entries') return undefined;
  const own = ownEntries(outcomes, groups, serverTime);
  const given = new Map(pulled.entries.map((entry) => [entry.sequence, entry]));
  const entries: PulledEntry[] = [];
  for (let sequence = pulled.from + 1; sequence <= pulled.to; sequence += 1) {
    const entry = given.get(sequence) ?? own.get(sequence);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return { ...pulled, entries };
}

/** The operations of accepted groups by their places, which follow one another to that of the group. */
function ownEntries(
  outcomes: PushReply['outcomes'],
  groups: readonly PushedGroup[],
  received: number,
): ReadonlyMap<number, PulledEntry> {
  const byCounter = new Map(groups.map((group) => [group.deviceSequence, group.operations]));
  const entries = new Map<number, PulledEntry>();
  for (const { deviceSequence, outcome, sequence: last } of outcomes) {
    const operations = byCounter.get(deviceSequence);
    if (outcome !== 'accepted' || last === undefined || operations === undefined) continue;
    const group = operations.length > 1 ? { group: operations[0]?.operationId } : {};
    for (const [index, { operationId }] of operations.entries()) {
      const sequence = last - operations.length + 1 + index;
      entries.set(sequence, { sequence, operationId, outcome, received, ...group });
    }
  }
  return entries;
}
