/**
 * Long answers that are made and not sent yet: each stands in memory until somebody has read it, and whoever reads nothing costs
 * megabytes for minutes. What counts is bytes, over all. Where there is no room for another one, the account that leaves most
 * unread loses its oldest one: whoever has less unread is kept from nothing by those who read nothing [S12].
 *
 * Kept in memory, per process.
 */

/** Bytes, as they are sent. What is shorter is not counted. */
export const longFrom = 64 * 1024;
/** Bytes over all. An answer costs the process about three times what is sent. */
export const unsentMax = 128 * 1024 * 1024;
/** So long an answer stands before somebody takes its room who leaves as much unread, in milliseconds. */
export const givenMs = 10_000;

/** An answer that is made. */
export interface MadeAnswer {
  readonly account: string;
  readonly bytes: number;
  /** Ends its connection; it is let go of by that. */
  readonly giveUp: () => void;
}

export class Unsent {
  private readonly accounts = new Map<string, number>();
  /** In the order in which they were made. */
  private readonly answers = new Map<MadeAnswer, { readonly since: number }>();
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
    this.answers.set(answer, { since: this.now() });
    this.add(answer, answer.bytes);
    return () => this.letGo(answer);
  }

  /** The oldest answer of the account that has most unread: at once for whoever has not half as much, and for the others after a while. */
  private inFavourOf({ account, bytes }: MadeAnswer): MadeAnswer | undefined {
    let most = '';
    for (const [name, unread] of this.accounts) {
      if (most === '' || unread > this.unreadOf(most)) most = name;
    }
    for (const [answer, { since }] of this.answers) {
      if (answer.account !== most) continue;
      const hasLittle = 2 * (this.unreadOf(account) + bytes) < this.unreadOf(most);
      return hasLittle || this.now() - since >= givenMs ? answer : undefined;
    }
    return undefined;
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
