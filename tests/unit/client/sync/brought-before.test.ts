/** What waits on a laptop reached the server by a copy that somebody else handed in, before its author lost the right to read. */

import { afterEach, expect, it } from 'vitest';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { setDisabled } from '../../../../src/server/auth/operator.ts';
import { connected, joined } from '../../../support/api-server.ts';
import { addSmeOn, closeTabs, openTab } from '../../../support/http-tab.ts';

const programme = '/programmes/programme-1';
afterEach(closeTabs);

it.each(['disabled', 'an observer'])(
  'more of it than one push holds is handed in once, and what came later with it: %s (F337)',
  async (became) => {
    const { server, maelle } = await connected();
    await openTab(server, maelle, 'member-maelle', true);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const tab = await openTab(server, emma, 'member-emma');
    const { cookie } = emma;
    emma.cookie = undefined;
    const count = syncLimits.pushGroupsMax + 5;
    for (let at = 0; at < count; at += 1) await addSmeOn(tab, `Cancale ${at}`);
    await tab.runner.idle();
    const groups = [...tab.device.outbox.values()].map(({ group }, at) => ({
      ...{ deviceSequence: at + 1, handedIn: 'backup', operations: group },
    }));
    for (let from = 0; from < groups.length; from += 50) {
      const part = groups.slice(from, from + 50);
      await maelle.post(`${programme}/push`, { device: 'import', sentAt: 1, groups: part });
    }
    await addSmeOn(tab, 'Last words');
    await tab.runner.idle();
    if (became === 'disabled') await setDisabled(server.auth, 'member-emma@example.org', true);
    else
      await maelle.post(`${programme}/members`, { memberId: 'member-emma', roles: ['observer'] });
    emma.cookie = cookie;
    for (let turn = 0; turn < 4; turn += 1) {
      tab.runner.notice('tryAgain');
      await tab.runner.idle();
      tab.environment.pass(10 * 60_000);
      await tab.runner.idle();
    }
    const known = [...(server.disk.programmes.get('programme-1')?.groups.values() ?? [])];
    const own = known.filter(
      ({ memberId, device }) => memberId === 'member-emma' && device !== 'import',
    );
    expect(new Set(own.map(({ device }) => device)).size).toBe(1);
    expect(own).toHaveLength(count + 1);
    expect(own.filter(({ outcome }) => outcome === 'held')).toHaveLength(1);
  },
  60_000,
);
