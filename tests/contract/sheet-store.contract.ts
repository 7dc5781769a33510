/**
 * What every store of sheets promises (`src/client/ports/sheet-store.ts`), as one suite that each adapter runs.
 *
 * The oracle is plain: all operations applied one after the other. Pages, outbox and log may lie as they like, as
 * long as they add up to it.
 *
 * Longer than 400 lines because one suite is one promise.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetStore, StoreChange } from '../../src/client/ports/sheet-store.ts';
import { StoreError } from '../../src/client/ports/sheet-store.ts';
import { confirm } from '../../src/domain/operation/confirm.ts';
import {
  createOperation,
  deleteOperation,
  restoreOperation,
  setOperation,
} from '../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../src/domain/operation/record.ts';
import { summariseJournal } from '../../src/domain/sme/journal-summary.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedSmeId,
} from '../support/generated-programme.ts';

/** A device on which several tabs open the same programme. */
export interface ContractDevice {
  tab(): SheetStore;
}

const may = (): boolean => true;
const now = 1_600_000_000_000;
/** When changes are confirmed: after all of them were made. */
export const received = 1_900_000_000_000;
const seed = 'contract';
const home = generatedSmeId(seed, 0);
const small = generatedGroups({ seed, smes: 2, contactsPerSme: 3 });

/** Every record after all groups, in their order, apart from its place in it. */
export function folded(groups: readonly Group[]): ReadonlyMap<string, AnyRecord> {
  const records = new Map<string, AnyRecord>();
  const world = { record: (id: string) => records.get(id), mayWrite: may };
  for (const group of groups) {
    for (const record of confirm(world, group, { received, sequence: 1 }).records) {
      records.set(record.id, unplaced(record));
    }
  }
  return records;
}

/** A record apart from its place in the order, which only a confirmed one has. */
export function unplaced({ sequence: _sequence, ...record }: AnyRecord): AnyRecord {
  return record;
}

/** Every confirmed record that a store gives out, apart from its place in the order. */
export async function confirmedRecords(store: SheetStore): Promise<ReadonlyMap<string, AnyRecord>> {
  const { programme, heads } = await store.open();
  const journals = await Promise.all(heads.map((head) => store.readJournal(head.home)));
  const all = [...programme, ...heads.flatMap(({ records }) => records), ...journals.flat()];
  return new Map(all.map((record) => [record.id, unplaced(record)]));
}

async function begun(device: ContractDevice, groups: readonly Group[] = small) {
  const store = device.tab();
  await store.begin(generatedMemberId);
  await store.importLog(groups, may, received);
  return store;
}

const sealed = (group: Group) => ({ state: 'sealed', tab: 'a', group }) as const;
const open = (group: Group) => ({ state: 'open', tab: 'a', group }) as const;

function author(id: string, at = now) {
  return { by: generatedMemberId, at, newId: () => id };
}

/** A change of the town of the first SME. */
function town(name: string, id: string): Group {
  const sme = present(folded(small).get(home), 'the first SME is there');
  return [present(setOperation(author(id), sme, { town: name }), 'it changes')];
}

export function sheetStoreContract(name: string, newDevice: () => ContractDevice): void {
  describe(`The store of sheets ${name}`, () => {
    opening(newDevice);
    outbox(newDevice);
    confirming(newDevice);
    pages(newDevice);
    drafts(newDevice);
    mentions(newDevice);
    changes(newDevice);
    properties(newDevice);
  });
}

