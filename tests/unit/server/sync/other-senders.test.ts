/**
 * The same operations, sent by their author and by others: whose sending counts against whose.
 *
 * Longer than 400 lines because who sent what before whom is read as one list.
 */

import { describe, expect, it } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { groupNamesMax } from '../../../../src/server/sync/group-names.ts';
import {
  dismiss,
  heldGroups,
  heldGroupsMax,
  letThrough,
} from '../../../../src/server/sync/held.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  author,
  call,
  coordination,
  emma,
  founded,
  idOf,
  newSme,
  outcomesOf,
  programmeOf,
  read,
  request,
  send,
  set,
  shown,
  stored,
} from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';

const zoes = { device: 'hers' } as const;

/** A programme with a sheet of Emma’s pad, where Zoe works as well. */
async function scene(): Promise<SyncServer> {
  const server = await founded();
  server.admit('zoe', ['accountManager'], 'pad-fr');
  return server;
}

async function withdraw(server: SyncServer, who: string, ids: readonly string[], device: string) {
  const asker = { accountId: who, programmeId: home };
  await push(server.context, asker, { ...request([], { device }), withdrawn: ids });
}

const forge = (group: Group) => async (server: SyncServer) => {
  expect(await outcomesOf(send(server, 'zoe', [group], { ...zoes, forging: true }))).toEqual([
    'needsAttention',
  ]);
};
const handIn = (group: Group) => async (server: SyncServer) => {
  expect(await outcomesOf(send(server, 'zoe', [group], zoes))).toEqual(['held']);
};
const sendings: readonly (readonly [string, (made: Operation) => (on: SyncServer) => unknown])[] = [
  ['is held', (made) => handIn([made])],
  [
    'was withdrawn',
    (made) => async (server) => {
      await handIn([made])(server);
      await withdraw(server, 'zoe', [idOf(made)], zoes.device);
    },
  ],
  [
    'was dismissed',
    (made) => async (server) => {
      await handIn([made])(server);
      expect((await dismiss(server.context, coordination, { id: idOf(made) })).ok).toBe(true);
    },
  ],
  ['was refused as forged', (made) => forge([made])],
];

describe.each(sendings)('Changes of which what somebody else sent %s', (_, sent) => {
  it('take effect when their author sends them, once, and settle the other sending [S2] [S10] (F244)', async () => {
    const server = await scene();
    const made = call('sme-1');
    await sent(made)(server);
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['accepted']);
    expect(stored(server, made.record)).toMatchObject({ created: { by: 'emma' } });
    const { entries } = programmeOf(server);
    expect(entries.filter(({ operation }) => idOf(operation) === idOf(made))).toHaveLength(1);
    expect(entries.at(-1)?.handedIn).toBeUndefined();
    // Who sent it before hears of it, and coordination has nothing left to decide.
    expect((await read(server, 'zoe', 4, zoes.device)).groups).toEqual([
      { deviceSequence: 1, outcome: 'accepted', sequence: 5 },
    ]);
    expect(await shown(server)).toEqual([]);
    expect(await letThrough(server.context, coordination, { id: idOf(made) })).toMatchObject({
      error: 'notFound',
    });
    const again = await send(server, 'zoe', [[made]], { device: 'hers, renamed' });
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted', sequence: entries.length }]);
    expect(programmeOf(server).entries).toHaveLength(entries.length);
  });

  it('take effect when coordination hands them in [S10] (F244)', async () => {
    const server = await scene();
    const made = call('sme-1');
    await sent(made)(server);
    const handed = send(server, 'maelle', [[made]], { device: 'm' });
    expect(await outcomesOf(handed)).toEqual(['accepted']);
    expect(programmeOf(server).entries.at(-1)).toMatchObject({ handedIn: 'maelle' });
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['accepted']);
    expect(programmeOf(server).entries).toHaveLength(5);
  });

  it('are answered the same again to who sent that [S2] (F244)', async () => {
    const server = await scene();
    const made = call('sme-1');
    await sent(made)(server);
    const before = programmeOf(server).groups.get('hers 1');
    const sending = { device: 'hers, renamed', forging: true } as const;
    expect(await outcomesOf(send(server, 'zoe', [[made]], sending))).toEqual([before?.outcome]);
  });
});

