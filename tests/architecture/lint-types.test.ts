/**
 * The lint checks the types of every project as the compiler does, and what a project may import. Each kind of fault is
 * made once here, below the repository's own configuration, and must be reported by the command of `npm run lint`.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryFiles, root } from '../../scripts/repository-files.ts';

/** A file, its code, and the fault that the compiler finds in it. */
const probes = [
  ['src/domain/upwards.ts', "export { here } from '../client/here.ts';", 'TS6307'],
  ['src/server/sideways.ts', "export { here } from '../client/here.ts';", 'TS6307'],
  ['src/domain/page.ts', 'export const page = document.title;', 'TS2584'],
  ['src/client/node.ts', 'export const node = process.pid;', 'TS2591'],
  ['src/server/page.ts', 'export const page = document.title;', 'TS2584'],
  ['src/std/wrong.ts', "export const wrong: number = 'text';", 'TS2322'],
  ['src/client/service-worker/wrong.ts', "export const wrong: number = 'text';", 'TS2322'],
  ['src/protocol/absent.ts', 'export const absent: number = [1][0];', 'TS2322'],
  ['tests/e2e/wrong.e2e.ts', 'export const wrong: { a?: 1 } = { a: undefined };', 'TS2375'],
  ['scripts/erased.ts', 'export enum Colour { Red }', 'TS1294'],
  ['vite.config.ts', 'export {}; const unused = 1;', 'TS6133'],
] as const;

const right = ['src/client/here.ts', 'export const here = location.href;'] as const;

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

let folder = '';
let reported: readonly Diagnostic[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-types-'));
  const write = (path: string, code: string): void => writeFileSync(join(folder, path), code);
  const configurations = repositoryFiles().filter((path) =>
    /(^|\/)tsconfig[^/]*\.json$/.test(path),
  );
  expect(configurations.length).toBeGreaterThan(8);
  for (const path of [...configurations, 'oxlint.config.mjs']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'tests', 'e2e'), { recursive: true });
  for (const [path, code] of [...probes, right]) write(path, `${code}\n`);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly lint: string };
  };
  const [command, ...options] = scripts.lint.split(' ');
  expect(command).toBe('oxlint');
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [program, ...options, '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  reported = (JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(probes)('%s, which says `%s`, is reported as %s', (path, _code, fault) => {
  const codes = reported.filter(({ filename }) => filename === path).map(({ code }) => code);
  expect(codes).toContain(`typescript(${fault})`);
});

test('what is right is not reported', () => {
  expect(reported.filter(({ filename }) => filename === right[0])).toEqual([]);
});
