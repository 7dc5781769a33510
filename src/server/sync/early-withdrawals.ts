/**
 * Groups that their author discarded while the push that brings them was still on its way, held up somewhere: the server did not
 * know them yet when it was told [S23]. What arrives later is not decided. Kept in memory, per process: no push is on its way for as
 * long as that.
 */

import type { SheetStorage } from '../ports/sheet-storage.ts';

/** So long it is kept, in milliseconds. */
export const earlyMsMax = 3_600_000;
/** So many of all members. */
const countMax = 20_000;

const kept = new WeakMap<SheetStorage, EarlyWithdrawals>();

/** Those of a storage. */
export function earlyWithdrawals(storage: SheetStorage): EarlyWithdrawals {
  const known = kept.get(storage) ?? new EarlyWithdrawals();
  kept.set(storage, known);
  return known;
}

class EarlyWithdrawals {
  /** When each was withdrawn, by its member and its id; the first is the oldest. */
  private readonly since = new Map<string, number>();

  /** @param now milliseconds since 1970 */
  note(memberId: string, id: string, now: number): void {
    const name = nameOf(memberId, id);
    this.since.delete(name);
    this.since.set(name, now);
    for (const [oldest, at] of this.since) {
      if (this.since.size <= countMax && now - at < earlyMsMax) break;
      this.since.delete(oldest);
    }
  }

  has(memberId: string, id: string, now: number): boolean {
    const at = this.since.get(nameOf(memberId, id));
    return at !== undefined && now - at < earlyMsMax;
  }
}

const nameOf = (memberId: string, id: string): string => JSON.stringify([memberId, id]);
