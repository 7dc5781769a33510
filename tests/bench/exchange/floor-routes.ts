/**
 * The plain exchange that the floor asks for: records as rows of JSON, a page after a key; rows that are put; nothing
 * about rights, order or conflicts. Its own table lies in the same kind of database.
 */

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { databaseFile } from '../../../src/server/storage/sqlite.ts';

/** Rows of one page of the floor. */
export const floorPageRows = 2000;

/** Rows that change in one round. */
const changedRows = 50;

/** @param folder where the server's database lies */
export function floorRoutes(folder: string): Hono {
  const stored = new Sqlite(join(folder, databaseFile), { readonly: true });
  const own = new Sqlite(join(folder, 'floor.db'));
  own.pragma('journal_mode = wal');
  own.pragma('synchronous = full');
  own.exec('create table if not exists rows (id text primary key, body text) without rowid');
  const page = stored.prepare(
    'select record_id as id, body from records where record_id > ? order by record_id limit ?',
  );
  const put = own.prepare('insert or replace into rows values (?, ?)');
  const changed = stored.prepare(
    'select body from records order by record_id desc limit ? offset ?',
  );
  const take = own.transaction((rows: readonly { readonly id: string }[]) => {
    for (const row of rows) put.run(row.id, JSON.stringify(row));
  });
  const routes = new Hono();
  routes.use('*', compress());
  routes.get('/rows', (context) => {
    const found = page.all(context.req.query('after') ?? '', floorPageRows) as {
      readonly id: string;
      readonly body: string;
    }[];
    return context.json({
      rows: found.map(({ body }) => JSON.parse(body) as unknown),
      next: found.length < floorPageRows ? undefined : found.at(-1)?.id,
    });
  });
  routes.post('/rows', async (context) => {
    const { rows } = await context.req.json<{
      readonly rows: readonly { readonly id: string }[];
    }>();
    take(rows);
    return context.json({ taken: rows.length });
  });
  // Fifty rows that somebody else changed, others in each round, from the end of all.
  routes.get('/changed', (context) => {
    const round = Number(context.req.query('round'));
    const found = changed.all(changedRows, (round - 1) * changedRows) as {
      readonly body: string;
    }[];
    const rows = found.map(({ body }) => {
      const record = JSON.parse(body) as { readonly values: object };
      return { ...record, values: { ...record.values, minutes: 200 + round } };
    });
    return context.json({ rows });
  });
  // One request both ways: takes rows in and answers as many of others.
  routes.post('/exchange', async (context) => {
    const { rows, after } = await context.req.json<{
      readonly rows: readonly { readonly id: string }[];
      readonly after: string;
    }>();
    take(rows);
    const found = page.all(after, rows.length) as { readonly body: string }[];
    return context.json({ rows: found.map(({ body }) => JSON.parse(body) as unknown) });
  });
  return routes;
}
