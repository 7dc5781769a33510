/** What a link can do is what its maker may do at the moment it is used, and nobody gets into another's programmes by one. */

import { describe, expect, it } from 'vitest';
import { setDisabled } from '../../../../src/server/auth/operator.ts';
import {
  type ApiServer,
  type Browser,
  browserOf,
  connected,
  goodPassword,
  joined,
} from '../../../support/api-server.ts';

const path = '/programmes/programme-1';
const tokenOf = (told: { readonly body: { readonly path: string } }): string =>
  told.body.path.split('#')[1] ?? '';
const invitation = { memberId: 'member-new', name: 'New', roles: ['coordinator'], language: 'en' };
const coordinator = ['coordinator'];
const device = { id: 'other-1', name: 'Safari, macOS' } as const;
const emmaAt = 'member-emma@example.org';

const look = (server: ApiServer, token: string) => browserOf(server).post('/links/look', { token });
const change = (who: Browser, body: unknown) => who.post(`${path}/members`, body);

/** A programme of Maëlle, with Carla who coordinates and Emma who does not. */
async function people() {
  const { server, maelle } = await connected();
  const carla = await joined(server, maelle, 'member-carla', ['coordinator']);
  const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
  return { server, maelle, carla, emma };
}

describe('an invitation', () => {
  it.each([
    ['lost its coordination', { memberId: 'member-carla', roles: ['accountManager'] }],
    ['left the programme', { memberId: 'member-carla', roles: [] }],
  ])('ends when its maker has %s (control 5)', async (_, ended) => {
    const { server, maelle, carla } = await people();
    const token = tokenOf(await carla.post(`${path}/invitations`, invitation));
    expect((await look(server, token)).status).toBe(200);
    expect((await change(maelle, ended)).status).toBe(200);
    expect((await look(server, token)).status).toBe(404);
    const used = { token, email: 'x@example.org', password: goodPassword, device };
    expect((await browserOf(server).post('/links/use', used)).status).toBe(404);
    const listed = (await maelle.get(`${path}/members`)).body.members;
    expect(listed).toContainEqual(
      expect.objectContaining({ memberId: 'member-new', state: 'expired' }),
    );
  });

  it.each(['role', 'membership', 'account'] as const)(
    'stays ended when its maker gets the %s back (F230)',
    async (lost) => {
      const { server, maelle, carla } = await people();
      const token = tokenOf(await carla.post(`${path}/invitations`, invitation));
      const reset = tokenOf(await carla.post(`${path}/reset`, { memberId: 'member-emma' }));
      const byMaelle = tokenOf(
        await maelle.post(`${path}/invitations`, { ...invitation, memberId: 'member-kim' }),
      );
      const email = 'member-carla@example.org';
      if (lost === 'account') {
        await setDisabled(server.auth, email, true);
        await setDisabled(server.auth, email, false);
      } else {
        const roles = lost === 'role' ? ['accountManager'] : [];
        expect((await change(maelle, { memberId: 'member-carla', roles })).status).toBe(200);
        if (lost === 'role') await change(maelle, { memberId: 'member-carla', roles: coordinator });
        else {
          const again = { ...invitation, memberId: 'member-carla', email };
          const joining = tokenOf(await maelle.post(`${path}/invitations`, again));
          const used = { token: joining, password: goodPassword, device };
          expect((await browserOf(server).post('/links/use', used)).status).toBe(200);
        }
      }
      const carlaNow = browserOf(server);
      await carlaNow.post('/session', { email, password: goodPassword, device });
      // She coordinates again, and none of what she made before works.
      const { members } = (await carlaNow.get(`${path}/members`)).body;
      expect(members).toContainEqual(
        expect.objectContaining({ memberId: 'member-carla', roles: coordinator }),
      );
      expect(members).toContainEqual(
        expect.objectContaining({ memberId: 'member-new', state: 'expired' }),
      );
      for (const one of [token, reset]) expect((await look(server, one)).status).toBe(404);
      expect((await look(server, byMaelle)).status).toBe(200);
      // Also not with other roles; one that is made anew works.
      await change(maelle, { memberId: 'member-new', roles: ['observer'] });
      expect((await look(server, token)).status).toBe(404);
      const anew = tokenOf(await carlaNow.post(`${path}/invitations`, invitation));
      expect((await look(server, anew)).status).toBe(200);
    },
  );

  it('stays ended for the password of somebody who left and joined again (F230)', async () => {
    const { server, maelle, carla } = await people();
    const reset = tokenOf(await carla.post(`${path}/reset`, { memberId: 'member-emma' }));
    const byMaelle = tokenOf(await maelle.post(`${path}/reset`, { memberId: 'member-emma' }));
    expect((await look(server, reset)).status).toBe(200);
    await change(maelle, { memberId: 'member-emma', roles: [] });
    expect((await look(server, reset)).status).toBe(404);
    const again = { ...invitation, memberId: 'member-emma', roles: ['accountManager'] };
    const joining = tokenOf(await maelle.post(`${path}/invitations`, { ...again, email: emmaAt }));
    const used = { token: joining, password: goodPassword, device };
    expect((await browserOf(server).post('/links/use', used)).status).toBe(200);
    expect((await look(server, reset)).status).toBe(404);
    // The administrator may set it all the time.
    expect((await look(server, byMaelle)).status).toBe(200);
  });

  it('of an administrator who is no longer coordinator ends, and their links for passwords stay', async () => {
    const { server, maelle, carla } = await people();
    const token = tokenOf(await maelle.post(`${path}/invitations`, invitation));
    const reset = tokenOf(await maelle.post(`${path}/reset`, { memberId: 'member-emma' }));
    await change(carla, { memberId: 'member-maelle', roles: ['accountManager'] });
    await change(carla, { memberId: 'member-maelle', roles: coordinator });
    expect((await look(server, token)).status).toBe(404);
    expect((await look(server, reset)).status).toBe(200);
  });

  it('ends when its maker is disabled', async () => {
    const { server, carla } = await people();
    const token = tokenOf(await carla.post(`${path}/invitations`, invitation));
    await server.accounts.write(async (writer) => {
      const account = await writer.accountByEmail('member-carla@example.org');
      if (account !== undefined) await writer.putAccount({ ...account, disabled: true });
    });
    expect((await look(server, token)).status).toBe(404);
  });

  it('lets somebody in with the role and pad of that moment, not of the day on which it was made (F119)', async () => {
    const { server, maelle, emma } = await people();
    const token = tokenOf(await maelle.post(`${path}/invitations`, invitation));
    const lowered = { memberId: 'member-new', roles: ['observer'], launchPadId: 'pad-uk' };
    expect((await change(emma, lowered)).status).toBe(404);
    expect((await change(maelle, lowered)).status).toBe(200);
    const { members } = (await maelle.get(`${path}/members`)).body;
    expect(members).toContainEqual(expect.objectContaining({ ...lowered, state: 'invited' }));
    const who = browserOf(server);
    const used = { token, email: 'new@example.org', password: goodPassword, device };
    expect((await who.post('/links/use', used)).status).toBe(200);
    expect((await who.get('/session')).body.memberships).toMatchObject([lowered]);
  });

  it('makes nobody a member who is somebody else by then, as after a restore (F209)', async () => {
    const { server, maelle } = await people();
    const token = tokenOf(await maelle.post(`${path}/invitations`, invitation));
    await server.accounts.write(async (writer) => {
      const emma = await writer.accountByEmail(emmaAt);
      const [member] = await writer.memberships(emma?.id ?? '');
      if (member !== undefined) await writer.putMembership({ ...member, memberId: 'member-new' });
    });
    const used = { token, email: 'new@example.org', password: goodPassword, device };
    expect((await browserOf(server).post('/links/use', used)).status).toBe(404);
  });

  it('does not turn a member into another, nor take the last coordination away', async () => {
    const { server, maelle } = await connected();
    const token = tokenOf(
      await maelle.post(`${path}/invitations`, { ...invitation, roles: ['observer'] }),
    );
    const use = (password: string) =>
      browserOf(server).post('/links/use', {
        token,
        email: 'maelle@example.org',
        password,
        device,
      });
    // Who belongs to the programme is told to its owner only.
    expect((await use('lavande bateau 49')).body).toMatchObject({ detail: 'wrongPassword' });
    expect((await use(goodPassword)).body).toEqual({ error: 'refused', detail: 'alreadyMember' });
    const { memberships } = (await maelle.get('/session')).body;
    expect(memberships).toMatchObject([{ memberId: 'member-maelle' }]);
  });

  it('leaves the password of whoever joins by it as it is, also one that is changed meanwhile', async () => {
    const { server, maelle, emma } = await people();
    const other = { programmeId: 'programme-2', programmeName: 'Second', memberId: 'member-m' };
    await maelle.post('/programmes', other);
    const told = await maelle.post('/programmes/programme-2/invitations', invitation);
    const { passwords } = server.auth;
    const verify = passwords.verify.bind(passwords);
    Object.assign(server.auth.passwords, {
      verify: async (hash: string, password: string) => {
        const right = await verify(hash, password);
        Object.assign(server.auth.passwords, { verify });
        await emma.post('/password', { current: goodPassword, next: 'lavande bateau 48' });
        return right;
      },
    });
    const used = { token: tokenOf(told), email: emmaAt, password: goodPassword, device };
    expect((await browserOf(server).post('/links/use', used)).status).toBe(404);
    const signIn = { email: emmaAt, password: 'lavande bateau 48', device };
    expect((await browserOf(server).post('/session', signIn)).status).toBe(200);
  });
});

