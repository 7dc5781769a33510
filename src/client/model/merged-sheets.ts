/** Which sheets a sheet stands for: what names one of those that were merged into it means it. */

import type { CarnetState } from './state.ts';

/** The sheet, and those in the trash that were merged into it, or into one of them. */
export function withMerged(
  home: string,
  trashed: CarnetState['trashedSheets'],
): ReadonlySet<string> {
  const found = new Set([home]);
  // A set goes on with what is added to it meanwhile.
  for (const into of found) {
    for (const { sme } of trashed.values()) {
      if (sme.values.mergedInto === into) found.add(sme.id);
    }
  }
  return found;
}
