/**
 * The pages of one lazy kind of one home, within a transaction: which page a record lies in, and which are written.
 *
 * A page is capped in records and about in length, because an edit rewrites it: a record that outgrows a page that it
 * shares moves to one of its own.
 */

import type { EntityName } from '../../domain/entity/registry.ts';
import { declarationOf } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { present } from '../../std/assert.ts';
import { packRecords } from './pack-contacts.ts';
import {
  journalEntity,
  lazyKeys,
  numbered,
  pageLengthMax,
  pageRecordsMax,
  type PageRow,
  recordsOf,
} from './page-rows.ts';

interface Page {
  readonly records: Map<string, AnyRecord>;
  /** About how long it is as JSON; reckoned when something is placed in it. */
  length: number | undefined;
}

export class LazyPages {
  private readonly entity: EntityName;
  private readonly home: string;
  private readonly pages: Page[];
  /** The page of each record. */
  private readonly places = new Map<string, Page>();
  private readonly changed = new Set<Page>();

  /** @param rows its pages, in the order of their keys */
  constructor(entity: EntityName, home: string, rows: readonly PageRow[]) {
    this.entity = entity;
    this.home = home;
    this.pages = rows.map((row) => {
      const records = new Map(recordsOf(row).map((record) => [record.id, record]));
      return { records, length: undefined };
    });
    for (const page of this.pages) for (const id of page.records.keys()) this.places.set(id, page);
  }

  get isDirty(): boolean {
    return this.changed.size > 0;
  }

  get(id: string): AnyRecord | undefined {
    return this.places.get(id)?.records.get(id);
  }

  records(): readonly AnyRecord[] {
    return this.pages.flatMap(({ records }) => [...records.values()]);
  }

  place(record: AnyRecord): void {
    const own = this.places.get(record.id);
    // Contacts are short: their pages are capped in records alone, as they always were.
    if (this.entity === journalEntity) return this.put(own ?? this.roomyPage(0), record);
    const length = JSON.stringify(record).length;
    if (own === undefined) return this.put(this.roomyPage(length), record, length);
    const grown = lengthOf(own) - JSON.stringify(own.records.get(record.id)).length + length;
    if (grown <= pageLengthMax || own.records.size === 1) {
      own.records.set(record.id, record);
      own.length = grown;
      this.changed.add(own);
      return undefined;
    }
    own.records.delete(record.id);
    own.length = grown - length;
    this.changed.add(own);
    return this.put(this.roomyPage(length), record, length);
  }

  /** The pages that changed, as rows. */
  rows(): readonly PageRow[] {
    const prefix = lazyKeys(this.home, this.entity);
    return [...this.changed].map((page) => {
      const key = numbered(prefix, this.pages.indexOf(page));
      const { home, entity } = this;
      const records = [...page.records.values()];
      if (entity === journalEntity) return { key, home, contacts: packRecords(records) };
      return declarationOf(entity).families === undefined
        ? { key, home, entity, packed: packRecords(records) }
        : { key, home, entity, records };
    });
  }

  private put(page: Page, record: AnyRecord, length = 0): void {
    page.records.set(record.id, record);
    if (page.length !== undefined) page.length += length;
    this.places.set(record.id, page);
    this.changed.add(page);
  }

  /** The last page, or a new one where it has no room. */
  private roomyPage(length: number): Page {
    const last = this.pages.at(-1);
    const isFull =
      last === undefined ||
      last.records.size >= pageRecordsMax ||
      (length > 0 && last.records.size > 0 && lengthOf(last) + length > pageLengthMax);
    if (!isFull) return present(last, 'a page with room');
    const page: Page = { records: new Map(), length: 0 };
    this.pages.push(page);
    return page;
  }
}

function lengthOf(page: Page): number {
  page.length ??= [...page.records.values()].reduce(
    (sum, record) => sum + JSON.stringify(record).length,
    0,
  );
  return page.length;
}
