/**
 * How much one account may send in a day: whoever is signed in could fill the disk of everybody otherwise [S20].
 *
 * Kept in memory, per process; a restart begins anew.
 */

const dayMs = 86_400_000;

/** Bytes of bodies, once inflated, of one account: a hundred times what a laptop brings that was away for sixty days. */
export const dayBytesMax = 192 * 1024 * 1024;
/** The same of somebody who coordinates: the log of a programme is handed over, which a backup file may hold four times. */
export const coordinationDayBytesMax = 2048 * 1024 * 1024;
/** In a programme of one person that holds only so long after its first change, in milliseconds: its log is there by then. */
export const firstUploadMsMax = 2 * dayMs;
/**
 * Groups of one account that are held in a day: somebody may have to look at each of them, once the record is there that some
 * wait for. What a laptop brings beyond them waits there until the next day.
 */
export const dayHeldGroupsMax = 2000;
/** Exported files of one account that go into the audit log in a day. */
export const dayFilesMax = 2000;
/** Events of one account that cost it nothing and go into the audit log in a day: roles changed, report links made and opened. */
export const dayEventsMax = 2000;

/** Programmes that one account puts on the server in a day, tries included. */
export const dayProgrammesMax = 10;
/** Invitations that are made for one programme in a day, those that replace an earlier one included. */
export const dayInvitationsMax = 100;

/** Counts for each account, anew each day in Greenwich. */
export class DayQuota {
  private readonly used = new Map<string, number>();
  private day = 0;

  /**
   * Whether there is room for more. If so, it counts as used.
   *
   * @param who names the account
   * @param now milliseconds since 1970
   */
  take(who: string, amount: number, { max, now }: { readonly max: number; readonly now: number }) {
    if (this.usedOn(now, who) + amount > max) return false;
    this.use(who, amount, now);
    return true;
  }

  /** Counts as used what was told too late to ask whether there is room. */
  use(who: string, amount: number, now: number): void {
    this.used.set(who, this.usedOn(now, who) + amount);
  }

  /** How much was used that day. */
  usedOn(now: number, who: string): number {
    const day = Math.floor(now / dayMs);
    if (day !== this.day) this.used.clear();
    this.day = day;
    return this.used.get(who) ?? 0;
  }

  /** Counts back what came to nothing through no fault of its sender. */
  giveBack(who: string, amount: number): void {
    const used = this.used.get(who);
    if (used !== undefined) this.used.set(who, Math.max(0, used - amount));
  }
}

/** The answer to whoever asks for more than a day allows. */
export function dayLimit(now: number) {
  return { kind: 'busy', retryAfter: nextDaySeconds(now), detail: 'dayLimit' } as const;
}

/** When the next day begins, in seconds. */
export function nextDaySeconds(now: number): number {
  return Math.ceil((dayMs - (now % dayMs)) / 1000);
}
