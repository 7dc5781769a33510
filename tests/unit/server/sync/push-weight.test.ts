/** A push that would cost far more than it weighs is sent back for smaller ones before anything is decided [S18] (F82). */

import { describe, expect, it, vi } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import { bytesOfTurn } from '../../../../src/server/turns.ts';
import { push } from '../../../../src/server/sync/push.ts';
import {
  bytesOfField,
  copiedFields,
  copiedFieldsMax,
  lightWeightMax,
  touchedBytesMax,
  weightMax,
} from '../../../../src/server/sync/push-weight.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';
import { call, emma, founded, request, send, set, stored } from '../../../support/server-pushes.ts';

const sheet = (server: SyncServer) => present(stored(server, 'sme-1'), 'the sheet is there');
const asEmma = { accountId: 'emma', programmeId: home };
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const people = (count: number) =>
  Object.fromEntries(times(count, (index) => [`p${index}`, { name: 'Anne' }]));

/** A contact with so many fields that only a newer version knows. */
function manyFields(count: number): Operation {
  const made = call('sme-1');
  const more = Object.fromEntries(times(count, (index) => [`f${index}`, { value: index }]));
  return { ...made, fields: { ...made.fields, ...more } };
}

const changing = (ids: readonly string[], value: number): Group =>
  ids.map((record, index) => ({
    operationId: `change-${value}-${index}`,
    kind: 'set',
    entity: 'contact',
    record,
    home: 'sme-1',
    fields: { minutes: { value, base: record } },
    by: 'emma',
    at: 1,
    version: 1,
  }));

describe('the fields that a push copies', () => {
  it('are those of each record that each group changes, with what the push adds', () => {
    const record = { id: 'a', values: { x: 1, y: 2 } } as unknown as ReturnType<typeof sheet>;
    const operation = { record: 'a', fields: { z: {} } };
    expect(copiedFields([[operation, operation], [operation]], [record])).toBe(10);
    expect(copiedFields([[{ record: 'b', fields: { z: {} } }], [{ odd: 1 }, 7]], [])).toBe(1);
  });

  it('are more where the change of a long text is merged into it, however little it says (F203)', () => {
    const notes = Object.fromEntries(
      times(290, (at) => [`note.n${at}`, 'A sentence. '.repeat(1600)] as const),
    );
    const records = times(8, (at) => ({ id: `form-${at}`, values: notes }));
    const group = records.map(({ id }) => ({
      record: id,
      fields: Object.fromEntries(
        Object.keys(notes).map((name) => [name, { value: 'a. ', before: 'b. ' }] as const),
      ),
    }));
    const named = ({ value, ...more }: { readonly value: Json; readonly before?: Json }) =>
      records.map(({ id }) => ({
        record: id,
        fields: Object.fromEntries(
          Object.keys(notes).map((name) => [name, { value, ...more }] as const),
        ),
      }));
    const known = records as unknown as ReturnType<typeof sheet>[];
    expect(copiedFields([group], known)).toBeGreaterThan(copiedFieldsMax);
    expect(copiedFields([named({ value: 'a. ' })], known)).toBeGreaterThan(copiedFieldsMax);
    const pairs = records.map((record) => ({
      ...record,
      values: Object.fromEntries(
        Object.entries(notes).map(([name, fr]) => [name, { fr, en: fr }] as const),
      ),
    })) as unknown as typeof known;
    const pair = named({ value: { fr: 'a. ' }, before: { fr: 'b. ' } });
    expect(copiedFields([pair], pairs)).toBeGreaterThan(copiedFieldsMax);
    // A map, although it says that it is a set as well: so it is combined.
    const asSet = named({ value: null }).map(({ record, fields }) => ({
      record,
      fields: Object.fromEntries(
        Object.keys(fields).map((name) => [name, { put: { a: 1 }, added: [] }] as const),
      ),
    }));
    expect(copiedFields([asSet.slice(0, 2)], pairs)).toBeGreaterThan(copiedFieldsMax);
    // A person who edits fifty long notes without network.
    const some = group.slice(0, 1).map(({ record, fields }) => ({
      record,
      fields: Object.fromEntries(Object.entries(fields).slice(0, 50)),
    }));
    expect(copiedFields([some], known)).toBeLessThan(copiedFieldsMax / 4);
  });

  it('are also the versions that stand beside them', () => {
    const conflicts = { x: [{ value: 1 }, { value: 2 }, { value: 3 }], y: [{ value: 4 }] };
    const record = { id: 'a', values: { x: 1 }, conflicts } as unknown as ReturnType<typeof sheet>;
    expect(copiedFields([[{ record: 'a', fields: {} }]], [record])).toBe(5);
  });

  it('are few enough for two hundred groups on the record with the most fields', () => {
    expect(200 * 5000).toBeLessThanOrEqual(copiedFieldsMax);
  });
});

