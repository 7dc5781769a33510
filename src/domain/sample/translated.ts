/** Texts of the sample in two languages: translated, translated before their last change, or not at all. */

import type { Language, Text2 } from '../entity/field.ts';
import { fingerprint, otherLanguage } from '../text/text-pair.ts';
import type { Pair } from './plan-texts.ts';

/** How far a translation is; `stale`: the first words were changed after it. */
export type Translated = 'none' | 'draft' | 'checked' | 'stale';

/** A text in the language of the launch pad, with its translation as far as it is. */
export function textIn(language: Language, pair: Pair, state: Translated): Text2 {
  const text = pair[language];
  if (state === 'none') return { lang: language, text };
  return {
    lang: language,
    text,
    translation: pair[otherLanguage(language)],
    translationState: state === 'draft' ? 'draft' : 'checked',
    translatedFrom: fingerprint(state === 'stale' ? text.slice(1) : text),
  };
}
