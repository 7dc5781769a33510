/** A text in two languages: which side is the original, and what an edit of one side does. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages, type Text2 } from '../../../../src/domain/entity/field.ts';
import { proofread, withAdded, withSide } from '../../../../src/domain/text/edit-pair.ts';
import {
  fingerprint,
  isStale,
  otherLanguage,
  sideOf,
  translationStateOf,
  withLanguage,
} from '../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../src/std/assert.ts';

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
    expect(pair).toMatchObject({ lang: 'en', text: 'Breakages' });
    expect(pair).not.toHaveProperty('translation');
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
        const next = withSide(pair, language, edit);
        expect(sideOf(next, language)).toBe(edit);
        expect(sideOf(next, otherLanguage(language))).toBe(sideOf(pair, otherLanguage(language)));
      }),
    );
  });
});

const edited = (pair: Text2 | undefined, language: Language, text: string): Text2 =>
  present(withSide(pair, language, text), 'a side is left');

describe('the mark of a translation whose original changed (F226)', () => {
  const translated = edited(french, 'en', 'Breakages in transit');
  const behind = edited(translated, 'fr', 'Casse en transport, réglée depuis.');

  it('stays while the translation is typed in, emptied and written anew', () => {
    const typed = edited(behind, 'en', 'Breakages in transit.');
    const emptied = edited(typed, 'en', '');
    expect(translationStateOf(emptied)).toBe('none');
    const anew = edited(emptied, 'en', 'Breakages');
    expect([behind, typed, anew].map(translationStateOf)).toEqual(['stale', 'stale', 'stale']);
  });

  it('leaves when somebody says that it is proofread', () => {
    const read = proofread(edited(behind, 'en', 'Breakages in transit, solved since.'));
    expect(translationStateOf(read)).toBe('checked');
    // Where no mark stands, what is typed is a translation of the original as it is.
    expect(translationStateOf(edited(read, 'en', 'Breakages, solved since.'))).toBe('checked');
  });

  it('leaves when the original is again what was translated', () => {
    const typed = edited(behind, 'en', 'Breakages in transit!');
    expect(translationStateOf(edited(typed, 'fr', french.text))).toBe('checked');
  });

  it('stays on a translation that nobody checked', () => {
    const draft: Text2 = { ...french, translation: 'Breakages', translationState: 'draft' };
    expect(translationStateOf(edited(draft, 'en', 'Breakage'))).toBe('draft');
  });

  it('comes back when the original is emptied and written anew', () => {
    for (const pair of [translated, behind]) {
      const anew = edited(edited(pair, 'fr', ''), 'fr', 'Casse à la livraison');
      expect(anew).toMatchObject({ lang: 'fr', translation: 'Breakages in transit' });
      expect(translationStateOf(anew)).toBe('stale');
    }
  });
});

describe('a text that nobody wrote yet (F226)', () => {
  const drafted: Text2 = {
    lang: 'fr',
    text: '- Une PME.',
    translation: '- One SME.',
    translationState: 'draft',
    translatedFrom: fingerprint('- Une PME.'),
    unwritten: true,
  };

  it.each(languages)(
    'has its original in the language in which somebody writes first (%s)',
    (own) => {
      const other = otherLanguage(own);
      for (const pair of [drafted, proofread(drafted)]) {
        const written = edited(pair, own, `${sideOf(pair, own)} x`);
        expect(written).toMatchObject({ lang: own, translation: sideOf(pair, other) });
        expect(translationStateOf(written)).toBe('stale');
        // Also where the side is emptied first.
        const anew = edited(edited(pair, own, ''), own, 'x');
        expect(anew).toMatchObject({ lang: own, translation: sideOf(pair, other) });
        expect(translationStateOf(anew)).toBe('stale');
      }
    },
  );

  it('has an original from then on, and again none where nothing is left of what was written', () => {
    const english = edited(drafted, 'en', '- One SME. Another.');
    const both = edited(english, 'fr', '- Une PME. Une autre.');
    expect(both).toMatchObject({ lang: 'en', text: '- One SME. Another.' });
    expect(translationStateOf(both)).toBe('stale');
    expect(translationStateOf(proofread(both))).toBe('checked');
    expect(proofread(both)).not.toHaveProperty('unwritten');
    const back = edited(english, 'en', '- One SME.');
    expect(edited(back, 'fr', '- Deux PME.')).toMatchObject({ lang: 'fr', text: '- Deux PME.' });
  });
});

describe('words that somebody adds to a text in two languages (F264)', () => {
  const english: Text2 = { lang: 'en', text: 'Open at ten.' };
  const added: Text2 = { lang: 'fr', text: 'Ouverte à dix heures.' };

  it('stand on the side of their language, which is to be proofread', () => {
    const pair = withAdded(english, added);
    expect(pair).toMatchObject({ ...english, translation: added.text });
    expect(translationStateOf(pair)).toBe('draft');
    const more = withAdded(pair, { lang: 'fr', text: 'Tous présents.' });
    expect(more).toMatchObject({
      ...english,
      translation: 'Ouverte à dix heures.\nTous présents.',
    });
    expect(translationStateOf(more)).toBe('draft');
    expect(translationStateOf(proofread(more))).toBe('checked');
  });

  it('come after a translation that somebody had read, or that is out of date', () => {
    const read = edited(english, 'fr', 'Ouverture à dix heures.');
    const more = withAdded(read, added);
    expect(sideOf(more, 'fr')).toBe('Ouverture à dix heures.\nOuverte à dix heures.');
    expect(translationStateOf(more)).toBe('draft');
    const late = withAdded(edited(read, 'en', 'Open at eleven.'), added);
    expect(sideOf(late, 'fr')).toBe('Ouverture à dix heures.\nOuverte à dix heures.');
    expect(translationStateOf(late)).toBe('stale');
  });

  it('come after the original in the same language, whose translation is then out of date', () => {
    const pair = withAdded(edited(english, 'fr', 'Ouverte.'), { lang: 'en', text: 'All there.' });
    expect(pair).toMatchObject({ lang: 'en', text: 'Open at ten.\nAll there.' });
    expect(sideOf(pair, 'fr')).toBe('Ouverte.');
    expect(translationStateOf(pair)).toBe('stale');
    expect(withAdded(undefined, added)).toEqual(added);
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
