/**
 * Half-typed lines that begin empty, and so hold what their author put there. They stay on the device when the membership ends, as
 * unsent changes do. Drafts of fields and forms go: they may begin with what others wrote [C8]. Of a field that was typed in at that
 * moment, the author's own words are kept as `typed`.
 */

import type { Draft } from './sheet-store.ts';

/** By the name of their place in the key of a draft. */
const ownPlaces: readonly string[] = [
  'composer',
  'visitLine',
  'visitDecision',
  'visitTopic',
  'typed',
];

/** Whether a draft is such a line. */
export function isOwnWords({ key }: Pick<Draft, 'key'>): boolean {
  return ownPlaces.includes(key.split(':')[0] ?? '');
}