describe('Changes that their author sent', () => {
  /** Emma may not do this. */
  const renamed = (server: SyncServer): Operation =>
    set(emma, present(stored(server, 'sme-1'), 'there'), { name: 'Kerlan' });

  it('stay dismissed for their author, and for coordination that takes a copy in, whatever others sent before [S6] (F244)', async () => {
    const server = await scene();
    const made = renamed(server);
    await handIn([made])(server);
    await withdraw(server, 'zoe', [idOf(made)], zoes.device);
    server.clock.now += 1;
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['held']);
    expect(await shown(server)).toEqual([[idOf(made), 'emma']]);
    await dismiss(server.context, coordination, { id: idOf(made) });
    const again = { device: 'laptop, renamed' };
    expect(await outcomesOf(send(server, 'emma', [[made]], again))).toEqual(['needsAttention']);
    const handed = send(server, 'maelle', [[made]], { device: 'm' });
    expect(await outcomesOf(handed)).toEqual(['needsAttention']);
    expect(await shown(server)).toEqual([]);
  });

  it('stay withdrawn, whoever hands them in [S23] (F244)', async () => {
    const server = await scene();
    const made = renamed(server);
    await send(server, 'emma', [[made]]);
    await withdraw(server, 'emma', [idOf(made)], 'laptop');
    for (const who of ['zoe', 'maelle']) {
      const handed = send(server, who, [[made]], { device: `of ${who}` });
      expect(await outcomesOf(handed)).toEqual(['needsAttention']);
    }
    expect(await shown(server)).toEqual([]);
  });

  it('are withdrawn before they come, though somebody else had sent them [S23] (F244)', async () => {
    const server = await scene();
    const made = call('sme-1');
    await handIn([made])(server);
    await withdraw(server, 'emma', [idOf(made)], 'laptop');
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['needsAttention']);
    expect(stored(server, made.record)).toBeUndefined();
  });

  it('stay dismissed, though coordination had handed them in and its sending waits for a record [S6] (F244)', async () => {
    const server = await scene();
    const early = call('sme-2');
    expect(await outcomesOf(send(server, 'maelle', [[early]], { device: 'm' }))).toEqual(['held']);
    server.admit('emma', ['observer'], 'pad-fr');
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    expect((await dismiss(server.context, coordination, { id: idOf(early) })).ok).toBe(true);
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm', from: 2 });
    expect(stored(server, early.record)).toBeUndefined();
    for (const name of ['laptop 1', 'm 1']) {
      expect(programmeOf(server).groups.get(name)).toMatchObject({ outcome: 'needsAttention' });
    }
  });

  it('wait on, though what others handed in of them is dismissed [S6] (F244)', async () => {
    const server = await scene();
    const early = call('sme-2');
    server.admit('zoe', ['observer'], 'pad-fr');
    await handIn([early])(server);
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    expect((await dismiss(server.context, coordination, { id: idOf(early) })).ok).toBe(true);
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
    expect(stored(server, early.record)).toMatchObject({ created: { by: 'emma' } });
  });

  it('are shown as theirs to coordination, and take effect as theirs, where others handed them in too [S6] (F244)', async () => {
    const server = await scene();
    const made = renamed(server);
    await handIn([made])(server);
    server.clock.now += 1;
    await send(server, 'emma', [[made]]);
    expect(await shown(server)).toEqual([[idOf(made), 'emma']]);
    expect((await letThrough(server.context, coordination, { id: idOf(made) })).ok).toBe(true);
    expect(programmeOf(server).entries.at(-1)?.handedIn).toBeUndefined();
    for (const [who, device] of [['emma', 'laptop'] as const, ['zoe', 'hers'] as const]) {
      expect((await read(server, who, 4, device)).groups).toEqual([
        { deviceSequence: 1, outcome: 'accepted', sequence: 5 },
      ]);
    }
  });

  it('wait for their record, and settle then what others handed in [S6] (F244)', async () => {
    const server = await scene();
    const early = call('sme-2');
    server.admit('zoe', ['observer'], 'pad-fr');
    await handIn([early])(server);
    server.admit('zoe', ['accountManager'], 'pad-fr');
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    expect(await shown(server)).toEqual([[idOf(early), 'zoe']]);
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
    expect(stored(server, early.record)).toBeDefined();
    expect(programmeOf(server).entries).toHaveLength(6);
    expect(await shown(server)).toEqual([]);
  });

  it('are decided by their rights once the server knows them, others by their own [S19] (F244)', async () => {
    const server = await scene();
    const made = call('sme-1');
    const later = { ...made, entity: 'contactLater' } as unknown as Operation;
    expect(await outcomesOf(send(server, 'zoe', [[later]], zoes))).toEqual(['undecided']);
    server.clock.now += 1;
    expect(await outcomesOf(send(server, 'emma', [[later]]))).toEqual(['undecided']);
    const programme = programmeOf(server);
    const quarantined = programme.quarantined.map((group) => {
      return { ...group, body: group.body.replaceAll('contactLater', 'contact') };
    });
    server.disk.programmes.set(home, { ...programme, quarantined });
    expect(await retryQuarantined(server.context, home)).toEqual({ decided: 2, left: 0 });
    expect(stored(server, made.record)).toBeDefined();
    expect(programmeOf(server).entries).toHaveLength(5);
    expect(programmeOf(server).quarantined).toEqual([]);
    expect(await shown(server)).toEqual([]);
  });

  it('take effect once, where others sent them under the name of their device [S2] (F244)', async () => {
    const server = await scene();
    const made = set(emma, present(stored(server, 'sme-1'), 'there'), { town: 'Dinard' });
    await send(server, 'zoe', [[made], [made]], { device: 'laptop' });
    await withdraw(server, 'zoe', [idOf(made)], 'laptop');
    expect(await outcomesOf(send(server, 'emma', [[made], [made]]))).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(programmeOf(server).entries).toHaveLength(5);
    expect(programmeOf(server).groups.get('laptop 1')).toMatchObject({ memberId: 'emma' });
  });

  it('are answered alike where they may do nothing any more, whatever others sent [S5] (F244)', async () => {
    const server = await scene();
    const [made, unsent] = [call('sme-1'), call('sme-1')];
    await handIn([made])(server);
    await withdraw(server, 'zoe', [idOf(made)], zoes.device);
    server.admit('emma', ['observer'], 'pad-fr');
    expect(await outcomesOf(send(server, 'emma', [[made], [unsent]]))).toEqual(['held', 'held']);
  });
});

