/**
 * What somebody does again and again stands in the audit log once an hour, so that nobody fills it.
 *
 * Kept in memory, per process: a restart begins anew.
 */

const notedEveryMs = 3_600_000;

export class SeldomNoted {
  private readonly last = new Map<string, number>();

  /**
   * Whether it is to be noted now; then it was.
   *
   * @param who names the account and the programme
   * @param now milliseconds since 1970
   */
  isDue(who: string, now: number): boolean {
    if (now - (this.last.get(who) ?? -Infinity) < notedEveryMs) return false;
    this.last.set(who, now);
    return true;
  }
}