function opening(newDevice: () => ContractDevice): void {
  describe('when it opens', () => {
    it('rejects with vanished where the programme was never begun', async () => {
      const failure = await newDevice()
        .tab()
        .open()
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreError);
      expect(failure).toMatchObject({ kind: 'vanished' });
    });

    it('refuses to confirm and to take in where the programme was never begun', async () => {
      const store = newDevice().tab();
      await expect(store.confirmSealed(may, received)).rejects.toMatchObject({ kind: 'vanished' });
      await expect(store.importLog(small, may, received)).rejects.toMatchObject({
        kind: 'vanished',
      });
    });

    it('is empty once begun, and knows who works there', async () => {
      const store = newDevice().tab();
      await store.begin('somebody');
      expect(await store.open()).toEqual({
        memberId: 'somebody',
        pinnedDay: undefined,
        programme: [],
        heads: [],
        outbox: [],
        drafts: [],
        contactsComing: false,
      });
    });

    it('opens with the day on which it stands still, also after it was begun again', async () => {
      const store = newDevice().tab();
      await store.begin('somebody', '2020-11-19');
      await store.begin('another');
      expect(await store.open()).toMatchObject({ memberId: 'another', pinnedDay: '2020-11-19' });
    });

    it('knows when it began, also once it was begun again', async () => {
      const device = newDevice();
      const store = device.tab();
      await store.begin('somebody', undefined, 10);
      await store.begin('another', undefined, 20);
      await store.importLog(small, may, received);
      expect(await device.tab().begunAt(30)).toBe(10);
    });

    it('counts from the first time it is asked, where nobody noted when it began', async () => {
      const device = newDevice();
      await expect(device.tab().begunAt(5)).rejects.toMatchObject({ kind: 'vanished' });
      await device.tab().begin('somebody');
      await device.tab().begin('somebody', undefined, 10);
      expect(await device.tab().begunAt(20)).toBe(20);
      expect(await device.tab().begunAt(30)).toBe(20);
    });

    it('opens with the drafts', async () => {
      const device = newDevice();
      const store = await begun(device);
      const draft = { key: 'composer:x', text: 'Rappeler', at: 1 };
      await store.putDraft(draft);
      expect((await device.tab().open()).drafts).toEqual([draft]);
    });

    it('keeps everything when it is begun again with another member', async () => {
      const store = await begun(newDevice());
      await store.begin('another');
      const { memberId, heads } = await store.open();
      expect(memberId).toBe('another');
      expect(heads).toHaveLength(2);
      await store.append(sealed(town('Vannes', 'o-1')));
      await store.confirmSealed(may, received);
      const sequences = (await store.readWholeLog()).map(({ sequence }) => sequence);
      expect(new Set(sequences).size).toBe(sequences.length);
    });

    it('gives another tab what the first one wrote', async () => {
      const device = newDevice();
      const store = await begun(device);
      await store.append(open(town('Vannes', 'o-1')));
      expect(await device.tab().open()).toEqual(await store.open());
    });
  });
}

function outbox(newDevice: () => ContractDevice): void {
  describe('in its outbox', () => {
    it('gives rows back in the order in which they were added', async () => {
      const store = await begun(newDevice());
      const names = ['Auray', 'Brest', 'Calais', 'Dover'];
      const keys: number[] = [];
      for (const one of names) keys.push(await store.append(sealed(town(one, `o-${one}`))));
      expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      expect(new Set(keys).size).toBe(names.length);
      const rows = await store.readOutbox();
      expect(rows.map(({ key }) => key)).toEqual(keys);
      expect(rows.map(({ group }) => group[0]?.fields['town']?.value)).toEqual(names);
    });

    it('gives the keys of its rows alone, in their order, with those of another tab', async () => {
      const device = newDevice();
      const store = await begun(device);
      expect(await store.outboxKeys()).toEqual([]);
      const gone = await store.append(sealed(town('Auray', 'o-1')));
      const own = await store.append(open(town('Brest', 'o-2')));
      const other = await device.tab().append(sealed(town('Calais', 'o-3')));
      await store.confirmSealed(may, received);
      expect(await store.outboxKeys()).toEqual([own, other]);
      expect(gone).toBeLessThan(own);
    });

    it('never gives a key twice, even after rows have gone', async () => {
      const store = await begun(newDevice());
      const first = await store.append(sealed(town('Auray', 'o-1')));
      await store.confirmSealed(may, received);
      expect(await store.append(sealed(town('Brest', 'o-2')))).toBeGreaterThan(first);
    });

    it('rewrites an open row, and no sealed one', async () => {
      const store = await begun(newDevice());
      const key = await store.append(open(town('Au', 'o-1')));
      expect(await store.rewrite({ key, ...open(town('Auray', 'o-1')) })).toBe(true);
      await store.seal([key]);
      expect(await store.rewrite({ key, ...open(town('Lost', 'o-1')) })).toBe(false);
      expect(await store.readOutbox()).toEqual([{ key, ...sealed(town('Auray', 'o-1')) }]);
    });

    it('passes over rows that are gone when it seals, and gives only those asked for', async () => {
      const store = await begun(newDevice());
      const key = await store.append(open(town('Auray', 'o-1')));
      const other = await store.append(open(town('Brest', 'o-2')));
      await store.seal([key, 9999]);
      const states = (await store.readOutbox()).map(({ state }) => state);
      expect(states).toEqual(['sealed', 'open']);
      expect((await store.readOutbox([other, 9999])).map(({ key }) => key)).toEqual([other]);
    });
  });
}

