/**
 * Notices an account that reads far more than its devices can need: everything that the programme holds, many times
 * over in one day. Nobody is refused for it; the audit log says so, once a day, for whoever looks after the server.
 *
 * Kept in memory, per process: a restart begins anew.
 */

import { isNear } from '../stored-times.ts';

/** Over how long reads are added up, in milliseconds. */
const windowMs = 86_400_000;
/** A device that begins reads a programme once; one that came back from a restore, twice. */
export const timesWhole = 10;
/** Fewer records and entries than this are never unusual, however small the programme. */
export const recordsUnusualMin = 2000;
/** Accounts that are remembered; beyond it, the one that began first is forgotten. */
const readersMax = 10_000;

interface Reads {
  readonly since: number;
  readonly count: number;
  readonly told: boolean;
}

export class UnusualReads {
  private readonly reads = new Map<string, Reads>();

  /**
   * Adds what one answer told; whether that makes the reads of this day unusual, for the first time.
   *
   * @param reader names the account and the programme
   * @param whole how many records the programme holds; asked only where it matters
   */
  async note(
    reader: string,
    { count, now }: { readonly count: number; readonly now: number },
    whole: () => Promise<number>,
  ): Promise<boolean> {
    const before = this.reads.get(reader);
    const isOver = before === undefined || !isNear(before.since, now, windowMs);
    const reads = isOver
      ? { since: now, count, told: false }
      : { ...before, count: before.count + count };
    if (isOver) this.reads.delete(reader);
    this.reads.set(reader, reads);
    if (this.reads.size > readersMax) {
      const [oldest] = this.reads.keys();
      if (oldest !== undefined) this.reads.delete(oldest);
    }
    if (reads.told || reads.count < recordsUnusualMin) return false;
    if (reads.count < timesWhole * (await whole())) return false;
    // Two answers at once tell it once.
    const after = this.reads.get(reader);
    if (after === undefined || after.told) return false;
    this.reads.set(reader, { ...after, told: true });
    return true;
  }
}
