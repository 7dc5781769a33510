/**
 * What every storage of the server promises (`src/server/ports/sheet-storage.ts`), as one suite that each adapter
 * runs: in memory, on SQLite, on PostgreSQL.
 *
 * Longer than 400 lines because one suite is one promise.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { SnapshotPart } from '../../src/protocol/sync-messages.ts';
import {
  answerLength,
  type SheetStorage,
  type StoredEntry,
  type StoredGroup,
} from '../../src/server/ports/sheet-storage.ts';
import { withdraw } from '../../src/server/sync/withdraw.ts';
import { present } from '../../src/std/assert.ts';
import {
  appendNext,
  createSample,
  firstMember,
  sampleContact,
  sampleEntry,
  sampleGroup,
  sampleHead,
  sampleOperation,
  sampleRecord,
  sampleTime,
} from '../support/sheet-storage-samples.ts';

/** A database, seen by one process or by two. */
export interface ContractDatabase {
  readonly storage: SheetStorage;
  /** The storage of another process on the same database, where there can be one. */
  readonly other?: SheetStorage;
  readonly close: () => Promise<void>;
}

/** How long news may take to come from another process, in milliseconds. */
const newsMsMax = 5000;

const programme = 'programme-1';

/** Set anew for each test. */
let database: ContractDatabase;
const storage = (): SheetStorage => database.storage;

/** A look that must find the programme. */
async function look<T>(work: Parameters<typeof lookAt<T>>[1]): Promise<T> {
  return lookAt(programme, work);
}

async function lookAt<T>(
  programmeId: string,
  work: (reader: Parameters<Parameters<SheetStorage['read']>[1]>[0]) => Promise<T>,
): Promise<T> {
  const found = await storage().read(programmeId, async (reader) => ({
    answer: await work(reader),
  }));
  if (found === undefined) throw new Error(`There is no ${programmeId}`);
  return found.answer;
}

export function sheetStorageContract(name: string, open: () => Promise<ContractDatabase>): void {
  describe(`The storage of the server ${name}`, () => {
    beforeEach(async () => {
      database = await open();
      await createSample(storage(), programme);
    });
    afterEach(() => database.close());

    programmes();
    transactions();
    entries();
    groups();
    snapshots();
    lengths();
    text();
    news();
  });
}

function programmes(): void {
  describe('with programmes', () => {
    it('answers nothing for one that is not there', async () => {
      expect(await storage().read('nowhere', async () => 1)).toBeUndefined();
      expect(await storage().write('nowhere', async () => 1)).toBeUndefined();
    });

    it('knows its name', async () => {
      expect(await storage().nameOf(programme)).toBe('E-Channel');
      expect(await storage().nameOf('nowhere')).toBeUndefined();
    });

    it('creates one once: the second time changes nothing', async () => {
      const again = { ...sampleHead(programme), epoch: 'another', sequence: 9 };
      const somebody = { ...firstMember, accountId: 'account-2' };
      expect(await storage().createProgramme(again, somebody)).toBe(false);
      const { name: _name, ...head } = sampleHead(programme);
      expect(await look(async (reader) => reader.head)).toEqual(head);
      expect(await look((reader) => reader.membership('account-2'))).toBeUndefined();
    });

    it('creates one once, however many ask at the same time', async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? storage() : (database.other ?? storage())).createProgramme(
            sampleHead('programme-2'),
            { ...firstMember, accountId: `account-${index}` },
          ),
        ),
      );
      expect(all.filter(Boolean)).toHaveLength(1);
      const members = await lookAt('programme-2', (reader) =>
        Promise.all(all.map((_, index) => reader.membership(`account-${index}`))),
      );
      expect(members.map((member) => member !== undefined)).toEqual(all);
    });

    it('knows the first member by account and by member, and nobody else', async () => {
      const expected = { ...firstMember, programmeId: programme, scope: 1 };
      expect(await look((reader) => reader.membership('account-1'))).toEqual(expected);
      expect(await look((reader) => reader.membershipOf('member-1'))).toEqual(expected);
      expect(await look((reader) => reader.membership('member-1'))).toBeUndefined();
      expect(await look((reader) => reader.membershipOf('account-1'))).toBeUndefined();
    });

    it('keeps a member without a launch pad', async () => {
      const { launchPadId: _launchPadId, ...alone } = firstMember;
      await storage().createProgramme(sampleHead('programme-2'), alone);
      const member = await lookAt('programme-2', (reader) => reader.membership('account-1'));
      expect(member).toEqual({ ...alone, programmeId: 'programme-2', scope: 1 });
    });

    it('shares nothing between programmes', async () => {
      await createSample(storage(), 'programme-2');
      await storage().write(programme, async (writer) => {
        await writer.putRecords([sampleRecord({ id: 'sme-1', home: 'sme-1' })]);
        await writer.putGroups([sampleGroup(1, { outcome: 'held' })]);
        await appendNext(writer, 2);
      });
      await lookAt('programme-2', async (reader) => {
        expect(reader.head.sequence).toBe(0);
        expect(await reader.records(['sme-1'])).toEqual([]);
        expect(await reader.entriesAfter(0, 10)).toEqual([]);
        expect(await reader.history('sme-1', undefined, { limit: 10 })).toEqual({
          entries: [],
          more: false,
        });
        expect(await reader.groups('device-1', [1], ['operation-1'])).toEqual([]);
        expect(await reader.lastDeviceSequence('device-1')).toBe(0);
        expect(await reader.heldGroups(10)).toEqual([]);
        expect(await reader.recordCount()).toBe(0);
      });
    });

    it('notes exchanges, also of nobody and of no programme', async () => {
      await storage().noteExchange(programme, 'member-1', sampleTime);
      await storage().noteExchange(programme, 'member-1', sampleTime + 0.5);
      await storage().noteExchange('nowhere', 'member-1', sampleTime);
      expect(await look(async (reader) => reader.head.sequence)).toBe(0);
    });
  });
}

