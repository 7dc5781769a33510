/**
 * Somebody whose account is disabled while their laptop is away: they are told nothing any more, and what they had not
 * sent is lost to nobody. It is handed in at the next contact, and coordination decides.
 */

import { afterEach, describe, expect, it } from 'vitest';
import { setDisabled } from '../../../../src/server/auth/operator.ts';
import { idleDaysMax } from '../../../../src/server/auth/sessions.ts';
import { type Browser, connected, goodPassword, joined } from '../../../support/api-server.ts';
import { addSmeOn, closeTabs, openTab } from '../../../support/http-tab.ts';
import { baseOf } from '../../../support/sync-device.ts';

const home = 'programme-1';
const email = 'member-emma@example.org';
afterEach(closeTabs);

/** Emma writes of two towns on a laptop that is away when her account is disabled; others write meanwhile. */
async function scene(count = 2) {
  const { server, maelle } = await connected();
  const founder = await openTab(server, maelle, 'member-maelle', true);
  const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
  const tab = await openTab(server, emma, 'member-emma');
  const { cookie } = emma;
  emma.cookie = undefined;
  for (let at = 0; at < count; at += 1) await addSmeOn(tab, at === 0 ? 'Dinard' : `Cancale ${at}`);
  await tab.runner.idle();
  await addSmeOn(founder, 'Written elsewhere');
  await founder.runner.idle();
  expect((await setDisabled(server.auth, email, true)).ok).toBe(true);
  emma.cookie = cookie;
  const before = baseOf(tab.device);
  const again = async () => {
    tab.runner.notice('tryAgain');
    await tab.runner.idle();
  };
  const names = () =>
    [...(server.disk.programmes.get(home)?.records.values() ?? [])].map(
      ({ values }) => values['name'],
    );
  return { server, maelle, emma, tab, before, again, names };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const heldBy = async (maelle: Browser) =>
  (await maelle.get(`/programmes/${home}/held`)).body.groups;

describe('An account that is disabled while its laptop is away', () => {
  it('hands in what was not sent, which is held, and is told nothing (control 2) [S5] [P5] [P6]', async () => {
    const { server, maelle, tab, before, again } = await scene();
    await again();
    expect(tab.runner.state.getState()).toMatchObject({ phase: 'signedOut', waiting: 0, stuck: 2 });
    expect(baseOf(tab.device)).toEqual(before);
    expect(await heldBy(maelle)).toMatchObject([{ by: 'member-emma' }, { by: 'member-emma' }]);
    const events = await server.accounts.read((reader) => reader.audit(0, 100));
    expect(events.filter(({ kind }) => kind === 'handedInDisabled')).toMatchObject([
      { programmeId: home, device: 'device-member-emma' },
    ]);
  });

  it('hands in all of it at one contact, however much it is, and after two that failed (control 2) [P5]', async () => {
    const { tab, maelle, emma, again } = await scene(205);
    const { cookie } = emma;
    // The tab was open all the time, and saw the network fail.
    tab.cut.isCut = true;
    await again();
    await again();
    tab.cut.isCut = false;
    emma.cookie = cookie;
    tab.sent.length = 0;
    tab.runner.notice('online');
    await tab.runner.idle();
    expect(tab.runner.state.getState()).toMatchObject({
      phase: 'signedOut',
      waiting: 0,
      stuck: 205,
    });
    expect((await maelle.get(`/programmes/${home}/held`)).body.groups).toHaveLength(50);
    // And nothing more, until somebody asks.
    const asked = tab.sent.length;
    tab.environment.pass(3_600_000);
    await tab.runner.idle();
    expect(tab.sent.length).toBe(asked);
  });

  it('changes something only once coordination lets it, and once only (control 2) [S2] [S6]', async () => {
    const { maelle, again, names } = await scene();
    await again();
    await again();
    const before = names();
    expect(before).not.toContain('Dinard');
    const [first] = await heldBy(maelle);
    const path = `/programmes/${home}/held/${first.id}`;
    expect((await maelle.post(`${path}?content=another`, {})).status).toBe(404);
    expect((await maelle.post(`${path}?content=${first.content}`, {})).status).toBe(200);
    expect(names()).toHaveLength(before.length + 1);
    expect(await heldBy(maelle)).toHaveLength(1);
  });

  it('stands in the audit log once an hour, and only where something was held (control 18)', async () => {
    const { server, emma, again } = await scene();
    await again();
    const push = (groups: readonly unknown[], epoch?: string) =>
      emma.post(`/programmes/${home}/push`, { device: 'd', sentAt: 1, groups, epoch });
    const group = { deviceSequence: 1, operations: [{ operationId: 'o1' }] };
    for (let count = 0; count < 3; count += 1) {
      expect((await push([group], 'another')).body.outcomes).toEqual([]);
      expect((await push([{ ...group, deviceSequence: 7 }])).body).toMatchObject({ expected: 1 });
    }
    const events = await server.accounts.read((reader) => reader.audit(0, 100));
    expect(events.filter(({ kind }) => kind === 'handedInDisabled')).toHaveLength(1);
  });

  it('signs out, and then hands nothing in (control 2)', async () => {
    const { emma, maelle, again } = await scene();
    const { cookie } = emma;
    expect((await emma.post('/session/end', {})).status).toBe(200);
    emma.cookie = cookie;
    await again();
    expect(await heldBy(maelle)).toEqual([]);
  });

  it('signs in again when it is enabled, and its earlier session is worth nothing (control 2)', async () => {
    const { server, emma, tab, again } = await scene();
    const device = { id: 'device-member-emma', name: 'Firefox, Linux' };
    const signIn = () => emma.post('/session', { email, password: goodPassword, device });
    expect((await signIn()).status).toBe(422);
    expect((await setDisabled(server.auth, email, false)).ok).toBe(true);
    await again();
    expect(tab.runner.state.getState()).toMatchObject({ phase: 'signedOut', waiting: 2, stuck: 0 });
    expect((await signIn()).status).toBe(200);
    tab.signedIn();
    await tab.runner.idle();
    expect(tab.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0, stuck: 0 });
  });

  it.each<[string, (here: Scene) => Promise<unknown>]>([
    ['its session has ended', async ({ server }) => (server.clock.now += idleDaysMax * 86_400_000)],
    [
      'it is not a member any more',
      ({ maelle }) =>
        maelle.post(`/programmes/${home}/members`, { memberId: 'member-emma', roles: [] }),
    ],
  ])('hands nothing in once %s (control 2)', async (_when, happen) => {
    const here = await scene();
    const signIn = { email: 'maelle@example.org', password: goodPassword };
    await happen(here);
    await here.again();
    await here.maelle.post('/session', { ...signIn, device: { id: 'd', name: 'D' } });
    expect(await heldBy(here.maelle)).toEqual([]);
    expect(here.tab.runner.state.getState().waiting).toBe(2);
  });
});
