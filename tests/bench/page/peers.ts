/**
 * The peers of B2 and B5, as their documentation tells one to use them: RxDB on its Dexie storage with its own
 * replication, PouchDB on its IndexedDB adapter with bulk writes of a thousand. Both load the rows that the floor
 * loads, from the same plain server; neither checks what it is given. Loaded only where they are measured.
 */

import PouchDB from 'pouchdb-browser';
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { present } from '../../../src/std/assert.ts';
import { type FloorPage, type FloorRow, rowOf } from './exchange-floor.ts';
import { timeOf } from './open-programme.ts';

const pouchBatch = 1000;
const exchanged = 50;

/** The same three indexes as the floor's. */
const schema: RxJsonSchema<FloorRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    home: { type: 'string', maxLength: 64 },
    at: { type: 'string', maxLength: 16 },
    changed: {
      type: 'object',
      properties: { at: { type: 'number', minimum: 0, maximum: 1e14, multipleOf: 1 } },
    },
  },
  required: ['id', 'home', 'at', 'changed'],
  indexes: ['home', ['home', 'at'], 'changed.at'],
} as unknown as RxJsonSchema<FloorRow>;

/** Where a pull of RxDB stands: after a row of the first download, or before a round of changes. */
interface Place {
  readonly after: string;
  readonly round: number;
}

interface RxClient {
  readonly rows: RxCollection<FloorRow>;
  readonly replication: RxReplicationState<FloorRow, Place>;
}

let rx: RxClient | undefined;
/** Rounds of changes that there are on the server. */
let rounds = 0;

async function asked<T>(path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const sent = body && { method: 'POST', headers, body: JSON.stringify(body) };
  return (await (await fetch(path, sent)).json()) as T;
}

async function pulled(place: Place | undefined) {
  const { after, round } = place ?? { after: '', round: 0 };
  if (round > rounds) return { documents: [], checkpoint: { after, round } };
  const { rows, next } = await asked<FloorPage>(
    round === 0
      ? `/floor/rows?after=${encodeURIComponent(after)}`
      : `/floor/changed?round=${round}`,
  );
  return {
    documents: rows.map((record) => ({ ...rowOf(record), _deleted: false })),
    checkpoint: next === undefined ? { after: '', round: round + 1 } : { after: next, round },
  };
}

async function pushed(rows: readonly FloorRow[]): Promise<[]> {
  await asked('/floor/rows', { rows });
  return [];
}

/** Downloads everything with RxDB; answers how long it took, in milliseconds. */
export async function rxdbFirstSync(records: number): Promise<number> {
  const time = await timeOf(async () => {
    const database = await createRxDatabase({
      name: 'bench-rxdb',
      storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
      multiInstance: false,
    });
    const added = await database.addCollections({ rows: { schema } });
    const rows = added.rows as RxCollection<FloorRow>;
    const replication = replicateRxCollection<FloorRow, Place>({
      collection: rows,
      replicationIdentifier: 'bench',
      live: true,
      // As many as a page of the server holds: fewer would end the pull.
      pull: { batchSize: 1, handler: pulled },
      push: {
        batchSize: exchanged,
        handler: (changes) => pushed(changes.map(({ newDocumentState }) => newDocumentState)),
      },
    });
    rx = { rows, replication };
    await replication.awaitInSync();
  });
  const count = await present(rx, 'it was begun').rows.count().exec();
  if (count < records) throw new Error(`RxDB: ${count} rows of ${records} arrived`);
  return time;
}

/** Exchanges fifty edits for fifty changes with RxDB; answers how long that took once there is a network again. */
export async function rxdbExchange(round: number): Promise<number> {
  const { rows, replication } = present(rx, 'it was downloaded');
  await replication.pause();
  const found = await rows
    .find({ sort: [{ id: 'asc' }], skip: round * exchanged, limit: exchanged })
    .exec();
  await rows.bulkUpsert(
    found.map((row) => {
      const edited = row.toMutableJSON();
      return { ...edited, values: { ...edited.values, minutes: 100 + round } };
    }),
  );
  rounds = round;
  const received: string[] = [];
  const sent: string[] = [];
  const hearing = [
    replication.received$.subscribe(({ id }) => received.push(id)),
    replication.sent$.subscribe(({ id }) => sent.push(id)),
  ];
  const time = await timeOf(async () => {
    await replication.start();
    replication.reSync();
    await replication.awaitInSync();
  });
  for (const one of hearing) one.unsubscribe();
  if (received.length !== exchanged || sent.length !== exchanged) {
    throw new Error(`RxDB: ${sent.length} sent and ${received.length} received of ${exchanged}`);
  }
  return time;
}

/** Downloads everything with PouchDB; answers how long it took, in milliseconds. */
export async function pouchdbFirstSync(records: number): Promise<number> {
  const database = new PouchDB('bench-pouchdb', { auto_compaction: false });
  const time = await timeOf(async () => {
    let after: string | undefined = '';
    let waiting: object[] = [];
    while (after !== undefined) {
      const path: string = `/floor/rows?after=${encodeURIComponent(after)}`;
      const { rows, next }: FloorPage = await asked<FloorPage>(path);
      waiting.push(...rows.map(({ id, ...row }) => ({ ...row, _id: id })));
      while (waiting.length >= pouchBatch || (next === undefined && waiting.length > 0)) {
        await database.bulkDocs(waiting.slice(0, pouchBatch));
        waiting = waiting.slice(pouchBatch);
      }
      after = next;
    }
  });
  const { doc_count: count } = await database.info();
  if (count < records) throw new Error(`PouchDB: ${count} rows of ${records} arrived`);
  return time;
}
