/** What the toast says was logged. */

import type { Reading } from '../../../domain/composer/reading.ts';

const named = ['phone', 'video', 'email', 'atBusiness', 'note'] as const;

/** The kind of entry that a line became, as its message names it. */
export function loggedKind({ mode, state, reached }: Reading) {
  if (mode === 'issue') return 'issue';
  if (state === 'planned') return 'planned';
  if (reached === false) return 'unanswered';
  return named.find((name) => name === (mode ?? 'note')) ?? 'contact';
}
