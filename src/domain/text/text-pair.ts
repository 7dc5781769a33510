/**
 * A text in its two languages (`Text2`), side by side: which side is the original, and how far its translation is.
 * Neither language is the first: the original is the one it was written in.
 */

import type { Language, Text2 } from '../entity/field.ts';

/** The other of the two languages. */
export function otherLanguage(language: Language): Language {
  return language === 'fr' ? 'en' : 'fr';
}

/** What a text says in a language; empty when it does not. */
export function sideOf(pair: Text2 | undefined, language: Language): string {
  if (pair === undefined) return '';
  return pair.lang === language ? pair.text : (pair.translation ?? '');
}

/** The pair as written in the other language, where one side only exists: the tag was wrong. */
export function withLanguage(pair: Text2, language: Language): Text2 {
  if (pair.lang === language) return pair;
  if (pair.translation === undefined) return { lang: language, text: pair.text };
  return { lang: language, text: pair.translation, translation: pair.text };
}

/** Whether the original changed after it was translated. */
export function isStale(pair: Text2): boolean {
  return (
    pair.translation !== undefined &&
    pair.translatedFrom !== undefined &&
    pair.translatedFrom !== fingerprint(pair.text)
  );
}

export const translationStates = ['none', 'draft', 'checked', 'stale'] as const;
export type TranslationState = (typeof translationStates)[number];

/** How far the translation is; whoever writes a translation without saying more has checked it. */
export function translationStateOf(pair: Text2): TranslationState {
  if ((pair.translation ?? '').trim() === '') return 'none';
  if (isStale(pair)) return 'stale';
  return pair.translationState ?? 'checked';
}

/** Tells two originals apart: a 53-bit hash, which is enough to notice an edit and is no secret. */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** The text in a language where its translation still stands, otherwise as it was written; with the language that it is in. */
export function saidIn(pair: Text2, language: Language): Pick<Text2, 'lang' | 'text'> {
  const { lang, text, translation = '' } = pair;
  if (lang === language) return { lang, text };
  const state = translationStateOf(pair);
  const isTranslated = state === 'checked' || state === 'draft';
  return isTranslated ? { lang: language, text: translation } : { lang, text };
}