function transactions(): void {
  describe('in a transaction', () => {
    it('reads what it wrote', async () => {
      const record = sampleRecord({ id: 'sme-1', home: 'sme-1' });
      await storage().write(programme, async (writer) => {
        await writer.putRecords([record]);
        await writer.putGroups([sampleGroup(1)]);
        await appendNext(writer, 1);
        expect(writer.head.sequence).toBe(1);
        expect(await writer.records(['sme-1', 'sme-2'])).toEqual([record]);
        expect(await writer.groups('device-1', [1], [])).toEqual([sampleGroup(1)]);
        expect(await writer.entriesAfter(0, 10)).toEqual([sampleEntry(1)]);
        expect(await writer.lastDeviceSequence('device-1')).toBe(1);
        expect(await writer.recordCount()).toBe(1);
      });
    });

    it('answers what the work answers', async () => {
      expect(await storage().write(programme, async () => 'done')).toBe('done');
      expect(await storage().read(programme, async () => 'seen')).toBe('seen');
    });

    it('undoes everything when the work throws, and tells what it threw', async () => {
      const failure = new Error('on purpose');
      const writing = storage().write(programme, async (writer) => {
        await writer.putRecords([sampleRecord({ id: 'sme-1', home: 'sme-1' })]);
        await writer.putGroups([sampleGroup(1)]);
        await writer.putQuarantined([
          { device: 'd', deviceSequence: 1, memberId: 'm', received: 1, body: '{}', reason: 'why' },
        ]);
        await appendNext(writer, 3);
        throw failure;
      });
      await expect(writing).rejects.toBe(failure);
      await look(async (reader) => {
        expect(reader.head.sequence).toBe(0);
        expect(await reader.recordCount()).toBe(0);
        expect(await reader.entriesAfter(0, 10)).toEqual([]);
        expect(await reader.groups('device-1', [1], ['operation-1'])).toEqual([]);
      });
      expect(await storage().write(programme, async () => 'and goes on')).toBe('and goes on');
    });

    it('replaces a record, within one call too, and a group of the same counter', async () => {
      const [first, second] = ['first', 'second'].map((town) =>
        sampleRecord({ id: 'sme-1', home: 'sme-1', values: { town } }),
      );
      if (first === undefined || second === undefined) throw new Error('two were made');
      await storage().write(programme, async (writer) => {
        await writer.putRecords([first, second]);
        await writer.putGroups([sampleGroup(1, { outcome: 'held' })]);
        await writer.putGroups([sampleGroup(1, { outcome: 'accepted', sequence: 1 })]);
      });
      await look(async (reader) => {
        expect(await reader.records(['sme-1'])).toEqual([second]);
        expect(await reader.recordCount()).toBe(1);
        expect(await reader.groups('device-1', [1], [])).toEqual([
          sampleGroup(1, { outcome: 'accepted', sequence: 1 }),
        ]);
        expect(await reader.heldGroups(10)).toEqual([]);
      });
    });

    it('answers records, unless they are longer together than is asked for', async () => {
      const made = ['sme-1', 'sme-2'].map((id) =>
        sampleRecord({ id, home: id, values: { town: 'é'.repeat(5000) } }),
      );
      await storage().write(programme, (writer) => writer.putRecords(made));
      await look(async (reader) => {
        const ids = ['sme-1', 'sme-2'];
        const found = await reader.recordsUnlessLonger(ids, 70_000);
        expect(found?.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(made);
        const told: number[] = [];
        const note = (bytes: number): void => void told.push(bytes);
        await reader.recordsUnlessLonger(ids, 70_000, note);
        expect(await reader.recordsUnlessLonger(ids, 50_000, note)).toBeUndefined();
        expect(told[0]).toBeGreaterThan(60_000);
        expect(told[1] ?? 0).toBe(0);
        expect(await reader.recordsUnlessLonger(['sme-2'], 50_000)).toEqual(made.slice(1));
        expect(await reader.recordsUnlessLonger(['sme-3'], 1)).toEqual([]);
        expect(await reader.recordsUnlessLonger([], 1)).toEqual([]);
      });
    });

    it('weighs each value besides its letters: many tiny ones take far more than their length (F217)', async () => {
      const sampled = (id: string, values: AnyRecord['values']) =>
        sampleRecord({ id, home: id, values });
      const made = sampled('sme-1', { x: Array(1000).fill([]) });
      const long = sampled('sme-2', { town: 'x,'.repeat(400_000) });
      await storage().write(programme, (writer) => writer.putRecords([made, long]));
      await look(async (reader) => {
        expect(await reader.recordsUnlessLonger(['sme-1'], 70_000)).toBeUndefined();
        expect(await reader.recordsUnlessLonger(['sme-1'], 100_000)).toHaveLength(1);
        // A text full of commas is no heavier than another one (F227).
        expect(await reader.recordsUnlessLonger(['sme-2'], 801_000)).toHaveLength(1);
      });
    });

    it('answers less at once where there are many tiny values: entries, their records, a history (F227)', async () => {
      const tiny = (length: number) => ({ x: Array<never[]>(length).fill([]) });
      const ids = ['sme-1', 'sme-2', 'sme-3'];
      const made = ids.map((id) => sampleRecord({ id, home: id, values: tiny(500) }));
      const entries = [1, 2, 3].map((sequence) => {
        const entry = sampleEntry(sequence);
        return { ...entry, operation: { ...entry.operation, later: tiny(500) } };
      });
      await storage().write(programme, async (writer) => {
        await writer.putRecords(made);
        await writer.appendEntries(entries);
      });
      const lengthMax = 50_000;
      await look(async (reader) => {
        expect(await reader.entriesAfter(0, 10, lengthMax)).toHaveLength(2);
        const { home } = entries[0]?.operation ?? { home: '' };
        const history = await reader.history(home, undefined, { limit: 10, lengthMax });
        expect([history.entries.length, history.more]).toEqual([2, true]);
        const found = await reader.recordsUpTo(ids, { lengthMax, least: 1 });
        expect([found.records.length, found.lookedFor]).toEqual([2, 2]);
        const all = await reader.recordsUpTo(ids, { lengthMax, least: 3 });
        expect([all.records.length, all.lookedFor]).toEqual([3, 3]);
        const part = await reader.snapshot({ kind: 'heads' }, '2020-01-01', 10, lengthMax);
        expect(part.records).toHaveLength(2);
      });
    });

    it('others go on between the records that are read for a push (F217)', async () => {
      const ids = ['sme-1', 'sme-2', 'sme-3'];
      const made = ids.map((id) => sampleRecord({ id, home: id }));
      await storage().write(programme, (writer) => writer.putRecords(made));
      await look(async (reader) => {
        let breaths = 0;
        const breathe = async (): Promise<void> => void (breaths += 1);
        const found = await reader.recordsUnlessLonger(ids, 70_000, undefined, breathe);
        expect(found).toHaveLength(ids.length);
        expect(breaths).toBeGreaterThanOrEqual(ids.length);
      });
    });

    it('tells a few things of a record, however long it is, and nothing of one that is not there or of another entity (F146)', async () => {
      const record = sampleRecord({
        id: 'sme-1',
        home: 'sme-1',
        values: {
          town: 'Saint-Malo “é”',
          other: `\u0000 \ud83d 😀 \\u0000 ${'x'.repeat(50_000)}`,
          many: ['a', 1],
        },
      });
      const { created, values: texts } = record;
      const inAnotherOrder = Object.assign({ values: texts }, record, { id: 'sme-4' });
      const deleted = { at: 5, by: 'member-1', operationId: 'operation-9' };
      const binned = { ...record, id: 'sme-2', deleted };
      await storage().write(programme, (writer) =>
        writer.putRecords([record, binned, inAnotherOrder]),
      );
      await look(async (reader) => {
        const values = { town: record.values['town'], many: ['a', 1] };
        const fields = ['town', 'many', 'nothing'];
        const outline = { created, isDeleted: false, values };
        expect(await reader.outlineOf('sme', 'sme-1', fields)).toEqual(outline);
        expect(await reader.outlineOf('sme', 'sme-4', fields)).toEqual(outline);
        expect(await reader.outlineOf('attachment', 'sme-1', fields)).toBeUndefined();
        expect(await reader.outlineOf('sme', 'sme-2', [])).toEqual({
          ...outline,
          isDeleted: true,
          values: {},
        });
        expect(await reader.outlineOf('sme', 'sme-3', fields)).toBeUndefined();
      });
    });

    it('takes empty lists', async () => {
      await storage().write(programme, async (writer) => {
        await writer.putRecords([]);
        await writer.appendEntries([]);
        await writer.putGroups([]);
        await writer.putQuarantined([]);
        expect(await writer.records([])).toEqual([]);
        expect(await writer.groups('device-1', [], [])).toEqual([]);
        expect(await writer.groupsWaitingFor([], 9)).toEqual([]);
      });
    });

    it('keeps a look as it was when it began, whatever is committed meanwhile', async () => {
      await storage().write(programme, (writer) => appendNext(writer, 1));
      await look(async (reader) => {
        expect(await reader.entriesAfter(0, 10)).toHaveLength(1);
        await storage().write(programme, (writer) => appendNext(writer, 1));
        expect(reader.head.sequence).toBe(1);
        expect(await reader.entriesAfter(0, 10)).toHaveLength(1);
      });
      expect(await look((reader) => reader.entriesAfter(0, 10))).toHaveLength(2);
    });

    it('[S8] lets one write at a time into a programme, whatever the pauses', async () => {
      const pauses = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 12 });
      let number = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(pauses, { minLength: 2, maxLength: 6 }), async (writers) => {
          number += 1;
          const id = `programme-of-${number}`;
          await createSample(storage(), id);
          await Promise.all(
            writers.map((delays, index) =>
              (index % 2 === 0 ? storage() : (database.other ?? storage())).write(id, (writer) =>
                appendNext(writer, delays.length, pausing(delays)),
              ),
            ),
          );
          const total = writers.reduce((sum, delays) => sum + delays.length, 0);
          await lookAt(id, async (reader) => {
            expect(reader.head.sequence).toBe(total);
            const found = await reader.entriesAfter(0, 1000);
            expect(found.map(({ sequence }) => sequence)).toEqual(upTo(total));
          });
        }),
        { numRuns: 15, seed: 22 },
      );
    });

    it('[S8] never shows a sequence before a lower one', async () => {
      let writing = true;
      const seen: number[][] = [];
      const reading = (async () => {
        while (writing) {
          const from = database.other ?? storage();
          const found = await from.read(programme, async (reader) => ({
            head: reader.head.sequence,
            entries: await reader.entriesAfter(0, 1000),
          }));
          seen.push((found?.entries ?? []).map(({ sequence }) => sequence));
          expect(found?.entries.length).toBe(found?.head);
          await pausing([1])();
        }
      })();
      await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          (index % 3 === 0 ? (database.other ?? storage()) : storage()).write(programme, (writer) =>
            appendNext(writer, 2, pausing([index % 5, 2, 1])),
          ),
        ),
      );
      writing = false;
      await reading;
      expect(seen.length).toBeGreaterThan(3);
      for (const places of seen) expect(places).toEqual(upTo(places.length));
    });
  });
}

