/** Copies of files that the disk cannot read any more. */
import { createHash } from 'node:crypto';
import type * as nodeFs from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { copyFiles, mendFiles, verifyFiles } from '../../../../src/server/storage/backup-files.ts';

/** Their paths. */
const unreadable = vi.hoisted(() => new Set<unknown>());
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof nodeFs>();
  const createReadStream: typeof fs.createReadStream = (path, options) => {
    const stream = fs.createReadStream(path, options);
    if (unreadable.has(path)) stream.destroy(Object.assign(new Error('i/o'), { code: 'EIO' }));
    return stream;
  };
  return { ...fs, createReadStream };
});

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a copy that the disk cannot read is made again, and the others are read as well (F278)', async () => {
  const root = await mkdtemp(join(tmpdir(), 'carnet-unreadable-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const [files, folder] = [join(root, 'files'), join(root, 'copies')];
  const [first, second] = [hashOf('signed'), hashOf('quote')];
  await mkdir(join(files, 'p1'), { recursive: true });
  await writeFile(join(files, 'p1', first), 'signed');
  await writeFile(join(files, 'p1', second), 'quote');
  await copyFiles(files, { folder });
  unreadable.add(join(folder, 'p1', first));
  await writeFile(join(folder, 'p1', second), 'quotx');
  const told: string[] = [];
  await mendFiles(files, { folder, onPutAside: (one) => told.push(one) });
  unreadable.clear();
  expect(told.toSorted()).toEqual([first, second].toSorted());
  expect(await verifyFiles({ folder })).toBe(2);
});
