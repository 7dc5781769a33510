/**
 * The files that git keeps or would keep: what the repository's own rules are checked on.
 * Files not yet added are included, so a rule speaks before the commit and not after it.
 * Where git cannot answer (an archive without history, a folder of another user), the folder
 * is walked, without what the first level of `.gitignore` names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

function listedByGit(): readonly string[] | undefined {
  const listed = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (listed.status !== 0) return undefined;
  const paths = new Set(listed.stdout.split('\0').filter((path) => path !== ''));
  return [...paths].filter((path) => existsSync(join(root, path)));
}

function walked(): readonly string[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  const names = new Set(['.git', ...ignored.map((line) => line.replaceAll('/', ''))]);
  const visit = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (folder === '' && names.has(entry.name)) return [];
      return entry.isDirectory() ? visit(path) : [path];
    });
  return visit('');
}

/** Paths from the root, sorted; what git ignores and what was deleted is left out. */
export function repositoryFiles(): readonly string[] {
  return [...(listedByGit() ?? walked())].sort();
}
