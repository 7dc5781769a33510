/**
 * Times that were stored, compared with the clock. It may have been ahead when a time was stored, or be behind now: how long ago
 * that was is known to nobody then, and it must not switch off for a year what goes by it. Whatever compares the two asks here.
 */

/** Several servers share a database, and their clocks differ by less, in milliseconds. */
const clocksDifferMsMax = 5 * 60_000;

/** The latest time that is not in the future. */
export const latestAt = (now: number): number => now + clocksDifferMsMax;

/**
 * Whether a time is in the future.
 *
 * @param aheadMsMax how far ahead is nothing yet, in milliseconds
 */
export function isFuture(at: number, now: number, aheadMsMax = clocksDifferMsMax): boolean {
  return at - now > aheadMsMax;
}

/** How long ago a time was, in milliseconds; nothing where it is in the future. */
export function msSince(at: number | undefined, now: number): number | undefined {
  return at === undefined || isFuture(at, now) ? undefined : Math.max(0, now - at);
}

/** Whether a time is less than so long away, in either direction. */
export function isNear(at: number, now: number, ms: number): boolean {
  return Math.abs(now - at) < ms;
}
