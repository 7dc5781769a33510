/** The real transport against the real routes: what the client sends is what the server reads, and the other way. */

import { afterEach, describe, expect, it } from 'vitest';
import { connected, joined } from '../../../support/api-server.ts';
import { addSmeOn, closeTabs, openTab } from '../../../support/http-tab.ts';
import { baseOf } from '../../../support/sync-device.ts';

const home = 'programme-1';
afterEach(closeTabs);

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
    second.runner.notice('tryAgain');
    await second.runner.idle();
    second.environment.pass(5000);
    await second.runner.idle();
    expect(second.runner.state.getState().phase).toBe('lost');
    expect(second.device.pages.size).toBe(0);
  });
});
