/** A report says the words that the screens say. */
import { expect, test } from 'vitest';
import en from '../../../../../locales/en/domain.json' with { type: 'json' };
import fr from '../../../../../locales/fr/domain.json' with { type: 'json' };
import { counted, optionWords } from '../../../../../src/domain/report/quarterly/review-words.ts';

const options: Readonly<
  Record<'en' | 'fr', Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  en: en.option,
  fr: fr.option,
};

test.each(['en', 'fr'] as const)('options are called as on the screens, in %s', (language) => {
  for (const [group, words] of Object.entries(optionWords)) {
    for (const [value, wording] of Object.entries(words)) {
      expect(wording[language], `${group}.${value}`).toBe(options[language][group]?.[value]);
    }
  }
});

test('French says none and one in the singular, English one alone', () => {
  expect([0, 1, 2].map((count) => counted(count, 'visit', 'fr'))).toEqual([
    '0\u00a0visite en entreprise',
    '1\u00a0visite en entreprise',
    '2\u00a0visites en entreprise',
  ]);
  expect([0, 1, 2].map((count) => counted(count, 'sme', 'en'))).toEqual([
    '0\u00a0SMEs',
    '1\u00a0SME',
    '2\u00a0SMEs',
  ]);
});
