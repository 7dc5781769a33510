/** Groups that their author discards while they take no effect, as the server withdraws them. */

import { describe, expect, it } from 'vitest';
import { earlyMsMax } from '../../../../src/server/sync/early-withdrawals.ts';
import { heldGroups } from '../../../../src/server/sync/held.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  author,
  call,
  founding,
  newSme,
  request,
  send,
  set,
} from '../../../support/server-pushes.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

const coordination = { accountId: 'maelle', programmeId: home } as const;
const tom = author('tom');

async function scene() {
  const server = await syncServer();
  server.admit('tom', ['technical'], 'pad-fr');
  server.admit('lea', ['technical'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
  const sme = present(server.disk.programmes.get(home)?.records.get('sme-1'), 'it is there');
  return { server, rename: (name: string) => [set(tom, sme, { name })] };
}

/** Withdraws, with a push that holds nothing else. */
async function withdraw(
  server: SyncServer,
  accountId: string,
  ids: readonly string[],
  device = 'laptop',
) {
  const asker = { accountId, programmeId: home };
  const answer = await push(server.context, asker, { ...request([], { device }), withdrawn: ids });
  if (!answer.ok) throw new Error(answer.error);
  return answer.value.withdrawn;
}

async function shown({ context }: SyncServer): Promise<number> {
  const page = await heldGroups(context, coordination);
  return page.ok ? page.value.groups.length : -1;
}

describe('A group that is withdrawn', () => {
  it('is withdrawn under every name under which it waits, and answered so where it comes again [S23] [S2]', async () => {
    const { server, rename } = await scene();
    const group = rename('Kerlan');
    await send(server, 'tom', [group], { device: 'laptop' });
    await send(server, 'tom', [group], { device: 'laptop, renamed' });
    const id = present(group[0], 'one').operationId;
    expect(await withdraw(server, 'tom', [id])).toEqual([id]);
    expect(await shown(server)).toBe(0);
    const again = await send(server, 'tom', [group], { device: 'laptop, once more' });
    expect(again.outcomes).toEqual([{ deviceSequence: 1, outcome: 'needsAttention' }]);
  });

  it('is its sender’s: of others, and of what is not there, the answer is the same [S23] [S5]', async () => {
    const { server, rename } = await scene();
    const group = rename('Kerlan');
    await send(server, 'tom', [group]);
    const id = present(group[0], 'one').operationId;
    expect(await withdraw(server, 'lea', [id, 'nothing'], 'hers')).toEqual([id, 'nothing']);
    expect(await shown(server)).toBe(1);
  });

  it('is not decided where it arrives later, held up on its way; later on it is another one [S23] (F196)', async () => {
    const { server } = await scene();
    server.admit('emma', ['accountManager'], 'pad-fr');
    const [late, later] = [call('sme-1'), call('sme-1')];
    const ids = [late.operationId, later.operationId];
    expect(await withdraw(server, 'emma', ids, 'hers')).toEqual(ids);
    const arrived = await send(server, 'emma', [[late]], { device: 'hers' });
    expect(arrived.outcomes).toEqual([{ deviceSequence: 1, outcome: 'needsAttention' }]);
    const records = () => present(server.disk.programmes.get(home), 'it is there').records;
    expect(records().has(late.record)).toBe(false);
    expect(await shown(server)).toBe(0);
    server.clock.now += earlyMsMax;
    await send(server, 'emma', [[later]], { device: 'hers', from: 2 });
    expect(records().has(later.record)).toBe(true);
  });

  it('is not decided when the record arrives for which it waited [S23] [S6]', async () => {
    const { server } = await scene();
    server.admit('emma', ['accountManager'], 'pad-fr');
    const early = call('sme-2');
    await send(server, 'emma', [[early]], { device: 'hers' });
    expect(await withdraw(server, 'emma', [early.operationId], 'hers')).toEqual([
      early.operationId,
    ]);
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm', from: 3 });
    const programme = present(server.disk.programmes.get(home), 'there');
    expect(programme.records.has('sme-2')).toBe(true);
    expect(programme.records.has(early.record)).toBe(false);
  });

  it.each([
    ['quarantined', { at: { value: 7 } }, 'contact'],
    ['undecided', {}, 'contactLater'],
  ])('is not decided later where it is %s [S23] [S19]', async (outcome, odd, entity) => {
    const { server } = await scene();
    server.admit('emma', ['accountManager'], 'pad-fr');
    const made = call('sme-1');
    const poisoned = { ...made, entity, fields: { ...made.fields, ...odd } } as typeof made;
    const sent = await send(server, 'emma', [[poisoned]], { device: 'hers' });
    expect(sent.outcomes).toMatchObject([{ outcome }]);
    expect(server.disk.programmes.get(home)?.quarantined).toHaveLength(1);
    await withdraw(server, 'emma', [made.operationId], 'hers');
    expect(server.disk.programmes.get(home)?.quarantined).toHaveLength(0);
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 0, left: 0 });
  });
});
