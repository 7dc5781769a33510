/** One SME in France, the reader of lines loaded, and an address within a visit. */

import { initI18n, setLanguage } from '../../src/client/i18n/i18n.ts';
import { loadReader } from '../../src/client/parts/composer/line-reader.ts';
import { type CarnetFixture, carnetFixture } from './carnet-fixture.ts';

/** In English. */
export async function visitFixture(): Promise<{
  readonly fixture: CarnetFixture;
  readonly smeId: string;
}> {
  await initI18n('en');
  await setLanguage('en');
  await loadReader();
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme({ country: 'FR' });
  // A screen that goes as a tab does is still in the visit.
  history.replaceState(null, '', '/visit/here');
  return { fixture, smeId };
}
