/**
 * The floor of the server: the driver alone, with the same schema, settings, rows and transactions as the server's
 * pushes, and no thought about what they mean. Like any store it is given objects and makes the text of each row.
 */

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { syncLimits } from '../../../src/protocol/limits.ts';
import type { PushRequest } from '../../../src/protocol/sync-messages.ts';
import { cacheKilobytes, databaseFile } from '../../../src/server/storage/sqlite.ts';
import { type TableName, tables } from '../../../src/server/storage/tables.ts';

type BareRow = Readonly<Record<string, unknown>>;

const written = [
  'records',
  'entries',
  'pushed_groups',
  'group_operations',
] as const satisfies readonly TableName[];
type Written = (typeof written)[number];

/** What each push writes, table by table, and the head after it. */
export type BareRows = readonly (Readonly<Record<Written, readonly BareRow[]>> & {
  readonly head: number;
})[];

function open(folder: string): Sqlite.Database {
  const database = new Sqlite(join(folder, databaseFile));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = on');
  database.pragma(`cache_size = -${cacheKilobytes}`);
  return database;
}

const present = (row: BareRow | undefined): BareRow[] => (row === undefined ? [] : [row]);

/** The row with what its body says, not with the text of it. */
const asGiven = (row: BareRow): BareRow =>
  'body' in row ? { ...row, body: JSON.parse(String(row['body'])) as unknown } : row;

/** Reads from a database what each of the pushes that it took in wrote. */
export function bareRowsOf(folder: string, requests: readonly PushRequest[]): BareRows {
  const database = open(folder);
  try {
    const all = (table: Written): BareRow[] =>
      (database.prepare(`select * from ${table}`).all() as BareRow[]).map(asGiven);
    const records = new Map<unknown, BareRow>(
      all('records').map((row) => [row['record_id'], row] as const),
    );
    const entries = all('entries');
    const groups = new Map<string, BareRow>(
      all('pushed_groups').map((row) => [
        `${String(row['device'])} ${String(row['device_sequence'])}`,
        row,
      ]),
    );
    const operations = all('group_operations');
    let place = 0;
    return requests.map(({ device, groups: pushed }) => {
      const counters = new Set(pushed.map(({ deviceSequence }) => deviceSequence));
      const made = pushed.flatMap((group) => group.operations);
      const from = place;
      place += made.length;
      const ids = new Set(made.flatMap(({ record }) => [record]));
      return {
        records: [...ids].flatMap((id): BareRow[] => present(records.get(id))),
        entries: entries.slice(from, place),
        pushed_groups: [...counters].flatMap((counter) =>
          present(groups.get(`${device} ${counter}`)),
        ),
        group_operations: operations.filter(
          (row) => row['device'] === device && counters.has(Number(row['device_sequence'])),
        ),
        head: place,
      };
    });
  } finally {
    database.close();
  }
}

/** Writes them, one transaction for each push. */
export async function writeBarely(folder: string, rows: BareRows): Promise<void> {
  const database = open(folder);
  try {
    const inserts = written.map((table) => ({ table, ...insertInto(database, table) }));
    const move = database.prepare('update programmes set sequence = ?');
    for (const push of rows) {
      database.exec('begin immediate');
      for (const { table, columns, statement } of inserts) {
        for (const row of push[table]) {
          const values = columns.map((column) => row[column]);
          const body = columns.indexOf('body');
          if (body >= 0) values[body] = JSON.stringify(row['body']);
          statement.run(...values);
        }
      }
      move.run(push.head);
      database.exec('commit');
    }
  } finally {
    database.close();
  }
}

function insertInto(database: Sqlite.Database, table: Written) {
  const columns = Object.keys(tables[table].columns);
  const key: readonly string[] = tables[table].key;
  const rest = columns.filter((column) => !key.includes(column));
  const clash =
    rest.length === 0
      ? 'nothing'
      : `update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const statement = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
      on conflict (${key.join(', ')}) do ${clash}`,
  );
  return { columns, statement };
}

/** Reads the last entries in parts as large as a pull's, and makes an answer of each. */
export async function pullBarely(folder: string, count: number): Promise<void> {
  const database = open(folder);
  try {
    const head = database.prepare('select sequence from programmes').pluck().get() as number;
    const select = database.prepare(
      'select sequence, body from entries where sequence > ? order by sequence limit ?',
    );
    let after = Math.max(0, head - count);
    while (after < head) {
      const found = select.all(after, syncLimits.pullEntriesMax) as {
        readonly sequence: number;
        readonly body: string;
      }[];
      const entries = found.map(({ body }) => JSON.parse(body) as unknown);
      if (JSON.stringify({ entries }).length === 0) throw new Error('Nothing was answered');
      after = found.at(-1)?.sequence ?? head;
    }
  } finally {
    database.close();
  }
}

/** Every record as a line of JSON. */
export function recordLines(folder: string): readonly string[] {
  const database = open(folder);
  try {
    return database
      .prepare('select body from records order by part, home, record_id')
      .pluck()
      .all() as string[];
  } finally {
    database.close();
  }
}
