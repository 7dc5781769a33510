/**
 * Pushes of somebody who tries what is not allowed: by another entity, another home, another name or another's device.
 *
 * Longer than 400 lines because all of them are pushed to the same few people and sheets.
 */

import { describe, expect, it } from 'vitest';
import { createOperation, deleteOperation } from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import type { Asker } from '../../../../src/server/sync/context.ts';
import { heldGroups, letThrough } from '../../../../src/server/sync/held.ts';
import { push as pushed } from '../../../../src/server/sync/push.ts';
import { history } from '../../../../src/server/sync/snapshot.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';
import {
  author,
  call,
  emma,
  founded,
  maelle,
  newSme,
  read,
  request,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';

/** What became of each group. */
async function outcomes(server: SyncServer, who: string, groups: readonly Group[]) {
  const reply = await send(server, who, groups, { device: `laptop of ${who}` });
  return reply.outcomes.map(({ outcome }) => outcome);
}

const smeOn = (server: SyncServer) => present(stored(server, 'sme-1'), 'the sheet is there');

describe('a push of somebody who may log on a sheet, and not change whose it is', () => {
  it('is held for that change alone: what was saved beside it takes effect (F55) [S5]', async () => {
    const server = await founded();
    const sme = smeOn(server);
    expect(
      await outcomes(server, 'emma', [
        [set(emma, sme, { town: 'Dinard' })],
        [set(emma, sme, { stage: 'screening' })],
        [set(emma, sme, { sector: 'Ceramics' })],
      ]),
    ).toEqual(['accepted', 'held', 'accepted']);
    expect(smeOn(server).values).toMatchObject({
      town: 'Dinard',
      sector: 'Ceramics',
      stage: 'prospect',
    });
  });

  it.each([
    ['renames it', (sme: ReturnType<typeof smeOn>) => set(emma, sme, { name: 'Mine' })],
    ['takes it to the trash', (sme: ReturnType<typeof smeOn>) => deleteOperation(emma, sme)],
  ])('does not take it for an entity with looser rules and %s [S5] (control 4)', async (_, of) => {
    const server = await founded();
    const before = smeOn(server);
    const honest = of(before);
    const entities = ['contact', 'action', 'issue'] as const;
    const disguised = entities.map((entity) => [
      { ...honest, operationId: `as-${entity}`, entity },
    ]);
    expect(await outcomes(server, 'emma', disguised)).toEqual(entities.map(() => 'needsAttention'));
    expect(smeOn(server)).toEqual(before);
  });

  it('does not change the home or the entity of what it has just created', async () => {
    const server = await founded();
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'founder', from: 3 });
    const logged = call('sme-1');
    const moved: Operation = {
      operationId: 'moves-1',
      kind: 'set',
      entity: 'contact',
      record: logged.record,
      home: 'sme-2',
      fields: { minutes: { value: 5, base: logged.operationId } },
      by: 'emma',
      at: 1,
      version: 1,
    };
    expect(await outcomes(server, 'emma', [[logged, moved]])).toEqual(['needsAttention']);
    expect(stored(server, logged.record)).toBeUndefined();
  });

  it('puts nothing on what is no sheet', async () => {
    const server = await founded();
    const logged = call('sme-1');
    const itself = { ...call('x-1'), operationId: 'x-1', record: 'x-1' };
    expect(
      await outcomes(server, 'emma', [[logged], [call(logged.record)], [call('pad-uk')], [itself]]),
    ).toEqual(['accepted', 'needsAttention', 'needsAttention', 'needsAttention']);
  });
});

