/**
 * The texts of a meeting that wait for a translation, and when that becomes urgent: everybody reads the agenda before the
 * meeting and the minutes after it (source report, lesson 10).
 */

import type { AlertLevel } from '../alert/alert.ts';
import { dateOf, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { element, type Text2 } from '../entity/field.ts';
import { translationStateOf } from '../text/text-pair.ts';

/** The families of a meeting that hold texts in two languages. */
export const textFamilies = ['item', 'said', 'decision', 'reason'] as const;

const prefixes = textFamilies.map((family) => `${family}.`);

type Values = object;

/** Field to text: the title and everything in the notes. */
export function textsOf(values: Values): ReadonlyMap<string, Text2> {
  const found = new Map<string, Text2>();
  for (const [name, value] of Object.entries(values)) {
    const isText = name === 'title' || prefixes.some((prefix) => name.startsWith(prefix));
    if (!isText || value === undefined) continue;
    const parsed = element.text2.safeParse(value);
    if (parsed.success) found.set(name, parsed.data);
  }
  return found;
}

/** The fields whose text lacks a translation, or has one that is older than the original. */
export function textsToTranslate(values: Values): readonly string[] {
  return [...textsOf(values)].flatMap(([name, text]) => {
    const state = translationStateOf(text);
    return state === 'none' || state === 'stale' ? [name] : [];
  });
}

/** Days before a meeting from which its agenda should be in both languages. */
const daysBefore = 3;

interface Judged {
  readonly at: string;
  readonly state: string;
  readonly toTranslate: number;
}

/**
 * Rule 19 for a meeting: texts in one language alone from three days before it, and after it from the limits on.
 *
 * @param limits days after the meeting
 */
export function translationLevel(
  { at, state, toTranslate }: Judged,
  today: LocalDate,
  limits: { readonly watch: number; readonly risk?: number | undefined },
): AlertLevel | undefined {
  if (toTranslate === 0) return undefined;
  const days = daysBetween(dateOf(at), today);
  if (state === 'planned') return days >= -daysBefore ? 'watch' : undefined;
  if (state !== 'held') return undefined;
  if (limits.risk !== undefined && days >= limits.risk) return 'risk';
  return days >= limits.watch ? 'watch' : undefined;
}
