/** A text in two languages: which side is the original, and what an edit of one side does. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, type Text2 } from '../../../../src/domain/entity/field.ts';
import {
  fingerprint,
  isStale,
  otherLanguage,
  sideOf,
  withLanguage,
  withSide,
} from '../../../../src/domain/text/text-pair.ts';

const french: Text2 = { lang: 'fr', text: 'Casse en transport' };

describe('editing one side', () => {
  it('begins the text in the language of the side that is written first', () => {
    expect(withSide(undefined, 'en', 'Breakages')).toEqual({ lang: 'en', text: 'Breakages' });
    expect(withSide(undefined, 'en', '  ')).toBeUndefined();
  });

  it('adds the translation, and notes what it was made from', () => {
    const pair = withSide(french, 'en', 'Breakages in transit');
    expect(pair).toMatchObject({
      ...french,
      translation: 'Breakages in transit',
      translationState: 'checked',
    });
    expect(pair === undefined ? undefined : isStale(pair)).toBe(false);
  });

  it('makes the translation stale when the original changes after it', () => {
    const pair = withSide(
      withSide(french, 'en', 'Breakages in transit'),
      'fr',
      'Casse à la livraison',
    );
    expect(pair === undefined ? undefined : isStale(pair)).toBe(true);
  });

  it('makes the translation the original when the original is emptied', () => {
    const pair = withSide(withSide(french, 'en', 'Breakages'), 'fr', '');
    expect(pair).toEqual({ lang: 'en', text: 'Breakages' });
  });

  it('leaves nothing when the only side is emptied, and the original when the translation is', () => {
    expect(withSide(french, 'fr', ' ')).toBeUndefined();
    expect(withSide(withSide(french, 'en', 'Breakages'), 'en', '')).toEqual(french);
  });

  it('never touches the other side', () => {
    const side = fc.constantFrom(...languages);
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(words, words, words, side, (first, second, edit, language) => {
        const pair = withSide(withSide(undefined, 'fr', first), 'en', second);
        const edited = withSide(pair, language, edit);
        expect(sideOf(edited, language)).toBe(edit);
        expect(sideOf(edited, otherLanguage(language))).toBe(sideOf(pair, otherLanguage(language)));
      }),
    );
  });
});

describe('a wrong tag', () => {
  it('is put right without moving a word', () => {
    expect(withLanguage(french, 'en')).toEqual({ lang: 'en', text: french.text });
    expect(withLanguage(french, 'fr')).toBe(french);
  });
});

describe('a fingerprint', () => {
  it('is the same for the same text and differs for others', () => {
    expect(fingerprint('Casse')).toBe(fingerprint('Casse'));
    const texts = Array.from({ length: 2000 }, (_, index) => `note ${index}`);
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });
});
