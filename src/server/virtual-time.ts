/**
 * A clock that goes on with the work: start-time fair queueing (Goyal, Vin and Cheng 1996), by which turns are ordered.
 *
 * Each of those who share the work has a finish: how far its own work has come by this clock. Its next call starts there, or now
 * where that is later, and finishes by as many turns later as it counts. The call that starts first has the next turn, and the
 * clock goes on to its start. So the clock goes on by one turn while each of those who wait has work of one turn, in however
 * many calls: after 32 turns somebody waits until each of the others had about 32, and not until each had 32 calls.
 *
 * - What a call counts is known only once it is over: it counts one turn from its beginning, and the others from its end.
 * - Whoever comes starts one turn after now, as if it had just had one: nobody gains by coming with one call at a time, and of two
 *   who come the first one is first, however many come after it.
 * - Whoever comes first and is not served, because as many of its calls are at work as may be, makes up for some turns later, and
 *   for no more: many who make up for what they missed would keep those waiting who come then.
 */

/** One of those who share the work. */
export interface Share {
  /** Its calls that wait. */
  waiting: number;
  /** How far its work has come, in turns. */
  finish: number;
}

export class VirtualTime {
  /** The latest start. */
  private now = 0;
  private readonly missedMax: number;

  /** @param missedMax turns that somebody who waits makes up for at most */
  constructor(missedMax: number) {
    this.missedMax = missedMax;
  }

  /** That of somebody who is new. */
  newShare(): Share {
    return { waiting: 0, finish: this.now + 1 };
  }

  /** When the next call of somebody starts. */
  startOf({ finish }: Share): number {
    return Math.max(this.now - this.missedMax, finish);
  }

  /**
   * A call comes.
   *
   * @param missed turns that somebody who was here before makes up for at most
   */
  came(share: Share, missed = 0): void {
    if (share.waiting === 0) share.finish = Math.max(share.finish, this.now + 1 - missed);
    share.waiting += 1;
  }

  /** A call begins that several share; it starts when all of them may. */
  begins(shares: readonly Share[], start: number): void {
    this.now = Math.max(this.now, start);
    for (const share of shares) {
      share.waiting -= 1;
      share.finish = Math.max(share.finish, start) + 1;
    }
  }

  /** Whether somebody who has no call here would come as if it were new. */
  isPast({ finish }: Share): boolean {
    return finish <= this.now + 1;
  }
}

/** A call that began counts as further turns. */
export function countFurther(shares: readonly Share[], turns: number): void {
  for (const share of shares) share.finish += turns;
}