function confirming(newDevice: () => ContractDevice): void {
  describe('when it confirms', () => {
    it('moves a row into pages and log, and out of the outbox', async () => {
      const store = await begun(newDevice());
      const before = await store.readLog(home);
      const key = await store.append(sealed(town('Auray', 'o-1')));
      const report = await store.confirmSealed(may, received + 5);
      expect(report).toMatchObject({ keys: [key], homes: [home], kept: [], more: false });
      expect(await store.readOutbox()).toEqual([]);
      expect((await confirmedRecords(store)).get(home)?.values['town']).toBe('Auray');
      const entries = (await store.readLog(home)).slice(before.length);
      expect(entries).toMatchObject([
        { operation: { operationId: 'o-1' }, outcome: 'accepted', received: received + 5 },
      ]);
    });

    it('stops at an open row, so that nothing overtakes what is being typed', async () => {
      const store = await begun(newDevice());
      const first = await store.append(sealed(town('Auray', 'o-1')));
      const typing = await store.append(open(town('Br', 'o-2')));
      const later = await store.append(sealed(town('Calais', 'o-3')));
      expect((await store.confirmSealed(may, received)).keys).toEqual([first]);
      expect((await store.readOutbox()).map(({ key }) => key)).toEqual([typing, later]);
      await store.seal([typing]);
      expect((await store.confirmSealed(may, received)).keys).toEqual([typing, later]);
    });

    it('keeps rows that are held, or need attention, with their text, and goes on', async () => {
      const store = await begun(newDevice());
      const [creation] = present(small[1], 'the first sheet');
      const twice = await store.append(sealed([present(creation, 'an SME is created')]));
      const refused = await store.append(sealed(town('Forbidden', 'o-1')));
      const fine = await store.append(sealed(town('Calais', 'o-2')));
      const notForbidden = (operation: Operation) => operation.operationId !== 'o-1';
      const report = await store.confirmSealed(notForbidden, now);
      expect(report.keys).toEqual([fine]);
      expect(report.kept.map(({ key, confirmation }) => [key, confirmation.outcome])).toEqual([
        [twice, 'needsAttention'],
        [refused, 'held'],
      ]);
      expect((await store.readOutbox()).map(({ key }) => key)).toEqual([twice, refused]);
      expect((await confirmedRecords(store)).get(home)?.values['town']).toBe('Calais');
    });

    it('takes a group as a whole or not at all', async () => {
      const store = await begun(newDevice());
      const [fine] = town('Auray', 'o-1');
      const [bad] = town('Brest', 'o-2');
      const group = [present(fine, 'a change'), { ...present(bad, 'a change'), record: 'nobody' }];
      await store.append(sealed(group));
      const before = await confirmedRecords(store);
      expect((await store.confirmSealed(may, received)).kept).toHaveLength(1);
      expect(await confirmedRecords(store)).toEqual(before);
      expect((await store.readWholeLog()).some((entry) => entry.operation === fine)).toBe(false);
    });

    it('writes nothing at all when deciding throws', async () => {
      const store = await begun(newDevice());
      const before = await store.readWholeLog();
      await store.append(sealed(town('Auray', 'o-1')));
      await store.append(sealed(town('Brest', 'o-2')));
      const failing = (operation: Operation): boolean => {
        if (operation.operationId === 'o-2') throw new Error('deciding failed');
        return true;
      };
      await expect(store.confirmSealed(failing, now)).rejects.toThrow();
      expect(await store.readOutbox()).toHaveLength(2);
      expect(await store.readWholeLog()).toEqual(before);
      expect((await store.confirmSealed(may, received)).keys).toHaveLength(2);
    });

    it('has nothing to say when nothing is sealed', async () => {
      const store = await begun(newDevice());
      expect(await store.confirmSealed(may, received)).toMatchObject({
        keys: [],
        homes: [],
        kept: [],
      });
    });
  });
}

