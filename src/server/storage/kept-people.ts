/**
 * Who may what after a restore. Where the database that is replaced can be read, what both say is weighed (`people-after.ts`);
 * the sheets are the backup's.
 *
 * Into an empty place there is nothing to stay: accounts and memberships are those of the backup then, and everybody
 * signs in again, because nobody knows which sessions and links have ended since.
 */
import { createHash } from 'node:crypto';
import { chainedText } from '../auth/audit.ts';
import type { AuditEvent } from '../ports/account-storage.ts';
import type { BackupRow, BackupTable } from './backup-file.ts';
import { migrations } from './migrations/all.ts';
import { type People, type PeopleAfter, peopleAfter } from './people-after.ts';
import { parsed } from './stored-text.ts';
import { type Row, type TableName, tables } from './tables.ts';

/** Statements that one connection runs in a transaction. */
export interface PeoplePlace {
  run(statement: string): Promise<unknown>;
  all(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Adds rows to a table of the restored database. */
  insert(table: BackupTable, rows: readonly BackupRow[]): Promise<void>;
}

/** Two schemas of one database, as they are written before a dot. */
export interface PeopleMove {
  /** Where the restored tables are. */
  readonly restored: string;
  /** Where those are that they replace. */
  readonly replaced: string;
}

/** Whether the database that is replaced has the tables of this version. Rejects when it cannot be read. */
export async function canKeepPeople(
  place: PeoplePlace,
  { replaced }: Pick<PeopleMove, 'replaced'>,
): Promise<boolean> {
  return (await lastNumber(place, `${replaced}.migrations`)) === migrations.length;
}

/** Ends every session and link of a restored database. */
export async function endSessions(place: PeoplePlace, restored: string): Promise<void> {
  await place.run(`delete from ${restored}.sessions`);
  await place.run(`delete from ${restored}.links`);
}

/** Decides who may what from what both databases say ([`peopleAfter`]), and writes it into the restored one. */
export async function keepPeople(
  place: PeoplePlace,
  { restored, replaced }: PeopleMove,
): Promise<PeopleKept> {
  const backup = await peopleIn(place, restored);
  const events = (await place.all(
    `select body from ${replaced}.audit_events
      where body like '%"programmeConnected"%' or body like '%"memberRemoved"%' order by number`,
  )) as readonly { readonly body: string }[];
  const there = { ...(await peopleIn(place, replaced)), events: parsed<AuditEvent>(events) };
  const { areKept, leftOut, ...people } = peopleAfter({ backup, there });
  const written = ['accounts', 'memberships', 'sessions', 'links'] as const;
  for (const table of written.toReversed()) await place.run(`delete from ${restored}.${table}`);
  for (const table of written) await insertRows(place, table, people[table]);
  const last = (schema: string): Promise<number> => lastNumber(place, `${schema}.audit_events`);
  if ((await last(replaced)) >= (await last(restored))) {
    const columns = Object.keys(tables.audit_events.columns).join(', ');
    await place.run(`delete from ${restored}.audit_events`);
    await place.run(
      `insert into ${restored}.audit_events (${columns})
        select ${columns} from ${replaced}.audit_events`,
    );
  }
  return { areKept, leftOut };
}

async function lastNumber(place: PeoplePlace, table: string): Promise<number> {
  const [row] = await place.all(`select coalesce(max(number), 0) as last from ${table}`);
  return Number(row?.['last']);
}

async function insertRows<T extends TableName>(
  place: PeoplePlace,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  const columns = Object.entries(tables[table].columns);
  const values = (rows as readonly Readonly<Record<string, string | number | null>>[]).map((row) =>
    columns.map(([name]) => row[name] ?? null),
  );
  await place.insert({ table, columns }, values);
}

/** What a restore says of people. */
export type PeopleKept = Pick<PeopleAfter, 'areKept' | 'leftOut'>;

async function peopleIn(place: PeoplePlace, schema: string): Promise<People> {
  const rows = async <T extends TableName>(table: T): Promise<readonly Row<T>[]> => {
    const columns = Object.keys(tables[table].columns).join(', ');
    return (await place.all(`select ${columns} from ${schema}.${table}`)) as readonly Row<T>[];
  };
  const ids = (await place.all(`select id from ${schema}.programmes`)) as readonly {
    readonly id: string;
  }[];
  return {
    programmeIds: new Set(ids.map(({ id }) => id)),
    accounts: await rows('accounts'),
    memberships: await rows('memberships'),
    sessions: await rows('sessions'),
    links: await rows('links'),
  };
}

/**
 * Adds the event of the restore to the audit log, which begins another life of the data (`auth/life.ts`). It is part
 * of what is put in place: a restore that is killed at any moment leaves the old data and the old life, or both new.
 */
export async function noteRestore(place: PeoplePlace, restored: string, at: number): Promise<void> {
  const log = `${restored}.audit_events`;
  const last = await lastNumber(place, log);
  const [before] = (await place.all(`select hash from ${log} where number = ${last}`)) as readonly {
    readonly hash: string;
  }[];
  const number = last + 1;
  const event = { at, kind: 'backupRestored' } as const;
  const text = chainedText(number, before?.hash ?? '', event);
  const hash = createHash('sha256').update(text).digest('hex');
  // No text of a person is among them, so that none needs to be escaped.
  const body = JSON.stringify({ ...event, number, hash });
  await place.run(
    `insert into ${log} (number, hash, body) values (${number}, '${hash}', '${body}')`,
  );
}