/** Waits once for each of the delays, in milliseconds, again and again from the first. */
function pausing(delays: readonly number[]): () => Promise<void> {
  let next = 0;
  return () => {
    const delay = delays[next % delays.length] ?? 0;
    next += 1;
    return delay === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, delay));
  };
}

const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

function entries(): void {
  describe('with entries', () => {
    it('answers those after a sequence without a gap, a page at a time', async () => {
      await storage().write(programme, (writer) => appendNext(writer, 25));
      const found: StoredEntry[] = [];
      for (;;) {
        const page = await look((reader) => reader.entriesAfter(found.at(-1)?.sequence ?? 0, 10));
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(10);
        found.push(...page);
      }
      expect(found).toEqual(upTo(25).map((sequence) => sampleEntry(sequence)));
    });

    it('refuses a place that is taken, with the whole transaction', async () => {
      await storage().write(programme, (writer) => appendNext(writer, 1));
      const writing = storage().write(programme, async (writer) => {
        await writer.putRecords([sampleRecord({ id: 'sme-1', home: 'sme-1' })]);
        await writer.appendEntries([sampleEntry(1)]);
      });
      await expect(writing).rejects.toThrow();
      expect(await look((reader) => reader.recordCount())).toBe(0);
    });

    it('pages the history of a home backwards, each page oldest first', async () => {
      await storage().write(programme, async (writer) => {
        await writer.appendEntries(
          upTo(30).map((sequence) => sampleEntry(sequence, `sme-${sequence % 3}`)),
        );
        await writer.setSequence(30);
      });
      const pages: number[][] = [];
      let before: number | undefined;
      const room = { limit: 4 };
      for (;;) {
        const { entries, more } = await look((reader) => reader.history('sme-1', before, room));
        pages.push(entries.map(({ sequence }) => sequence));
        before = entries[0]?.sequence;
        if (!more) break;
      }
      expect(pages).toEqual([
        [19, 22, 25, 28],
        [7, 10, 13, 16],
        [1, 4],
      ]);
    });

    it('keeps everything that an entry carries', async () => {
      const entry: StoredEntry = {
        ...sampleEntry(1),
        group: 'operation-0',
        outcome: 'conflicted',
        needs: ['sme-1', 'contact-1'],
      };
      await storage().write(programme, async (writer) => {
        await writer.appendEntries([entry]);
        await writer.setSequence(1);
      });
      expect(await look((reader) => reader.entriesAfter(0, 1))).toEqual([entry]);
    });
  });
}