describe('a push that speaks for others', () => {
  const title = { lang: 'en', text: 'Monthly meeting' } as const;
  const meeting = createOperation(
    maelle,
    'meeting',
    { home, id: 'meeting-1' },
    { title, kind: 'projectMeeting', at: '2020-11-26T10:00', state: 'held' },
  );
  const approval = { by: 'emma', at: 1, parts: {} };

  it('approves a meeting for one’s own pad alone, unless one coordinates (F98)', async () => {
    const server = await founded();
    server.admit('tom', ['accountManager'], 'pad-fr');
    await send(server, 'maelle', [[meeting]], { device: 'founder', from: 3 });
    const record = present(stored(server, 'meeting-1'), 'the meeting is there');
    const tom = author('tom');
    const approves = (who: typeof tom, pad: string) => [
      set(who, record, { [`approval.${pad}.print`]: approval }),
    ];
    expect(
      await outcomes(server, 'tom', [approves(tom, 'pad-uk'), approves(tom, 'pad-fr')]),
    ).toEqual(['held', 'accepted']);
    expect(await outcomes(server, 'maelle', [approves(maelle, 'pad-uk')])).toEqual(['accepted']);
    const approved = present(stored(server, 'meeting-1'), 'the meeting is there');
    const takenBack = set(tom, approved, { 'approval.pad-uk.print': undefined });
    const reply = await send(server, 'tom', [[takenBack]], { device: 'laptop of tom', from: 3 });
    expect(reply.outcomes).toMatchObject([{ outcome: 'held' }]);
  });

  it('changes no report that was issued, not even for who issued it (F98)', async () => {
    const server = await founded();
    const report = createOperation(
      maelle,
      'issuedReport',
      { home, id: 'report-1' },
      {
        title: 'Review 1',
        edition: 1,
        issuedOn: '2020-05-31',
        issuedBy: 'maelle',
        'part.en.0': ['as issued'],
      },
    );
    await send(server, 'maelle', [[report]], { device: 'founder', from: 3 });
    const record = present(stored(server, 'report-1'), 'the report is there');
    expect(
      await outcomes(server, 'maelle', [
        [set(maelle, record, { 'part.en.0': [{ kind: 'paragraph' }] })],
        [deleteOperation(maelle, record)],
      ]),
    ).toEqual(['needsAttention', 'accepted']);
    expect(stored(server, 'report-1')?.values['part.en.0']).toEqual(['as issued']);
  });
});

describe('a push of a shape that every reader counts on, in a field of any shape', () => {
  const form = (id: string, fields: Readonly<Record<`${string}.${string}`, Json>>) =>
    createOperation(
      emma,
      'form',
      { home: 'sme-1', id },
      { templateId: 'market-entry-plan/1', state: 'agreed', ...fields },
    );

  it('is quarantined, and what Carnet writes there is not (F96) [S7]', async () => {
    const server = await founded();
    server.admit('tom', ['accountManager'], 'pad-fr');
    const title = { lang: 'en', text: 'Meeting' } as const;
    const newer = { alert: { id: 'newAlert', level: 'grave' }, next: '2020-12-01' };
    const values = { title, kind: 'event', at: '2020-11-26T10:00', state: 'held' } as const;
    const tom = author('tom');
    const meeting = (id: string, fields: Readonly<Record<`${string}.${string}`, Json>>) =>
      createOperation(tom, 'meeting', { home, id }, { ...values, ...fields });
    expect(
      await outcomes(server, 'emma', [
        [form('f1', { 'value.form.agreedOn': 'the day before' })],
        [form('f2', { 'value.form.letterSentOn': { on: 1 } })],
        [form('f3', { 'value.form.agreedOn': '2020-11-24', 'value.any': 'the day before' })],
      ]),
    ).toEqual(['quarantined', 'quarantined', 'accepted']);
    expect(
      await outcomes(server, 'tom', [
        [meeting('m1', { 'approval.pad-fr.p': { by: 'tom', at: 1e300, parts: {} } })],
        [meeting('m2', { 'progress.p': { at: 'yesterday', pads: [] } })],
        [meeting('m3', { 'progress.p': { at: '2020-11-26T10:00', pads: [], newer: 1 } })],
        // Names that a newer version gives are its own business [X1].
        [meeting('m4', { 'progress.p': { at: '2020-11-26T10:00', pads: [{ lines: [newer] }] } })],
      ]),
    ).toEqual(['quarantined', 'quarantined', 'accepted', 'accepted']);
  });
});

describe('a push with a name that every object has, where things are looked up by it', () => {
  it.each(['constructor', '__proto__', 'toString'])(
    'is quarantined: %s (F105) [S7]',
    async (name) => {
      const server = await founded();
      const made = (entity: 'form' | 'contact', id: string, values: Record<string, Json>) =>
        createOperation(emma, entity, { home: 'sme-1', id }, values as never);
      const form = { templateId: 'eligibility-checklist/1', state: 'draft', onDate: '2020-11-19' };
      const contact = { at: '2020-11-19T10:00', kind: 'call', state: 'held' };
      expect(
        await outcomes(server, 'emma', [
          [made('form', 'f1', { ...form, templateId: name })],
          [made('form', 'f2', { ...form, state: name })],
          [made('contact', 'c1', { ...contact, kind: name })],
          [made('form', name, form)],
          [made('form', 'f5', form)],
        ]),
      ).toEqual(['quarantined', 'quarantined', 'quarantined', 'quarantined', 'accepted']);
    },
  );
});

describe('a push of a field named as what every object has', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'is quarantined, and waits for nobody: %s (F114) [S7]',
    async (name) => {
      const server = await founded();
      const operation = {
        ...set(emma, smeOn(server), { town: 'Dinard' }),
        fields: { [name]: { value: 'x' } },
      };
      expect(await outcomes(server, 'emma', [[operation]])).toEqual(['quarantined']);
    },
  );
});

