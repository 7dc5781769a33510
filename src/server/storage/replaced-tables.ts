/**
 * The tables of a PostgreSQL database that a restore replaces. Those that may hold something are not dropped: they move
 * into a schema of their own, in the transaction that puts the restored ones in their place. A move reads no row, so
 * it succeeds where a backup cannot be made: in a database of an older or newer version, or a damaged one.
 *
 * A newer version may have tables that this one has no name for. They move too, or they would stop a second upgrade.
 * Only in such a database is a table that Carnet does not know taken for one of its own.
 */
import pg from 'pg';
import { appliedMigrations, checkApplied, described } from './migrate.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import { codeOf } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';
import { tableNames } from './tables.ts';

/** What a restore finds in the schema that Carnet works in. */
export interface ReplacedTables {
  readonly home: string;
  readonly names: readonly string[];
  /** Whether they may hold anything that a person made; what cannot be read counts as if it did. */
  readonly inUse: boolean;
}

const knownTables: ReadonlySet<string> = new Set([...tableNames, 'migrations']);

/** Whether the database says that a table is missing or damaged; everything else is an outage. */
export function isDamage(error: unknown): boolean {
  return /^(?:42|58|XX)/.test(codeOf(error) ?? '');
}

/** Looks at the tables in the schema of this connection. */
export async function findReplacedTables(client: pg.Client): Promise<ReplacedTables> {
  const { rows: schemas } = await client.query<{ readonly home: string | null }>(
    'select current_schema() as home',
  );
  const home = schemas[0]?.home ?? 'public';
  const { rows: found } = await client.query<{ readonly name: string; readonly own: boolean }>(
    `select c.relname as name, pg_get_userbyid(c.relowner) = current_user and not exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      ) as own
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind in ('r', 'p') order by c.relname`,
    [home],
  );
  const known = found.map(({ name }) => name).filter((name) => knownTables.has(name));
  if (!known.includes('migrations') || (await isOfVersion(client))) {
    return { home, names: known, inUse: await holdAnything(client, home, known) };
  }
  const names = found.filter(({ name, own }) => own || knownTables.has(name));
  return { home, names: names.map(({ name }) => name), inUse: true };
}

/** Whether the schema is one that this version knows: its own, or an older one. */
async function isOfVersion(client: pg.Client): Promise<boolean> {
  try {
    const applied = await appliedMigrations({
      dialect: 'postgresql',
      all: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    });
    checkApplied(applied, described(allMigrations));
    return true;
  } catch (error) {
    if (error instanceof StorageRefused || isDamage(error)) return false;
    throw error;
  }
}

async function holdAnything(
  client: pg.Client,
  home: string,
  names: readonly string[],
): Promise<boolean> {
  for (const name of names.filter((one) => one !== 'migrations')) {
    try {
      const { rowCount } = await client.query(`select from ${qualified(home, name)} limit 1`);
      if ((rowCount ?? 0) > 0) return true;
    } catch (error) {
      if (isDamage(error)) return true;
      throw error;
    }
  }
  return false;
}

/** Takes the tables out of their schema; answers the schema that keeps them, where they may hold anything. */
export async function setTablesAside(
  client: pg.Client,
  { home, names, inUse }: ReplacedTables,
  now: number,
): Promise<string | undefined> {
  if (!inUse) {
    for (const name of names) await client.query(`drop table ${qualified(home, name)} cascade`);
    return undefined;
  }
  const kept = await freeSchema(client, now);
  await client.query(`create schema ${kept}`);
  for (const name of names) {
    await client.query(`alter table ${qualified(home, name)} set schema ${kept}`);
  }
  return kept;
}

async function freeSchema(client: pg.Client, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '_');
  for (let count = 1; ; count += 1) {
    const name = `carnet_before_${stamp}${count === 1 ? '' : `_${count}`}`;
    const { rows } = await client.query<{ readonly taken: boolean }>(
      'select to_regnamespace($1) is not null as taken',
      [name],
    );
    if (rows[0]?.taken !== true) return name;
  }
}

function qualified(schema: string, table: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
}