function groups(): void {
  describe('with groups', () => {
    it('finds a group by its counter and by each of its operations, once', async () => {
      const group = sampleGroup(7, { operationIds: ['a', 'b', 'c'], sequence: 3 });
      const other = sampleGroup(7, { device: 'device-2', operationIds: ['d'] });
      // With the first of its operations, and those by which it was found.
      const found = (...operationIds: readonly string[]) => ({ ...group, operationIds });
      await storage().write(programme, (writer) => writer.putGroups([group, other]));
      await look(async (reader) => {
        expect(await reader.groups('device-1', [7], [])).toEqual([found('a')]);
        expect(await reader.groups('device-9', [], ['a'])).toEqual([found('a')]);
        expect(await reader.groups('device-9', [], ['b'])).toEqual([found('a', 'b')]);
        expect(await reader.groups('device-9', [], ['c', 'b', 'c'])).toEqual([
          { ...group, operationIds: expect.toSatisfy((ids) => new Set(ids).size === 3) },
        ]);
        expect(await reader.groups('device-1', [7, 8], ['a', 'b', 'nothing'])).toEqual([
          found('a', 'b'),
        ]);
        const both = await reader.groups('device-1', [7], ['d']);
        expect(both).toHaveLength(2);
        expect(both).toEqual(expect.arrayContaining([found('a'), other]));
        expect(await reader.groups('device-2', [8], ['nothing', ''])).toEqual([]);
      });
    });

    it('finds under one name, by an operation, a group that came under two, and both where all are asked for', async () => {
      const mine = sampleGroup(1, { operationIds: ['a', 'b'], sequence: 3 });
      const brought = sampleGroup(5, { device: 'device-2', operationIds: ['a'], sequence: 3 });
      await storage().write(programme, (writer) => writer.putGroups([mine]));
      await storage().write(programme, (writer) => writer.putGroups([brought]));
      await look(async (reader) => {
        const first = { ...mine, operationIds: ['a'] };
        expect(await reader.groups('device-3', [], ['b'])).toEqual([mine]);
        const [one, ...others] = await reader.groups('device-3', [], ['a']);
        expect(others).toEqual([]);
        expect([first, brought]).toContainEqual(one);
        const names = await reader.namesOf('a', 9);
        expect(names).toHaveLength(2);
        expect(names).toEqual(expect.arrayContaining([first, brought]));
        expect(await reader.namesOf('a', 1)).toHaveLength(1);
        expect(await reader.namesOf('b', 9)).toEqual([]);
      });
    });

    it('finds the names of a group that were not decided on, behind those that were (F169)', async () => {
      const held = sampleGroup(1, { operationIds: ['a'], outcome: 'held', received: 5 });
      const decided = [2, 3].map((deviceSequence) =>
        sampleGroup(deviceSequence, {
          operationIds: ['a'],
          outcome: 'needsAttention',
          received: 9,
        }),
      );
      await storage().write(programme, (writer) => writer.putGroups([...decided, held]));
      expect(await look((reader) => reader.namesOf('a', 1, ['held']))).toEqual([held]);
      expect(await look((reader) => reader.namesOf('a', 9, ['merged']))).toEqual([]);
    });

    it('finds by each operation the group that took effect with it, before others and other content (F250)', async () => {
      const held = sampleGroup(1, { operationIds: ['a', 'b'], outcome: 'held' });
      const took = sampleGroup(2, {
        operationIds: ['c', 'a', 'b'],
        outcome: 'merged',
        sequence: 3,
      });
      const late = sampleGroup(3, { operationIds: ['b', 'a'], outcome: 'needsAttention' });
      const found = (...ids: string[]) => look((reader) => reader.groups('device-9', [], ids));
      await storage().write(programme, (writer) => writer.putGroups([held]));
      expect(await found('a')).toEqual([{ ...held, operationIds: ['a'] }]);
      expect(await found('b')).toEqual([]);
      await storage().write(programme, (writer) => writer.putGroups([took, late]));
      expect(await found('b', 'c')).toEqual(
        expect.arrayContaining([{ ...took, operationIds: expect.arrayContaining(['c', 'b']) }]),
      );
      expect(await found('a')).toEqual(
        expect.arrayContaining([{ ...took, operationIds: ['c', 'a'] }]),
      );
      const again = sampleGroup(4, { operationIds: ['a'], outcome: 'accepted', sequence: 3 });
      await storage().write(programme, (writer) => writer.putGroups([again]));
      expect((await found('a')).map(({ sequence }) => sequence)).not.toContain(undefined);
    });

    it('[S18] (F169) reads little of a group of two thousand operations, however many of them are named', async () => {
      const operationIds = Array.from({ length: 2000 }, (_, index) => `${'x'.repeat(58)}-${index}`);
      const long = sampleGroup(1, { operationIds, sequence: 2000, anew: true });
      const names = [2, 3, 4].map((deviceSequence) => ({ ...long, deviceSequence }));
      await storage().write(programme, (writer) => writer.putGroups([long, ...names]));
      await look(async (reader) => {
        const found = await reader.groups('device-9', [], operationIds);
        expect(found.length).toBeLessThan(3);
        const ids = new Set(found.flatMap((group) => group.operationIds));
        expect(ids.size).toBe(operationIds.length);
        for (const groups of [
          await reader.groups('device-1', [1, 2, 3, 4], []),
          await reader.namesOf(operationIds[0] ?? '', 9),
          (await reader.regroupedAfter('device-1', 0, 9)).groups,
        ]) {
          expect(groups).toHaveLength(4);
          expect(JSON.stringify(groups).length).toBeLessThan(4000);
        }
      });
    });

    it('knows the last counter of each device', async () => {
      await storage().write(programme, (writer) =>
        writer.putGroups([sampleGroup(9), sampleGroup(10), sampleGroup(3, { device: 'device-2' })]),
      );
      await look(async (reader) => {
        expect(await reader.lastDeviceSequence('device-1')).toBe(10);
        expect(await reader.lastDeviceSequence('device-2')).toBe(3);
        expect(await reader.lastDeviceSequence('device-3')).toBe(0);
      });
    });

    it('answers the groups that were decided anew after a sequence', async () => {
      const anew = (deviceSequence: number, sequence: number) =>
        sampleGroup(deviceSequence, { anew: true, sequence });
      await storage().write(programme, (writer) =>
        writer.putGroups([
          sampleGroup(1, { sequence: 50 }),
          anew(2, 10),
          anew(3, 11),
          { ...anew(4, 12), device: 'device-2' },
        ]),
      );
      await look(async (reader) => {
        expect(await reader.regroupedAfter('device-1', 10, 9)).toEqual({ groups: [anew(3, 11)] });
        expect(await reader.regroupedAfter('device-1', 9, 9)).toEqual({
          groups: [anew(2, 10), anew(3, 11)],
        });
        expect(await reader.regroupedAfter('device-1', 9, 1)).toEqual({
          groups: [anew(2, 10)],
          before: 11,
        });
        expect(await reader.regroupedAfter('device-1', 11, 9)).toEqual({ groups: [] });
      });
    });

    it('answers those that were decided anew without effect whatever the sequence', async () => {
      const [first, second, third] = [1, 2, 3].map((deviceSequence) =>
        sampleGroup(deviceSequence, {
          outcome: 'needsAttention',
          anew: true,
          dismissed: { by: 'member-1', at: sampleTime },
        }),
      );
      await storage().write(programme, (writer) =>
        writer.putGroups([first, second, third].flatMap((group) => group ?? [])),
      );
      const told = (limit: number) =>
        look((reader) => reader.regroupedAfter('device-1', 1_000_000, limit));
      expect(await told(9)).toEqual({ groups: [first, second, third] });
      // Of more than an answer has room for, the newest.
      expect(await told(2)).toEqual({ groups: [second, third] });
    });

    it('answers the groups that wait for a record, until they wait no more', async () => {
      const waiting = sampleGroup(1, {
        outcome: 'held',
        waitsFor: 'sme-9',
        operations: [sampleOperation('operation-1', 'sme-9')],
      });
      const another = sampleGroup(2, { outcome: 'held', waitsFor: 'sme-8' });
      await storage().write(programme, (writer) => writer.putGroups([waiting, another]));
      await look(async (reader) => {
        const { operations, ...bare } = waiting;
        expect(await reader.groupsWaitingFor(['sme-9', 'sme-7'], 9)).toEqual([bare]);
        expect(await reader.operationsOf(waiting)).toEqual(operations);
        expect(await reader.groupsWaitingFor(['sme-7'], 9)).toEqual([]);
        const both = await reader.groupsWaitingFor(['sme-9', 'sme-8'], 9);
        expect(both.map(({ deviceSequence }) => deviceSequence)).toEqual([1, 2]);
        expect(await reader.groupsWaitingFor(['sme-9', 'sme-8'], 1)).toEqual([bare]);
        expect(await reader.arrivedForGroups(9)).toEqual([]);
        expect(await reader.heldGroups(10)).toEqual([]);
      });
      await storage().write(programme, async (writer) => {
        await writer.putGroups([sampleGroup(1)]);
        await writer.putRecords([sampleRecord({ id: 'sme-8', home: 'sme-8' })]);
      });
      await look(async (reader) => {
        expect(await reader.groupsWaitingFor(['sme-9'], 9)).toEqual([]);
        expect(await reader.arrivedForGroups(9)).toEqual(['sme-8']);
      });
    });

    it('answers the groups held for want of a right, oldest first, as many as asked', async () => {
      const held = [4, 2, 3, 1].map((deviceSequence) =>
        sampleGroup(deviceSequence, {
          outcome: 'held',
          operations: [sampleOperation(`operation-${deviceSequence}`)],
        }),
      );
      await storage().write(programme, (writer) => writer.putGroups([...held, sampleGroup(5)]));
      const found = await look((reader) => reader.heldGroups(3));
      expect(found.map(({ deviceSequence }) => deviceSequence)).toEqual([1, 2, 3]);
      const { operations, ...bare } = present(held[3], 'made');
      expect(found[0]).toEqual(bare);
      expect(await look((reader) => reader.operationsOf(bare))).toEqual(operations);
    });

    it('keeps what groups hold once, apart from them, until one takes effect after all (F83)', async () => {
      const operations = [sampleOperation('operation-1', 'sme-9')];
      const held = sampleGroup(1, { outcome: 'held', operations });
      const again = { ...held, device: 'device-2' };
      await storage().write(programme, (writer) => writer.putGroups([held, again]));
      await look(async (reader) => {
        const found = await reader.namesOf('operation-1', 9);
        expect(found.map((group) => 'operations' in group)).toEqual([false, false]);
        expect(await reader.operationsOf(held)).toEqual(operations);
        expect(await reader.operationsOf({ hash: 'hash-9' })).toBeUndefined();
      });
      const { operations: _kept, ...bare } = held;
      await storage().write(programme, (writer) =>
        writer.putGroups([{ ...bare, anew: true, outcome: 'needsAttention' }]),
      );
      expect(await look((reader) => reader.operationsOf(held))).toEqual(operations);
      await storage().write(programme, (writer) =>
        writer.putGroups([{ ...bare, anew: true, outcome: 'accepted', sequence: 3 }]),
      );
      expect(await look((reader) => reader.operationsOf(held))).toBeUndefined();
    });

    it('shows nobody and decides on none of the groups that their author withdrew [S23] (F179)', async () => {
      const held = sampleGroup(1, {
        outcome: 'held',
        operations: [sampleOperation('operation-1')],
      });
      const waiting = sampleGroup(2, { outcome: 'held', waitsFor: 'sme-9' });
      const others = sampleGroup(3, { outcome: 'held', memberId: 'member-2' });
      const kept = sampleGroup(4, { outcome: 'quarantined' });
      const accepted = sampleGroup(5, { sequence: 7 });
      const all = [held, waiting, others, kept, accepted];
      const ids = all.flatMap(({ operationIds }) => operationIds);
      await storage().write(programme, async (writer) => {
        await writer.putGroups(all);
        await writer.putQuarantined([{ ...kept, body: '[]', reason: 'shape' }]);
      });
      const author = { ...firstMember, programmeId: programme, scope: 1, memberId: 'member-1' };
      const told = await storage().write(programme, (writer) =>
        withdraw(writer, author, { ids, now: sampleTime, storage: storage() }),
      );
      expect(told).toEqual(ids);
      await look(async (reader) => {
        const left = await reader.heldGroups(9);
        expect(left.map(({ deviceSequence }) => deviceSequence)).toEqual([3]);
        expect(await reader.groupsWaitingFor(['sme-9'], 9)).toEqual([]);
        expect(await reader.quarantined(9)).toEqual([]);
        const [after] = await reader.namesOf('operation-1', 9);
        const dismissed = { by: 'member-1', at: sampleTime };
        expect(after).toMatchObject({ outcome: 'needsAttention', dismissed });
        expect(await reader.groups('', [], ['operation-5'])).toMatchObject([{ sequence: 7 }]);
      });
    });

    it('answers the groups held for want of a right that begin with one operation, what came first before the others (F260)', async () => {
      const held = (deviceSequence: number, received: number, more: Partial<StoredGroup> = {}) =>
        sampleGroup(deviceSequence, {
          outcome: 'held',
          operationIds: ['operation-1'],
          received: sampleTime + received,
          ...more,
        });
      const [first, second] = [held(2, 1), held(3, 2, { hash: 'hash-9' })];
      const waiting = held(1, 0, { waitsFor: 'sme-9' });
      const ended = held(4, 0, { outcome: 'needsAttention' });
      const another = held(5, 0, { operationIds: ['operation-2', 'operation-1'] });
      await storage().write(programme, (writer) =>
        writer.putGroups([second, waiting, first, ended, another]),
      );
      await look(async (reader) => {
        expect(await reader.heldGroups(9, undefined, 'operation-1')).toEqual([first, second]);
        expect(await reader.heldGroups(1, undefined, 'operation-1')).toEqual([first]);
        expect(await reader.heldGroups(9, first, 'operation-1')).toEqual([second]);
        expect(await reader.heldGroups(9, undefined, 'operation-9')).toEqual([]);
      });
    });

    it('goes on with the held groups after any of them', async () => {
      const places = [
        { received: sampleTime, device: 'device-1', deviceSequence: 2 },
        { received: sampleTime, device: 'device-1', deviceSequence: 10 },
        { received: sampleTime, device: 'device-2', deviceSequence: 1 },
        { received: sampleTime + 1, device: 'device-1', deviceSequence: 1 },
      ];
      const held = places.map((place) =>
        sampleGroup(place.deviceSequence, { outcome: 'held', ...place }),
      );
      await storage().write(programme, (writer) => writer.putGroups(held.toReversed()));
      await look(async (reader) => {
        expect(await reader.heldGroups(10)).toEqual(held);
        for (const [index, place] of places.entries()) {
          expect(await reader.heldGroups(10, place)).toEqual(held.slice(index + 1));
        }
      });
    });
  });
}

