/**
 * Long answers that are made and not sent yet: each stands in memory until somebody has read it, and whoever reads nothing costs
 * megabytes for minutes. What counts is bytes, over all. Where there is no room for another one, that one is given up of which the
 * rest would take longest at the pace at which it moved so far: of those that had some time, and of the account that leaves most
 * unread. Who reads, over whatever line, and who has little unread is kept from nothing by those who read nothing [S12].
 *
 * Kept in memory, per process.
 */

import { isNear } from '../stored-times.ts';

/** Bytes, as they are sent. What is shorter is not counted. */
export const longFrom = 64 * 1024;
/** Bytes over all. An answer costs the process about three times what is sent. */
export const unsentMax = 128 * 1024 * 1024;
/** So long an answer stands before somebody takes its room who leaves about as much unread, in milliseconds. */
export const givenMs = 10_000;

/** One that is read goes on where its rest takes no longer, in milliseconds: those who hold the room by reading have to read much. */
export const restMsMax = 60_000;

/** An answer that is made. */
export interface MadeAnswer {
  readonly account: string;
  readonly bytes: number;
  /** Bytes of it that the line took so far, about. */
  readonly moved: () => number;
  /** Ends its connection; it is let go of by that. */
  readonly giveUp: () => void;
}

/** An answer that stands, and how fast it moved lately. */
interface Standing {
  readonly since: number;
  /** When its pace was looked at, and what had moved by then. */
  looked: readonly [at: number, moved: number];
  /** Bytes in a millisecond. */
  pace: number;
}

export class Unsent {
  private readonly accounts = new Map<string, number>();
  /** In the order in which they were made. */
  private readonly answers = new Map<MadeAnswer, Standing>();
  private readonly now: () => number;
  private all = 0;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.now = now;
  }

  /**
   * Counts an answer in, and gives up others where there is no room for it; answers what lets it go, which may be called twice, and
   * `undefined` where it may not be sent.
   */
  take(answer: MadeAnswer): (() => void) | undefined {
    if (answer.bytes < longFrom) return () => undefined;
    while (this.all + answer.bytes > unsentMax) {
      const other = this.inFavourOf(answer);
      if (other === undefined) return undefined;
      this.letGo(other);
      other.giveUp();
    }
    const now = this.now();
    this.answers.set(answer, { since: now, looked: [now, 0], pace: 0 });
    this.add(answer, answer.bytes);
    return () => this.letGo(answer);
  }

  /** The one of which the rest takes longest, of two alike the older one; none where all are new or read. */
  private inFavourOf({ account, bytes }: MadeAnswer): MadeAnswer | undefined {
    const most = Math.max(...this.accounts.values());
    const hasLittle = 2 * (this.unreadOf(account) + bytes) < most;
    let last: MadeAnswer | undefined;
    let longest = -1;
    for (const [answer, standing] of this.answers) {
      const takes = this.restOf(answer, standing);
      const isSlow = takes > restMsMax && !isNear(standing.since, this.now(), givenMs);
      const isOfMost = hasLittle && this.unreadOf(answer.account) === most;
      if ((isSlow || isOfMost) && takes > longest) [last, longest] = [answer, takes];
    }
    return last;
  }

  /** How long the rest of an answer takes, in milliseconds. */
  private restOf(answer: MadeAnswer, standing: Standing): number {
    const moved = Math.min(answer.bytes, answer.moved());
    const [at, before] = standing.looked;
    const passed = Math.abs(this.now() - at);
    if (passed >= givenMs) {
      standing.looked = [this.now(), moved];
      standing.pace = (moved - before) / passed;
    }
    if (moved === answer.bytes) return 0;
    return standing.pace > 0 ? (answer.bytes - moved) / standing.pace : Number.POSITIVE_INFINITY;
  }

  private unreadOf(account: string): number {
    return this.accounts.get(account) ?? 0;
  }

  private letGo(answer: MadeAnswer): void {
    if (this.answers.delete(answer)) this.add(answer, -answer.bytes);
  }

  private add({ account }: MadeAnswer, bytes: number): void {
    this.all += bytes;
    const unread = this.unreadOf(account) + bytes;
    if (unread > 0) this.accounts.set(account, unread);
    else this.accounts.delete(account);
  }
}