function pages(newDevice: () => ContractDevice): void {
  describe('with more than one page', () => {
    const many = generatedGroups({ seed, smes: 2, contactsPerSme: 230 });
    const oracle = folded(many);
    const homes = [0, 1].map((place) => generatedSmeId(seed, place));

    it('gives journals whole', async () => {
      const store = await begun(newDevice(), many);
      for (const one of homes) {
        const expected = [...oracle.values()].filter(
          (record) => record.home === one && record.entity === 'contact',
        );
        const journal = await store.readJournal(one);
        expect(journal).toHaveLength(230);
        expect(byId(journal.map(unplaced))).toEqual(byId(expected));
      }
      const visited: AnyRecord[] = [];
      await store.readJournals(async (_home, records) => {
        visited.push(...records);
      });
      expect(visited).toHaveLength(460);
      expect(new Set(visited.map(({ id }) => id)).size).toBe(460);
    });

    it('gives logs whole and in order', async () => {
      const store = await begun(newDevice(), many);
      const log = await store.readLog(homes[0] ?? '');
      const expected = many.flat().filter((operation) => operation.home === homes[0]);
      expect(expected.length).toBeGreaterThan(200);
      expect(log.map(({ operation }) => operation)).toEqual(expected);
      const whole = await store.readWholeLog();
      expect(whole.map(({ operation }) => operation)).toEqual(many.flat());
      expect(whole.map(({ sequence }) => sequence)).toEqual(whole.map((_, index) => index + 1));
    });

    it('keeps the summary that its contacts amount to', async () => {
      const store = await begun(newDevice(), many);
      for (const head of (await store.open()).heads) {
        expect(head.summary).toEqual(await summaryOf(store, head.home));
        expect((await store.readHeads([head.home]))[0]).toEqual(head);
      }
    });

    it('goes on filling pages over several confirmations, without losing an entry', async () => {
      const store = await begun(newDevice(), many.slice(0, 1));
      const rest = many.slice(1);
      for (let from = 0; from < rest.length; from += 97) {
        for (const group of rest.slice(from, from + 97)) await store.append(sealed(group));
        await store.confirmSealed(may, received);
      }
      expect(await confirmedRecords(store)).toEqual(oracle);
      expect((await store.readWholeLog()).map(({ operation }) => operation)).toEqual(many.flat());
    }, 60_000);

    it('keeps a sheet that somebody deleted who had not seen what another wrote on it [O9]', async () => {
      const sme = present(folded(small).get(home), 'the first SME is there');
      const change = {
        ...present(setOperation(author('theirs'), sme, { town: 'Dinan' }), 'it changes'),
        by: 'emma',
      };
      const note = {
        ...change,
        record: present(
          small.flat().find((one) => one.home === home && one.entity === 'contact'),
          'a contact',
        ).record,
        entity: 'contact',
        fields: { kind: { value: 'catchUp', base: 'x' } },
      } as const;
      for (const [seen, isKept] of [
        [home, true],
        [note.operationId, false],
      ] as const) {
        const store = await begun(newDevice());
        const gone = deleteOperation({ ...author('gone'), lastKnown: () => seen }, sme);
        await store.importLog([[note], [gone]], may, received);
        const [head] = await store.readHeads([home]);
        const kept = head?.records.find(({ id }) => id === home);
        expect([kept?.deleted === undefined, kept?.contested !== undefined], seen).toEqual([
          isKept,
          isKept,
        ]);
      }
    });

    it('passes over groups that it knows already, however they are taken in', async () => {
      const store = await begun(newDevice(), many.slice(0, 300));
      const report = await store.importLog(many, may, received);
      expect(report).toEqual({ added: many.length - 300, known: 300 });
      expect(await store.importLog(many, may, received)).toEqual({ added: 0, known: many.length });
      expect(await confirmedRecords(store)).toEqual(oracle);
    });
  });
}

