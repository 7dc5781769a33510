/**
 * Records travel once in an answer, however many entries need them, and an answer ends inside a group where that is long
 * [S12] [S14]. Devices of protocol 5 know neither: what they are told comes to the same.
 */

import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyEntry, isKnownEntry } from '../../../../src/domain/operation/confirm.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, isKnownRecord } from '../../../../src/domain/operation/record.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import type { PullReply } from '../../../../src/protocol/sync-messages.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { pushAndPull } from '../../../../src/server/sync/push-and-pull.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';
import {
  call,
  emma,
  founded,
  maelle,
  newSme,
  request,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

async function read(server: SyncServer, protocol: number, sequence: number): Promise<Entries> {
  const cursor = { epoch: 'epoch-1', sequence, scope: 1 };
  const asker = { accountId: 'emma', programmeId: home, protocol };
  const answer = await pull(server.context, asker, { device: 'other', cursor, echo: false });
  if (!answer.ok || answer.value.kind !== 'entries') throw new Error('entries are answered');
  return answer.value;
}

/** Everything after a place, answer by answer. */
async function readAll(server: SyncServer, protocol: number, from: number): Promise<Entries[]> {
  const answers: Entries[] = [];
  for (let after = from; ; after = answers.at(-1)?.to ?? after) {
    const answer = await read(server, protocol, after);
    if (answer.to === after) return answers;
    answers.push(answer);
  }
}

const ids = ({ entries }: Entries) =>
  entries.map(({ records = [] }) => records.map(({ id }) => id).join());

const sme = (server: SyncServer, id = 'sme-1') => present(stored(server, id), 'there');

/** Changes that nobody saw, one after another, each of a field or of another. */
function blind(record: AnyRecord, count: number, length = 1): Operation[] {
  return Array.from({ length: count }, (_, index) =>
    set(index % 2 === 0 ? emma : { ...emma, at: emma.at - index }, record, {
      [index % 3 === 0 ? 'town' : 'sector']: `${index}`.padEnd(length, 'x'),
    }),
  );
}

describe('the records of an answer', () => {
  it('are there once, as they stand, on the first entry that needs them [S14] (F67)', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')], blind(sme(server), 4), blind(sme(server), 3, 2)]);
    const answer = await read(server, 6, 4);
    expect(ids(answer)).toEqual(['', '', '', 'sme-1', '', '', '', '']);
    expect(answer.entries[3]?.records).toEqual([sme(server)]);
    for (const { operation } of answer.entries) expect(operation).toBeDefined();
  });

  it('go with the last entry as well where the device is of protocol 5 [P8]', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')], blind(sme(server), 4), blind(sme(server), 3, 2)]);
    expect(ids(await read(server, 5, 4))).toEqual(['', '', '', 'sme-1', '', '', '', 'sme-1']);
  });

  it('come to what the server holds on a device of protocol 5, whatever part it held before [S15] [P7] [P8]', async () => {
    const server = await founded();
    await send(server, 'maelle', [[newSme('sme-2')]], { device: 'founder', from: 3 });
    const [first, second] = [sme(server), sme(server, 'sme-2')];
    for (let from = 1; from < 12; from += 1) {
      const groups = [blind(from % 2 === 0 ? first : second, 5), [call('sme-1')]];
      await send(server, 'emma', groups, { from: 2 * from - 1 });
    }
    const { entries } = present(server.disk.programmes.get(home), 'it is there');
    for (const held of [5, 12, 30, entries.length]) {
      const device = new OldDevice(entries.slice(0, 5));
      // A part of a snapshot of a later moment than its cursor [S15].
      for (const id of ['sme-1', 'sme-2']) device.hold(await recordAt(server, id, held));
      for (const { entries: told } of await readAll(server, 5, 5))
        told.forEach((one) => device.take(one));
      expect(device.records.get('sme-1')).toEqual(sme(server));
      expect(device.records.get('sme-2')).toEqual(sme(server, 'sme-2'));
    }
  });

  it('end it where they are long, at the end of a group where there is one [S12] (F67)', async () => {
    const server = await founded();
    const created = Array.from({ length: 12 }, () => newForm());
    await send(server, 'maelle', [created], { device: 'founder', from: 3 });
    const groups = created.map(({ record }): Group => {
      const [a, b] = [1, 2].map((minutes) => set(emma, sme(server, record), { minutes }));
      return [
        { ...present(a, 'made'), fields: values(8) },
        { ...present(b, 'made'), fields: values(8, { text: 'n' }) },
      ];
    });
    for (const [index, group] of groups.entries()) {
      await send(server, 'emma', [group], { from: index + 1 });
    }
    const answers = await readAll(server, 6, 16);
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers) {
      expect(answer.unfinished).toBeUndefined();
      expect((answer.to - 16) % 2).toBe(0);
      expect(JSON.stringify(answer).length).toBeLessThan(3 * syncLimits.answerLengthMax);
    }
    expect(answers.flatMap(ids).filter((one) => one !== '')).toHaveLength(12);
  });
});

