/**
 * What a check of an identifier found. A check never throws and never blocks: registers change, people
 * mistype, and what was typed is kept either way. The finding is a remark beside the field.
 */

/** Why an identifier looks wrong; the interface has one sentence for each. */
export const identifierProblems = [
  /** Nothing was typed: no remark is due. */
  'empty',
  /** Too short or too long. */
  'length',
  /** Letters or digits where this identifier has none. */
  'shape',
  /** The control digits do not fit: most often a slip of the finger. */
  'checksum',
  /** Well formed, but no such department, area or division exists. */
  'range',
  /** Well formed, but of a kind that is no longer issued. */
  'outdated',
  /** Begins with the code of a country whose rules are not known here. */
  'country',
] as const;
export type IdentifierProblem = (typeof identifierProblems)[number];

/** Either the identifier in the one form in which it is kept and compared, or what is wrong with it. */
export type Finding =
  | { readonly ok: true; readonly normalised: string }
  | { readonly ok: false; readonly reason: IdentifierProblem };

/** Greatest length that is looked at, in UTF-16 code units; every identifier is far shorter. */
export const identifierLengthMax = 60;

/** The finding of an identifier that looks right. */
export function right(normalised: string): Finding {
  return { ok: true, normalised };
}

/** The finding of an identifier that looks wrong. */
export function wrong(reason: IdentifierProblem): Finding {
  return { ok: false, reason };
}

/** The letters and digits typed, in capitals, without the spaces, dots, slashes and dashes of habit. */
export function compact(text: string): string {
  return text
    .slice(0, identifierLengthMax)
    .normalize('NFKC')
    .replace(/[\s./\p{Pd}\u200B-\u200F\u2060\uFEFF]+/gu, '')
    .toUpperCase();
}

/** What is wrong with a text that should be `length` digits and nothing else, if anything is. */
export function digitProblem(compacted: string, length: number): IdentifierProblem | undefined {
  if (compacted === '') return 'empty';
  if (!/^\d+$/.test(compacted)) return 'shape';
  return compacted.length === length ? undefined : 'length';
}
