// @vitest-environment jsdom
/** Aid against a ceiling in another currency: both amounts, and the rate between them. */

import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AidFacts } from '../../../../../src/client/parts/form/computed-facts.tsx';
import { type AidQuestion, aidResult } from '../../../../../src/domain/form/aid.ts';
import { present } from '../../../../../src/std/assert.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

const british: AidQuestion = {
  received: { amount: 500, currency: 'GBP' },
  support: { amount: 1125, currency: 'GBP' },
  country: 'GB',
  onDate: '2020-06-22',
  rate: 1.12,
};

async function shown(language: 'en' | 'fr', question: AidQuestion): Promise<string> {
  await setLanguage(language);
  const aid = present(aidResult(question), 'the total is known');
  return render(<AidFacts aid={aid} />).container.textContent.replaceAll('\u00A0', ' ');
}

it('of a British business before 2021 is shown in pounds and in the euros of its ceiling', async () => {
  const english = await shown('en', british);
  expect(english).toContain('£1,625, or €1,820 at €1.12 to the pound');
  expect(english).toContain('against a ceiling of €200,000 (0.9%)');
  const french = await shown('fr', british);
  expect(french).toContain('1 625 £, soit 1 820 € au taux de 1,12 € la livre');
});

it('asks for the rate where it is not known, and names the ceiling all the same', async () => {
  const english = await shown('en', { ...british, rate: undefined });
  expect(english).toContain('The ceiling is €200,000: enter the value of a pound in euros');
});

it('is set against pounds in pounds', async () => {
  const english = await shown('en', { ...british, onDate: '2026-11-20', rate: undefined });
  expect(english).toContain('£1,625 against a ceiling of £315,000 (0.5%)');
});
