/**
 * Four ways to lay confirmed contacts out in IndexedDB, for docs/decisions/0002-pages.md: a row each with three
 * indexes, pages of a hundred as objects, as JSON text, and as Carnet packs them. All on Dexie, strictly durable.
 */

import Dexie, { type Table } from 'dexie';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import { packRecords } from '../../../src/client/storage/pack-contacts.ts';
import { type PackedContacts, unpackRecords } from '../../../src/client/storage/packed-contacts.ts';
import { journalPrefix, pageRecordsMax, recordsOf } from '../../../src/client/storage/page-rows.ts';
import { present } from '../../../src/std/assert.ts';
import type { LayoutName } from '../layout-names.ts';
import type { Times } from '../measure.ts';
import { type ProgrammeSize, seededNumbers, smeId } from '../programme.ts';
import { pause, timeOf } from './open-programme.ts';
import { journalPages } from './seed.ts';

interface Layout {
  readonly write: (journals: readonly Journal[]) => Promise<void>;
  readonly journal: (home: string) => Promise<readonly AnyRecord[]>;
  readonly everything: () => Promise<number>;
  readonly edit: (home: string, id: string, place: number) => Promise<void>;
  readonly close: () => void;
}

interface Journal {
  readonly home: string;
  readonly records: readonly AnyRecord[];
}

interface Stored {
  readonly key: string;
  readonly home: string;
  readonly content: readonly AnyRecord[] | string | PackedContacts;
}

class LayoutDatabase extends Dexie {
  declare readonly stored: Table<Stored, string>;
  declare readonly rows: Table<AnyRecord & { readonly at: string }, string>;
  constructor(name: LayoutName) {
    super(`bench-layout-${name}`, {
      cache: 'disabled',
      chromeTransactionDurability: 'strict',
    });
    this.version(1).stores(
      name === 'rows' ? { rows: 'id, home, [home+at], changed.at' } : { stored: 'key' },
    );
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Records written in one transaction, whatever the layout. */
const recordsPerWrite = 5000;
const pagesPerRead = 8;

function rowLayout(): Layout {
  const database = new LayoutDatabase('rows');
  const rowOf = (record: AnyRecord) => ({ ...record, at: textOf(record.values['at']) });
  return {
    write: async (journals) => {
      const rows = journals.flatMap(({ records }) => records.map(rowOf));
      for (let start = 0; start < rows.length; start += recordsPerWrite) {
        await database.rows.bulkPut(rows.slice(start, start + recordsPerWrite));
      }
    },
    journal: (home) => database.rows.where('home').equals(home).toArray(),
    everything: async () => (await database.rows.toArray()).length,
    edit: (_home, id) =>
      database.transaction('rw', database.rows, async () => {
        const row = present(await database.rows.get(id), 'the row is there');
        await database.rows.put({ ...row, values: { ...row.values, minutes: 1 } });
      }),
    close: () => database.close(),
  };
}

const packing: Record<
  Exclude<LayoutName, 'rows'>,
  (records: readonly AnyRecord[]) => Stored['content']
> = {
  pages: (records) => records,
  texts: (records) => JSON.stringify(records),
  packed: packRecords,
};

function unpack({ home, content }: Stored): readonly AnyRecord[] {
  if (typeof content === 'string') return JSON.parse(content) as readonly AnyRecord[];
  return 'cells' in content ? unpackRecords('contact', home, content) : content;
}

function pageLayout(name: Exclude<LayoutName, 'rows'>): Layout {
  const database = new LayoutDatabase(name);
  const pack = packing[name];
  const keyOf = (home: string, page: number): string =>
    `${journalPrefix}${home}:${String(page).padStart(6, '0')}`;
  return {
    write: async (journals) => {
      const pages = journals.flatMap(({ home, records }) => {
        const count = Math.ceil(records.length / pageRecordsMax);
        return Array.from({ length: count }, (_, page) => ({
          key: keyOf(home, page),
          home,
          content: pack(records.slice(page * pageRecordsMax, (page + 1) * pageRecordsMax)),
        }));
      });
      const step = recordsPerWrite / pageRecordsMax;
      for (let start = 0; start < pages.length; start += step) {
        await database.stored.bulkPut(pages.slice(start, start + step));
      }
    },
    journal: async (home) => {
      const pages = await database.stored
        .where('key')
        .startsWith(`${journalPrefix}${home}:`)
        .toArray();
      return pages.flatMap(unpack);
    },
    everything: async () => {
      let after = '';
      let count = 0;
      for (;;) {
        const pages = await database.stored.where('key').above(after).limit(pagesPerRead).toArray();
        for (const page of pages) count += unpack(page).length;
        const last = pages.at(-1);
        if (last === undefined) return count;
        after = last.key;
      }
    },
    edit: (home, id, place) =>
      database.transaction('rw', database.stored, async () => {
        const key = keyOf(home, Math.floor(place / pageRecordsMax));
        const records = unpack(present(await database.stored.get(key), 'the page is there'));
        const edited = records.map((record) =>
          record.id === id ? { ...record, values: { ...record.values, minutes: 1 } } : record,
        );
        await database.stored.put({ key, home, content: pack(edited) });
      }),
    close: () => database.close(),
  };
}

const journalsRead = 100;
const entriesEdited = 50;
const wholeReads = 3;
const restMs = 2;

/** Writes and reads the contacts of the programme in one layout. */
export async function measureLayout(name: LayoutName, size: ProgrammeSize): Promise<Times> {
  const journals: Journal[] = [];
  for await (const pages of journalPages(size)) {
    const records = pages.flatMap(recordsOf).filter(({ entity }) => entity === 'contact');
    const [first] = records;
    if (first !== undefined) journals.push({ home: first.home, records });
  }
  const layout = name === 'rows' ? rowLayout() : pageLayout(name);
  const write = await timeOf(() => layout.write(journals));
  const next = seededNumbers(journals.length);
  const times = {
    write: [write],
    journal: [] as number[],
    everything: [] as number[],
    edit: [] as number[],
  };
  for (let turn = 0; turn < journalsRead; turn += 1) {
    const home = smeId(Math.floor(next() * size.smes));
    let read = 0;
    times.journal.push(await timeOf(async () => (read = (await layout.journal(home)).length)));
    if (read !== size.contactsPerSme) throw new Error(`${name}: a journal of ${read} contacts`);
    await pause(restMs);
  }
  for (let turn = 0; turn < wholeReads; turn += 1) {
    let read = 0;
    times.everything.push(await timeOf(async () => (read = await layout.everything())));
    if (read !== size.smes * size.contactsPerSme) throw new Error(`${name}: ${read} contacts`);
  }
  for (let turn = 0; turn < entriesEdited; turn += 1) {
    const { home, records } = present(journals[Math.floor(next() * journals.length)], 'a journal');
    const place = Math.floor(next() * records.length);
    const { id } = present(records[place], 'a contact');
    times.edit.push(await timeOf(() => layout.edit(home, id, place)));
    await pause(restMs);
  }
  layout.close();
  return times;
}
