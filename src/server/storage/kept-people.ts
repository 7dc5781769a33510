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
import { objectIn } from './accounts-after.ts';
import type { MembersChoice, People } from './both-people.ts';
import { peopleAfter, type PeopleKept } from './people-after.ts';
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

/**
 * Decides who may what from what both databases say (`people-after.ts`), and writes it into the restored one. Rejects with
 * `MembersUndecided` where only the operator can decide it.
 */
export async function keepPeople(
  place: PeoplePlace,
  { restored, replaced }: PeopleMove,
  choice: MembersChoice | undefined,
): Promise<PeopleKept> {
  const [log, other] = [`${restored}.audit_events`, `${replaced}.audit_events`];
  // Each hash covers all before it: where two are the same, so is everything up to there.
  const [same] = await place.all(
    `select coalesce(max(ours.number), 0) as last from ${log} as ours
      join ${other} as theirs on theirs.number = ours.number and theirs.hash = ours.hash`,
  );
  const common = Number(same?.['last']);
  const isLater = common === (await lastNumber(place, log));
  const rows = (await place.all(
    `select body from ${other} where number > ${common} order by number`,
  )) as readonly { readonly body: string }[];
  const events = rows.map(({ body }) => objectIn<AuditEvent>(body));
  const both = { backup: await peopleIn(place, restored), there: await peopleIn(place, replaced) };
  const { told, ...after } = peopleAfter({
    ...both,
    isLater,
    events,
    choice,
  });
  const written = ['accounts', 'memberships', 'sessions', 'links'] as const;
  for (const table of written.toReversed()) await place.run(`delete from ${restored}.${table}`);
  for (const table of written) await insertRows(place, table, after[table]);
  // What was noted there goes on from what the backup has, so that neither is lost.
  await appendEvents(place, log, events);
  return told;
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

async function peopleIn(place: PeoplePlace, schema: string): Promise<People> {
  const rows = async <T extends TableName>(table: T): Promise<readonly Row<T>[]> => {
    const columns = Object.keys(tables[table].columns).join(', ');
    return (await place.all(`select ${columns} from ${schema}.${table}`)) as readonly Row<T>[];
  };
  const programmes = (await place.all(`select id, name from ${schema}.programmes`)) as readonly {
    readonly id: string;
    readonly name: string;
  }[];
  return {
    programmes: new Map(programmes.map(({ id, name }) => [id, name])),
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
  await appendEvents(place, `${restored}.audit_events`, [{ at, kind: 'backupRestored' }]);
}

/** Events that are written at once. */
const eventsPerWrite = 1000;

/** Adds events to an audit log, each chained to the one before it. */
async function appendEvents(
  place: PeoplePlace,
  log: string,
  events: readonly AuditEvent[],
): Promise<void> {
  let number = await lastNumber(place, log);
  const [before] = (await place.all(
    `select hash from ${log} where number = ${number}`,
  )) as readonly {
    readonly hash: string;
  }[];
  let hash = before?.hash ?? '';
  for (let from = 0; from < events.length; from += eventsPerWrite) {
    const rows = events.slice(from, from + eventsPerWrite).map((event) => {
      number += 1;
      hash = createHash('sha256')
        .update(chainedText(number, hash, event))
        .digest('hex');
      return { number, hash, body: JSON.stringify({ ...event, number, hash }) };
    });
    await insertRows(place, 'audit_events', rows);
  }
}
