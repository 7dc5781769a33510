/** Forms that somebody completed, without drafts that were begun twice and set aside: apart from what lists read at the start. */

import type { FormBrief } from './form-brief.ts';
import { type Purpose, settledForms } from './standing.ts';

/** Forms that were completed or agreed, the oldest first; those whose place a later version took are among them. */
export function completedForms(
  forms: readonly FormBrief[],
  purpose: Purpose,
): readonly FormBrief[] {
  const isSetAside = setAsideAmong(forms);
  return settledForms(forms, purpose).filter((form) => !isSetAside(form));
}

/**
 * Tells of each form of a sheet whether it is a draft that was begun twice and set aside: nobody completed it, and no other
 * version took its place.
 */
export function setAsideAmong(
  forms: readonly Pick<FormBrief, 'replaces'>[],
): (form: Pick<FormBrief, 'id' | 'state'>) => boolean {
  const followed = new Set(forms.map(({ replaces }) => replaces));
  return ({ id, state }) => state === 'replaced' && !followed.has(id);
}