/** The programme, a pad, sheets on both sides of the programme's id in the order, and contacts old and new. */
const snapshotRecords: readonly AnyRecord[] = [
  sampleRecord({ id: programme, home: programme, entity: 'programme' }),
  sampleRecord({ id: 'a-pad', home: programme, entity: 'launchPad' }),
  sampleRecord({ id: 'z-pad', home: programme, entity: 'launchPad' }),
  ...['a-sme', 'b-sme', 'Z-sme', 'é-sme', 'z-sme'].flatMap((home) => [
    sampleRecord({ id: home, home }),
    sampleRecord({ id: `${home}-action`, home, entity: 'action' }),
    ...['2020-03-15', '2020-03-16', '2020-03-17', '2019-12-31'].map((day, index) =>
      sampleContact(`${home}-contact-${index}`, home, day),
    ),
    sampleRecord({ id: `${home}-undated`, home, entity: 'contact' }),
  ]),
];

const readAll = (texts: readonly string[]): readonly AnyRecord[] =>
  texts.map((text) => JSON.parse(text) as AnyRecord);

async function wholeSnapshot(limit: number, recentFrom = '2020-03-16', lengthMax?: number) {
  const parts: { readonly part: SnapshotPart; readonly records: readonly AnyRecord[] }[] = [];
  let part: SnapshotPart | undefined = { kind: 'heads' };
  while (part !== undefined) {
    const asked: SnapshotPart = part;
    const { records, next } = await look((reader) =>
      reader.snapshot(asked, recentFrom, limit, lengthMax),
    );
    if (lengthMax !== undefined) {
      const lengths = records.slice(0, -1).map((text) => text.length);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(lengthMax);
    }
    expect(records.length).toBeLessThanOrEqual(limit * 1.1);
    parts.push({ part: asked, records: readAll(records) });
    part = next;
  }
  return parts;
}

