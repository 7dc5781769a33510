/**
 * SMEs that may be the same: the same name whatever its accents, capitals and legal form, or the same company number however it is spaced. A remark,
 * never a refusal: two shops may well share a name, and two laptops may each have made a sheet for one business while
 * neither knew of the other.
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
  const { name, number } = keysOf(draft);
  const byNumber: SameSme[] = [];
  const byName: SameSme[] = [];
  for (const sme of smes) {
    const there = knownKeysOf(sme);
    if (number !== '' && there.number === number) byNumber.push({ sme, because: 'companyNumber' });
    else if (name !== '' && there.name === name) byName.push({ sme, because: 'name' });
  }
  return [...byNumber, ...byName].slice(0, sameSmeMax);
}

/** Those that were added to it, to be asked one by one whether a given one is among them: a thousand against a thousand. */
export class SameSmeIndex {
  private readonly byNumber = new Map<string, Sme>();
  private readonly byName = new Map<string, Sme>();

  add(sme: Sme): void {
    const { name, number } = knownKeysOf(sme);
    if (number !== '' && !this.byNumber.has(number)) this.byNumber.set(number, sme);
    if (name !== '' && !this.byName.has(name)) this.byName.set(name, sme);
  }

  /** The one that looks most like it. */
  find(sme: Sme): SameSme | undefined {
    const { name, number } = knownKeysOf(sme);
    const numbered = this.byNumber.get(number);
    if (numbered !== undefined) return { sme: numbered, because: 'companyNumber' };
    const named = this.byName.get(name);
    return named && { sme: named, because: 'name' };
  }
}

/**
 * Sheets that may stand for the same business as this one, the surest first. A name alone says so within one country,
 * and only as long as not both have a company number: two different ones tell two businesses apart.
 */
export function suspectedDoubles(sme: Sme, smes: Iterable<Sme>): readonly SameSme[] {
  const own = knownKeysOf(sme);
  const found: SameSme[] = [];
  for (const other of smes) {
    if (other.id === sme.id) continue;
    const there = knownKeysOf(other);
    if (own.number !== '' && there.number === own.number) {
      found.unshift({ sme: other, because: 'companyNumber' });
    } else if (
      there.name === own.name &&
      (own.number === '' || there.number === '') &&
      other.values.country === sme.values.country
    ) {
      found.push({ sme: other, because: 'name' });
    }
  }
  return found.slice(0, sameSmeMax);
}

/** What is compared. */
interface SmeKeys {
  readonly name: string;
  readonly number: string;
}

/** Digits of the number of a French company. */
const sirenLength = 9;

/** A record that did not change is not folded again: a list of a thousand is asked with every change of one. */
const known = new WeakMap<Sme, SmeKeys>();

function knownKeysOf(sme: Sme): SmeKeys {
  const before = known.get(sme);
  if (before !== undefined) return before;
  const { name, siret = '', country } = sme.values;
  // The number of an establishment begins with that of its company.
  const companyNumber = sme.values.companyNumber ?? compact(siret).slice(0, sirenLength);
  const keys = keysOf({ name, companyNumber, country });
  known.set(sme, keys);
  return keys;
}

function keysOf(values: {
  readonly name: string;
  readonly companyNumber: string;
  readonly country: string;
}): SmeKeys {
  return {
    name: foldedName(values.name),
    number: comparableNumber(values.companyNumber, values.country),
  };
}

/** Legal forms, which one person writes after a name and another leaves out. */
const legalForms: ReadonlySet<string> = new Set([
  ...['sarl', 'sas', 'sasu', 'sa', 'eurl', 'ei', 'scop', 'snc', 'sci'],
  ...['ltd', 'limited', 'plc', 'llp', 'cic'],
]);

/** The words of a name, whatever their accents, capitals, hyphens and dots, without a legal form at the end. */
function foldedName(name: string): string {
  const words = fold(name)
    .replace(/\.(?=\p{L}(?:\.|\s|$))|\.$/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** The normal form where the number is right, else what was typed without its spaces. */
function comparableNumber(text: string, country: string): string {
  if (text.trim() === '') return '';
  const finding = checkIdentifier('companyNumber', text, country);
  return finding.ok ? finding.normalised : compact(text);
}