describe('many small groups on large records', () => {
  it('are refused as too large with nothing written, and taken in smaller pushes (F82)', async () => {
    const server = await founded();
    const contacts = times(12, () => manyFields(4900));
    await send(
      server,
      'emma',
      contacts.map((contact) => [contact]),
      { device: 'first' },
    );
    const ids = contacts.map(({ record }) => record);
    const groups = times(60, (index) => changing(ids, index));
    const before = server.disk.programmes.get(home)?.head.sequence;
    const all = await push(server.context, asEmma, request(groups));
    expect(all).toEqual({ ok: false, error: 'tooLarge' });
    expect(server.disk.programmes.get(home)?.head.sequence).toBe(before);
    const some = await send(server, 'emma', groups.slice(0, 4));
    expect(some.outcomes.map(({ outcome }) => outcome)).not.toContain('needsAttention');
    expect(some.outcomes).toHaveLength(4);
  });

  it('one that touches more than is read at once can never apply, and the queue goes on (F82)', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')]]);
    const groups = [2, 3].map(
      (place): Group => [set(emma, sheet(server), { town: `Town ${place}` })],
    );
    const heavy = {
      ...server.context,
      storage: new HeavyStorage(server.disk, new Set(['sme-1'])),
    };
    const refused = await push(heavy, asEmma, request(groups, { from: 2 }));
    expect(refused).toEqual({ ok: false, error: 'tooLarge' });
    const alone = await push(heavy, asEmma, request(groups.slice(0, 1), { from: 2 }));
    expect(alone.ok && alone.value.outcomes).toEqual([
      { deviceSequence: 2, outcome: 'needsAttention' },
    ]);
    const again = await push(server.context, asEmma, request(groups, { from: 2 }));
    expect(again.ok && again.value.outcomes.map(({ outcome }) => outcome)).toEqual([
      'needsAttention',
      'accepted',
    ]);
  });
});

describe('an operation', () => {
  const renaming = { record: 'sme-1', fields: { people: { put: { p0: { name: 'Bea' } } } } };

  it('copies the map that it changes, however little it says of it (F170)', async () => {
    const server = await founded();
    const there = { ...sheet(server), values: { ...sheet(server).values, people: people(1000) } };
    const few = copiedFields([[renaming]], [there]);
    expect(few).toBeGreaterThan(1000);
    const many = copiedFields([times(100, () => renaming)], [there]);
    expect(many).toBeGreaterThan(100 * 1000);
  });

  it('copies also what the same push put there (F170)', () => {
    const filling = { record: 'sme-1', fields: { people: { put: people(500) } } };
    const copied = copiedFields([[filling, ...times(100, () => renaming)]], []);
    expect(copied).toBeGreaterThan(100 * 500);
  });
});

describe('a field', () => {
  const text = 'a.'.repeat(5000);
  const writing = { record: 'sme-1', fields: { summary: { value: 'b.', before: 'c.' } } };

  it.each([
    ['a text', text],
    ['a text in two languages', { lang: 'fr', text }],
    ['a set of few long elements', [text]],
  ])('is compared or copied by each operation that changes it: %s (F174)', async (_, summary) => {
    const server = await founded();
    const there = { ...sheet(server), values: { ...sheet(server).values, summary } };
    const many = copiedFields([times(100, () => writing)], [there]);
    expect(many).toBeGreaterThan(100 * 150);
  });

  it('is looked at element by element, whatever stood there (F174)', () => {
    const bringing = { record: 'sme-1', fields: { people: { put: people(500) } } };
    expect(copiedFields([[bringing]], [])).toBeGreaterThan(500);
    const whole = { record: 'sme-1', fields: { people: { value: people(500) } } };
    expect(copiedFields([[whole]], [])).toBeGreaterThan(500);
  });

  it('is not added to the one that it takes the place of (F174)', () => {
    const anew = { record: 'sme-1', fields: { summary: { value: text } } };
    expect(copiedFields([times(100, () => anew)], [])).toBeLessThan(
      100 * 2 * (text.length / 8 + 10),
    );
  });
});