function snapshots(): void {
  describe('with snapshots', () => {
    beforeEach(async () => {
      await storage().write(programme, (writer) => writer.putRecords(snapshotRecords));
    });

    it.each([1, 2, 3, 7, 100])(
      'hands out every record exactly once, %i at a time',
      async (limit) => {
        const found = (await wholeSnapshot(limit)).flatMap(({ records }) => records);
        const ids = found.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.toSorted()).toEqual(snapshotRecords.map(({ id }) => id).toSorted());
        expect(await look((reader) => reader.recordCount())).toBe(found.length);
      },
    );

    it.each([1, 400, 2000])(
      '[S12] hands out every record exactly once, %i characters at a time and the rest of the last record',
      async (lengthMax) => {
        const parts = await wholeSnapshot(100, '2020-03-16', lengthMax);
        const ids = parts.flatMap(({ records }) => records.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(snapshotRecords.map(({ id }) => id).toSorted());
        expect(parts.length).toBeGreaterThan(3);
      },
    );

    it('begins with what the programme shares, then the heads of the sheets, home after home', async () => {
      const parts = await wholeSnapshot(4);
      const heads = parts
        .filter(({ part }) => part.kind === 'heads')
        .flatMap(({ records }) => records);
      expect(heads.slice(0, 3).map(({ id }) => id)).toEqual(['a-pad', programme, 'z-pad']);
      expect(heads.slice(3).map(({ id }) => id)).toEqual(
        ['Z-sme', 'a-sme', 'b-sme', 'z-sme', 'é-sme'].flatMap((home) => [home, `${home}-action`]),
      );
    });

    it('hands out the recent contacts before the older ones, those without a day last', async () => {
      const parts = await wholeSnapshot(3);
      const daysOf = (kind: SnapshotPart['kind']) =>
        parts
          .filter(({ part }) => part.kind === kind)
          .flatMap(({ records }) =>
            records.map(({ values }) => JSON.stringify(values['at'])?.slice(1, 11)),
          );
      expect(new Set(daysOf('recent'))).toEqual(new Set(['2020-03-16', '2020-03-17']));
      expect(new Set(daysOf('older'))).toEqual(new Set(['2020-03-15', '2019-12-31', undefined]));
    });

    it('leaves no part of a handful: a tenth more comes along where it is the end', async () => {
      const headsOf = (limit: number) =>
        look((reader) => reader.snapshot({ kind: 'heads' }, '2020-03-16', limit));
      const along = await headsOf(12);
      expect(along.records).toHaveLength(13);
      expect(along.next).toEqual({ kind: 'recent' });
      const cut = await headsOf(11);
      expect(cut.records).toHaveLength(11);
      expect(cut.next?.kind).toBe('heads');
    });

    it('goes on where it stopped, past records that came meanwhile', async () => {
      const first = await look((reader) => reader.snapshot({ kind: 'heads' }, '2020-03-16', 6));
      expect(first.next?.after).toEqual({ home: 'a-sme', record: 'a-sme' });
      await storage().write(programme, (writer) =>
        writer.putRecords([
          sampleRecord({ id: 'A-sme', home: 'A-sme' }),
          sampleRecord({ id: 'aa-sme', home: 'aa-sme' }),
        ]),
      );
      if (first.next === undefined) throw new Error('there is more');
      const { next } = first;
      const second = await look((reader) => reader.snapshot(next, '2020-03-16', 2));
      expect(readAll(second.records).map(({ id }) => id)).toEqual(['a-sme-action', 'aa-sme']);
    });

    it('is over at once in an empty programme', async () => {
      await createSample(storage(), 'programme-2');
      for (const [kind, next] of [
        ['heads', { kind: 'recent' }],
        ['recent', { kind: 'older' }],
        ['older', undefined],
      ] as const) {
        const part = await lookAt('programme-2', (reader) =>
          reader.snapshot({ kind }, '2020-03-16', 10),
        );
        expect(part).toEqual({ records: [], next });
      }
    });
  });
}

