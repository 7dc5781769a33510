/** The tables of one programme on IndexedDB, as Dexie knows them. */

import Dexie, { type DBCoreMutateRequest, type Table } from 'dexie';
import type { Draft, OutboxRow } from '../ports/sheet-store.ts';
import type { Meta } from './confirm-rows.ts';
import type { InboxRow } from './inbox.ts';
import { forgetScreen } from './kept-screen.ts';
import { schemaVersions } from './layout.ts';
import { endWhenLeft } from './left-page.ts';
import type { PageRow } from './page-rows.ts';
import type { KeptRow } from './sync-tables.ts';

export class ProgrammeDatabase extends Dexie {
  declare readonly pages: Table<PageRow, string>;
  declare readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'key'>>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly meta: Table<Meta, string>;
  declare readonly kept: Table<KeptRow, number>;
  declare readonly inbox: Table<InboxRow, number>;

  constructor(name: string, factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    super(name, {
      cache: 'disabled',
      chromeTransactionDurability: 'strict',
      ...(factory === undefined ? {} : factory),
    });
    for (const { version, stores } of schemaVersions) this.version(version).stores(stores);
    this.use({
      stack: 'dbcore',
      name: 'download',
      create: (core) => ({
        ...core,
        transaction: (stores, mode, options) => {
          const begun = core.transaction(
            stores,
            mode,
            isDoneAgain(stores, mode) ? { durability: 'relaxed' } : options,
          );
          // What Dexie hands on here is the browser's own.
          endWhenLeft(begun as IDBTransaction);
          return begun;
        },
      }),
    });
    this.use({
      stack: 'dbcore',
      name: 'kept-screen',
      create: (core) => ({
        ...core,
        table: (tableName) => {
          const table = core.table(tableName);
          return {
            ...table,
            mutate: (request) => {
              if (changesSomething(request)) forgetScreen();
              return table.mutate(request);
            },
          };
        },
      }),
    });
  }
}

/**
 * Pages without the outbox are written by a download, and by what lays the inbox in; kept groups without the inbox at
 * the end of a download and where a tab claims the lead. Nobody waits for that to be on the disk: what a power cut
 * takes is downloaded or laid in again from where the disk stands. It stands where it stood at some moment, because
 * whatever is on the disk is there with all that was written before.
 */
function isDoneAgain(stores: readonly string[], mode: IDBTransactionMode): boolean {
  const has = (store: string): boolean => stores.includes(store);
  return (
    mode === 'readwrite' && ((has('pages') && !has('outbox')) || (has('kept') && !has('inbox')))
  );
}

/** A list of nothing is asked for as well, at each start. */
function changesSomething(request: DBCoreMutateRequest): boolean {
  if (request.type === 'deleteRange') return true;
  return (request.type === 'delete' ? request.keys : request.values).length > 0;
}
