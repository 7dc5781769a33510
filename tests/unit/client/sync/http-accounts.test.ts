/** The account API as the client asks it, over the real routes. */
import { expect, test } from 'vitest';
import { httpAccounts } from '../../../../src/client/sync/http-accounts.ts';
import {
  apiAddress,
  type ApiServer,
  apiServer,
  founded,
  goodPassword,
} from '../../../support/api-server.ts';
import { setUpLink } from '../../../../src/server/auth/links.ts';

const environment = { later: () => () => undefined };

/** The client in a browser at Carnet's own address. */
function clientOf({ app }: ApiServer) {
  let cookie: string | undefined;
  return httpAccounts({
    environment,
    fetch: async (path, init) => {
      const headers = new Headers(init.headers);
      headers.set('origin', apiAddress);
      headers.set('sec-fetch-site', 'same-origin');
      if (cookie !== undefined) headers.set('cookie', cookie);
      const { method = 'GET', body } = init;
      const request = { method, headers, ...(typeof body === 'string' ? { body } : {}) };
      // The routes lie below `/api` in the whole server.
      const response = await app.request(`${apiAddress}${path.slice('/api'.length)}`, request);
      const given = response.headers.get('set-cookie');
      if (given !== null) cookie = given.includes('Max-Age=0') ? undefined : given.split(';')[0];
      return response;
    },
  });
}

const device = { id: 'laptop-1', name: 'Chrome, Linux' };

async function maelleAtWork() {
  const server = apiServer();
  const client = clientOf(server);
  const link = await setUpLink(server.auth);
  const token = link?.path.split('#')[1] ?? '';
  const person = { name: 'Maëlle', email: 'maelle@example.org', password: goodPassword };
  const session = await client.useLink({ token, device, ...person });
  return { server, client, token, session };
}

test('a link is looked at, used once, and ended', async () => {
  const server = apiServer();
  const client = clientOf(server);
  const link = await setUpLink(server.auth);
  const token = link?.path.split('#')[1] ?? '';
  expect(await client.lookAtLink(token)).toMatchObject({ ok: true, value: { kind: 'setUp' } });
  const person = { name: 'Maëlle', email: 'maelle@example.org' };
  expect(await client.useLink({ token, device, ...person, password: 'court' })).toEqual({
    ok: false,
    error: 'tooShort',
  });
  expect(await client.useLink({ token, device, ...person, password: 'motdepasse1' })).toEqual({
    ok: false,
    error: 'tooCommon',
  });
  expect(await client.useLink({ token, device, ...person, password: goodPassword })).toMatchObject({
    ok: true,
    value: { account: { name: 'Maëlle', administrator: true } },
  });
  expect(await client.lookAtLink(token)).toEqual({ ok: false, error: 'notFound' });
});

test('signing in tells never which of the two is wrong', async () => {
  const { server } = await founded();
  const client = clientOf(server);
  const wrong = { email: 'maelle@example.org', password: 'autre bateau 47', device };
  expect(await client.signIn(wrong)).toEqual({ ok: false, error: 'refused' });
  expect(await client.signIn({ ...wrong, email: 'nobody@example.org' })).toEqual({
    ok: false,
    error: 'refused',
  });
  expect(await client.session()).toEqual({ ok: false, error: 'signedOut' });
  expect(await client.signIn({ ...wrong, password: goodPassword })).toMatchObject({ ok: true });
  expect(await client.session()).toMatchObject({ ok: true });
  expect(await client.signOut()).toEqual({ ok: true, value: undefined });
  expect(await client.session()).toEqual({ ok: false, error: 'signedOut' });
});

test('a programme is connected, a member invited, and the last coordination stays', async () => {
  const { client } = await maelleAtWork();
  const programme = { programmeId: 'p-1', programmeName: 'E-Channel', memberId: 'm-maelle' };
  expect(await client.connect(programme)).toEqual({ ok: true, value: undefined });
  expect(await client.connect(programme)).toEqual({ ok: true, value: undefined });
  const emma = { memberId: 'm-emma', name: 'Emma', roles: ['accountManager' as const] };
  const told = await client.invite('p-1', emma, 'en');
  expect(told).toMatchObject({ ok: true, value: { path: expect.stringMatching(/^\/join#/) } });
  expect(await client.members('p-1')).toMatchObject({
    ok: true,
    value: {
      members: [
        { memberId: 'm-maelle', state: 'active' },
        { memberId: 'm-emma', state: 'invited' },
      ],
    },
  });
  expect(await client.changeMember('p-1', { memberId: 'm-maelle', roles: [] })).toEqual({
    ok: false,
    error: 'lastCoordinator',
  });
  expect(await client.devices()).toMatchObject({ ok: true, value: [{ current: true }] });
  expect(await client.revokeDevice('never-here')).toEqual({ ok: false, error: 'notFound' });
});

test.each([
  ['7', 'fr'],
  ['8', undefined],
])(
  'an invitation without a language is told to a server of protocol %s with %s',
  async (spoken, language) => {
    const headers = { 'content-type': 'application/json', 'carnet-protocol': spoken };
    const bodies: unknown[] = [];
    const client = httpAccounts({
      environment,
      fetch: async (_path, { body }) => {
        if (typeof body === 'string') bodies.push(JSON.parse(body));
        return new Response(JSON.stringify({ members: [], pads: [] }), { headers });
      },
    });
    const emma = { memberId: 'm-emma', name: 'Emma', roles: ['accountManager' as const] };
    // The list of the members is always there first.
    await client.members('p-1');
    await client.invite('p-1', emma, 'fr');
    await client.invite('p-1', { ...emma, language: 'en' }, 'fr');
    const named = language === undefined ? {} : { language };
    expect(bodies).toEqual([
      { ...emma, ...named },
      { ...emma, language: 'en' },
    ]);
  },
);

test('what is not allowed says why where the server does (F129)', async () => {
  const refusing = (refusal: object) => {
    const headers = { 'content-type': 'application/json', 'carnet-protocol': '1' };
    const body = JSON.stringify(refusal);
    return httpAccounts({
      environment,
      fetch: async () => new Response(body, { status: 403, headers }),
    });
  };
  const programme = { programmeId: 'p-1', programmeName: 'E-Channel', memberId: 'm-maelle' };
  const told = async (detail?: string, error = 'forbidden') =>
    refusing({ error, ...(detail === undefined ? {} : { detail }) }).connect(programme);
  expect(await told('notWhoConnects')).toEqual({ ok: false, error: 'notWhoConnects' });
  expect(await told('tooManyProgrammes')).toEqual({ ok: false, error: 'tooManyProgrammes' });
  expect(await told('of a newer server')).toEqual({ ok: false, error: 'forbidden' });
  expect(await told()).toEqual({ ok: false, error: 'forbidden' });
  // Enough for one day is not over in a few minutes.
  expect(await told('dayLimit', 'busy')).toEqual({ ok: false, error: 'dayLimit' });
  expect(await told(undefined, 'busy')).toEqual({ ok: false, error: 'busy' });
});

test('what is no Carnet server, and nothing at all, are told apart', async () => {
  const answering = (response: () => Promise<Response>) =>
    httpAccounts({ environment, fetch: response });
  const html = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
  expect(await answering(html).session()).toEqual({ ok: false, error: 'notCarnet' });
  const nothing = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await answering(nothing).session()).toEqual({ ok: false, error: 'offline' });
});
