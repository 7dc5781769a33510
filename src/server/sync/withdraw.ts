/**
 * Groups that their author discarded while they took no effect. Coordination sees them no more, and nothing decides on them;
 * what took effect meanwhile stays as it is.
 */

import type { Membership, ProgrammeWriter } from '../ports/sheet-storage.ts';

/** Names of one group that are withdrawn at once: its device takes a new one after a fork, which is rare. */
const namesMax = 100;

/**
 * Withdraws the groups of a member that are held, undecided or in quarantine, under every name under which they came.
 *
 * @param ids of their first operations
 * @returns those of which nothing is left to withdraw; the same for what is not there, or is of somebody else [S5]
 */
export async function withdraw(
  writer: ProgrammeWriter,
  { memberId }: Membership,
  { ids, now }: { readonly ids: readonly string[]; readonly now: number },
): Promise<readonly string[]> {
  const done: string[] = [];
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
    // Of more names than these, the next push withdraws the rest.
    if (own.length < namesMax) done.push(id);
  }
  return done;
}