function lengths(): void {
  it('[S12] ends entries with the one that reaches a length, one of them in any case', async () => {
    await createSample(storage(), programme);
    const entries = Array.from({ length: 9 }, (_, index) => sampleEntry(index + 1));
    await storage().write(programme, (writer) => writer.appendEntries(entries));
    const after = (lengthMax: number) => look((reader) => reader.entriesAfter(2, 100, lengthMax));
    const length = answerLength(JSON.stringify(entries[2]));
    expect(await after(1)).toEqual(entries.slice(2, 3));
    expect(await after(length + 1)).toEqual(entries.slice(2, 4));
    expect(await after(Infinity)).toEqual(entries.slice(2));
  });

  it('[S12] ends a history, going back, with the entry that reaches a length, one of them in any case', async () => {
    await createSample(storage(), programme);
    const entries = Array.from({ length: 9 }, (_, index) => sampleEntry(index + 1, 'sme-1'));
    await storage().write(programme, (writer) => writer.appendEntries(entries));
    const before = (lengthMax: number, from?: number) =>
      look((reader) => reader.history('sme-1', from, { limit: 5, lengthMax }));
    const length = answerLength(JSON.stringify(entries[2]));
    expect(await before(1, 4)).toEqual({ entries: entries.slice(2, 3), more: true });
    expect(await before(length + 1, 4)).toEqual({ entries: entries.slice(1, 3), more: true });
    expect(await before(Infinity)).toEqual({ entries: entries.slice(4), more: true });
    expect(await before(Infinity, 5)).toEqual({ entries: entries.slice(0, 4), more: false });
  });
}