describe('a group that is longer than an answer', () => {
  const long = (server: SyncServer): Group => [
    ...Array.from({ length: 300 }, () => {
      const operation = call('sme-1');
      const summary = { value: { lang: 'fr', text: 'é'.repeat(20_000) } };
      return { ...operation, fields: { ...operation.fields, summary } };
    }),
    ...blind(sme(server), 3),
  ];

  it('comes in several answers, which say so, to whoever knows that [S12]', async () => {
    const server = await founded();
    const group = long(server);
    await send(server, 'emma', [group, [call('sme-1')]]);
    const answers = await readAll(server, 6, 4);
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.map(({ unfinished }) => unfinished === true)).toEqual(
      answers.map((_, index) => index < answers.length - 1),
    );
    for (const answer of answers) {
      expect(JSON.stringify(answer).length).toBeLessThan(1.1 * syncLimits.answerLengthMax);
    }
    expect(answers.flatMap(({ entries }) => entries)).toHaveLength(304);
  });

  it('goes as a whole to a device of protocol 5 [P8]', async () => {
    const server = await founded();
    await send(server, 'emma', [long(server), [call('sme-1')]]);
    const [first] = await readAll(server, 5, 4);
    expect(first?.entries).toHaveLength(303);
    expect(first?.unfinished).toBeUndefined();
  });

  it('is read to its end for a device of protocol 5, and nothing behind it (F82)', async () => {
    const server = await founded();
    for (let from = 1; from < 20; from += 1) {
      const made = newForm(emma);
      const huge = { ...made, fields: { ...made.fields, ...values(50) } };
      const { outcomes } = await send(server, 'emma', [[huge]], { from });
      expect(outcomes).toMatchObject([{ outcome: 'accepted' }]);
    }
    let entriesRead = 0;
    const counting: SyncServer['context'] = {
      ...server.context,
      storage: counted(server, (count) => (entriesRead += count)),
    };
    const cursor = { epoch: 'epoch-1', sequence: 4, scope: 1 };
    const asker = { accountId: 'maelle', programmeId: home, protocol: 5 };
    const answer = await pull(counting, asker, { device: 'other', cursor, echo: false });
    expect(answer.ok && answer.value.kind === 'entries' && answer.value.entries.length).toBe(1);
    expect(entriesRead).toBeLessThan(6);
  });

  it('does not come along with a push [S17]', async () => {
    const server = await founded();
    await send(server, 'emma', [long(server)]);
    const pushed = { ...request([[call('sme-1', maelle)]], { device: 'hers' }) };
    const cursor = { epoch: 'epoch-1', sequence: 4, scope: 1 };
    const asker = { accountId: 'maelle', programmeId: home };
    const answer = await pushAndPull(server.context, asker, { ...pushed, pull: cursor });
    expect(answer.ok && answer.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    expect(answer.ok && answer.value.pulled).toBeUndefined();
  });
});