function drafts(newDevice: () => ContractDevice): void {
  describe('with drafts', () => {
    it('keeps the latest text of a place until it is removed', async () => {
      const device = newDevice();
      const store = await begun(device);
      await store.putDraft({ key: 'composer:a', text: 'Hel', at: 1 });
      await store.putDraft({ key: 'composer:a', text: 'Hello', at: 2 });
      await store.putDraft({ key: 'composer:b', text: 'Bonjour', at: 3 });
      const other = device.tab();
      expect(byKey(await other.readDrafts())).toEqual([
        { key: 'composer:a', text: 'Hello', at: 2 },
        { key: 'composer:b', text: 'Bonjour', at: 3 },
      ]);
      await other.putDraft({ key: 'composer:a', text: '', at: 4 });
      await other.putDraft({ key: 'never there', text: '', at: 5 });
      expect(await store.readDrafts()).toEqual([{ key: 'composer:b', text: 'Bonjour', at: 3 }]);
    });

    it('keeps the one that a draft goes on with no longer than until that one is kept', async () => {
      const device = newDevice();
      const store = await begun(device);
      await store.putDraft({ key: 'composer:a', text: 'Hel', at: 1 });
      await store.putDraft({ key: 'composer:b', text: 'Hello', at: 2 }, 'composer:a');
      expect(await device.tab().readDrafts()).toEqual([
        { key: 'composer:b', text: 'Hello', at: 2 },
      ]);
      await store.putDraft({ key: 'composer:c', text: '', at: 3 }, 'composer:b');
      expect(await device.tab().readDrafts()).toEqual([]);
    });
  });
}

function changes(newDevice: () => ContractDevice): void {
  describe('telling what changed', () => {
    /** Those that a screen shows; that a row may be sent is heard by the exchange alone. */
    const shown = (changes: readonly StoreChange[]) =>
      changes.filter(({ kind }) => kind !== 'outbox' && kind !== 'sealed');

    async function heard() {
      const device = newDevice();
      const store = await begun(device);
      const other = device.tab();
      await other.open();
      const own: StoreChange[] = [];
      const theirs: StoreChange[] = [];
      const stop = store.subscribe((change) => own.push(change));
      other.subscribe((change) => theirs.push(change));
      return { store, own, theirs, stop };
    }

    it('tells rows and drafts to the other tabs alone', async () => {
      const { store, own, theirs } = await heard();
      const key = await store.append(open(town('Au', 'o-1')));
      await store.rewrite({ key, ...open(town('Auray', 'o-1')) });
      await store.putDraft({ key: 'd', text: 't', at: 1 });
      await store.putDraft({ key: 'd', text: '', at: 2 });
      expect(own).toEqual([]);
      expect(theirs).toEqual([
        { kind: 'outbox', keys: [key] },
        { kind: 'outbox', keys: [key] },
        { kind: 'draft', key: 'd' },
        { kind: 'draft', key: 'd' },
      ]);
    });

    it('tells a confirmation and what was taken in to every tab', async () => {
      const { store, own, theirs } = await heard();
      const key = await store.append(sealed(town('Auray', 'o-1')));
      await store.confirmSealed(may, received);
      await store.importLog(small, may, received);
      const expected = [{ kind: 'confirmed', keys: [key], homes: [home] }, { kind: 'replaced' }];
      expect(shown(own)).toEqual(expected);
      expect(shown(theirs)).toEqual(expected);
    });

    it('is silent about a confirmation in which nothing was confirmed', async () => {
      const { store, own, theirs } = await heard();
      await store.confirmSealed(may, received);
      expect([...own, ...theirs]).toEqual([]);
    });

    it('says nothing more to one that stopped listening', async () => {
      const { store, own, stop } = await heard();
      stop();
      await store.importLog(small, may, received);
      expect(own).toEqual([]);
    });
  });
}

/** Words that stand somewhere: whatever nothing mentions may be thrown away. */
function mentions(newDevice: () => ContractDevice): void {
  describe('when somebody asks what is mentioned', () => {
    const hash = 'ab'.repeat(32);
    const attached = createOperation(
      author('o-1'),
      'attachment',
      { home, id: 'file-1' },
      {
        name: 'Stand.jpg',
        kind: 'picture',
        hash,
        bytes: 3,
      },
    );
    const ask = (store: SheetStore) =>
      store.findMentions(new Set([hash, 'file-1', 'file-2', 'file']), ['attachment']);

    it('finds what waits, what is confirmed, and what lies in the bin', async () => {
      const device = newDevice();
      const store = await begun(device);
      expect(await ask(store)).toEqual(new Set());
      await store.append(sealed([attached]));
      expect(await ask(store)).toEqual(new Set([hash, 'file-1']));
      await store.confirmSealed(may, received);
      expect(await ask(store)).toEqual(new Set([hash, 'file-1']));
      const record = present((await store.readLazy(home, 'attachment'))[0], 'it is there');
      await store.append(sealed([present(deleteOperation(author('o-2'), record), 'it goes')]));
      await store.confirmSealed(may, received);
      expect(await ask(device.tab())).toEqual(new Set([hash, 'file-1']));
    });

    it('finds what was refused, and what stands in a draft as a name', async () => {
      const store = await begun(newDevice());
      await store.append(sealed([attached]));
      await store.confirmSealed(() => false, now);
      await store.putDraft({ key: `files:${home}`, text: '{"file-2":true}', at: now });
      expect(await ask(store)).toEqual(new Set([hash, 'file-1', 'file-2']));
    });

    it('finds what only the log tells of', async () => {
      const store = await begun(newDevice());
      const [creation] = present(small[1], 'the first sheet');
      const { operationId } = present(creation, 'an SME is created');
      expect(await store.findMentions(new Set([operationId, 'nowhere']), [])).toEqual(
        new Set([operationId]),
      );
    });
  });
}

