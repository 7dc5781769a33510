/**
 * What a database holds that a newer version of Carnet wrote, read only: for a copy of everything, when an older version
 * is served over it.
 *
 * Without Dexie, which would want the schema that this version knows. The browser opens the database as it stands, no
 * version is asked for, nothing is written. What this version cannot make out is no copy: it rejects as `newer` rather
 * than leaving something out.
 */

import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import type { CopiedProgramme } from '../ports/backups.ts';
import { type Draft, type OutboxRow, StoreError } from '../ports/sheet-store.ts';
import type { InboxRow } from './inbox.ts';
import { withLastDrafts } from './last-drafts.ts';
import type { Meta } from './confirm-rows.ts';
import { databaseName, headPrefix, metaKey, programmeKey } from './layout.ts';
import { wholeHistories } from './whole-histories.ts';
import { programmeIn } from './opening.ts';
import { entriesOf, handedOn, logPrefix, type PageRow } from './page-rows.ts';
import { asStoreError } from './store-error.ts';
import { keptGroups, type KeptRow, retained } from './sync-tables.ts';

interface Factory {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/**
 * @param database what the list calls the database
 * @param factory where databases are; the browser's, unless a test brings its own
 */
export function newerData(
  programmeId: string,
  database: string,
  factory: Factory = globalThis,
): CopiedProgramme {
  const { IDBKeyRange: range } = factory;
  let opening: Promise<IDBDatabase> | undefined;
  const rows = async <T>(store: string, keys?: IDBValidKey | IDBKeyRange): Promise<T[]> => {
    try {
      opening ??= opened(factory.indexedDB, databaseName(database));
      return await readAll<T>(await opening, store, keys);
    } catch (error) {
      throw asStoreError(error);
    }
  };
  const from = (prefix: string): IDBKeyRange => range.bound(prefix, `${prefix}\uffff`);
  return {
    seal: () => Promise.resolve(),
    readOutbox: () => rows<OutboxRow>('outbox'),
    readDrafts: async () => withLastDrafts(database, await rows<Draft>('drafts')),
    readProgramme: async () =>
      programmeIn((await rows<PageRow>('pages', programmeKey(programmeId)))[0]),
    readHomes: async () => {
      return (await rows<PageRow>('pages', from(headPrefix))).map(({ home }) => home);
    },
    readWholeLog: async () => {
      const pages = await rows<PageRow>('pages', from(logPrefix));
      const inbox = await rows<InboxRow>('inbox');
      const log = pages.map(entriesOf);
      const arrived = inbox.flatMap((row) => row.arrived.map(({ entry }) => entry));
      if (log.some((entries) => entries.length === 0)) throw new StoreError('newer');
      return handedOn([...log.flat(), ...arrived].sort(inOrder));
    },
    sync: () =>
      Promise.resolve({
        kept: async () => {
          const kept = (await rows<KeptRow>('kept')).flatMap(keptGroups);
          return retained(kept.sort((a, b) => a.key - b.key));
        },
        wholeHistories: async () => {
          const [meta] = await rows<Meta>('meta', metaKey);
          const range = { range: (prefix: string) => rows<PageRow>('pages', from(prefix)) };
          return wholeHistories(range, meta);
        },
      }),
    close: () => {
      void opening?.then((found) => found.close()).catch(() => undefined);
    },
  };
}

const inOrder = (a: CarriedEntry, b: CarriedEntry): number => a.sequence - b.sequence;

/** The database as it stands; where there is none, none is made. */
function opened(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', () => reject(new StoreError('vanished', request.error)));
    request.addEventListener('success', () => {
      const found = request.result;
      // A newer version may go on with it at any time.
      found.addEventListener('versionchange', () => found.close());
      resolve(found);
    });
  });
}

function readAll<T>(
  database: IDBDatabase,
  store: string,
  keys?: IDBValidKey | IDBKeyRange,
): Promise<T[]> {
  if (!database.objectStoreNames.contains(store)) return Promise.reject(new StoreError('newer'));
  return new Promise((resolve, reject) => {
    const reading = database.transaction(store, 'readonly').objectStore(store).getAll(keys);
    reading.addEventListener('success', () => resolve(reading.result as T[]));
    reading.addEventListener('error', () => reject(reading.error ?? new StoreError('failed')));
  });
}
