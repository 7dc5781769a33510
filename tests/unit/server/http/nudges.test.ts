/** The stream of nudges ends when what it rests on has ended, and leaves nothing behind. */

import { describe, expect, it } from 'vitest';
import { streamsMax } from '../../../../src/server/http/nudges.ts';
import {
  apiAddress,
  type ApiServer,
  type Browser,
  connected,
  joined,
} from '../../../support/api-server.ts';

const path = '/programmes/programme-1';

/** Opens the stream of a browser, and reads it line by line. */
async function listen(server: ApiServer, { cookie = '' }: Browser) {
  const stopped = new AbortController();
  const response = await server.app.request(`${apiAddress}${path}/nudges`, {
    headers: { cookie },
    signal: stopped.signal,
  });
  const reader = response.body?.getReader();
  return {
    status: response.status,
    next: async () => {
      const read = await reader?.read();
      return read?.done === false ? new TextDecoder().decode(read.value) : 'ended';
    },
    stop: async () => {
      await reader?.cancel();
      stopped.abort();
    },
  };
}

async function emmaListening() {
  const { server, maelle } = await connected();
  const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
  const stream = await listen(server, emma);
  expect(await stream.next()).toBe('{"head":0}\n');
  return { server, maelle, emma, stream };
}

/** Has the head of the programme move. */
function move(server: ApiServer, sequence: number): Promise<unknown> {
  return server.storage.write('programme-1', (writer) => writer.setSequence(sequence));
}

describe('a stream of nudges', () => {
  it.each([[[]], [['observer']], [['chief']]])(
    'ends as soon as the rights behind it are others: %j (control 5) [P6]',
    async (roles) => {
      const { server, maelle, stream } = await emmaListening();
      await maelle.post(`${path}/members`, { memberId: 'member-emma', roles });
      expect(await stream.next()).toBe('ended');
      expect(server.listeners()).toBe(0);
    },
  );

  it('ends with its next heartbeat where nobody could tell that the rights are others (control 5)', async () => {
    const { server, stream } = await emmaListening();
    const one = server.disk.programmes.get('programme-1');
    if (one === undefined) throw new Error('The programme is there');
    const memberships = one.memberships.filter(({ memberId }) => memberId !== 'member-emma');
    server.disk.programmes.set('programme-1', { ...one, memberships });
    server.beat();
    expect(await stream.next()).toBe('ended');
  });

  it('goes on where the rights of others change, and says the same head again [C12]', async () => {
    const { server, maelle, stream } = await emmaListening();
    const bela = await joined(server, maelle, 'member-bela', ['chair']);
    expect(await stream.next()).toBe('{"head":0}\n');
    await maelle.post(`${path}/members`, { memberId: 'member-bela', roles: [] });
    expect(await stream.next()).toBe('{"head":0}\n');
    expect((await listen(server, bela)).status).toBe(404);
    await move(server, 1);
    expect(await stream.next()).toBe('{"head":1}\n');
    await stream.stop();
  });

  it('looks once for all that came while it looked (F127)', async () => {
    const { server, stream } = await emmaListening();
    const read = server.storage.read.bind(server.storage);
    let looks = 0;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    server.storage.read = async (...asked) => {
      looks += 1;
      await held;
      return read(...asked);
    };
    for (const sequence of [1, 2, 3, 4]) await move(server, sequence);
    go();
    expect(await stream.next()).toBe('{"head":4}\n');
    await move(server, 5);
    expect(await stream.next()).toBe('{"head":5}\n');
    // Not one for each.
    expect(looks).toBeLessThanOrEqual(3);
    await stream.stop();
  });

  it('shares one look with all the others that hear the same, however many are open (F127)', async () => {
    const { server, emma, stream } = await emmaListening();
    const others = await Promise.all(Array.from({ length: 20 }, () => listen(server, emma)));
    for (const other of others) expect(await other.next()).toBe('{"head":0}\n');
    let looks = 0;
    const read = server.storage.read.bind(server.storage);
    server.storage.read = (...asked) => {
      looks += 1;
      return read(...asked);
    };
    await move(server, 1);
    for (const one of [stream, ...others]) expect(await one.next()).toBe('{"head":1}\n');
    expect(looks).toBe(1);
  });

  it('says now and then that it is alive, and ends once its session is revoked (control 2)', async () => {
    const { server, emma, stream } = await emmaListening();
    server.beat();
    expect(await stream.next()).toBe('\n');
    await emma.post('/session/end', {});
    server.beat();
    expect(await stream.next()).toBe('ended');
    expect(server.listeners()).toBe(0);
  });

  it('ends when the database does not answer, and does not take the server with it', async () => {
    const { server, stream } = await emmaListening();
    server.storage.read = () => Promise.reject(new Error('gone'));
    await move(server, 1);
    expect(await stream.next()).toBe('ended');
  });

  it('is open as often as one account has devices, and no oftener (control 6)', async () => {
    const { server, emma, stream } = await emmaListening();
    const others = [];
    for (let count = 1; count < streamsMax; count += 1) others.push(await listen(server, emma));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    expect((await listen(server, emma)).status).toBe(429);
    await stream.stop();
    await expect.poll(() => server.listeners()).toBe(streamsMax - 1);
    const again = await listen(server, emma);
    expect(again.status).toBe(200);
    await Promise.all([...others, again].map(({ stop }) => stop()));
    await expect.poll(() => server.listeners()).toBe(0);
  });
});
