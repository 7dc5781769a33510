/**
 * Limits how often an event of one person is written to the audit log: once an hour, so that nobody can fill the log.
 *
 * Kept in memory, per process; a restart begins anew.
 */

import { isNear } from '../stored-times.ts';

const intervalMs = 3_600_000;

export class AuditRateLimit {
  private readonly last = new Map<string, number>();

  /**
   * Whether the event may be written now. If so, it counts as written.
   *
   * @param who names the account and the programme
   * @param now milliseconds since 1970
   */
  isDue(who: string, now: number): boolean {
    if (isNear(this.last.get(who) ?? -Infinity, now, intervalMs)) return false;
    this.last.set(who, now);
    return true;
  }
}
