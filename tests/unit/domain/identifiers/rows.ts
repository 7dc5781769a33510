/** One row of a table of identifiers: what is typed, then the form that is kept or the remark. */
export type Row = readonly [typed: string, expected: string];

/** A finding as the tables write it: the identifier, or the remark in brackets. */
export function shown(
  finding:
    | { readonly ok: true; readonly normalised: string }
    | { readonly ok: false; readonly reason: string },
): string {
  return finding.ok ? finding.normalised : `(${finding.reason})`;
}
