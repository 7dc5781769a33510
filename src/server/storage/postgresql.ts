/**
 * PostgreSQL, for several server processes on one database.
 *
 * Each connection asks for `synchronous_commit` itself, and a server without `fsync` is refused: "synced" is only said
 * of what is on the disk. Statements, locks and idle transactions have timeouts, so that a process that hangs or loses
 * its network gives its locks back. What PostgreSQL refuses for the sake of order, and what broke off with the
 * connection, is done again a few times.
 *
 * Statements are prepared under names, so the connection must be one session: directly, or through a pooler in session
 * mode.
 */
import pg from 'pg';
import { arrayLiteral, type ColumnValue } from './array-literal.ts';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import {
  appliedMigrations,
  checkApplied,
  described,
  type Migration,
  migrate,
  type Repaired,
} from './migrate.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import {
  type Announcements,
  channel,
  listenForAnnouncements,
  servingLock,
} from './postgresql-listener.ts';
import {
  clashClause,
  codeOf,
  columnsOf,
  inTransaction,
  type SqlDatabase,
  type SqlSession,
  tellingFull,
  transactionMsMax,
  type TransactionParts,
} from './sql-database.ts';
import { Places } from './places.ts';
import { StorageRefused } from './storage-refused.ts';
import { type Row, type Table, type TableName, type Tables, tables } from './tables.ts';

/** Connections of one process, beside the one that listens. */
const connectionCountMax = 10;
const connectMsMax = 5000;
/** How long a push waits for another one of the same programme, in milliseconds. */
const lockMsMax = 10_000;

const attemptCountMax = 5;
/** The pause before the second attempt, in milliseconds; it doubles. */
const retryDelayMs = 25;

/** Statements that get a name on a connection; there are far fewer different ones. */
const preparedCountMax = 300;

/** What the sessions of Carnet are called in the database. */
const applicationName = 'carnet';
/** How often and how far apart a restore looks whether the other sessions have ended, in milliseconds. */
const closingLooksMax = 20;
const closingLookMs = 100;

/** Advisory locks, which everybody who knows this database must agree on. */
const migrationLock = 4_321_001;

export interface PostgresqlOptions {
  /** `postgres://…`, TLS and all. */
  readonly url: string;
  /** Milliseconds since 1970, noted beside a migration. */
  readonly now: () => number;
  /** `serve` brings the schema up to date, listens, and is seen by a restore; `visit` does none of it. */
  readonly mode: 'serve' | 'visit';
  readonly migrations?: readonly Migration[];
  readonly transactionMsMax?: number;
  /** How long a new connection may take, in milliseconds. */
  readonly connectMsMax?: number;
  /** Told what was put right in rows that were there. */
  readonly onRepaired?: (repaired: Repaired) => void;
}

/** Opens the database. Rejects with `StorageRefused`. */
export async function openPostgresql(options: PostgresqlOptions): Promise<SqlDatabase> {
  const { transactionMsMax: msMax = transactionMsMax } = options;
  await prepare(options);
  const pool = new pg.Pool({
    ...connectionConfig(options.url),
    max: connectionCountMax,
    statement_timeout: msMax,
    lock_timeout: lockMsMax,
    idle_in_transaction_session_timeout: msMax,
    connectionTimeoutMillis: options.connectMsMax ?? connectMsMax,
  });
  // A connection that breaks while it is idle or in use is reported by whoever uses it next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const announcements =
      options.mode === 'serve'
        ? await listenForAnnouncements(() => newClient(options.url))
        : undefined;
    return connected(pool, msMax, announcements);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** `int8` is read as a number: sequences and times stay far below 2^53. */
const int8 = 20;
const typeParsers = {
  getTypeParser: (type: number, format?: 'text' | 'binary'): unknown =>
    type === int8 ? Number : pg.types.getTypeParser(type, format as 'text'),
};

/**
 * One plan for each statement. A plan made for the values at hand trusts the statistics of the tables, which a new
 * database does not have: then a push looked through every group of the programme instead of asking the index for its
 * own.
 */
const planning = '-c plan_cache_mode=force_generic_plan';

function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: withoutName(url),
    application_name: applicationName,
    connectionTimeoutMillis: connectMsMax,
    keepAlive: true,
    options: `-c synchronous_commit=on -c client_encoding=UTF8 ${planning}`,
    types: typeParsers as pg.CustomTypesConfig,
  };
}

