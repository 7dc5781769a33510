/** The floor of a Monday: the same operations, written by one client with bare inserts, a transaction a laptop. */

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { ProgrammeSize } from '../programme.ts';
import { weekendGroups } from './pushes.ts';
import type { DataPlace } from './stored-programme.ts';

interface Work {
  readonly size: ProgrammeSize;
  readonly laptops: number;
  readonly operationsEach: number;
}

type Row = readonly [id: string, home: string, body: string];

const create =
  'create table operations (id text primary key, home text not null, body text not null)';

/** How long it takes, in milliseconds. */
export async function insertBarely(place: DataPlace, work: Work): Promise<number> {
  const all = Array.from({ length: work.laptops }, (_, laptop): readonly Row[] =>
    weekendGroups(laptop, work.operationsEach, work.size)
      .flat()
      .map((operation) => [operation.operationId, operation.home, JSON.stringify(operation)]),
  );
  return 'url' in place ? onPostgresql(place.url, all) : onSqlite(place.folder, all);
}

async function onSqlite(folder: string, all: readonly (readonly Row[])[]): Promise<number> {
  const database = new Sqlite(join(folder, 'bare.db'));
  try {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    database.exec(create);
    const insert = database.prepare('insert into operations values (?, ?, ?)');
    const start = performance.now();
    for (const rows of all) {
      database.transaction(() => {
        for (const row of rows) insert.run(...row);
      })();
    }
    return performance.now() - start;
  } finally {
    database.close();
  }
}

async function onPostgresql(url: string, all: readonly (readonly Row[])[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(create);
    const start = performance.now();
    for (const rows of all) {
      const columns = [0, 1, 2].map((column) => rows.map((row) => row[column]));
      await client.query(
        'insert into operations select * from unnest($1::text[], $2::text[], $3::text[])',
        columns,
      );
    }
    return performance.now() - start;
  } finally {
    await client.end();
  }
}
