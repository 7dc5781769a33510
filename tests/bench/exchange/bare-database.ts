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
import { benchIds } from '../programme.ts';

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

/** The row with what its body says, not with the text of it. */
const asGiven = (row: BareRow): BareRow =>
  'body' in row ? { ...row, body: JSON.parse(String(row['body'])) as unknown } : row;

/**
 * Has the pushes taken in, one after the other, and reads after each of them what it wrote: a record that a later one
 * changes again is to be written twice here too, as it stood each time. The same bytes once more would cost nothing.
 */
export async function bareRowsOf(
  folder: string,
  requests: readonly PushRequest[],
  push: (request: PushRequest) => Promise<void>,
): Promise<BareRows> {
  const database = open(folder);
  const inList = (column: string): string => `${column} in (select value from json_each(?))`;
  const select = (table: Written, where: string) =>
    database.prepare<unknown[], BareRow>(
      `select * from ${table} where programme_id = '${benchIds.programmeId}' and ${where}`,
    );
  const ofDevice = `device = ? and ${inList('device_sequence')}`;
  const wanted = {
    records: select('records', inList('record_id')),
    entries: select('entries', 'sequence > ? and sequence <= ? order by sequence'),
    pushed_groups: select('pushed_groups', ofDevice),
    group_operations: select('group_operations', ofDevice),
  } as const;
  try {
    const rows: BareRows[number][] = [];
    let head = 0;
    for (const request of requests) {
      await push(request);
      const made = request.groups.flatMap((group) => group.operations);
      const ids = JSON.stringify(made.map(({ record }) => record));
      const counters = JSON.stringify(request.groups.map((group) => group.deviceSequence));
      const before = head;
      head += made.length;
      rows.push({
        records: wanted.records.all(ids).map(asGiven),
        entries: wanted.entries.all(before, head).map(asGiven),
        pushed_groups: wanted.pushed_groups.all(request.device, counters).map(asGiven),
        group_operations: wanted.group_operations.all(request.device, counters),
        head,
      });
    }
    return rows;
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
