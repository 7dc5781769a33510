/** A session that ends while its call is on its way: what it may do is decided with what is so then (F202) [P6] [S5]. */

import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import {
  browserOf,
  connected,
  founded,
  goodPassword,
  joined,
  laptop,
} from '../../../support/api-server.ts';
import { author, call, founding, newSme } from '../../../support/server-pushes.ts';

const path = '/programmes/programme-1';

/** A body of which the last byte comes when it is asked for. */
function late(body: unknown) {
  const text = JSON.stringify(body);
  let end: () => void = () => undefined;
  const stream = new ReadableStream({
    start: (out) => {
      const encoder = new TextEncoder();
      out.enqueue(encoder.encode(text.slice(0, -1)));
      end = () => {
        out.enqueue(encoder.encode(text.slice(-1)));
        out.close();
      };
    },
  });
  return { stream, end: () => end() };
}

const pushOf = (operations: unknown) => ({
  device: 'phone-1',
  sentAt: 1,
  groups: [{ deviceSequence: 1, operations }],
});

async function withPhone() {
  const { server, maelle } = await connected();
  await maelle.post(`${path}/push`, { ...pushOf([founding]), device: 'laptop-1' });
  const phone = browserOf(server);
  const device = { id: 'phone-1', name: 'iPhone' };
  await phone.post('/session', { email: 'maelle@example.org', password: goodPassword, device });
  return { server, maelle, phone };
}

describe('a call whose body still comes', () => {
  it.each([
    [
      `${path}/pull`,
      { device: 'phone-1', cursor: { epoch: 'x', sequence: 0, scope: 1 }, echo: true },
    ],
    [`${path}/push`, pushOf([newSme('sme-1')])],
    ['/devices/revoke', { device: laptop.id }],
  ])('is refused once its device was signed out: %s (F202)', async (to, body) => {
    const { server, maelle, phone } = await withPhone();
    const { stream, end } = late(body);
    const answer = phone.post(to, stream);
    expect((await maelle.post('/devices/revoke', { device: 'phone-1' })).status).toBe(200);
    server.clock.now += 5000;
    end();
    expect((await answer).status).toBe(401);
    expect((await maelle.get('/session')).status).toBe(200);
  });

  it('waits for coordination once its account was disabled (F202)', async () => {
    const { server, maelle } = await connected();
    await maelle.post(`${path}/push`, { ...pushOf([founding]), device: 'laptop-1' });
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    await maelle.post(`${path}/push`, pushOf([newSme('sme-1')]));
    const { stream, end } = late(pushOf([call('sme-1', author('member-emma'))]));
    const answer = emma.post(`${path}/push`, stream);
    // Her session is found before her body comes.
    await new Promise((resolve) => setImmediate(resolve));
    await server.auth.accounts.write(async (writer) => {
      const members = await writer.members('programme-1');
      const { accountId } = present(
        members.find(({ memberId }) => memberId === 'member-emma'),
        'she is a member',
      );
      const account = present(await writer.account(accountId), 'it is there');
      await writer.putAccount({ ...account, disabled: true });
    });
    server.clock.now += 5000;
    end();
    expect((await answer).body.outcomes).toMatchObject([{ outcome: 'held' }]);
  });
});

describe('a new password', () => {
  const next = 'lavande bateau 48';

  it.each(['another password', 'no session'])(
    'is not set where the account got %s while it was made (F202)',
    async (what) => {
      const { server, maelle } = await founded();
      const others = { passwordHash: `hashed:${server.auth.hash('a third one 49')}` };
      const { passwords } = server.auth;
      const before = { ...passwords };
      Object.assign(passwords, {
        hash: async (password: string) => {
          await server.auth.accounts.write(async (writer) => {
            const account = present(
              await writer.accountByEmail('maelle@example.org'),
              'it is there',
            );
            if (what === 'another password') await writer.putAccount({ ...account, ...others });
            else
              for (const one of await writer.sessions(account.id))
                await writer.removeSession(one.tokenHash);
          });
          return before.hash(password);
        },
      });
      const answer = await maelle.post('/password', { current: goodPassword, next });
      expect(answer).toMatchObject({ status: 422, body: { detail: 'wrongPassword' } });
      const sign = { email: 'maelle@example.org', password: next, device: laptop };
      expect((await browserOf(server).post('/session', sign)).status).toBe(422);
    },
  );
});