describe('somebody who reads nothing', () => {
  it('is told the same of what is there, elsewhere or nowhere [S5] [P6]', async () => {
    const server = await founded();
    server.admit('olive', ['observer']);
    const olive = author('olive');
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'founder', from: 3 });
    const there = set(olive, smeOn(server), { town: 'Dinard' });
    const elsewhere = { ...call('sme-2', olive), operationId: 'o-2', record: 'o-2' };
    const disguised: Operation = { ...there, operationId: 'o-3', entity: 'contact' };
    const strayed: Operation = { ...disguised, operationId: 'o-4', home: 'sme-2' };
    const nowhere = { ...there, operationId: 'o-5', record: 'none', home: 'none' };
    const groups = [[there], [elsewhere], [disguised], [strayed], [nowhere]];
    const told = await outcomes(server, 'olive', groups);
    expect(new Set(told)).toEqual(new Set(['held']));
  });
});

describe('what somebody who reads nothing sends of what is there', () => {
  it('is held like what is not: by its operations, its content and the name of its device (F73) [S5]', async () => {
    const server = await founded();
    server.admit('olive', ['observer']);
    const olive = author('olive');
    const there = [call('sme-1')];
    await send(server, 'emma', [there, [call('sme-1')]], { device: 'laptop of emma' });
    const before = server.disk.programmes.get(home)?.groups.get('laptop of emma 1');
    const forged = { ...call('sme-1', olive), operationId: there[0]?.operationId ?? '' };
    const odd = { ...forged, kind: 'set' } as const;
    const absent = { ...odd, operationId: 'absent' };
    for (const device of ['her own', 'laptop of emma', 'laptop of nobody']) {
      for (const groups of [
        [[odd], [absent]],
        [[absent], there],
      ]) {
        const name = `${device}${groups.indexOf(there)}`;
        const reply = await send(server, 'olive', groups, { device: name });
        expect(reply.outcomes).toEqual([
          { deviceSequence: 1, outcome: 'held' },
          { deviceSequence: 2, outcome: 'held' },
        ]);
        expect(reply.expected).toBeUndefined();
        // However often it comes.
        expect(await send(server, 'olive', groups, { device: name })).toEqual(reply);
        absent.operationId += '-';
      }
    }
    const named = await send(server, 'olive', [[odd], [absent]], { device: 'laptop of emma' });
    expect(named.outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'held']);
    // Emma's laptop is answered as before, and goes on where it was.
    expect(server.disk.programmes.get(home)?.groups.get('laptop of emma 1')).toEqual(before);
    const again = await send(server, 'emma', [there], { device: 'laptop of emma' });
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    const next = await send(server, 'emma', [[call('sme-1')]], {
      device: 'laptop of emma',
      from: 3,
    });
    expect(next.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
    expect(held.ok && held.value.groups.every(({ operations }) => operations.length > 0)).toBe(
      true,
    );
  });

  it('is answered as it was, where they sent it themselves while they could read [S2]', async () => {
    const server = await founded();
    const group = [call('sme-1')];
    const told = await send(server, 'emma', [group], { device: 'laptop of emma' });
    server.admit('emma', ['observer']);
    const again = await send(server, 'emma', [group, [call('sme-1')]], {
      device: 'laptop of emma',
    });
    expect(again.outcomes).toEqual([...told.outcomes, { deviceSequence: 2, outcome: 'held' }]);
  });
});

describe('held groups', () => {
  it('are told to, and let through by, the session of the laptop’s own member only [C6]', async () => {
    const server = await founded();
    server.admit('carla', ['coordinator']);
    await send(server, 'emma', [[set(emma, smeOn(server), { stage: 'screening' })]]);
    const ownLaptop = { accountId: 'carla', programmeId: home, memberId: 'carla' };
    const elsewhere = { ...ownLaptop, memberId: 'maelle' };
    const held = await heldGroups(server.context, ownLaptop);
    const id = present(held.ok ? held.value.groups[0]?.id : undefined, 'one is held');
    expect(await heldGroups(server.context, elsewhere)).toEqual({ ok: false, error: 'signedOut' });
    expect(await letThrough(server.context, elsewhere, { id })).toEqual({
      ok: false,
      error: 'signedOut',
    });
    expect(await letThrough(server.context, ownLaptop, { id })).toMatchObject({ ok: true });
  });
});