describe('a record', () => {
  it('grows no longer than it may, in however many pushes [S18] (F67)', async () => {
    const server = await founded();
    const form = newForm(emma);
    await send(server, 'emma', [[form]]);
    const outcomes: string[] = [];
    for (const [index, of] of ['a', 'b', 'c', 'd'].entries()) {
      const huge = set(emma, sme(server, form.record), { minutes: index + 1 });
      const group = [{ ...huge, fields: values(30, { of, base: form.record }) }];
      const told = await send(server, 'emma', [group], { from: index + 2 });
      outcomes.push(...told.outcomes.map(({ outcome }) => outcome));
    }
    expect(outcomes).toEqual(['accepted', 'accepted', 'needsAttention', 'needsAttention']);
    const small = [set(emma, sme(server, form.record), { minutes: 7 })];
    const told = await send(server, 'emma', [small], { from: 6 });
    expect(told.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('grows no longer by small changes that leave a large map beside it [P4] [S18] (F82)', async () => {
    const server = await founded();
    const form = newForm(emma);
    const row = (text: string): Json => ({ text });
    const rows = (more: Readonly<Record<string, Json>>): Group => [
      {
        ...set(emma, sme(server, form.record), { minutes: 1 }),
        fields: { 'rows.plan': { value: more } },
      },
    ];
    const large = Object.fromEntries(
      Array.from({ length: 24 }, (_, index) => [`${index}`, row('z'.repeat(99_000))]),
    );
    await send(server, 'emma', [[form]]);
    await send(server, 'emma', [rows({ ...large, small: row('0') })], { from: 2 });
    const groups = Array.from({ length: 22 }, (_, index): Group => {
      const put = { small: row(`${index + 1}`) };
      return rows({}).map((operation) => ({ ...operation, fields: { 'rows.plan': { put } } }));
    });
    const told: string[] = [];
    for (const [index, group] of groups.entries()) {
      const { outcomes } = await send(server, 'emma', [group], { from: 3 + index });
      told.push(...outcomes.map(({ outcome }) => outcome));
    }
    expect(told.slice(0, 3)).toEqual(['conflicted', 'needsAttention', 'needsAttention']);
    expect(JSON.stringify(sme(server, form.record)).length).toBeLessThan(
      1.1 * syncLimits.recordLengthMax,
    );
  });

  it('holds little in fields that nobody knows, and goes on to be changed [S18] [X1] (F152)', async () => {
    const server = await founded();
    const unknown = (name: string, length = 100_000): Group => [
      {
        ...set(emma, sme(server), { town: name }),
        fields: { [name]: { value: { text: 'z'.repeat(length) }, base: 'sme-1' } },
      },
    ];
    const groups = [unknown('a'), unknown('b'), unknown('c'), unknown('d', 20_000)];
    const told = await send(server, 'emma', groups);
    expect(told.outcomes.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'needsAttention',
      'accepted',
    ]);
    expect(Object.keys(sme(server).values)).toEqual(expect.arrayContaining(['a', 'b', 'd']));
    expect(JSON.stringify(sme(server)).length).toBeLessThan(1.1 * syncLimits.undeclaredLengthMax);
  });

  it('holds no more of them in the versions of a conflict [P4] [S18] (F152)', async () => {
    const server = await founded();
    const blindly = (value: string): Group => [
      {
        ...set(emma, sme(server), { town: value }),
        fields: { a: { value: value.repeat(50_000) } },
      },
    ];
    const told = await send(server, 'emma', [...'123456789'].map(blindly));
    expect(told.outcomes.filter(({ outcome }) => outcome === 'needsAttention')).toHaveLength(4);
  });

  it('that an earlier version let grow longer is read and changed as before (F152)', async () => {
    const server = await founded();
    const there = sme(server);
    const longer = { ...there, values: { ...there.values, a: 'z'.repeat(300_000) } };
    const disk = present(server.disk.programmes.get(home), 'it is there');
    server.disk.programmes.set(home, {
      ...disk,
      records: new Map([...disk.records, ['sme-1', longer]]),
    });
    const changes: readonly Group[] = [
      [set(emma, longer, { town: 'Dinard' })],
      [set(emma, longer, { a: 'z' })],
    ];
    const told = await send(server, 'emma', changes);
    expect(told.outcomes).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    expect(sme(server).values).toMatchObject({ town: 'Dinard', a: 'z' });
  });
});

/** A form on the first sheet. */
function newForm(who = maelle): Operation {
  return createOperation(who, 'form', 'sme-1', { templateId: 'readiness', state: 'draft' });
}

/** Answers as long as answers are, from somebody who has not seen what is there. */
function values(
  count: number,
  { of = 'a', text = 'z'.repeat(99_000), base = 'z' } = {},
): Operation['fields'] {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`value.${of}${index}`, { value: text, base }]),
  );
}

/** The storage of a server, and how many entries were read from it. */
function counted(
  { storage }: SyncServer,
  note: (count: number) => void,
): SyncServer['context']['storage'] {
  const bound = (target: object, key: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, key);
    return typeof value === 'function' ? value.bind(target) : value;
  };
  const read: typeof storage.read = (programmeId, work) =>
    storage.read(programmeId, (reader) =>
      work(
        new Proxy(reader, {
          get: (target, key) =>
            key === 'entriesAfter'
              ? async (...asked: Parameters<typeof reader.entriesAfter>) => {
                  const found = await target.entriesAfter(...asked);
                  note(found.length);
                  return found;
                }
              : bound(target, key),
        }),
      ),
    );
  return new Proxy(storage, {
    get: (target, key) => (key === 'read' ? read : bound(target, key)),
  });
}

/** How a device of protocol 5 takes entries in: a record only where it holds none later than the entry. */
class OldDevice {
  readonly records = new Map<string, AnyRecord>();

  constructor(entries: Parameters<typeof applyEntry>[1][]) {
    for (const entry of entries) {
      for (const record of applyEntry((id) => this.records.get(id), entry)) this.hold(record);
    }
  }

  hold(record: AnyRecord): void {
    this.records.set(record.id, record);
  }

  take({ operation, records, sequence, outcome, received }: Entries['entries'][number]): void {
    const made = present(operation, 'of others');
    const before = this.records.get(made.record);
    const isHeld = before !== undefined && (before.sequence ?? 0) >= sequence;
    const entry = { operation: made, sequence, outcome, received };
    const isApplied = !isHeld && isKnownEntry(entry);
    const effect = isApplied ? applyEntry((id) => this.records.get(id), entry) : [];
    for (const record of records?.filter(isKnownRecord) ?? effect) {
      const here = this.records.get(record.id);
      if (here === undefined || (here.sequence ?? 0) <= sequence) this.hold(record);
    }
  }
}

/** A record as it stood after a place. */
async function recordAt(server: SyncServer, id: string, sequence: number): Promise<AnyRecord> {
  const { entries } = present(server.disk.programmes.get(home), 'it is there');
  const device = new OldDevice(entries.slice(0, sequence));
  return present(device.records.get(id), 'it is there');
}
