import { describe, expect, test } from 'vitest';
import { combineVersions } from '../../../../src/domain/conflict/combine-versions.ts';

describe('two versions in one value', () => {
  test('a long text keeps the first version and adds the sentences that only the second one has', () => {
    expect(
      combineVersions('action', 'note', 'Devis reçu. Port compris.', 'Devis reçu. Sans assurance.'),
    ).toBe('Devis reçu. Port compris. Sans assurance.');
  });

  test('a line holds both, with a stroke between', () => {
    expect(combineVersions('sme', 'town', 'Saint-Malo', 'Dinard')).toBe('Saint-Malo / Dinard');
  });

  test('each language of a pair is joined for itself, and the translation is one to proofread', () => {
    expect(
      combineVersions(
        'action',
        'title',
        { lang: 'fr', text: 'Envoyer le devis.' },
        { lang: 'en', text: 'Send the quote.', translation: 'Envoyer la liste.' },
      ),
    ).toEqual({
      lang: 'fr',
      text: 'Envoyer le devis. Envoyer la liste.',
      translation: 'Send the quote.',
      translationState: 'draft',
    });
  });

  test('people who contradict each other in nothing are filled from each other', () => {
    expect(
      combineVersions(
        'sme',
        'people',
        { a: { name: 'Claire', role: 'Gérante' } },
        { a: { name: 'Claire', phone: '+33 2 99 00 00 00' }, b: { name: 'Yann' } },
      ),
    ).toEqual({
      a: { name: 'Claire', role: 'Gérante', phone: '+33 2 99 00 00 00' },
      b: { name: 'Yann' },
    });
  });

  test('there is no both where one of them would be lost', () => {
    expect(
      combineVersions('sme', 'people', { a: { name: 'Claire' } }, { a: { name: 'Clara' } }),
    ).toBeUndefined();
    expect(combineVersions('sme', 'enrolledOn', '2020-09-03', '2020-09-10')).toBeUndefined();
    expect(combineVersions('sme', 'stage', 'enrolled', 'paused')).toBeUndefined();
    expect(combineVersions('sme', 'town', 'Saint-Malo', undefined)).toBeUndefined();
  });
});
