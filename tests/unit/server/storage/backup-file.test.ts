import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type BackupHead,
  type BackupPiece,
  type BackupRow,
  backupFormat,
  readBackup,
  writeBackup,
} from '../../../../src/server/storage/backup-file.ts';

const head: BackupHead = {
  carnet: 'backup',
  format: backupFormat,
  made: 0,
  version: '0.1.0',
  migrations: [],
  programmes: [],
};

test('[S18] (F167) the rows of a piece are passed on one after the other: together they may be longer than a text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-backup-file-'));
  const path = join(folder, 'long.carnet-backup');
  const count = 40;
  const long = 'x'.repeat(300_000);
  let turn = 0;
  const turns = new Set<number>();
  const counting = setInterval(() => (turn += 1));
  // Notes when each of them becomes text.
  const row = (number: number) =>
    ({ toJSON: () => (turns.add(turn), [number, long]) }) as unknown as BackupRow;
  const rows = Array.from({ length: count }, (_, number) => row(number));
  async function* pieces(): AsyncGenerator<BackupPiece> {
    yield { head };
    yield {
      table: 'records',
      columns: [
        ['number', 'integer'],
        ['body', 'text'],
      ],
    };
    yield { rows };
  }
  await writeBackup({ path }, pieces());
  clearInterval(counting);
  expect(turns.size).toBeGreaterThan(1);
  const numbers: unknown[] = [];
  for await (const piece of readBackup({ path })) {
    if ('rows' in piece) numbers.push(...piece.rows.map(([number]) => number));
  }
  expect(numbers).toEqual(rows.map((_, number) => number));
  await rm(folder, { recursive: true });
});