it('Changes of two people in one group are nobody’s own: each sending is decided by itself [S10] (F244)', async () => {
  const server = await scene();
  server.admit('tom', ['accountManager'], 'pad-fr');
  const group = [call('sme-1'), call('sme-1', author('zoe'))];
  await forge(group)(server);
  expect(await outcomesOf(send(server, 'tom', [group], { device: 'toms' }))).toEqual(['held']);
  expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['held']);
});

describe('Changes of one’s own that come from a copy or a log', () => {
  it('take effect by one’s own rights, and name who handed them in [S10] (F251)', async () => {
    const server = await scene();
    const made = call('sme-1');
    const sent = request([[made]]);
    const groups = sent.groups.map((group) => ({ ...group, handedIn: 'backup' as const }));
    const asker = { accountId: 'emma', programmeId: home };
    const reply = await push(server.context, asker, { ...sent, groups });
    expect(reply.ok && reply.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    expect(programmeOf(server).entries.at(-1)).toMatchObject({ operation: made, handedIn: 'emma' });
    const { entries } = await read(server, 'emma', 0, sent.device);
    expect(entries.at(-1)).toMatchObject({ operation: made, handedIn: 'emma' });
  });
});

describe('Two contents of one name, of which neither may take effect without coordination (F257) (F260)', () => {
  const orders = [
    ['their author’s came first', ['emma', 'zoe']],
    ['that of somebody else came first', ['zoe', 'emma']],
  ] as const;

  /** Neither may write here. The second one comes under three counters. */
  async function bothWait(first: string, second: string) {
    const server = await scene();
    server.admit('zoe', ['accountManager'], 'pad-uk');
    const sme = present(stored(server, 'sme-1'), 'the sheet');
    const made = { ...set(emma, sme, { name: `By ${first}` }), by: first };
    const other = { ...made, by: second, fields: { name: { value: `By ${second}` } } };
    expect(await outcomesOf(send(server, first, [[made]], { device: first }))).toEqual(['held']);
    server.clock.now += 1;
    const again = [[other], [other], [other]];
    expect(await outcomesOf(send(server, second, again, { device: second }))).toEqual([
      'held',
      'held',
      'held',
    ]);
    expect(await shown(server)).toEqual([[idOf(made), first]]);
    const name = () => stored(server, 'sme-1')?.values['name'];
    const outcomeOf = (who: string) => programmeOf(server).groups.get(`${who} 1`)?.outcome;
    return { server, id: idOf(made), name, outcomeOf };
  }

  it.each(orders)(
    'wait one behind the other, and coordination decides on what it was shown: %s [S2] [S3] [S6]',
    async (_, [first, second]) => {
      const { server, id, name, outcomeOf } = await bothWait(first, second);
      expect(await letThrough(server.context, coordination, { id })).toMatchObject({ ok: true });
      expect(name()).toBe(`By ${first}`);
      expect([outcomeOf(first), outcomeOf(second)]).toEqual(['accepted', 'needsAttention']);
      expect(await shown(server)).toEqual([]);
    },
  );

  it.each(orders)(
    'of which the one that was shown is dismissed take nothing from the other: %s [S2] [S6]',
    async (_, [first, second]) => {
      const { server, id, name, outcomeOf } = await bothWait(first, second);
      expect((await dismiss(server.context, coordination, { id })).ok).toBe(true);
      expect([outcomeOf(first), outcomeOf(second)]).toEqual(['needsAttention', 'held']);
      expect(await shown(server)).toEqual([[id, second]]);
      expect(await letThrough(server.context, coordination, { id })).toMatchObject({ ok: true });
      expect(name()).toBe(`By ${second}`);
    },
  );

  it('are not shown both, however many wait between them [S6]', async () => {
    const server = await scene();
    server.admit('zoe', ['accountManager'], 'pad-uk');
    const sme = present(stored(server, 'sme-1'), 'the sheet');
    const made = Array.from({ length: heldGroupsMax + 1 }, (_, index) =>
      set(emma, sme, { name: `Name ${index}` }),
    );
    await send(
      server,
      'emma',
      made.map((one) => [one]),
    );
    server.clock.now += 1;
    const other = { ...present(made[0], 'first'), by: 'zoe' };
    expect(await outcomesOf(send(server, 'zoe', [[other]], zoes))).toEqual(['held']);
    const first = await heldGroups(server.context, coordination);
    const second = await heldGroups(server.context, coordination, first.ok ? first.value.next : '');
    const ids = [first, second].flatMap((page) =>
      page.ok ? page.value.groups.map(({ id, by }) => [id, by]) : [],
    );
    expect(ids).toEqual(made.map((one) => [idOf(one), 'emma']));
  });

  it('are shown in the order in which they began to wait for coordination [S6]', async () => {
    const server = await scene();
    const early = call('sme-2');
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    server.clock.now += 1;
    const sme = present(stored(server, 'sme-1'), 'the sheet');
    const renamed = set(author('zoe'), sme, { name: 'Kerlan' });
    server.admit('zoe', ['accountManager'], 'pad-uk');
    const other = { ...renamed, operationId: idOf(early) };
    expect(await outcomesOf(send(server, 'zoe', [[other]], zoes))).toEqual(['held']);
    server.dismiss('emma');
    server.clock.now += 1;
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
    expect(await shown(server)).toEqual([[idOf(early), 'zoe']]);
    expect((await dismiss(server.context, coordination, { id: idOf(early) })).ok).toBe(true);
    expect(await shown(server)).toEqual([[idOf(early), 'emma']]);
  });
});

describe('What others sent without effect, where its author’s waits for a record,', () => {
  it('does not count against it: a part that waits for coordination (F260) [S2] [S6]', async () => {
    const server = await scene();
    const group = [call('sme-1'), call('sme-2')];
    await handIn(group.slice(0, 1))(server);
    expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['held']);
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
    for (const { record } of group) expect(stored(server, record)).toBeDefined();
    expect(
      programmeOf(server).entries.filter(({ operation }) =>
        group.map(idOf).includes(idOf(operation)),
      ),
    ).toHaveLength(2);
    expect(programmeOf(server).groups.get('hers 1')).toMatchObject({ outcome: 'merged' });
    expect(await shown(server)).toEqual([]);
  });

  it.each(['nowhere', 'sme-1'])(
    'does not count against it: another content, on %s, of somebody who may write nothing (F260) [S2]',
    async (place) => {
      const server = await scene();
      server.admit('zoe', ['chief'], 'pad-fr');
      const early = call('sme-2');
      const other = { ...early, home: place, by: 'zoe' };
      expect(await outcomesOf(send(server, 'zoe', [[other]], zoes))).toEqual(['held']);
      expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
      await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
      expect(stored(server, early.record)).toMatchObject({ created: { by: 'emma' } });
      // What waits for a record is looked at again once that comes.
      await send(server, 'maelle', [[newSme('nowhere')]], { device: 'm', from: 2 });
      expect(programmeOf(server).groups.get('hers 1')).toMatchObject({ outcome: 'needsAttention' });
      expect(await shown(server)).toEqual([]);
    },
  );

  it('is decided by coordination before it, where its author may not write any more (F260) [S2] [S6]', async () => {
    const server = await scene();
    server.admit('zoe', ['chief'], 'pad-fr');
    const early = call('sme-2');
    const other = { ...early, home: 'sme-1', by: 'zoe' };
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    server.clock.now += 1;
    expect(await outcomesOf(send(server, 'zoe', [[other]], zoes))).toEqual(['held']);
    server.admit('emma', ['chief'], 'pad-fr');
    server.clock.now += 1;
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'm' });
    expect(await outcomesOf(send(server, 'emma', [[early]]))).toEqual(['held']);
    expect(await shown(server)).toEqual([[idOf(early), 'zoe']]);
    expect((await dismiss(server.context, coordination, { id: idOf(early) })).ok).toBe(true);
    expect(await shown(server)).toEqual([[idOf(early), 'emma']]);
    expect((await letThrough(server.context, coordination, { id: idOf(early) })).ok).toBe(true);
    expect(stored(server, early.record)).toMatchObject({ created: { by: 'emma' } });
  });

  it('is what coordination decides on, however often another content waits for records (F260) [S6]', async () => {
    const server = await scene();
    const made = set(emma, present(stored(server, 'sme-1'), 'there'), { name: 'Kerlan' });
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['held']);
    server.clock.now += 1;
    const other = { ...made, record: 'nowhere', home: 'nowhere', by: 'zoe' };
    const many = Array.from({ length: groupNamesMax / 5 }, () => [other]);
    for (let from = 1; from <= groupNamesMax; from += many.length) {
      const waiting = await outcomesOf(send(server, 'zoe', many, { ...zoes, from }));
      expect(new Set(waiting)).toEqual(new Set(['held']));
    }
    expect((await dismiss(server.context, coordination, { id: idOf(made) })).ok).toBe(true);
    expect(programmeOf(server).groups.get('laptop 1')).toMatchObject({ outcome: 'needsAttention' });
    expect(await shown(server)).toEqual([]);
  });
});

it('What somebody made whose account is disabled reaches coordination whole, though a colleague sent a part of it before (F260) [S5] [S6]', async () => {
  const server = await scene();
  const group = [call('sme-1'), call('sme-1')];
  await handIn(group.slice(0, 1))(server);
  server.clock.now += 1;
  const asker = { accountId: 'emma', programmeId: home, disabledOn: 'laptop' };
  const answer = await push(server.context, asker, request([group], { device: 'laptop' }));
  expect(answer.ok && answer.value.outcomes).toEqual([{ deviceSequence: 1, outcome: 'held' }]);
  const id = idOf(present(group[0], 'one'));
  expect(await shown(server)).toEqual([[id, 'zoe']]);
  expect((await letThrough(server.context, coordination, { id })).ok).toBe(true);
  expect(await shown(server)).toEqual([[id, 'emma']]);
  expect((await letThrough(server.context, coordination, { id })).ok).toBe(true);
  for (const { record } of group) expect(stored(server, record)).toBeDefined();
  expect(programmeOf(server).entries).toHaveLength(6);
});
