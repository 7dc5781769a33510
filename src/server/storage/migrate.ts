/**
 * Brings a database to the newest schema, step by step, forward only. Each step is one transaction together with the
 * note that it was done, so one that was cut off is rolled back and done again at the next start. The note carries a
 * hash of the statements: a step that was changed after it ran somewhere is refused, as is a database that a newer
 * version has written. Both would otherwise show up later, as loss.
 *
 * Several servers that start at once take turns: the caller holds a lock meanwhile.
 */

import { createHash } from 'node:crypto';
import { StorageRefused } from './storage-refused.ts';

export type DialectName = 'sqlite' | 'postgresql';

/** The words in which the databases differ. */
export interface SchemaWords {
  /** Short text that is compared and ordered by its bytes, in every locale. */
  readonly id: string;
  readonly integer: string;
  /** Ending of a table whose rows lie in the order of its key. */
  readonly clustered: string;
}

export interface Migration {
  /** Dense, from 1. */
  readonly number: number;
  readonly name: string;
  readonly statements: (words: SchemaWords) => Iterable<string>;
  /** What statements alone cannot do about rows that are there, after them; answers how many it changed of what. */
  readonly repair?: (place: MigrationPlace) => Promise<Counts>;
}

type Counts = Readonly<Record<string, number>>;

/** What a repair changed. */
export interface Repaired {
  readonly name: string;
  readonly counts: Counts;
}

/** What a database says of itself. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/** Where migrations run: a connection that nobody else uses meanwhile. */
export interface MigrationPlace {
  readonly dialect: DialectName;
  /** Milliseconds since 1970. */
  readonly now: number;
  run(statement: string): Promise<void>;
  all(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

const words: Readonly<Record<DialectName, SchemaWords>> = {
  sqlite: { id: 'text', integer: 'integer', clustered: ' without rowid' },
  postgresql: { id: 'text collate "C"', integer: 'bigint', clustered: '' },
};

/** The hash of what a migration does; the same for both databases. */
export function migrationHash({ statements, repair, name }: Migration): string {
  const hash = createHash('sha256');
  for (const statement of statements(words.postgresql)) hash.update(`${statement};\n`);
  if (repair !== undefined) hash.update(`repair ${name}\n`);
  return hash.digest('hex');
}

/** Migrations as they are noted in a database or a backup. */
export function described(migrations: readonly Migration[]): readonly AppliedMigration[] {
  return migrations.map((migration) => ({
    number: migration.number,
    name: migration.name,
    hash: migrationHash(migration),
  }));
}

/** Throws `StorageRefused` when what was applied somewhere is not the beginning of what this version knows. */
export function checkApplied(
  applied: readonly AppliedMigration[],
  known: readonly AppliedMigration[],
): void {
  for (const [index, found] of applied.entries()) {
    const expected = known[index];
    if (expected === undefined) throw new StorageRefused('newer', label(applied.at(-1) ?? found));
    if (expected.hash !== found.hash || expected.number !== found.number) {
      throw new StorageRefused('changed', label(found));
    }
  }
}

function label({ number, name }: AppliedMigration): string {
  return `${number} ${name}`;
}

/** What was applied so far, oldest first; nothing in an empty database. */
export async function appliedMigrations(
  place: Pick<MigrationPlace, 'dialect' | 'all'>,
): Promise<readonly AppliedMigration[]> {
  const [found] = await place.all(
    place.dialect === 'sqlite'
      ? `select count(*) as n from sqlite_master where type = 'table' and name = 'migrations'`
      : `select case when to_regclass('migrations') is null then 0 else 1 end as n`,
  );
  if (Number(found?.['n']) === 0) return [];
  const rows = await place.all('select number, name, hash from migrations order by number');
  return rows.map((row) => ({
    number: Number(row['number']),
    name: String(row['name']),
    hash: String(row['hash']),
  }));
}

/** Applies what is missing. Rejects with `StorageRefused` before anything was changed; answers what was repaired. */
export async function migrate(
  place: MigrationPlace,
  migrations: readonly Migration[],
): Promise<readonly Repaired[]> {
  const applied = await appliedMigrations(place);
  checkApplied(applied, described(migrations));
  const repaired: Repaired[] = [];
  for (const migration of migrations.slice(applied.length)) {
    const counts = await apply(place, migration);
    if (Object.values(counts).some((count) => count > 0)) {
      repaired.push({ name: migration.name, counts });
    }
  }
  return repaired;
}

async function apply(place: MigrationPlace, migration: Migration): Promise<Counts> {
  const { id, integer } = words[place.dialect];
  await place.run(place.dialect === 'sqlite' ? 'begin immediate' : 'begin');
  try {
    await place.run(
      `create table if not exists migrations (
        number ${integer} primary key, name ${id} not null, hash ${id} not null, applied ${integer} not null
      )`,
    );
    for (const statement of migration.statements(words[place.dialect])) await place.run(statement);
    const counts = (await migration.repair?.(place)) ?? {};
    // The values are our own: a number, a name of the source code, a hash and a time.
    await place.run(
      `insert into migrations (number, name, hash, applied) values
        (${migration.number}, '${migration.name}', '${migrationHash(migration)}', ${Math.floor(place.now)})`,
    );
    await place.run('commit');
    return counts;
  } catch (error) {
    await place.run('rollback').catch(() => undefined);
    throw error;
  }
}
