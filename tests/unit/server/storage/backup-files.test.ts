/** Copies of files beside the backups: made once, locked or not, read again before they count, put back where they lack. */

import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  copyFiles,
  isCopied,
  mendFiles,
  restoreFiles,
  verifyFiles,
} from '../../../../src/server/storage/backup-files.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const programme = 'a'.repeat(32);

let root: string;
let files: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'carnet-backup-files-'));
  files = join(root, 'files');
  folder = join(root, 'backups', 'files');
});
afterEach(() => rm(root, { recursive: true }));

async function add(text: string): Promise<string> {
  await mkdir(join(files, programme), { recursive: true });
  await writeFile(join(files, programme, hashOf(text)), text);
  return hashOf(text);
}
const copies = () => readdir(join(folder, programme));

describe.each([undefined, 'a phrase long enough'])('copies of files, locked with %s', (phrase) => {
  it('are made once each and put back whole (F78) (control 22)', async () => {
    const hash = await add('signed');
    await add('quote');
    await writeFile(join(files, programme, `${hashOf('begun')}.maelle.upload`), 'beg');
    expect(await copyFiles(files, { folder, phrase })).toBe(2);
    expect(await copyFiles(files, { folder, phrase })).toBe(0);
    expect(await verifyFiles({ folder, phrase })).toBe(2);
    await rm(files, { recursive: true });
    expect(await restoreFiles({ folder, phrase }, files)).toEqual({ restored: 2, damaged: 0 });
    expect(await readFile(join(files, programme, hash), 'utf8')).toBe('signed');
    expect(await restoreFiles({ folder, phrase }, files)).toEqual({ restored: 0, damaged: 0 });
  });

  it('are made of the others where one was put aside meanwhile', async () => {
    const gone = await add('gone');
    await add('quote');
    // A name without a file: what a folder that is being read may still list.
    await rm(join(files, programme, gone));
    await symlink(join(root, 'nowhere'), join(files, programme, gone));
    expect(await copyFiles(files, { folder, phrase })).toBe(1);
    expect(await copies()).toHaveLength(1);
  });

  it('that are not what they were fail the drill, and hold up no restore (F78)', async () => {
    await add('signed');
    await add('quote');
    await copyFiles(files, { folder, phrase });
    const [name = ''] = await copies();
    const path = join(folder, programme, name);
    const bytes = await readFile(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(verifyFiles({ folder, phrase })).rejects.toThrow();
    await rm(files, { recursive: true });
    expect(await restoreFiles({ folder, phrase }, files)).toEqual({ restored: 1, damaged: 1 });
  });

  it('of a file that is damaged on the server get no name (F78)', async () => {
    await add('signed');
    await writeFile(join(files, programme, hashOf('quote')), 'quotx');
    await expect(copyFiles(files, { folder, phrase })).rejects.toMatchObject({ kind: 'badBackup' });
    expect((await copies()).filter((name) => name.startsWith(hashOf('quote')))).toEqual([]);
  });

  it('say once which file is damaged on the server, put it aside and go on with the others (F113)', async () => {
    for (const text of ['signed', 'quote', 'plan']) await add(text);
    await writeFile(join(files, programme, hashOf('quote')), 'quotx');
    await expect(copyFiles(files, { folder, phrase })).rejects.toMatchObject({ kind: 'badBackup' });
    expect(await copies()).toHaveLength(2);
    const aside = `${hashOf('quote')}.damaged`;
    expect((await readdir(join(files, programme))).toSorted()).toEqual(
      [aside, hashOf('plan'), hashOf('signed')].toSorted(),
    );
    expect(await readFile(join(files, programme, aside), 'utf8')).toBe('quotx');
    expect(await copyFiles(files, { folder, phrase })).toBe(0);
    await add('quote');
    expect(await copyFiles(files, { folder, phrase })).toBe(1);
  });

  it('give the server back a file that its disk damaged, and that is told of (F280)', async () => {
    const hash = await add('signed');
    await add('quote');
    await copyFiles(files, { folder, phrase });
    await writeFile(join(files, programme, hash), 'signet');
    const told: string[] = [];
    const copiesOf = {
      folder,
      phrase,
      onPutAside: (one: string) => told.push(`aside ${one}`),
      onPutBack: (one: string) => told.push(`back ${one}`),
    };
    await mendFiles(files, copiesOf);
    expect(told).toEqual([`aside ${hash}`, `back ${hash}`]);
    expect(await readFile(join(files, programme, hash), 'utf8')).toBe('signed');
    expect(await readFile(join(files, programme, `${hash}.damaged`), 'utf8')).toBe('signet');
    await mendFiles(files, copiesOf);
    expect(told).toHaveLength(2);
    expect(await copies()).toHaveLength(2);
  });

  it('bring back what was put aside by day, never what is missing without a trace (F280)', async () => {
    const aside = await add('signed');
    const gone = await add('quote');
    await copyFiles(files, { folder, phrase });
    await rename(join(files, programme, aside), join(files, programme, `${aside}.damaged`));
    await rm(join(files, programme, gone));
    await mendFiles(files, { folder, phrase });
    expect((await readdir(join(files, programme))).toSorted()).toEqual(
      [aside, `${aside}.damaged`].toSorted(),
    );
  });

  it('that are damaged like their file fail one night, and are no copies from then on (F280)', async () => {
    const hash = await add('signed');
    await add('quote');
    await copyFiles(files, { folder, phrase });
    await truncate(join(files, programme, hash), 3);
    const copy = (await copies()).find((name) => name.startsWith(hash)) ?? '';
    await truncate(join(folder, programme, copy), 3);
    await expect(mendFiles(files, { folder, phrase })).rejects.toMatchObject({ kind: 'badBackup' });
    expect(await isCopied(folder, programme, hash)).toBe(false);
    await mendFiles(files, { folder, phrase });
    await add('signed');
    await mendFiles(files, { folder, phrase });
    expect(await isCopied(folder, programme, hash)).toBe(true);
  });

  it('replace damaged files at a restore, and no good ones (F280)', async () => {
    const hash = await add('signed');
    await add('quote');
    await copyFiles(files, { folder, phrase });
    await writeFile(join(files, programme, hash), 'signet');
    expect(await restoreFiles({ folder, phrase }, files)).toEqual({ restored: 1, damaged: 0 });
    expect(await readFile(join(files, programme, hash), 'utf8')).toBe('signed');
    expect(await readFile(join(files, programme, `${hash}.damaged`), 'utf8')).toBe('signet');
  });
});

it('a file has a good copy where one of two is good, with or without the phrase (F278)', async () => {
  const phrase = 'a phrase long enough';
  const hash = await add('signed');
  await copyFiles(files, { folder, phrase });
  await copyFiles(files, { folder });
  expect(await verifyFiles({ folder })).toBe(1);
  await writeFile(join(folder, programme, hash), 'signet');
  await expect(verifyFiles({ folder })).rejects.toThrow();
  expect(await verifyFiles({ folder, phrase })).toBe(1);
  await rm(files, { recursive: true });
  expect(await restoreFiles({ folder, phrase }, files)).toEqual({ restored: 1, damaged: 0 });
});

it('a damaged copy is made again from the file on the server, and is told of (F278)', async () => {
  const hash = await add('signed');
  await add('quote');
  await copyFiles(files, { folder });
  await writeFile(join(folder, programme, hash), 'signet');
  const told: string[] = [];
  const copiesOf = { folder, onPutAside: (one: string) => told.push(one) };
  await mendFiles(files, copiesOf);
  expect(told).toEqual([hash]);
  expect(await readFile(join(folder, programme, hash), 'utf8')).toBe('signed');
  expect(await readFile(join(folder, programme, `${hash}.damaged`), 'utf8')).toBe('signet');
  await mendFiles(files, copiesOf);
  expect(told).toHaveLength(1);
  expect(await verifyFiles({ folder })).toBe(2);
});

it('a damaged copy of a file that the server lost is refused once, and is no copy from then on (F278)', async () => {
  const hash = await add('signed');
  await add('quote');
  await copyFiles(files, { folder });
  await writeFile(join(folder, programme, hash), 'signet');
  await rm(join(files, programme, hash));
  await add('plan');
  await expect(mendFiles(files, { folder })).rejects.toMatchObject({ kind: 'badBackup' });
  expect(await isCopied(folder, programme, hash)).toBe(false);
  expect(await isCopied(folder, programme, hashOf('plan'))).toBe(true);
  await mendFiles(files, { folder });
  await add('signed');
  await mendFiles(files, { folder });
  expect(await isCopied(folder, programme, hash)).toBe(true);
});

it('copies of a time with a phrase stop no backup without one (F278)', async () => {
  await add('signed');
  await copyFiles(files, { folder, phrase: 'a phrase long enough' });
  await mendFiles(files, { folder });
  expect(await copies()).toHaveLength(2);
});

it('two backups at once copy the same files, and clear away what a killed one left (F278)', async () => {
  for (let index = 0; index < 20; index += 1) await add(`photograph ${index}`);
  await mkdir(join(folder, programme), { recursive: true });
  const left = join(folder, programme, `${hashOf('quote')}.0123456789abcdef.part`);
  await writeFile(left, 'quo');
  await utimes(left, 1, 1);
  await Promise.all([copyFiles(files, { folder }), copyFiles(files, { folder })]);
  expect(await copies()).toHaveLength(20);
  expect(await verifyFiles({ folder })).toBe(20);
});

it('locked copies show nothing of the file and open with their phrase only (control 22)', async () => {
  await add('signed by Claire');
  await copyFiles(files, { folder, phrase: 'a phrase long enough' });
  const [name = ''] = await copies();
  expect((await readFile(join(folder, programme, name))).includes('Claire')).toBe(false);
  await rm(files, { recursive: true });
  for (const phrase of [undefined, 'another phrase of it']) {
    await expect(restoreFiles({ folder, phrase }, files)).rejects.toMatchObject({
      kind: 'wrongKey',
    });
  }
  expect(await verifyFiles({ folder, phrase: 'a phrase long enough' })).toBe(1);
});

it('no folder of files is no fault', async () => {
  expect(await copyFiles(files, { folder })).toBe(0);
  expect(await verifyFiles({ folder })).toBe(0);
  expect(await restoreFiles({ folder }, files)).toEqual({ restored: 0, damaged: 0 });
});
