/**
 * Terms of a glossary that stand in a text of one language, with their words in the other: offered to whoever writes the
 * translation. Accents, capitals and plurals are read alike; the longest term wins where two begin at one word.
 */

import type { Language } from '../entity/field.ts';
import { fold } from '../text/fold.ts';
import { otherLanguage } from '../text/text-pair.ts';

/** One term; what stands between brackets at its end is its abbreviation, or a remark. */
export interface Term {
  readonly en: string;
  readonly fr: string;
}

export interface Hint {
  /** The term in the language of the text that is there. */
  readonly from: string;
  /** The same in the language that is written. */
  readonly to: string;
}

/** As many are offered at a time. */
export const hintsMax = 6;

/**
 * The terms that stand in the other text and not yet in the one that is written, in the order of the text.
 *
 * @param text `written` in the language `into`, `other` in the other one
 * @param terms those of the programme first: of two with the same words, the first counts
 */
export function glossaryHints(
  text: { readonly written: string; readonly other: string },
  into: Language,
  terms: readonly Term[],
): readonly Hint[] {
  const from = otherLanguage(into);
  const other = fold(text.other);
  const written = fold(text.written);
  if (other.trim() === '') return [];
  const found = entriesOf(terms).flatMap((entry) =>
    [...other.matchAll(entry[from].pattern)].map(({ index, 0: { length } }) => ({
      entry,
      index,
      length,
    })),
  );
  const longestFirst = found.toSorted((a, b) => a.index - b.index || b.length - a.length);
  const hints = new Map<string, Hint>();
  let end = 0;
  for (const { entry, index, length } of longestFirst) {
    if (index < end) continue;
    end = index + length;
    // What `matchAll` left behind does not count here: a new search begins at the start.
    if (written.search(entry[into].pattern) >= 0) continue;
    const key = fold(entry[from].word);
    if (!hints.has(key)) hints.set(key, { from: entry[from].word, to: entry[into].word });
  }
  return [...hints.values()].slice(0, hintsMax);
}

interface Entry {
  readonly en: Side;
  readonly fr: Side;
}

interface Side {
  readonly word: string;
  readonly pattern: RegExp;
}

/** Terms never change in place, and each key asks again. */
const known = new WeakMap<readonly Term[], readonly Entry[]>();

function entriesOf(terms: readonly Term[]): readonly Entry[] {
  const entries = known.get(terms) ?? terms.flatMap(variantsOf).map(entryOf);
  known.set(terms, entries);
  return entries;
}

const bracketed = /^(.*?)\s*\(([^)]*)\)$/u;

/** The term, and its abbreviation where both languages have one. What is the same in both needs no hint. */
function variantsOf({ en, fr }: Term): readonly Term[] {
  const [, longEn = en, shortEn = ''] = bracketed.exec(en) ?? [];
  const [, longFr = fr, shortFr = ''] = bracketed.exec(fr) ?? [];
  const hasShort = shortEn !== '' && shortFr !== '';
  return [{ en: longEn, fr: longFr }, ...(hasShort ? [{ en: shortEn, fr: shortFr }] : [])].filter(
    (term) => fold(term.en).trim() !== fold(term.fr).trim() && term.en.trim() !== '',
  );
}

function entryOf({ en, fr }: Term): Entry {
  return {
    en: { word: en, pattern: patternOf(en) },
    fr: { word: fr, pattern: patternOf(fr) },
  };
}

/** The words of a term in a folded text, in singular or plural. */
function patternOf(term: string): RegExp {
  const words = fold(term)
    .split(/[\s-]+/u)
    .filter((word) => word !== '')
    .map((word) => `${word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}(?:e?s|x)?`);
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join(String.raw`[\s\-]+`)}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}