/** What a person may do next; numbers choose a record or a row among those there are. */
type Step =
  | { readonly kind: 'log' | 'confirm' | 'seal' }
  | {
      readonly kind: 'change' | 'remove' | 'restore';
      readonly which: number;
      readonly open: boolean;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'log' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('change' as const, 'remove' as const, 'restore' as const),
      which: fc.nat(50),
      open: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ kind: 'confirm' }, { kind: 'seal' }) },
);

function properties(newDevice: () => ContractDevice): void {
  it('always adds up to all operations, in pages with outbox, in pages alone, and in the log', async () => {
    let confirmations = 0;
    const steps = fc.array(step, { maxLength: 40, size: 'max' });
    const property = fc.asyncProperty(steps, async (sequence) => {
      const store = await begun(newDevice());
      const all: Group[] = [...small];
      for (const [index, one] of sequence.entries()) {
        if (one.kind === 'confirm') {
          confirmations += (await store.confirmSealed(may, received)).keys.length;
        } else if (one.kind === 'seal') {
          await store.seal((await store.readOutbox()).map(({ key }) => key));
        } else {
          const group = groupOf(one, index, folded(all));
          if (group === undefined) continue;
          all.push(group);
          await store.append('open' in one && one.open ? open(group) : sealed(group));
        }
        const log = (await store.readWholeLog()).map(({ operation }) => [operation]);
        const pending = (await store.readOutbox()).map(({ group }) => group);
        expect(folded(log)).toEqual(await confirmedRecords(store));
        expect(folded([...log, ...pending])).toEqual(folded(all));
      }
      await store.seal((await store.readOutbox()).map(({ key }) => key));
      await store.confirmSealed(may, received);
      expect(await store.readOutbox()).toEqual([]);
      expect(await confirmedRecords(store)).toEqual(folded(all));
      for (const head of (await store.open()).heads) {
        expect(head.summary).toEqual(await summaryOf(store, head.home));
      }
    });
    await fc.assert(property, { seed: 20261125, numRuns: 40 });
    expect(confirmations).toBeGreaterThan(50);
  }, 120_000);
}

function groupOf(
  one: Exclude<Step, { readonly kind: 'confirm' | 'seal' }>,
  index: number,
  records: ReadonlyMap<string, AnyRecord>,
): Group | undefined {
  const by = author(`step-${index}`, now + index);
  if (one.kind === 'log') {
    const [template] = present(small[2], 'a contact of the first sheet');
    const creation = present(template, 'a contact is created');
    return [{ ...creation, operationId: `step-${index}`, record: `step-${index}`, at: by.at }];
  }
  if (!('which' in one)) return undefined;
  const ids = [...records.keys()];
  const record = present(records.get(ids[one.which % ids.length] ?? ''), 'a record is there');
  switch (one.kind) {
    case 'remove':
      return [deleteOperation(by, record)];
    case 'restore':
      return [restoreOperation(by, record)];
    case 'change': {
      const field = record.entity === 'contact' ? { minutes: index } : { name: `Name ${index}` };
      const operation = setOperation(by, record, field);
      return operation === undefined ? undefined : [operation];
    }
  }
}

async function summaryOf(store: SheetStore, one: string) {
  const journal = await store.readJournal(one);
  return summariseJournal(journal.flatMap((record) => recordAs(record, 'contact') ?? []));
}

function byId(records: readonly AnyRecord[]) {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function byKey<T extends { readonly key: string }>(list: readonly T[]) {
  return list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
