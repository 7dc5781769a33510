/** The guess behind the language tag of a note. */

import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../../../src/domain/text/guess-language.ts';

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
