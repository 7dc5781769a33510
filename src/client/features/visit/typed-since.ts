/** What was half-typed in a visit, and not before it. */

import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { Contact } from '../../../domain/operation/record.ts';

/** @param at when it was typed, in milliseconds since 1970 */
export function isTypedSince(visit: Contact, at: number, zone: string): boolean {
  const begun = visit.values.at;
  return localDateTimeIn(at, zone).slice(0, begun.length) >= begun;
}
