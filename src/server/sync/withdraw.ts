/**
 * Groups that their author discarded while they took no effect. Coordination sees them no more, and nothing decides on them;
 * what took effect meanwhile stays as it is.
 */

import type { Membership, ProgrammeWriter, SheetStorage } from '../ports/sheet-storage.ts';
import { earlyWithdrawals } from './early-withdrawals.ts';

/** Names of one group that are withdrawn at once: its device takes a new one after a fork, which is rare. */
const namesMax = 100;

interface Withdrawal {
  /** Of the first operations of groups. */
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly storage: SheetStorage;
}

/**
 * Withdraws the groups of a member that are held, undecided or in quarantine, under every name under which they came.
 * What is not there yet is withdrawn when it comes.
 *
 * @returns those of which nothing is left to withdraw; the same for what is not there, or is of somebody else [S5]
 */
export async function withdraw(
  writer: ProgrammeWriter,
  author: Membership,
  { ids, now, storage }: Withdrawal,
): Promise<readonly string[]> {
  const { memberId } = author;
  const done: string[] = [];
  const early = earlyWithdrawals(storage);
  for (const id of new Set(ids)) {
    const named = await writer.namesOf(id, namesMax, ['held', 'quarantined', 'undecided']);
    const own = named.filter((group) => group.memberId === memberId);
    const dismissed = { by: memberId, at: now };
    await writer.putGroups(
      own.map(({ waitsFor: _waitsFor, ...group }) => ({
        ...group,
        outcome: 'needsAttention',
        dismissed,
      })),
    );
    await writer.removeQuarantined(own.filter(({ outcome }) => outcome !== 'held'));
    early.note(author, id, now);
    // Of more names than these, the next push withdraws the rest.
    if (own.length < namesMax) done.push(id);
  }
  return done;
}
