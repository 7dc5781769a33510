/**
 * Records travel once in an answer, however many entries need them, and an answer ends inside a group where that is long
 * [S12] [S14]. Devices of protocol 5 know neither: what they are told comes to the same.
 */

import { describe, expect, it } from 'vitest';
import { applyEntry, isKnownEntry } from '../../../../src/domain/operation/confirm.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, isKnownRecord } from '../../../../src/domain/operation/record.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import type { PullReply } from '../../../../src/protocol/sync-messages.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { pushAndPull } from '../../../../src/server/sync/push-and-pull.ts';
import { present } from '../../../../src/std/assert.ts';
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
    const created = Array.from({ length: 12 }, (_, index) => newSme(`long-${index}`));
    await send(server, 'maelle', [created], { device: 'founder', from: 3 });
    const text = 'y'.repeat(800_000);
    const groups = created.map(
      ({ record }): Group => [
        {
          ...set(emma, sme(server, record), { town: 'a' }),
          fields: { unknown: { value: text, base: 'z' } },
        },
        {
          ...set(emma, sme(server, record), { town: 'b' }),
          fields: { unknown: { value: 'n', base: 'z' } },
        },
      ],
    );
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
    const huge = (name: string): Group => [
      {
        ...set(emma, sme(server), { town: name }),
        fields: { unknown: { value: 'z'.repeat(5_000_000), base: 'z' } },
      },
    ];
    for (let from = 1; from < 20; from += 1) {
      await send(server, 'emma', [huge(`${from}`)], { from });
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
  it('grows no longer than it may, whatever stands in fields that nobody knows [S18] (F67)', async () => {
    const server = await founded();
    const huge = (name: string): Group => [
      {
        ...set(emma, sme(server), { town: name }),
        fields: { [name]: { value: 'z'.repeat(3_000_000), base: 'sme-1' } },
      },
    ];
    const outcomes: string[] = [];
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e', 'f', 'g'].entries()) {
      const told = await send(server, 'emma', [huge(name)], { from: index + 1 });
      outcomes.push(...told.outcomes.map(({ outcome }) => outcome));
    }
    expect(outcomes).toEqual([
      ...Array<string>(5).fill('accepted'),
      'needsAttention',
      'needsAttention',
    ]);
    const small = await send(server, 'emma', [[set(emma, sme(server), { town: 'Dinard' })]], {
      from: 8,
    });
    expect(small.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('grows no longer by small changes that leave a large map beside it [P4] [S18] (F82)', async () => {
    const server = await founded();
    const put = (more: Readonly<Record<string, string | number>>): Group => [
      { ...set(emma, sme(server), { town: `t${more['small']}` }), fields: { map: { put: more } } },
    ];
    await send(server, 'emma', [put({ large: 'z'.repeat(6_000_000), small: 0 })]);
    const groups = Array.from({ length: 22 }, (_, index) => put({ small: index + 1 }));
    const told = await send(server, 'emma', groups, { from: 2 });
    expect(told.outcomes.map(({ outcome }) => outcome).slice(0, 3)).toEqual([
      'conflicted',
      'needsAttention',
      'needsAttention',
    ]);
    expect(JSON.stringify(sme(server)).length).toBeLessThan(1.1 * syncLimits.recordLengthMax);
  });
});

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
