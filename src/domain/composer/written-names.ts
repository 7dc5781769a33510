/**
 * How a name is written: with its capitals, its apostrophes (`O'Dowd`, `d'Erquy`, `L’Hostis`) and its particles
 * (`de La Tour`). French leaves out vowels as well, so behind an apostrophe not everything is a name: `d'accord`.
 */

import { fold } from '../text/fold.ts';
import { monthWords, weekdayWords } from './vocabulary/day-words.ts';
import { firstNames, otherNames } from './vocabulary/name-words.ts';
import { nameParticles } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

/** `Kermarrec`, `Jean-Marc`, `Guivarc’h`, and neither `L'atelier` nor `J'ai`. */
const capitalised =
  /^\p{Lu}[\p{Ll}\p{M}-][\p{Ll}\p{M}'’-]*(?:[-'’]\p{Lu}[\p{Ll}\p{M}][\p{Ll}\p{M}'’]*)*$/u;
/** `O'Dowd`, `N’Diaye`, `McLeod`, `FitzGerald`: a capital in the middle. */
const withPrefix =
  /^(?:[ONM]['’]|Ma?c|Fitz|D[eiu]|L[ea]|Van)(\p{Lu}[\p{Ll}\p{M}][\p{Ll}\p{M}'’]*(?:-\p{Lu}[\p{Ll}\p{M}]+)*)$/u;
/** `N'diaye`, `M’bappé`: before a consonant French leaves out nothing. */
const beforeConsonant = /^[NM]['’][bcdfgjklmnpqrstvwxz][\p{Ll}\p{M}]+$/u;
/** In small letters as well they are the beginning of a last name. */
const hurriedLast = /^(?:o'(?!clock)|mc)\p{L}{3,}$/u;
/** `d'Arc`, `D’Angelo`, `l’Isle`: the particle, and what stands behind it. */
const elidedLast = /^([dlDL])['’]\p{Lu}[\p{Ll}\p{M}][\p{Ll}\p{M}'’-]*(?:-\p{Lu}[\p{Ll}\p{M}]+)*$/u;
const owned = /['’]s$/u;

/** What stands behind `d'`, `l'` and `Mac`, and is no last name. */
const noLastNames = new Set(
  'accord abord ailleurs apres ici habitude autres autre office etat ecole entreprise europe insee urssaf oreal occitane equipe express hermine hotel hexagone humanite orange book'.split(
    ' ',
  ),
);
/** `Marie de la Boulangerie`: where she works. */
const shop = /.erie$/;

const particlesMax = 2;

/** Whether a word is written as a name, and is no day, no place and no organisation. */
export function isNameWord(input: string, word: Word): boolean {
  const typed = typedOf(input, word);
  const isDay = weekdayWords.has(word.core) || monthWords.has(word.core);
  if (isDay || isOther(word.core)) return false;
  return capitalised.test(typed) || beforeConsonant.test(typed) || isPrefixed(typed);
}

/** Where a last name ends that is written without its capital: `sean o'neill`. */
export function hurriedLastEnd(words: readonly Word[], at: number): number | undefined {
  return hurriedLast.test(words[at]?.core ?? '') ? at + 1 : undefined;
}

/**
 * Where the last name ends that begins at a word, behind a name, with its particles: `de La Tour`, `d'Arc`.
 *
 * @param isFirst whether a frequent first name stands before it, and no `Brochure d'Erquy`
 */
export function lastNameEnd(
  input: string,
  words: readonly Word[],
  { at, isFirst }: { readonly at: number; readonly isFirst: boolean },
): number | undefined {
  const countMax = isFirst ? particlesMax : 1;
  let end = at;
  while (end < at + countMax && isParticle(words, end)) end += 1;
  const word = words[end];
  if (word === undefined || (end > at && shop.test(word.core))) return undefined;
  if (isNameWord(input, word)) return end + 1;
  const next = word.isLast ? undefined : words[end + 1];
  // `d'Armor Export`: a business.
  const isBusiness =
    typedOf(input, word).startsWith('d') && next !== undefined && isNameWord(input, next);
  return isFirst && !isBusiness && isElidedName(input, word, end > at) ? end + 1 : undefined;
}

/** Where a last name ends that begins with a particle in small letters or an apostrophe: `de Kerbrat`, `d'Erquy`. */
export function particledEnd(
  input: string,
  words: readonly Word[],
  at: number,
): number | undefined {
  const end = lastNameEnd(input, words, { at, isFirst: true });
  const word = words[at];
  if (end === undefined || word === undefined) return undefined;
  const typed = typedOf(input, word);
  return end > at + 1
    ? /^\p{Ll}/u.test(typed)
      ? end
      : undefined
    : elidedLast.test(typed)
      ? end
      : undefined;
}

/** `d'Erquy`, behind a first name; neither `d'accord` nor `d'Étienne`. */
function isElidedName(input: string, word: Word, isBehindParticle: boolean): boolean {
  const particle = elidedLast.exec(typedOf(input, word))?.[1];
  const core = word.core.slice(2).replace(owned, '');
  if (particle === undefined || noLastNames.has(core) || otherNames.has(core)) return false;
  if (particle === 'd') return !firstNames.has(core);
  // `de l'Isle`, `l'Hostis`; other words behind a small article are organisations: `l'Adie`.
  return particle !== 'l' || isBehindParticle || (core.startsWith('h') && !shop.test(core));
}

function isPrefixed(typed: string): boolean {
  const name = fold(withPrefix.exec(typed)?.[1] ?? '');
  return name !== '' && !noLastNames.has(name) && !otherNames.has(name);
}

function isOther(core: string): boolean {
  return otherNames.has(core) || otherNames.has(core.replace(owned, ''));
}

function isParticle(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && !word.isLast && nameParticles.has(word.core);
}

function typedOf(input: string, { coreFrom, coreTo }: Word): string {
  return input.slice(coreFrom, coreTo).normalize('NFC');
}
