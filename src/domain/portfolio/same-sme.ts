/**
 * SMEs that may be the one being added: the same name once folded, or the same company number however it is
 * spaced. A remark, never a refusal: two shops may well share a name.
 */

import { checkIdentifier } from '../identifiers/check-identifier.ts';
import { compact } from '../identifiers/finding.ts';
import type { Sme } from '../operation/record.ts';
import { fold } from '../text/fold.ts';

/** Likely doubles shown at most. */
export const sameSmeMax = 3;

export interface SameSme {
  readonly sme: Sme;
  readonly because: 'companyNumber' | 'name';
}

/** Those that look like the given one, the surest first. */
export function sameSmes(
  draft: { readonly name: string; readonly companyNumber: string; readonly country: string },
  smes: Iterable<Sme>,
): readonly SameSme[] {
  const name = foldedName(draft.name);
  const number = comparableNumber(draft.companyNumber, draft.country);
  const byNumber: SameSme[] = [];
  const byName: SameSme[] = [];
  for (const sme of smes) {
    const { companyNumber = '', country } = sme.values;
    const sameNumber = number !== '' && comparableNumber(companyNumber, country) === number;
    if (sameNumber) byNumber.push({ sme, because: 'companyNumber' });
    else if (name !== '' && foldedName(sme.values.name) === name)
      byName.push({ sme, because: 'name' });
  }
  return [...byNumber, ...byName].slice(0, sameSmeMax);
}

function foldedName(name: string): string {
  return fold(name).replace(/\s+/gu, ' ').trim();
}

/** The normal form where the number is right, else what was typed without its spaces. */
function comparableNumber(text: string, country: string): string {
  if (text.trim() === '') return '';
  const finding = checkIdentifier('companyNumber', text, country);
  return finding.ok ? finding.normalised : compact(text);
}