/**
 * The address without a name for its connections, which would win over ours: by that one a restore knows that a server is
 * at work.
 */
export function withoutName(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  if (!address.searchParams.has('application_name')) return url;
  address.searchParams.delete('application_name');
  return address.href;
}

/** A connection outside of the pool. */
export function newClient(url: string): pg.Client {
  const client = new pg.Client(connectionConfig(url));
  client.on('error', () => undefined);
  return client;
}

/** A connection for an operator's work; the caller ends it. Rejects with `StorageRefused`. */
export async function connectClient(url: string): Promise<pg.Client> {
  const client = newClient(url);
  try {
    await client.connect();
  } catch (error) {
    throw new StorageRefused('unreachable', codeOf(error) ?? 'PostgreSQL', error);
  }
  return client;
}

async function prepare(options: PostgresqlOptions): Promise<void> {
  const { url, mode, now, migrations = allMigrations } = options;
  const client = await connectClient(url);
  try {
    await checkDurability(client);
    const place = {
      dialect: 'postgresql' as const,
      now: now(),
      run: async (statement: string) => void (await client.query(statement)),
      all: async (statement: string) =>
        (await client.query<Readonly<Record<string, unknown>>>(statement)).rows,
    };
    if (mode === 'visit') {
      const applied = await appliedMigrations(place);
      checkApplied(applied, described(migrations));
      if (applied.length < migrations.length) {
        throw new StorageRefused('notMigrated', client.database ?? '');
      }
      return;
    }
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const repaired = await tellingFull(() => migrate(place, migrations));
    for (const one of repaired) options.onRepaired?.(one);
  } finally {
    await client.end();
  }
}

const wantedSettings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

/** Throws `StorageRefused` when the server forgets commits that it acknowledged. */
async function checkDurability(client: pg.Client): Promise<void> {
  for (const [name, wanted] of Object.entries(wantedSettings)) {
    const { rows } = await client.query<{ readonly value: string }>(
      'select current_setting($1) as value',
      [name],
    );
    if (rows[0]?.value !== wanted) {
      throw new StorageRefused('notDurable', `${name}=${rows[0]?.value ?? ''}`);
    }
  }
}

function connected(
  pool: pg.Pool,
  msMax: number,
  announcements: Announcements | undefined,
): SqlDatabase {
  // The pool gives those up that wait for a connection as long as a new one may take: here they wait for their turn.
  const places = new Places(connectionCountMax);
  const dialect = new PostgresDialect({ pool: preparing(pool, places) });
  const db = new Kysely<Tables>({ dialect });
  const parts = (begin: string, limit: number): TransactionParts => ({
    begin,
    msMax: limit,
    session,
  });
  const looking = 'begin isolation level repeatable read read only';
  return {
    dialect: 'postgresql',
    read: (work) => again(() => inTransaction(db, parts(looking, msMax), work)),
    readLong: (work) => inTransaction(db, parts(looking, Number.POSITIVE_INFINITY), work),
    write: (work) => tellingFull(() => again(() => inTransaction(db, parts('begin', msMax), work))),
    onAnnouncement: (listener) => announcements?.add(listener) ?? ((): void => undefined),
    exclusively: async (name, work) => {
      const giveBack = await places.take();
      const client = await connectIn(pool, giveBack);
      try {
        const { rows } = await client.query<{ readonly taken: boolean }>(
          'select pg_try_advisory_lock(hashtext($1)) as taken',
          [`carnet ${name}`],
        );
        if (rows[0]?.taken !== true) return false;
        await work();
        return true;
      } finally {
        // Ends the session, and the lock with it.
        client.release(true);
        giveBack();
      }
    },
    close: async () => {
      await announcements?.close();
      await db.destroy();
      // Kysely ends only what it has used.
      if (!pool.ending) await pool.end();
    },
  };
}

