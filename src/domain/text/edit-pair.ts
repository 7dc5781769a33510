/** What becomes of a text in two languages when one side is edited, and of the mark of its translation. */

import { type Command, setFields } from '../command/command.ts';
import type { Language, Text2 } from '../entity/field.ts';
import { textAt, type TextPlace, withTextAt } from './lacking-texts.ts';
import { fingerprint, isStale, otherLanguage, sideOf } from './text-pair.ts';

/**
 * The pair after the side of `language` was edited; nothing when both sides are empty. Emptying the original
 * makes the translation the original.
 *
 * An edit never takes away the mark of a translation that is out of date or not proofread: `proofread` does, or an original
 * that is again what was translated.
 */
export function withSide(
  pair: Text2 | undefined,
  language: Language,
  text: string,
): Text2 | undefined {
  if (pair === undefined) return text.trim() === '' ? undefined : { lang: language, text };
  if (isUnwritten(pair)) return withOriginal(begunIn(pair, language), text);
  return pair.lang === language ? withOriginal(pair, text) : withTranslation(pair, text);
}

/**
 * The pair with a text of its own after what stands there, each word on the side of its language. Nobody translated the original
 * with such words: that side is to be proofread.
 */
export function withAdded(pair: Text2 | undefined, added: Text2): Text2 {
  if (pair === undefined) return added;
  const { lang } = added;
  const side = [sideOf(pair, lang), added.text].filter((text) => text.trim() !== '').join('\n');
  const next = withSide(pair, lang, side) ?? pair;
  if (next.lang === lang || next.translation === undefined || isStale(pair)) return next;
  return { ...next, translationState: 'draft', translatedFrom: fingerprint(pair.text) };
}

/** Whether somebody still has to write in either side before one of them is the original. */
export function isUnwritten({
  text,
  translatedFrom,
  unwritten,
}: Pick<Text2, 'text' | 'translatedFrom' | 'unwritten'>): boolean {
  return unwritten === true && translatedFrom === fingerprint(text);
}

/** A pair without an original, as the one that somebody begins to write in a language. */
function begunIn(pair: Text2, language: Language): Text2 {
  if (pair.lang === language) return pair;
  const text = sideOf(pair, language);
  return {
    ...pair,
    lang: language,
    text,
    translation: pair.text,
    translatedFrom: fingerprint(text),
  };
}

function withOriginal(pair: Text2, text: string): Text2 | undefined {
  if (text.trim() !== '') return { ...pair, text };
  const { translation = '' } = pair;
  if (translation.trim() === '') return undefined;
  return {
    lang: otherLanguage(pair.lang),
    text: translation,
    // Whoever writes the original anew does not translate what was left of it.
    translatedFrom: fingerprint(translation),
    unwritten: true,
  };
}

function withTranslation(pair: Text2, translation: string): Text2 {
  const { lang, text } = pair;
  const isEmpty = translation.trim() === '';
  const said = isEmpty ? { lang, text } : { lang, text, translation };
  if (isMarked(pair)) return { ...said, ...marksOf(pair) };
  return isEmpty
    ? said
    : { ...said, translationState: 'checked', translatedFrom: fingerprint(text) };
}

/** Whether somebody still has to proofread the translation, also where it was emptied to be written anew. */
function isMarked({ text, translation, translationState, translatedFrom, unwritten }: Text2) {
  // What was left alone, and written in since, has no translation yet.
  if (unwritten === true && (translation ?? '').trim() === '') return false;
  return (
    translationState === 'draft' ||
    (translatedFrom !== undefined && translatedFrom !== fingerprint(text))
  );
}

function marksOf({
  translationState,
  translatedFrom,
}: Text2): Pick<Text2, 'translationState' | 'translatedFrom'> {
  return {
    ...(translationState === undefined ? {} : { translationState }),
    ...(translatedFrom === undefined ? {} : { translatedFrom }),
  };
}

/** The pair with its translation read by somebody, against the original as it is now. */
export function proofread(pair: Text2): Text2 {
  if ((pair.translation ?? '').trim() === '') return pair;
  const { unwritten, ...read } = pair;
  return {
    ...read,
    translationState: 'checked',
    translatedFrom: fingerprint(pair.text),
    // Whoever reads a draft has not written it.
    ...(isUnwritten(pair) ? { unwritten } : {}),
  };
}

/** Marks the translation at a place as read by somebody, as it stands when the command has its turn. */
export function proofreadText(recordId: string, { field, path }: TextPlace): Command {
  return (context) => {
    const whole = context.record(recordId)?.values[field];
    const pair = textAt(whole, path);
    const next = pair === undefined ? whole : withTextAt(whole, path, proofread(pair));
    return setFields(recordId, { [field]: next })(context);
  };
}
