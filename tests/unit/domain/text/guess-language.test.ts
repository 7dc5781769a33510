/** The guess behind the language tag of a note. */

import { describe, expect, it } from 'vitest';
import { guessLanguage, writtenLanguage } from '../../../../src/domain/text/guess-language.ts';
import { sentences, shortPhrases } from '../../../support/phrases.ts';

describe('the language of a note', () => {
  it.each([
    'étiquettes EN reçues, essai de colis lundi',
    'Claire rappelle demain pour les fiches produit',
    'pas de réponse',
    "L'atelier est vu, la casse vient du calage",
    'devis envoye, attend son accord',
    'Œuvre à protéger',
    'Bonjour Claire, merci pour votre message, cordialement',
    'Emma a relu le contrat',
  ])('is French: %s', (text) => {
    expect(guessLanguage(text)).toBe('fr');
  });

  it.each([
    'English labels received, test parcel on Monday',
    'Sent the delivery page checklist and two courier quotes',
    'Asked for parcel weights by Friday',
    'no answer',
    'They want to sell direct first',
    'A parcel and a label for a customer',
    'Hello Maëlle, please let me know if a pallet can go out this week. Best regards, Priya',
    'Order 4512 shipped. Track a parcel here. Thank you, Zoé',
  ])('is English: %s', (text) => {
    expect(guessLanguage(text)).toBe('en');
  });

  it.each(['', '12', 'OK', 'TVA 135 £', 'Shopify Amazon'])(
    'is not guessed without a sign: %s',
    (text) => {
      expect(guessLanguage(text)).toBeUndefined();
    },
  );
});

describe('the language of a text that is typed in one interface (F277)', () => {
  const sides = [
    { language: 'fr', other: 'en' },
    { language: 'en', other: 'fr' },
  ] as const;

  it.each(sides)(
    'is that of the interface, for every short phrase of its own [$language]',
    (side) => {
      const { language } = side;
      const phrases = [...shortPhrases[language], ...sentences[language]];
      expect(shortPhrases[language].length).toBeGreaterThan(90);
      expect(phrases.filter((text) => writtenLanguage(text, language) !== language)).toEqual([]);
    },
  );

  it.each(sides)('is the other one, for 95 % of the clear sentences in it [$language]', (side) => {
    const { language, other } = side;
    const missed = sentences[language].filter((text) => writtenLanguage(text, other) !== language);
    expect(missed.length).toBeLessThanOrEqual(sentences[language].length / 20);
  });

  it.each([
    'Attend trade fair',
    'Price plus VAT',
    "Visit L'Atelier",
    'Contact La Poste',
    'Ask La Redoute',
    'ASK LA REDOUTE',
    'On commence',
    'Café du jour',
  ])('is not told by what both have, by a name or by one word: %s', (text) => {
    expect([writtenLanguage(text, 'fr'), writtenLanguage(text, 'en')]).toEqual(['fr', 'en']);
  });

  it.each([
    ['pas de réponse de sa part', 'fr'],
    ['Devis envoyé, elle rappelle lundi', 'fr'],
    ['LE DEVIS EST CHEZ LE FOURNISSEUR', 'fr'],
    ['Réunion déplacée à jeudi'.normalize('NFD'), 'fr'],
    ['no answer', 'en'],
    ["Don't send it", 'en'],
    ['WE SENT THE PARCEL', 'en'],
  ] as const)('is told by two words that only one has: %s', (text, language) => {
    expect([writtenLanguage(text, 'fr'), writtenLanguage(text, 'en')]).toEqual([
      language,
      language,
    ]);
  });
});
