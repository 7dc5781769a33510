// @vitest-environment jsdom
/** An empty journal says how to log; not where the line stands, which is above it on a wide screen and below it on a phone. */

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

test.each([
  ['en', /“c 12” and a few words/, /above|below/iu],
  ['fr', /« a 12 » et quelques mots/, /ci-dess|plus (?:haut|bas)/iu],
] as const)('is right wherever the line is [%s]', async (language, how, where) => {
  await initI18n(language);
  await setLanguage(language);
  const fixture = await carnetFixture();
  showSheet(fixture, `/sme/${await fixture.addSme()}`);
  const text = await screen.findByText(how);
  expect(text).toBeVisible();
  expect(text).not.toHaveTextContent(where);
});
