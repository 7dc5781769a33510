import { expect, test } from 'vitest';
import { detectLanguage, isLanguage } from '../../../../src/client/i18n/language.ts';

test('the first preferred language that Carnet speaks is taken, whatever its region', () => {
  expect(detectLanguage(['fr-CA', 'en'])).toBe('fr');
  expect(detectLanguage(['EN-us', 'fr'])).toBe('en');
  expect(detectLanguage(['de-DE', 'br', 'fr-FR'])).toBe('fr');
});

test('someone who asks for neither language gets English', () => {
  expect(detectLanguage([])).toBe('en');
  expect(detectLanguage(['de', 'frr', 'eng'])).toBe('en');
});

test('only the languages of the interface are languages', () => {
  expect(isLanguage('fr')).toBe(true);
  for (const value of ['de', '', 'toString', undefined, null, 3]) {
    expect(isLanguage(value)).toBe(false);
  }
});