describe('a device called by the name of another’s', () => {
  it('cannot make it believe that something of its own took effect, nor keep it from sending [S3] [P5]', async () => {
    const server = await founded();
    server.admit('tom', ['technical'], 'pad-fr');
    // Tom names his device like Emma's and has something held there, which coordination lets through.
    const tom = author('tom');
    const group = [set(tom, smeOn(server), { name: 'Kerlan' })];
    await send(server, 'tom', [group], { device: 'laptop of emma' });
    const lets = { accountId: 'maelle', programmeId: home };
    expect(
      await letThrough(server.context, lets, { id: group[0]?.operationId ?? '' }),
    ).toMatchObject({
      ok: true,
    });
    const told = async (who: string) =>
      (await read(server, who, 4, 'laptop of emma')).groups.map(({ outcome }) => outcome);
    expect(await told('tom')).toEqual(['accepted']);
    expect(await told('emma')).toEqual([]);
    // Her own first group finds its counter taken, and takes effect under another name.
    const hers = [call('sme-1')];
    expect(await outcomes(server, 'emma', [hers])).toEqual(['forked']);
    const renamed = await send(server, 'emma', [hers], { device: 'laptop of emma, renamed' });
    expect(renamed.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('what somebody signs with another’s name', () => {
  const forging = { forging: true, device: 'forger' } as const;

  it('needs attention and is told to the audit, where no honest way is named (F69) [S10]', async () => {
    const server = await founded();
    const told: string[] = [];
    const context = {
      ...server.context,
      onForged: async ({ accountId }: Asker, device: string) => void told.push(accountId, device),
    };
    const forged = { ...server, context };
    for (const who of ['emma', 'maelle']) {
      const other = who === 'emma' ? maelle : emma;
      const device = `forger ${who}`;
      const reply = await send(
        forged,
        who,
        [[call('sme-1', other)], [call('sme-1', author(who))]],
        {
          ...forging,
          device,
        },
      );
      expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['needsAttention', 'accepted']);
    }
    expect(told).toEqual(['emma', 'forger emma', 'maelle', 'forger maelle']);
  });

  it('is answered like the rest where they read nothing, told to the audit, and asked of nobody (F69) [S5] [S10]', async () => {
    const server = await founded();
    server.admit('olive', ['observer']);
    const told: string[] = [];
    const context = {
      ...server.context,
      onForged: async ({ accountId }: Asker) => void told.push(accountId),
    };
    const groups = [[call('sme-1', emma)], [call('sme-1', author('olive'))]];
    const reply = await send({ ...server, context }, 'olive', groups, forging);
    expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'held']);
    expect(told).toEqual(['olive']);
    const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
    expect(held.ok && held.value.groups.map(({ operations }) => operations)).toEqual([groups[1]]);
  });

  it('needs attention where somebody says to hand in the log of a programme who may not (F69) [S10]', async () => {
    const server = await founded();
    const push = request([[call('sme-1', maelle)]], { device: 'l' });
    const groups = push.groups.map((group) => ({ ...group, handedIn: 'log' as const }));
    const asker = { accountId: 'emma', programmeId: home };
    const answer = await pushed(server.context, asker, { ...push, groups });
    expect(answer.ok && answer.value.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
  });

  it('is held where the device is of a protocol in which it cannot say, whoever sends it [P8] [S10]', async () => {
    const server = await founded();
    for (const [who, other] of [
      ['emma', maelle],
      ['maelle', emma],
    ] as const) {
      const asker = { accountId: who, programmeId: home, protocol: 5 };
      const push = request([[call('sme-1', other)]], { device: `old ${who}` });
      const answer = await pushed(server.context, asker, push);
      expect(answer.ok && answer.value.outcomes).toMatchObject([{ outcome: 'held' }]);
    }
  });

  it('names who sent it before coordination lets it through, and for ever after (F69) [S10]', async () => {
    const server = await founded();
    const group = [call('sme-1', maelle)];
    await send(server, 'emma', [group]);
    const coordination = { accountId: 'maelle', programmeId: home };
    const held = await heldGroups(server.context, coordination);
    expect(held.ok && held.value.groups).toMatchObject([
      { by: 'emma', operations: [{ by: 'maelle' }] },
    ]);
    await letThrough(server.context, coordination, { id: group[0]?.operationId ?? '' });
    const [told] = (await read(server, 'emma', 4)).entries;
    expect(told).toMatchObject({ handedIn: 'emma', operation: { by: 'maelle' } });
    const asked = await history(server.context, coordination, { home: 'sme-1' });
    expect(asked.ok && asked.value.entries.at(-1)).toMatchObject({ handedIn: 'emma' });
  });

  it('is held with its whole group, whatever else it holds [S10]', async () => {
    const server = await founded();
    const group = [call('sme-1'), call('sme-1', maelle)];
    expect(await outcomes(server, 'emma', [group])).toEqual(['held']);
    for (const { record } of group) expect(stored(server, record)).toBeUndefined();
  });
});
