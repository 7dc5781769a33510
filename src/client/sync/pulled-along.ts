/**
 * What a push brought along. The entries of its own groups that were accepted as they were made are left out of the
 * answer, which tells their places already: each gap among the places is one of them.
 */

import type {
  PulledEntry,
  PullReply,
  PushedGroup,
  PushReply,
} from '../../protocol/sync-messages.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

/**
 * The entries as a pull of its own would have answered them; `undefined` where none came along, or where a gap stays:
 * then it is pulled once more.
 *
 * @param groups what was pushed
 */
export function entriesAlong(
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