describe('a link for a new password', () => {
  it('is no way into a programme that its maker does not coordinate (control 4)', async () => {
    const { server, maelle, carla } = await people();
    const other = { programmeId: 'programme-2', programmeName: 'Second', memberId: 'member-m' };
    expect((await carla.post(`${path}/reset`, { memberId: 'member-emma' })).status).toBe(200);
    await maelle.post('/programmes', other);
    const token = tokenOf(await maelle.post('/programmes/programme-2/invitations', invitation));
    const joining = { token, email: emmaAt, password: goodPassword, device };
    expect((await browserOf(server).post('/links/use', joining)).status).toBe(200);
    expect(await carla.post(`${path}/reset`, { memberId: 'member-emma' })).toMatchObject({
      status: 403,
      body: { error: 'forbidden' },
    });
    // The administrator looks after everybody.
    const told = await maelle.post(`${path}/reset`, { memberId: 'member-emma' });
    expect((await look(server, tokenOf(told))).body).toMatchObject({
      kind: 'reset',
      email: emmaAt,
    });
  });

  it('made before its maker lost that right, or its owner changed the password, does not work any more', async () => {
    const { server, maelle, carla, emma } = await people();
    const make = async () =>
      tokenOf(await carla.post(`${path}/reset`, { memberId: 'member-emma' }));
    const [first, second] = [await make(), await make()];
    expect((await look(server, first)).status).toBe(200);
    server.clock.now += 1000;
    await emma.post('/password', { current: goodPassword, next: 'lavande bateau 48' });
    for (const token of [first, second]) expect((await look(server, token)).status).toBe(404);
    const third = await make();
    expect((await look(server, third)).status).toBe(200);
    await change(maelle, { memberId: 'member-carla', roles: ['accountManager'] });
    expect((await look(server, third)).status).toBe(404);
  });

  it('stays ended when the access of its owner ends after that of its maker (control 4)', async () => {
    const { server, maelle, carla } = await people();
    const token = tokenOf(await carla.post(`${path}/reset`, { memberId: 'member-emma' }));
    await change(maelle, { memberId: 'member-carla', roles: [] });
    await change(maelle, { memberId: 'member-emma', roles: [] });
    expect((await look(server, token)).status).toBe(404);
  });

  it('that was used ends every other one', async () => {
    const { server, maelle } = await people();
    const make = async () =>
      tokenOf(await maelle.post(`${path}/reset`, { memberId: 'member-emma' }));
    const [first, second] = [await make(), await make()];
    server.clock.now += 1000;
    const used = { token: first, password: 'lavande bateau 48', device };
    expect((await browserOf(server).post('/links/use', used)).status).toBe(200);
    expect((await look(server, second)).status).toBe(404);
  });
});
