/** Which sheets a sheet stands for, and which one stands for it: what names one that was merged means the other. */

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

/** The sheet that goes on for one in the trash: that into which it was merged, or the one into which that was. */
export function mergedSheet(
  home: string,
  { sheets, trashedSheets }: Pick<CarnetState, 'sheets' | 'trashedSheets'>,
): string | undefined {
  const passed = new Set<string>();
  let at: string | undefined = home;
  while (at !== undefined && !sheets.has(at)) {
    // A sheet that came back may have been merged the other way round.
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = trashedSheets.get(at)?.sme.values.mergedInto;
  }
  return at === home ? undefined : at;
}
