/** Signing in with accents: keyboards and systems write one letter in two ways. */

import { describe, expect, it } from 'vitest';
import { setUpLink } from '../../../../src/server/auth/links.ts';
import { present } from '../../../../src/std/assert.ts';
import { apiServer, browserOf, founded, laptop } from '../../../support/api-server.ts';

const tokenOf = (path: string): string => path.split('#')[1] ?? '';

describe('signing in', () => {
  it('knows an address and a password whatever keyboard wrote the accents [F74]', async () => {
    const server = apiServer();
    const token = tokenOf((await setUpLink(server.auth))?.path ?? '');
    const typed = { email: 'maëlle@exämple.org', password: 'crêpe châtaigne éternelle 47' };
    const asMac = (text: string): string => text.normalize('NFD');
    const made = { ...typed, password: asMac(typed.password), email: asMac(typed.email) };
    const person = { token, name: 'Maëlle', device: laptop, ...made };
    expect((await browserOf(server).post('/links/use', person)).status).toBe(200);
    for (const form of ['NFC', 'NFD']) {
      const email = typed.email.normalize(form);
      const password = typed.password.normalize(form);
      const answer = await browserOf(server).post('/session', { email, password, device: laptop });
      expect(answer.status).toBe(200);
    }
  });

  it('knows those of an account that was made before they were kept in one form [F74]', async () => {
    const { server, maelle } = await founded();
    const nfd = { email: 'maëlle@example.org'.normalize('NFD'), password: 'é'.normalize('NFD') };
    await server.auth.accounts.write(async (writer) => {
      const account = present(await writer.accountByEmail('maelle@example.org'), 'she is there');
      const passwordHash = await server.auth.passwords.hash(nfd.password);
      await writer.putAccount({ ...account, email: nfd.email, passwordHash });
    });
    for (const form of ['NFC', 'NFD']) {
      const email = nfd.email.normalize(form);
      const password = nfd.password.normalize(form);
      const answer = await maelle.post('/session', { email, password, device: laptop });
      expect(answer.status).toBe(200);
    }
    const wrong = { email: nfd.email, password: 'e', device: laptop };
    expect((await maelle.post('/session', wrong)).status).toBe(422);
  });
});