/** A connection for whoever has a place, which is given back where there is none to be had. */
async function connectIn(pool: pg.Pool, giveBack: () => void): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** The pool, with every statement prepared under a name of its own. */
function preparing(pool: pg.Pool, places: Places): PostgresPool {
  const taken = new WeakMap<pg.PoolClient, () => void>();
  const names = new Map<string, string>();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= preparedCountMax) return known;
    const name = `carnet-${names.size}`;
    names.set(text, name);
    return name;
  };
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
      const name = nameOf(text);
      return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    };
    const release = (destroy?: boolean): void => {
      client.release(destroy);
      taken.get(client)?.();
    };
    const made = { query, release };
    // Kysely's type has a second form of `query`, for cursors, which nothing here uses.
    return made as unknown as PostgresPoolClient;
  };
  return {
    connect: async () => {
      const giveBack = await places.take();
      const client = await connectIn(pool, giveBack);
      taken.set(client, giveBack);
      const made = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

/** Clashes of transactions, and everything that says that the connection or the server went away. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) {
    return (
      error instanceof Error && /^Connection terminated|^Client has encountered/.test(error.message)
    );
  }
  return (
    /^(40001|40P01|57P0[123]|08\w{3})$/.test(code) ||
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code)
  );
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attemptCountMax || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs * 2 ** attempt));
    }
  }
}

function session(db: Kysely<Tables>, assertOpen: () => void): SqlSession {
  return {
    dialect: 'postgresql',
    db,
    // One statement of one array for each column: its text is the same for any number of rows.
    insert: async (table, rows, clash) => {
      assertOpen();
      if (rows.length === 0) return;
      const written: readonly Readonly<Record<string, ColumnValue>>[] = lastOfKey(table, rows);
      const columns = columnsOf(table).map(([name]) =>
        arrayLiteral(written.map((row) => row[name] ?? null)),
      );
      await sql`${sql.raw(insertStart(table))} ${sql.join(
        columns.map((column, index) => sql`${column}${sql.raw(arrayCast(table, index))}`),
      )}) ${sql.raw(clashClause(tables[table], clash))}`.execute(db);
    },
    isOneOf: (column, values) => sql`${sql.ref(column)} = any(${[...values]})`,
    valuesOf: (values) => sql`(select unnest(${[...values]}::text[]) as value)`,
    announce: async (text) => {
      assertOpen();
      await sql`select pg_notify(${channel}, ${text})`.execute(db);
    },
  };
}

function insertStart(table: TableName): string {
  const names = columnsOf(table).map(([name]) => name);
  return `insert into ${table} (${names.join(', ')}) select * from unnest(`;
}

function arrayCast(table: TableName, index: number): string {
  const kind = columnsOf(table)[index]?.[1] ?? 'text';
  return kind.startsWith('integer') ? '::bigint[]' : '::text[]';
}

/**
 * Takes the database for a restore. Throws `StorageRefused` while a server works on it: also one that has just lost the
 * connection that holds its lock, and is seen by its other ones.
 */
export async function lockDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken',
    [servingLock],
  );
  if (rows[0]?.taken !== true) throw new StorageRefused('inUse', client.database ?? '');
  // A session that was closed just now is listed for a moment still.
  for (let look = 1; (await otherSessions(client)) > 0; look += 1) {
    if (look === closingLooksMax) throw new StorageRefused('inUse', client.database ?? '');
    await new Promise((resolve) => setTimeout(resolve, closingLookMs));
  }
}

async function otherSessions(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ readonly count: number }>(
    `select count(*) as count from pg_stat_activity where datname = current_database()
      and application_name = $1 and pid <> pg_backend_pid()`,
    [applicationName],
  );
  return rows[0]?.count ?? 0;
}

/** The last of the rows of each key: one statement must not write a row twice. */
function lastOfKey<T extends TableName>(table: T, rows: readonly Row<T>[]): readonly Row<T>[] {
  if (rows.length < 2) return rows;
  const { key }: Table = tables[table];
  const byKey = new Map<string, Row<T>>();
  for (const row of rows) {
    const values: Readonly<Record<string, unknown>> = row;
    // No text in a column holds this character (`stored-text.ts`).
    byKey.set(key.map((column) => values[column]).join('\0'), row);
  }
  return byKey.size === rows.length ? rows : [...byKey.values()];
}
