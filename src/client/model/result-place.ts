/** Where a text is kept that settles a conflict, so that whoever shows the field finds it. */

import type { Draft } from '../ports/sheet-store.ts';

const prefix = 'conflict:';

/** The place of `useHalfTyped` for a field of a record. */
export const resultPlace = (recordId: string, field: string): string =>
  `${prefix}${recordId}/${field}`;

/** The fields for which such a text is kept, each once; of one record, or of all. */
export function keptResults(
  drafts: ReadonlyMap<string, Draft>,
  recordId?: string,
): readonly { readonly recordId: string; readonly field: string }[] {
  const start = recordId === undefined ? prefix : `${prefix}${recordId}/`;
  const places = new Map<string, { recordId: string; field: string }>();
  for (const key of drafts.keys()) {
    if (!key.startsWith(start)) continue;
    const [, id = '', field = ''] = /^conflict:([^/]+)\/(.+)\/[^/]+$/u.exec(key) ?? [];
    if (field !== '') places.set(resultPlace(id, field), { recordId: id, field });
  }
  return [...places.values()];
}
