/** When to come back, as an answer says it: Carnet's own, or that of whatever stands before it. */

/**
 * Milliseconds from now on; `undefined` where nothing is said. Seconds, or a date: one of the answerer's clock, which
 * stands beside it, since this device's may be wrong.
 *
 * @param now by this device's clock, in milliseconds since 1970
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Numbers that are no whole seconds are no date either, though some browsers read them as one.
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const there = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(there) ? now : there));
}