it('a group alone that copies more than a push may can never apply (F174)', async () => {
  const server = await founded();
  const unknown = (change: Json): Operation => ({
    ...set(emma, sheet(server), { town: 'Cancale' }),
    fields: { tags: change } as never,
  });
  await send(server, 'emma', [[unknown({ value: ['z'.repeat(240_000)] })]], { device: 'first' });
  const group = times(300, (index) => unknown({ added: [`${index}`] }));
  const refused = await push(server.context, asEmma, request([group, [call('sme-1')]]));
  expect(refused).toEqual({ ok: false, error: 'tooLarge' });
  const alone = await push(server.context, asEmma, request([group]));
  expect(alone.ok && alone.value.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
});

it('others go on between the groups of a push', async () => {
  const server = await founded();
  const breathe = vi.fn<() => Promise<void>>(async () => undefined);
  const groups = times(3, () => [call('sme-1')]);
  const pushed = await push({ ...server.context, breathe }, asEmma, request(groups));
  expect(pushed.ok).toBe(true);
  // While they are hashed, and again while they are decided.
  expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(2 * 3);
});

it('others go on between long records that are written (F210)', async () => {
  const server = await founded();
  const steps: string[] = [];
  const breathe = async (): Promise<void> => void steps.push('breathe');
  const storage = new MemoryStorage(server.disk);
  const write = storage.write.bind(storage);
  storage.write = (programmeId, work) =>
    write(programmeId, (writer) =>
      work(
        new Proxy(writer, {
          get: (target, key) =>
            key === 'putRecords'
              ? async (records: readonly AnyRecord[]) => {
                  steps.push(`${records.length} written`);
                  await target.putRecords(records);
                }
              : (Reflect.get(target, key) as unknown),
        }),
      ),
    );
  const long = (): Operation =>
    createOperation(emma, 'form', 'sme-1', {
      ...{ templateId: 'readiness', state: 'draft' },
      ...Object.fromEntries(times(6, (index) => [`note.${index}`, 'é'.repeat(19_000)])),
    } as never);
  const pushed = await push(
    { ...server.context, storage, breathe },
    asEmma,
    request([[call('sme-1'), call('sme-1'), long(), long(), long()]]),
  );
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  const written = steps.slice(steps.indexOf('3 written'));
  expect(written.slice(0, 6)).toEqual([
    ...['3 written', 'breathe', '1 written', 'breathe', '1 written', 'breathe'],
  ]);
});

describe('a push that does much', () => {
  const changes = (server: SyncServer): Group[] => [
    [set(emma, sheet(server), { town: 'Cancale' })],
  ];
  const outcomesOf = async (server: SyncServer, storage: MemoryStorage, mayGoOn: boolean) => {
    const heavyTurn = vi.fn<() => Promise<boolean>>(async () => mayGoOn);
    const context = { ...server.context, storage, heavyTurn };
    const pushed = await push(context, asEmma, request(changes(server)));
    return { pushed, turns: heavyTurn.mock.calls.length };
  };

  it('waits for a turn of its own before its records are read and anything is decided (F170)', async () => {
    const server = await founded();
    const storage = new HeavyStorage(server.disk, new Set(['sme-1']), lightWeightMax.touchedBytes);
    const before = server.disk.programmes.get(home);
    expect(await outcomesOf(server, storage, false)).toEqual({
      pushed: { ok: false, error: 'busy' },
      turns: 1,
    });
    expect(server.disk.programmes.get(home)).toEqual(before);
    const { pushed, turns } = await outcomesOf(server, storage, true);
    expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    expect(turns).toBe(1);
  });

  it('is one that copies many fields as well, and not one that changes a sheet (F170)', async () => {
    const server = await founded();
    const { turns } = await outcomesOf(server, new MemoryStorage(server.disk), true);
    expect(turns).toBe(0);
    const contact = manyFields(4900);
    await send(server, 'emma', [[contact]], { device: 'first' });
    const heavyTurn = vi.fn<() => Promise<boolean>>(async () => true);
    const groups = times(20, (index) => changing([contact.record], index));
    const asked = request(groups, { device: 'second' });
    expect((await push({ ...server.context, heavyTurn }, asEmma, asked)).ok).toBe(true);
    expect(heavyTurn).toHaveBeenCalledOnce();
  });

  it.each([
    [lightWeightMax.operations, 0, true],
    [lightWeightMax.operations + 1, 1, true],
    [weightMax.operations + 1, 1, false],
  ])(
    'is one of many operations as well, however little they say: %i (F170)',
    async (count, turns, isTaken) => {
      const server = await founded();
      const heavyTurn = vi.fn<() => Promise<boolean>>(async () => true);
      const operations = times(count, () => call('sme-1'));
      const groups = [operations.slice(0, 1000), operations.slice(1000)];
      const pushed = await push({ ...server.context, heavyTurn }, asEmma, request(groups));
      expect(pushed.ok).toBe(isTaken);
      if (!isTaken) expect(pushed).toEqual({ ok: false, error: 'tooLarge' });
      expect(heavyTurn).toHaveBeenCalledTimes(turns);
    },
  );
});

it('What a push made the server do counts also where the database failed (F170)', async () => {
  const server = await founded();
  const onTouched = vi.fn<(bytes: number) => void>();
  const storage = new MemoryStorage(server.disk);
  const failing: MemoryStorage['write'] = async (programmeId, work) => {
    await storage.write(programmeId, work);
    throw new Error('It took too long');
  };
  const broken = new Proxy(storage, {
    get: (target, key) => (key === 'write' ? failing : bound(target, key)),
  });
  const context = { ...server.context, onTouched, storage: broken };
  await expect(push(context, asEmma, request([[call('sme-1')]]))).rejects.toThrow('too long');
  expect(onTouched).toHaveBeenCalledOnce();
  expect(onTouched.mock.calls[0]?.[0]).toBeGreaterThan(0);
});

it('A push that is refused counts as what was read for it, and not as what it would have copied (F180)', async () => {
  const server = await founded();
  const contact = manyFields(4900);
  await send(server, 'emma', [[contact]], { device: 'first' });
  const onTouched = vi.fn<(bytes: number) => void>();
  const context = { ...server.context, onTouched, heavyTurn: async () => true };
  const pushed = async (count: number) => {
    const groups = times(count, (index) => changing([contact.record], index));
    return push(context, asEmma, request(groups, { device: `of-${count}` }));
  };
  expect(await pushed(205)).toEqual({ ok: false, error: 'tooLarge' });
  expect(onTouched).toHaveBeenCalledTimes(2);
  for (const [bytes] of onTouched.mock.calls) {
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(bytesOfTurn);
  }
  expect((await pushed(20)).ok).toBe(true);
  expect(onTouched.mock.lastCall?.[0]).toBeGreaterThan(20 * 4900 * bytesOfField);
});

/** Says of some records that they are too long to be read. */
class HeavyStorage extends MemoryStorage {
  private readonly heavy: ReadonlySet<string>;

  private readonly bytesMax: number;

  /** @param bytesMax up to which they are */
  constructor(disk: SyncServer['disk'], heavy: ReadonlySet<string>, bytesMax = touchedBytesMax) {
    super(disk);
    this.heavy = heavy;
    this.bytesMax = bytesMax;
  }

  override write: MemoryStorage['write'] = (programmeId, work) =>
    super.write(programmeId, (writer) =>
      work(
        new Proxy(writer, {
          get: (target, key) =>
            key === 'recordsUnlessLonger'
              ? async (ids: readonly string[], bytesMax: number) => {
                  const isHeavy = ids.some((id) => this.heavy.has(id));
                  expect([this.bytesMax, touchedBytesMax]).toContain(bytesMax);
                  return isHeavy && bytesMax <= this.bytesMax ? undefined : target.records(ids);
                }
              : bound(target, key),
        }),
      ),
    );
}

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? (value.bind(target) as Json) : value;
}
