/**
 * A server's storage in a process of its own, which kills itself at a named point: the fault comes in through the
 * ports, so that nothing in the product knows of it. Says `acknowledged <sequence>` after each commit.
 *
 * Arguments: the point, and a data folder or the URL of a PostgreSQL database.
 */
import { join } from 'node:path';
import type { ProgrammeWriter } from '../../src/server/ports/sheet-storage.ts';
import { writeBackup } from '../../src/server/storage/backup-file.ts';
import type { Migration } from '../../src/server/storage/migrate.ts';
import { migrations } from '../../src/server/storage/migrations/all.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { appendNext, createSample, sampleGroup } from './sheet-storage-samples.ts';

/** Commits that go well before the fault. */
const commitsBefore = 5;

const [point = '', place = ''] = process.argv.slice(2);

/** As a power cut: nothing is closed, nothing is said. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** One more migration, which is read once for its hash; the second time it runs, and the process dies half-way. */
let readings = 0;
const deadly: Migration = {
  number: migrations.length + 1,
  name: 'deadly',
  *statements() {
    readings += 1;
    yield 'create table half_way (id integer primary key)';
    if (readings > 1) die();
    yield 'create table all_the_way (id integer primary key)';
  },
};

function open(known: readonly Migration[]): Promise<SqlDatabase> {
  const options = { now: () => 0, mode: 'serve', migrations: known } as const;
  return place.startsWith('postgres')
    ? openPostgresql({ ...options, url: place })
    : openSqlite({ ...options, folder: place });
}

const database = await open(migrations);
const storage = sqlStorage(database);
await createSample(storage, 'programme-1');

async function write(extra: (writer: ProgrammeWriter) => Promise<void>): Promise<void> {
  let sequence = 0;
  await storage.write('programme-1', async (writer) => {
    await appendNext(writer, 2);
    sequence = writer.head.sequence;
    await writer.putGroups([sampleGroup(sequence / 2, { sequence })]);
    await extra(writer);
  });
  if (point === 'afterCommit' && sequence > commitsBefore * 2) die();
  process.stdout.write(`acknowledged ${sequence}\n`);
}

for (let count = 0; count < commitsBefore; count += 1) await write(async () => undefined);
if (point === 'beforeTransaction') die();
if (point === 'duringMigration') {
  await database.close();
  await open([...migrations, deadly]);
}
if (point === 'duringBackup') {
  async function* pieces() {
    yield { table: 'entries', columns: [] };
    yield { rows: Array.from({ length: 100_000 }, (_, index) => [`${index * 7919}`]) };
    await new Promise((resolve) => setTimeout(resolve, 50));
    die();
    yield { rows: [] };
  }
  await writeBackup({ path: join(process.argv[4] ?? place, 'killed.carnet-backup') }, pieces());
}
await write(async () => {
  if (point === 'beforeCommit') die();
});
