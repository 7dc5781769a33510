/**
 * Groups that their author discarded while the push that brings them was still on its way, held up somewhere: the server did not
 * know them yet when it was told [S23]. What arrives later is not decided. Kept in memory, per process: no push is on its way for as
 * long as that.
 */

import type { Membership, SheetStorage } from '../ports/sheet-storage.ts';
import { isNear } from '../stored-times.ts';

/** So long it is kept, in milliseconds. */
export const earlyMsMax = 3_600_000;
/** So many of each member, as many as their device keeps, and so many members. */
const idsMax = 500;
const membersMax = 2000;

type Member = Pick<Membership, 'programmeId' | 'memberId'>;

const kept = new WeakMap<SheetStorage, EarlyWithdrawals>();

/** Those of a storage. */
export function earlyWithdrawals(storage: SheetStorage): EarlyWithdrawals {
  const known = kept.get(storage) ?? new EarlyWithdrawals();
  kept.set(storage, known);
  return known;
}

class EarlyWithdrawals {
  /** When each was withdrawn, by its member in the programme and its id; the first are the oldest. */
  private readonly members = new Map<string, Map<string, number>>();

  /** @param now milliseconds since 1970 */
  note(member: Member, id: string, now: number): void {
    const name = nameOf(member);
    const own = this.members.get(name) ?? new Map<string, number>();
    this.members.delete(name);
    this.members.set(name, own);
    own.delete(id);
    own.set(id, now);
    dropOldest(own, idsMax);
    dropOldest(this.members, membersMax);
  }

  has(member: Member, id: string, now: number): boolean {
    const at = this.members.get(nameOf(member))?.get(id);
    return at !== undefined && isNear(at, now, earlyMsMax);
  }
}

/** Who connects a programme chooses the ids of its members: those of two programmes may be one. */
function nameOf({ programmeId, memberId }: Member): string {
  return JSON.stringify([programmeId, memberId]);
}

function dropOldest(kept: Map<string, unknown>, max: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= max) return;
    kept.delete(oldest);
  }
}
