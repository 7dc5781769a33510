/** The letter that follows a review, and the numbers of lessons. */
import { expect, test } from 'vitest';
import { followUpLetter, letterText } from '../../../../src/domain/form/follow-up-letter.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import { fill } from '../../../support/filled-form.ts';

const review = fill(monthlyReview, { onDate: '2026-11-17', country: 'FR' }).answers({
  blocked: { lang: 'fr', text: 'Le numéro EORI', translation: 'The EORI number' },
  confidence: 2,
  data: 'works',
  decisions: [{ lang: 'fr', text: 'Afficher les frais de port' }],
  actions: [
    { what: { lang: 'fr', text: 'Relancer la douane' }, owner: 'Maëlle', due: '2026-11-27' },
  ],
  next: '2026-12-15',
});

test('the letter says what was noted and agreed, in the language of the business', () => {
  const letter = followUpLetter(review.view(), 'fr', { to: ['Claire'], from: 'Maëlle' });
  expect(letterText(letter)).toBe(
    [
      'Bonjour Claire,',
      'Merci pour le temps que vous nous avez accordé. Voici ce que nous avons noté et décidé ensemble.',
      'Ce qui bloque\n• Le numéro EORI',
      'Décisions\n• Afficher les frais de port',
      'Qui fait quoi, pour quand\n• Relancer la douane – Maëlle – 27\u00a0novembre 2026',
      'Prochaine revue\n• 15\u00a0décembre 2026',
      'S’il manque quelque chose ou si un point est inexact, dites-le-nous.',
      'Bien cordialement,\nMaëlle',
    ].join('\n\n'),
  );
  expect(letter.subject).toBe('Notre revue du 17\u00a0novembre 2026');
});

test('in the other language it gives translations, and marks what has none', () => {
  const { greeting, parts } = followUpLetter(review.view(), 'en', { to: [], from: 'Maëlle' });
  expect(greeting).toBe('Hello,');
  expect(parts.flatMap(({ lines }) => lines)).toEqual([
    { text: 'The EORI number', lang: 'en' },
    { text: 'Afficher les frais de port', lang: 'fr' },
    { text: 'Relancer la douane – Maëlle – 27\u00a0November 2026', lang: 'fr' },
    { text: '15\u00a0December 2026', lang: 'en' },
  ]);
});

test.each([
  ['en', ['Bryn Carter'], 'Dear Bryn Carter,'],
  ['en', ['Bryn Carter', 'Jo Carter'], 'Dear Bryn Carter and Jo Carter,'],
  ['en', [], 'Hello,'],
  ['fr', ['Claire', 'Yann', 'Jo'], 'Bonjour Claire, Yann et Jo,'],
  ['fr', [], 'Bonjour,'],
] as const)('it greets as one writes in %s: %j', (language, to, greeting) => {
  expect(followUpLetter(review.view(), language, { to, from: 'M' }).greeting).toBe(greeting);
});

test('no note and no rating of a person leaves with a letter', () => {
  const noted = review.set({ 'note.blocked': 'Afraid of customs' });
  const profile = fill(smeProfile, { onDate: '2026-11-17' }).answer('motivation', 1);
  const text = JSON.stringify(
    [noted, profile].map((form) => followUpLetter(form.view(), 'en', { to: [], from: 'M' })),
  );
  expect(text).not.toContain('Afraid');
  expect(text).not.toContain('Motivation');
});
