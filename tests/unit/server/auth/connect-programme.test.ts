/** A programme that somebody began alone is put on the server. */

import { describe, expect, it, test } from 'vitest';
import { mayCoordinate } from '../../../../src/domain/permission/permission.ts';
import { memberRoles } from '../../../../src/domain/programme/programme.ts';
import { coordinatedProgrammesMax } from '../../../../src/server/auth/rights.ts';
import { dayProgrammesMax } from '../../../../src/server/http/day-quota.ts';
import { type Browser, connected, founded, joined } from '../../../support/api-server.ts';
import { fewAtOnce } from '../../../support/few-at-once.ts';

const dayMs = 86_400_000;

/** Puts a programme of one's own on the server. */
const bring = (who: Browser, name: string) =>
  who.post('/programmes', { programmeId: name, programmeName: name, memberId: 'me' });

test('its founder is of the launch pad that they name, so that nothing is left to be applied', async () => {
  const { maelle } = await connected();
  const wish = { programmeId: 'own', programmeName: 'Own', memberId: 'me', launchPadId: 'pad-fr' };
  expect((await maelle.post('/programmes', wish)).status).toBe(200);
  const { memberships } = (await maelle.get('/session')).body;
  expect(memberships).toContainEqual(expect.objectContaining({ launchPadId: 'pad-fr' }));
});

test('it is not put there where that cannot be noted: a restore tells by the note whose it is (F209)', async () => {
  const { server, maelle } = await connected();
  const { accounts } = server.auth;
  const write = accounts.write.bind(accounts);
  Object.assign(accounts, { write: () => Promise.reject(new Error('locked')) });
  expect((await bring(maelle, 'own')).status).toBe(500);
  Object.assign(accounts, { write });
  expect((await maelle.get('/session')).body.memberships).toHaveLength(1);
  expect((await bring(maelle, 'own')).status).toBe(200);
  const events = await accounts.read((reader) => reader.audit(0, 100));
  const ofIt = events.filter(({ programmeId }) => programmeId === 'own');
  expect(ofIt.map(({ kind }) => kind)).toEqual(['programmeConnected']);
});

describe('another programme', () => {
  it.each(memberRoles.filter((role) => !mayCoordinate([role])))(
    'is brought by nobody who only is a member: %s (F153)',
    async (role) => {
      const { server, maelle } = await connected();
      const emma = await joined(server, maelle, 'member-emma', [role]);
      const refused = await bring(emma, 'own');
      // A device that does not know the detail says that it is not allowed.
      expect(refused).toMatchObject({
        status: 403,
        body: { error: 'forbidden', detail: 'notWhoConnects' },
      });
      expect((await emma.get('/session')).body.memberships).toHaveLength(1);
      // Nor by whoever left.
      await maelle.post('/programmes/programme-1/members', { memberId: 'member-emma', roles: [] });
      expect((await bring(emma, 'own')).status).toBe(403);
      // Nothing is there, so that the administrator brings it.
      expect((await bring(maelle, 'own')).status).toBe(200);
    },
  );

  it('is brought by the administrator, and by who coordinates one already; a second try is no clash (F153)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['observer']);
    // Refusals use nothing up of what a day allows.
    for (let time = 0; time <= dayProgrammesMax; time += 1) {
      expect((await bring(emma, 'own')).status).toBe(403);
    }
    const coordinating = { memberId: 'member-emma', roles: ['coordinator'] };
    expect((await maelle.post('/programmes/programme-1/members', coordinating)).status).toBe(200);
    expect((await bring(emma, 'own')).status).toBe(200);
    // The answer was lost, and since then somebody else coordinates both.
    const { accounts } = server;
    await accounts.write(async (writer) => {
      const account = await writer.accountByEmail('member-emma@example.org');
      for (const one of await writer.memberships(account?.id ?? '')) {
        await writer.putMembership({ ...one, accountId: account?.id ?? '', roles: ['observer'] });
      }
    });
    expect((await bring(emma, 'own')).status).toBe(200);
    expect((await bring(emma, 'third')).status).toBe(403);
  });

  it('is the first one of a server only by its administrator (F153)', async () => {
    const { server, maelle } = await founded();
    expect((await bring(maelle, 'first')).status).toBe(200);
    const emma = await joined({ ...server, programmeId: 'first' }, maelle, 'member-emma', [
      'accountManager',
    ]);
    expect((await bring(emma, 'second')).status).toBe(403);
    expect((await bring(maelle, 'second')).status).toBe(200);
  });
});

describe('programmes without an end', () => {
  it('are put off beyond a few a day of each account, however many at once (F129) (control 25)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['coordinator']);
    const all = await fewAtOnce(3 * dayProgrammesMax, (count) => bring(emma, `own-${count}`));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(dayProgrammesMax);
    expect(all.at(-1)).toMatchObject({ status: 429, body: { error: 'busy', detail: 'dayLimit' } });
    expect((await bring(maelle, 'hers')).status).toBe(200);
    server.clock.now += dayMs;
    expect((await bring(emma, 'tomorrow')).status).toBe(200);
  });

  it('are not taken from who coordinates many; what is there already is no clash (F129)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['coordinator']);
    // With the programme that lets them bring others.
    for (let count = 0; count < coordinatedProgrammesMax - 1; count += 1) {
      if (count % dayProgrammesMax === 0) server.clock.now += dayMs;
      expect([count, (await bring(emma, `own-${count}`)).status]).toEqual([count, 200]);
    }
    server.clock.now += dayMs;
    // A device that does not know the detail says that it is not allowed.
    expect(await bring(emma, 'one-more')).toMatchObject({
      status: 403,
      body: { error: 'forbidden', detail: 'tooManyProgrammes' },
    });
    expect((await bring(emma, 'own-0')).status).toBe(200);
    const { memberships } = (await emma.get('/session')).body;
    expect(memberships).toHaveLength(coordinatedProgrammesMax);
  });

  it('count for nothing where the server fails at them (F129)', async () => {
    const { server, maelle } = await connected();
    const { storage } = server;
    const create = storage.createProgramme.bind(storage);
    storage.createProgramme = () => Promise.reject(new Error('on purpose'));
    for (let count = 0; count <= dayProgrammesMax; count += 1) {
      expect((await bring(maelle, 'own')).status).toBe(500);
    }
    storage.createProgramme = create;
    expect((await bring(maelle, 'own')).status).toBe(200);
  });
});
