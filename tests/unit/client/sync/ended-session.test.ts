/**
 * A session that ends while thirty entries wait (F56): nothing of them is lost, nobody is pestered with retries, the
 * same member goes on, and another person on the laptop sees none and sends none of them.
 */

import { afterEach, describe, expect, it } from 'vitest';
import { idleDaysMax } from '../../../../src/server/auth/sessions.ts';
import { type Browser, connected, goodPassword, joined } from '../../../support/api-server.ts';
import { addSmeOn, closeTabs, openTab } from '../../../support/http-tab.ts';
import { baseOf } from '../../../support/sync-device.ts';

const dayMs = 86_400_000;
const home = 'programme-1';
const pendingCount = 30;
afterEach(closeTabs);

const signIn = (browser: Browser, name: string) =>
  browser.post('/session', {
    email: `${name}@example.org`,
    password: goodPassword,
    device: { id: `device-${name}`, name: 'Firefox, Linux' },
  });

/** Emma at her laptop, whose session ends in the given way before she writes thirty sheets. */
async function endedBefore(end: (emma: Browser, clock: { now: number }) => Promise<unknown>) {
  const { server, maelle } = await connected();
  const founder = await openTab(server, maelle, 'member-maelle', true);
  const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
  const tab = await openTab(server, emma, 'member-emma');
  const { cookie } = emma;
  await end(emma, server.clock);
  emma.cookie = cookie;
  tab.sent.length = 0;
  for (let count = 0; count < pendingCount; count += 1) await addSmeOn(tab, `Town ${count}`);
  await tab.runner.idle();
  const onServer = () => server.disk.programmes.get(home)?.records.size;
  return { server, maelle, founder, emma, tab, onServer };
}

const state = ({ tab }: Awaited<ReturnType<typeof endedBefore>>) => tab.runner.state.getState();

describe.each([
  ['expired', async (_: Browser, clock: { now: number }) => (clock.now += idleDaysMax * dayMs)],
  [
    'was revoked',
    (emma: Browser) => emma.post('/devices/revoke', { device: 'device-member-emma' }),
  ],
  ['was signed out elsewhere', (emma: Browser) => emma.post('/session/end', {})],
] as const)('A session that %s while thirty entries wait', (_name, end) => {
  it('keeps them, asks to sign in, and does not go on asking the server (F56) [C6] [P5]', async () => {
    const scene = await endedBefore(end);
    expect(state(scene).phase).toBe('signedOut');
    const { tab } = scene;
    const asked = tab.sent.length;
    expect(asked).toBeLessThanOrEqual(2);
    for (let hour = 0; hour < 72; hour += 1) {
      tab.environment.pass(3_600_000);
      await tab.runner.idle();
    }
    expect(tab.sent.length).toBe(asked);
    expect(state(scene).waiting).toBe(pendingCount);
    expect(scene.onServer()).toBe(3);
  });

  it('lets the same member go on where it stopped: each of them arrives once (F56) [C6]', async () => {
    const scene = await endedBefore(end);
    const { emma, tab, server } = scene;
    expect((await signIn(emma, 'member-emma')).status).toBe(200);
    tab.signedIn();
    await tab.runner.idle();
    expect(state(scene)).toMatchObject({ phase: 'synced', waiting: 0 });
    const programme = server.disk.programmes.get(home);
    expect(programme?.entries.length).toBe(3 + pendingCount);
    expect(baseOf(tab.device)).toEqual(programme?.records);
  });

  it('lets another person send none of them, and tell them nothing new (F56) [C6]', async () => {
    const scene = await endedBefore(end);
    const { emma, tab, founder, maelle } = scene;
    await signIn(maelle, 'maelle');
    await addSmeOn(founder, 'Written elsewhere');
    founder.signedIn();
    await founder.runner.idle();
    // Carl signs in on her laptop, in the same browser.
    await joined(scene.server, maelle, 'member-carl', ['accountManager']);
    expect((await signIn(emma, 'member-carl')).status).toBe(200);
    const before = baseOf(tab.device);
    tab.signedIn();
    await tab.runner.idle();
    expect(state(scene)).toMatchObject({ phase: 'signedOut', waiting: pendingCount });
    expect(scene.onServer()).toBe(4);
    expect(baseOf(tab.device)).toEqual(before);
  });
});
