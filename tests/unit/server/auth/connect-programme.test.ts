/** A programme that somebody began alone is put on the server. */

import { expect, test } from 'vitest';
import { connected } from '../../../support/api-server.ts';

test('its founder is of the launch pad that they name, so that nothing is left to be applied', async () => {
  const { maelle } = await connected();
  const wish = { programmeId: 'own', programmeName: 'Own', memberId: 'me', launchPadId: 'pad-fr' };
  expect((await maelle.post('/programmes', wish)).status).toBe(200);
  const { memberships } = (await maelle.get('/session')).body;
  expect(memberships).toContainEqual(expect.objectContaining({ launchPadId: 'pad-fr' }));
});