function text(): void {
  describe('with text of every kind', () => {
    const hostile = [
      'a\u0000b',
      '\u0000',
      '\ud800',
      'x\udfffy',
      '\ud83d\ude00',
      "Robert'); drop table records;--",
      '\\0000',
      '\\',
      '"{},[]',
      '%',
      'é',
      'e\u0301',
      '\u202e\u2028',
      ' ',
    ];

    it('keeps ids apart and gives text back as it came', async () => {
      const records = hostile.map((id) =>
        sampleRecord({ id, home: id, values: { name: id, [`field${id}`]: [id] } }),
      );
      const made = hostile.map((id, index) =>
        sampleGroup(index + 1, {
          ...{ device: id, operationIds: [id, `${id}+`], waitsFor: id },
          sequence: index + 1,
        }),
      );
      await storage().write(programme, async (writer) => {
        await writer.putRecords(records);
        await writer.putGroups(made);
        await writer.appendEntries(hostile.map((id, index) => sampleEntry(index + 1, id)));
        await writer.putQuarantined(
          hostile.map((body, index) => ({
            device: body,
            deviceSequence: index,
            memberId: body,
            received: sampleTime,
            body,
            reason: body,
          })),
        );
        await writer.setSequence(hostile.length);
      });
      await look(async (reader) => {
        expect(await reader.recordCount()).toBe(hostile.length);
        for (const [index, id] of hostile.entries()) {
          expect(await reader.records([id])).toEqual([records[index]]);
          const first = { ...present(made[index], 'made'), operationIds: [id] };
          expect(await reader.groups(id, [index + 1], [])).toEqual([first]);
          expect(await reader.groups('none', [], [`${id}+`])).toEqual([made[index]]);
          expect(await reader.groups('none', [], [id])).toEqual([first]);
          expect(await reader.namesOf(id, 9)).toEqual([first]);
          expect(await reader.groupsWaitingFor([id], 9)).toEqual([first]);
          expect(await reader.lastDeviceSequence(id)).toBe(index + 1);
          const { entries } = await reader.history(id, undefined, { limit: 9 });
          expect(entries).toEqual([sampleEntry(index + 1, id)]);
        }
      });
      const ids = (await wholeSnapshot(2)).flatMap((part) => part.records.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(hostile.toSorted());
    });

    it('keeps programmes and members whose ids and names are such text', async () => {
      for (const id of hostile) {
        const member = { ...firstMember, accountId: id, memberId: `${id}+`, launchPadId: id };
        const head = { ...sampleHead(id), name: id, epoch: id };
        expect(await storage().createProgramme(head, member)).toBe(true);
        expect(await storage().createProgramme(head, member)).toBe(false);
      }
      for (const id of hostile) {
        await storage().noteExchange(id, id, sampleTime);
        await storage().write(id, (writer) => appendNext(writer, 1));
        expect(await storage().nameOf(id)).toBe(id);
        await lookAt(id, async (reader) => {
          expect(reader.head).toEqual({ programmeId: id, epoch: id, sequence: 1, watermark: 0 });
          expect(await reader.membership(id)).toEqual({
            ...firstMember,
            programmeId: id,
            accountId: id,
            memberId: `${id}+`,
            launchPadId: id,
            scope: 1,
          });
        });
      }
    });

    it('takes large values and many rows in one transaction', async () => {
      const long = sampleRecord({
        id: 'long',
        home: 'long',
        values: { name: 'œ\\"\n'.repeat(500_000) },
      });
      const many = Array.from({ length: 3000 }, (_, index) =>
        sampleContact(`contact-${index}`, 'long', '2020-03-16'),
      );
      await storage().write(programme, async (writer) => {
        await writer.putRecords([long, ...many]);
        await appendNext(writer, 3000);
      });
      await look(async (reader) => {
        expect(await reader.records(['long'])).toEqual([long]);
        expect(await reader.records(many.map(({ id }) => id))).toHaveLength(3000);
        expect(await reader.entriesAfter(0, 5000)).toHaveLength(3000);
      });
    });
  });
}

function news(): void {
  describe('with news', () => {
    it('tells that a head moved, once it is committed, and stops when asked', async () => {
      const heard: unknown[] = [];
      const stop = storage().onNews((programmeId, head) => heard.push([programmeId, head]));
      await storage()
        .write(programme, async (writer) => {
          await appendNext(writer, 5);
          throw new Error('on purpose');
        })
        .catch(() => undefined);
      await storage().write(programme, (writer) => appendNext(writer, 2));
      await untilTrue(() => heard.length > 0);
      expect(heard).toEqual([[programme, 2]]);
      stop();
      await storage().write(programme, (writer) => appendNext(writer, 1));
      await pausing([20])();
      expect(heard).toHaveLength(1);
    });

    it('says nothing of a transaction that moved nothing', async () => {
      const heard: unknown[] = [];
      storage().onNews((...news) => heard.push(news));
      await storage().write(programme, (writer) =>
        writer.putRecords([sampleRecord({ id: 'sme-1', home: 'sme-1' })]),
      );
      await storage().noteExchange(programme, 'member-1', sampleTime);
      await pausing([20])();
      expect(heard).toEqual([]);
    });

    it('tells of groups that were decided anew without effect, and of no others (F187)', async () => {
      const heard: unknown[] = [];
      storage().onNews((programmeId, head) => heard.push([programmeId, head]));
      const held = sampleGroup(1, { outcome: 'held' });
      await storage().write(programme, (writer) => writer.putGroups([held]));
      await pausing([20])();
      expect(heard).toEqual([]);
      const rejected = { ...held, outcome: 'needsAttention', anew: true } as const;
      await storage().write(programme, (writer) => writer.putGroups([rejected]));
      await untilTrue(() => heard.length > 0);
      expect(heard).toEqual([[programme, undefined]]);
    });

    it('a listener that fails harms neither the write nor the other listeners', async () => {
      const heard: number[] = [];
      storage().onNews(() => {
        throw new Error('on purpose');
      });
      storage().onNews((_programmeId, head) => heard.push(head ?? 0));
      await storage().write(programme, (writer) => appendNext(writer, 1));
      await untilTrue(() => heard.length > 0);
      expect(heard).toEqual([1]);
    });

    it('hears of what other processes wrote', async () => {
      const heard: unknown[] = [];
      const writerProcess = database.other ?? storage();
      storage().onNews((...told) => heard.push(told));
      await writerProcess.write(programme, (writer) => appendNext(writer, 3));
      await untilTrue(() => heard.length > 0);
      expect(heard).toEqual([[programme, 3]]);
    });
  });
}

async function untilTrue(condition: () => boolean): Promise<void> {
  const until = performance.now() + newsMsMax;
  while (!condition()) {
    if (performance.now() > until) throw new Error('It did not come true');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
