/** The real transport against the real routes: what the client sends is what the server reads, and the other way. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { lifeHeader } from '../../../../src/protocol/version.ts';
import { present } from '../../../../src/std/assert.ts';
import { connected, joined } from '../../../support/api-server.ts';
import { addSmeOn, closeTabs, openTab } from '../../../support/http-tab.ts';
import { baseOf } from '../../../support/sync-device.ts';

const home = 'programme-1';
afterEach(closeTabs);

/** Asks at once, and once more after the pause that a refusal asks for. */
async function askAgain(tab: Awaited<ReturnType<typeof openTab>>): Promise<void> {
  tab.runner.notice('tryAgain');
  await tab.runner.idle();
  tab.environment.pass(5000);
  await tab.runner.idle();
}

describe('Over HTTP', () => {
  it('[P7] two members hand over, join, send in compressed bodies and show each other everything', async () => {
    const { server, maelle } = await connected();
    const first = await openTab(server, maelle, 'member-maelle', true);
    expect(first.runner.state.getState()).toMatchObject({ phase: 'synced', stuck: 0 });
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await openTab(server, emma, 'member-emma');
    expect(second.carnet.state.getState().programme?.values.name).toBe('E-Channel');
    for (let count = 0; count < 12; count += 1) await addSmeOn(second, `Town ${'x'.repeat(60)}`);
    await second.runner.idle();
    first.runner.notice('tryAgain');
    await first.runner.idle();
    const records = server.disk.programmes.get(home)?.records;
    expect(records?.size).toBe(15);
    expect(baseOf(first.device)).toEqual(records);
    expect(baseOf(second.device)).toEqual(records);
    expect(server.faults).toEqual([]);
    const history = await second.runner.fetchHistory(home, undefined);
    expect(history).toEqual({ kind: 'complete' });
    expect((await second.carnet.readHistory(home)).length).toBe(3);
  });

  it('[C12] a nudge of the server brings what somebody else wrote', async () => {
    const { server, maelle } = await connected();
    const first = await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await openTab(server, emma, 'member-emma');
    const id = await addSmeOn(second, 'Leeds');
    await second.runner.idle();
    await expect.poll(() => first.carnet.record(id)?.values['town']).toBe('Leeds');
  });

  it('[C12] whoever joins is pulled for at once by those who are there, though nothing was written', async () => {
    const { server, maelle } = await connected();
    const first = await openTab(server, maelle, 'member-maelle', true);
    await expect.poll(() => first.sent).toContain('nudges');
    await first.runner.idle();
    const pulls = (): number => first.sent.filter((name) => name === 'pull').length;
    const before = pulls();
    await joined(server, maelle, 'member-emma', ['accountManager']);
    await expect.poll(pulls).toBeGreaterThan(before);
  });

  it('[C6] another member on the same laptop neither sees nor sends anything', async () => {
    const { server, maelle } = await connected();
    const first = await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const other = await openTab(server, emma, 'member-maelle', true);
    await addSmeOn(other, 'Leeds');
    await other.runner.idle();
    expect(other.runner.state.getState().phase).toBe('signedOut');
    other.environment.pass(1000);
    await expect.poll(() => other.runner.state.getState().waiting).toBe(1);
    expect(server.disk.programmes.get(home)?.records.size).toBe(3);
    first.runner.stop();
  });

  it('[C8] a membership that ended puts everything away', async () => {
    const { server, maelle } = await connected();
    await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const second = await openTab(server, emma, 'member-emma');
    const ended = await maelle.post('/programmes/programme-1/members', {
      memberId: 'member-emma',
      roles: [],
    });
    expect(ended.status).toBe(200);
    await askAgain(second);
    expect(second.runner.state.getState().phase).toBe('lost');
    expect(second.device.pages.size).toBe(0);
  });

  it('[C8] a membership that ended puts everything away, also where the device knew no life of the server', async () => {
    const { server, maelle } = await connected();
    await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const tell = server.app.request.bind(server.app);
    const silent = vi.spyOn(server.app, 'request').mockImplementation(async (...asked) => {
      const answered = await tell(...asked);
      answered.headers.delete(lifeHeader);
      return answered;
    });
    const second = await openTab(server, emma, 'member-emma');
    expect(second.runner.state.getState().phase).toBe('synced');
    silent.mockRestore();
    await maelle.post('/programmes/programme-1/members', { memberId: 'member-emma', roles: [] });
    for (let turn = 0; turn < 3; turn += 1) await askAgain(second);
    expect(second.runner.state.getState().phase).toBe('lost');
    expect(second.device.pages.size).toBe(0);
  });

  it('[C8] a membership that ended before its first download is told as one', async () => {
    const { server, maelle } = await connected();
    await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    await maelle.post('/programmes/programme-1/members', { memberId: 'member-emma', roles: [] });
    const second = await openTab(server, emma, 'member-emma');
    for (let turn = 0; turn < 3; turn += 1) await askAgain(second);
    expect(second.runner.state.getState().phase).toBe('lost');
  });

  describe('[C8] [P3] (F24) a server whose backup is older', () => {
    /** Maëlle's programme, Emma on it, and what an older backup holds of it. */
    async function afterBackup() {
      const { server, maelle } = await connected();
      await openTab(server, maelle, 'member-maelle', true);
      const backup = present(server.disk.programmes.get(home), 'the programme is there');
      const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
      const tab = await openTab(server, emma, 'member-emma');
      const sme = await addSmeOn(tab, 'Leeds');
      await tab.runner.idle();
      expect(tab.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
      const whole = present(server.disk.programmes.get(home), 'the programme is there');
      const restore = async (programme: typeof whole | undefined, epoch: string): Promise<void> => {
        if (programme === undefined) server.disk.programmes.delete(home);
        else server.disk.programmes.set(home, { ...programme, head: { ...programme.head, epoch } });
        await server.accounts.write((writer) =>
          writer.appendAudit({ at: server.clock.now, kind: 'backupRestored' }, (text) => text),
        );
      };
      /** As a snapshot of the machine brings it back: the life stays. */
      const goBack = (programme: typeof whole | undefined): void => {
        if (programme === undefined) server.disk.programmes.delete(home);
        else server.disk.programmes.set(home, programme);
      };
      const ask = async (): Promise<void> => {
        for (let turn = 0; turn < 4; turn += 1) {
          tab.runner.notice('tryAgain');
          await tab.runner.idle();
          tab.environment.pass(5000);
          await tab.runner.idle();
        }
      };
      return { server, tab, sme, backup, whole, restore, goBack, ask };
    }

    it('than a membership empties no device, and gets back what it lacks', async () => {
      const { server, tab, sme, backup, whole, restore, ask } = await afterBackup();
      const pages = tab.device.pages.size;
      await restore(backup, 'life-2');
      await ask();
      expect(tab.runner.state.getState()).toMatchObject({
        phase: 'waiting',
        problem: { kind: 'otherLife' },
      });
      expect(tab.device.pages.size).toBe(pages);
      expect(tab.device.kept.size).toBe(1);
      expect(tab.carnet.record(sme)?.values['town']).toBe('Leeds');
      // Invited once more, the device brings what the backup did not hold.
      const { memberships } = whole;
      const now = present(server.disk.programmes.get(home), 'the programme is there');
      server.disk.programmes.set(home, { ...now, memberships });
      await ask();
      expect(tab.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
      expect(server.disk.programmes.get(home)?.records.get(sme)?.values['town']).toBe('Leeds');
    });

    it('than the programme empties no device', async () => {
      const { tab, sme, restore, ask } = await afterBackup();
      const pages = tab.device.pages.size;
      await restore(undefined, '');
      await ask();
      expect(tab.runner.state.getState()).toMatchObject({
        phase: 'waiting',
        problem: { kind: 'otherLife' },
      });
      expect([tab.device.pages.size, tab.device.kept.size]).toEqual([pages, 1]);
      await addSmeOn(tab, 'York');
      await ask();
      expect(tab.device.outbox.size).toBe(1);
      expect([...tab.device.outbox.values()].map(({ state }) => state)).toEqual(['sealed']);
      expect(tab.carnet.record(sme)?.values['town']).toBe('Leeds');
    });

    it.each(['membership', 'programme'])(
      'than a %s, because its disk went back without a restore, empties no device (F319)',
      async (what) => {
        const { server, tab, sme, backup, whole, goBack, ask } = await afterBackup();
        const [pages, kept] = [tab.device.pages.size, tab.device.kept.size];
        goBack(what === 'programme' ? undefined : backup);
        await ask();
        expect(tab.runner.state.getState()).toMatchObject({
          phase: 'waiting',
          problem: { kind: 'otherLife' },
        });
        expect([tab.device.pages.size, tab.device.kept.size]).toEqual([pages, kept]);
        if (what === 'programme') return;
        const { memberships } = whole;
        const now = present(server.disk.programmes.get(home), 'the programme is there');
        server.disk.programmes.set(home, { ...now, memberships });
        await ask();
        expect(tab.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
        expect(server.disk.programmes.get(home)?.records.get(sme)?.values['town']).toBe('Leeds');
        // From now on the server is believed again.
        const others = memberships.filter(({ memberId }) => memberId !== 'member-emma');
        const then = present(server.disk.programmes.get(home), 'the programme is there');
        server.disk.programmes.set(home, { ...then, memberships: others });
        await ask();
        expect(tab.runner.state.getState().phase).toBe('lost');
      },
    );

    it('or that names no life where the device knows one empties no device', async () => {
      const { server, tab, sme, backup, ask } = await afterBackup();
      const pages = tab.device.pages.size;
      server.disk.programmes.set(home, backup);
      const answer = server.app.request.bind(server.app);
      vi.spyOn(server.app, 'request').mockImplementation(async (...asked) => {
        const answered = await answer(...asked);
        answered.headers.delete(lifeHeader);
        return answered;
      });
      await ask();
      expect(tab.runner.state.getState()).toMatchObject({
        phase: 'waiting',
        problem: { kind: 'otherLife' },
      });
      expect(tab.device.pages.size).toBe(pages);
      expect(tab.carnet.record(sme)?.values['town']).toBe('Leeds');
    });

    it('is believed again once the device knows its life', async () => {
      const { server, tab, whole, restore, ask } = await afterBackup();
      await restore(whole, 'life-2');
      await ask();
      expect(tab.runner.state.getState().phase).toBe('synced');
      const now = present(server.disk.programmes.get(home), 'the programme is there');
      const memberships = now.memberships.filter(({ memberId }) => memberId !== 'member-emma');
      server.disk.programmes.set(home, { ...now, memberships });
      await ask();
      expect(tab.runner.state.getState().phase).toBe('lost');
      expect(tab.device.pages.size).toBe(0);
    });
  });
});
