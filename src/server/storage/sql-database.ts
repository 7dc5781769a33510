/**
 * A database as the storages of the server use it: looks and transactions, through Kysely, the same for SQLite and
 * PostgreSQL. What differs between the two is in `sqlite.ts` and `postgresql.ts`, behind this interface.
 *
 * `write` is one transaction that is flushed to disk when it resolves. Its work may run more than once (PostgreSQL
 * asks for that after a clash or a lost connection), so it does nothing outside of the session. Work that does not end
 * is rolled back after `transactionMsMax`, so that a hung one does not hold up everybody else for good.
 */

import {
  CompiledQuery,
  type Expression,
  type Kysely,
  type KyselyPlugin,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import { StorageFull, TransactionTooLong } from '../ports/sheet-storage.ts';
import type { DialectName } from './migrate.ts';
import {
  type ColumnKind,
  type Row,
  type Table,
  type TableName,
  type Tables,
  tables,
} from './tables.ts';

/** How long one transaction may take, in milliseconds. */
export const transactionMsMax = 20_000;

/** What becomes of a row whose key is there already. */
export type Clash = 'fail' | 'replace' | 'ignore';

/** One connection, within one transaction. After its end every use of it throws. */
export interface SqlSession {
  readonly dialect: DialectName;
  readonly db: Kysely<Tables>;
  /** Adds many rows with few statements. */
  insert<T extends TableName>(table: T, rows: readonly Row<T>[], clash: Clash): Promise<void>;
  /** Whether a column has one of these values; one parameter, however many there are. */
  readonly isOneOf: (column: string, values: readonly (string | number)[]) => Expression<SqlBool>;
  /** Texts as the rows of a table with the column `value`; one parameter, however many there are. */
  readonly valuesOf: (values: readonly string[]) => RawBuilder<unknown>;
  /** Tells every process that uses this database, once the transaction is committed. */
  announce(text: string): Promise<void>;
}

export interface SqlDatabase {
  readonly dialect: DialectName;
  /** One consistent look, which sees no later commit. */
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** As `read`, on a connection of its own and without a limit of time: for backups. */
  readLong<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** What was announced, by whichever process; `undefined` when something may have been missed. */
  onAnnouncement(listener: (text: string | undefined) => void): () => void;
  /** Runs unless another process does the same right now; answers whether it ran. */
  exclusively(name: string, work: () => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

/** The session was used after its transaction had ended. */
class SessionEnded extends Error {
  constructor() {
    super('The transaction has ended');
    this.name = 'SessionEnded';
  }
}

/** What an adapter gives to `inTransaction`. */
export interface TransactionParts {
  readonly begin: string;
  readonly msMax: number;
  /** Makes the session; `assertOpen` throws once the transaction has ended. */
  session(db: Kysely<Tables>, assertOpen: () => void): SqlSession;
}

/** Runs the work in a transaction on one connection of its own: commits, or undoes everything and throws. */
export async function inTransaction<T>(
  kysely: Kysely<Tables>,
  parts: TransactionParts,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  return kysely.connection().execute(async (connection) => {
    let open = true;
    const assertOpen = (): void => {
      if (!open) throw new SessionEnded();
    };
    const db = connection.withPlugin(whileOpen(assertOpen));
    await connection.executeQuery(CompiledQuery.raw(parts.begin));
    try {
      const result = await withinTime(parts.msMax, () => work(parts.session(db, assertOpen)));
      open = false;
      await commit(connection);
      return result;
    } catch (error) {
      open = false;
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
  });
}

/** PostgreSQL answers a COMMIT of a failed transaction with ROLLBACK and no error. */
async function commit(connection: Kysely<Tables>): Promise<void> {
  const { rows } = await connection.executeQuery<{ readonly command?: string }>(
    CompiledQuery.raw('commit'),
  );
  if (rows[0]?.command === 'ROLLBACK') throw new Error('The transaction had failed before');
}

function whileOpen(assertOpen: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      assertOpen();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

async function withinTime<T>(msMax: number, work: () => Promise<T>): Promise<T> {
  if (msMax === Number.POSITIVE_INFINITY) return work();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransactionTooLong(msMax)), msMax);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Passes an announcement on. One that fails must not turn what was committed into a failure. */
export function tell<T>(listener: (text: T) => void, text: T): void {
  try {
    listener(text);
  } catch {
    // An announcement only says that there is something: whoever missed it asks by itself.
  }
}

const fullCodes: ReadonlySet<unknown> = new Set([
  'SQLITE_FULL',
  // SQLite has no room for the memory that it shares with others, a file beside the database.
  'SQLITE_IOERR_SHMSIZE',
  '53100',
  'ENOSPC',
]);

/** Runs a write, and says `StorageFull` where the driver says it in its own words. */
export async function tellingFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fullOr(error);
  }
}

/** `StorageFull` where that is what an error says; otherwise the error. */
export function fullOr(error: unknown): unknown {
  return fullCodes.has(codeOf(error)) ? new StorageFull(error) : error;
}

/** The code of an error of a driver or of the system. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** A table as the bulk statements see it. */
export function columnsOf(
  table: TableName,
): readonly (readonly [name: string, kind: ColumnKind])[] {
  return Object.entries(tables[table].columns);
}

/** The end of an insert: what becomes of rows that are there. */
export function clashClause({ key, columns }: Table, clash: Clash): string {
  if (clash === 'fail') return '';
  const target = `on conflict (${key.join(', ')})`;
  const rest = Object.keys(columns).filter((column) => !key.includes(column));
  if (clash === 'ignore' || rest.length === 0) return `${target} do nothing`;
  return `${target} do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}
