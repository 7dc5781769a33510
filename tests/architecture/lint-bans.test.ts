/**
 * The bans of each folder hold. An override that forgets to repeat a list would silently
 * switch it off for its folder; so each ban is broken once here and must be reported, and
 * what a folder may do must pass.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/repository-files.ts';

/** A file, one line of code in it, and the rule that must speak; none when it is allowed. */
interface Probe {
  readonly path: string;
  readonly code: string;
  readonly rule: string | undefined;
}

const importRule = 'no-restricted-imports';
const globalRule = 'no-restricted-globals';
const propertyRule = 'no-restricted-properties';

const clock = 'export const now = Date.now();';
const chance = 'export const chance = Math.random();';
const network = "export const reply = fetch('/x');";
const database = "export { Dexie } from 'dexie';";
const worker = "export { Workbox } from 'workbox-window';";

function probe(path: string, code: string, rule?: string): Probe {
  return { path, code, rule };
}

const pureFolders = ['src/std', 'src/domain', 'src/protocol'];
const screenFolders = ['features/visit', 'model', 'i18n', 'app', 'ports', 'ui'].map(
  (folder) => `src/client/${folder}`,
);

const probes: readonly Probe[] = [
  ...pureFolders.flatMap((folder) => [
    probe(`${folder}/clock.ts`, clock, propertyRule),
    probe(`${folder}/chance.ts`, chance, propertyRule),
    probe(`${folder}/network.ts`, network, globalRule),
    probe(`${folder}/timer.ts`, 'export const timer = setTimeout(() => {}, 1);', globalRule),
    probe(`${folder}/page.ts`, 'export const page = window;', globalRule),
    probe(`${folder}/id.ts`, 'export const id = crypto.randomUUID();', propertyRule),
    probe(`${folder}/database.ts`, database, importRule),
    probe(`${folder}/react.ts`, "export { useState } from 'react';", importRule),
    probe(`${folder}/loud.ts`, "console.log('x');", 'no-console'),
  ]),
  ...screenFolders.flatMap((folder) => [
    probe(`${folder}/clock.ts`, clock, propertyRule),
    probe(`${folder}/network.ts`, network, globalRule),
    probe(`${folder}/store.ts`, "export const kept = localStorage.getItem('x');", globalRule),
    probe(`${folder}/database.ts`, database, importRule),
    probe(`${folder}/worker.ts`, worker, importRule),
    probe(`${folder}/loud.ts`, "console.log('x');", 'no-console'),
  ]),
  probe(
    'tests/unit/impatient.test.ts',
    "import { vi } from 'vitest';\nexport const wait = vi.waitFor(() => 1);",
    propertyRule,
  ),
  probe('src/client/features/visit/up.ts', "export { x } from '../../sync/x.ts';", importRule),
  probe('src/client/features/visit/top.ts', "export { x } from '../../app/x.ts';", importRule),
  probe('src/client/ui/state.ts', "export { create } from 'zustand';", importRule),
  probe('src/client/ui/domain.ts', "export { x } from '../../domain/x.ts';", importRule),
  probe('src/client/sync/clock.ts', clock, propertyRule),
  probe('src/client/storage/worker.ts', worker, importRule),
  probe('src/client/service-worker/database.ts', database, importRule),
  probe(
    'src/client/features/visit/markup.tsx',
    'export const Markup = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    'no-danger',
  ),
  probe('src/server/any.ts', 'export const value: any = 1;', 'no-explicit-any'),
  probe('src/server/sure.ts', 'export const first = [1][0]!;', 'no-non-null-assertion'),
  probe('src/server/default.ts', 'export default 1;', 'no-default-export'),
  probe('src/client/storage/allowed.ts', database),
  probe('src/client/service-worker/allowed.ts', worker),
  probe('src/client/app/pwa.ts', worker),
  probe('src/client/main.tsx', clock),
  probe('src/server/main.ts', "console.log('listening');"),
  probe('vite.config.ts', 'export default {};'),
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

let folder = '';
let reported: ReadonlyMap<string, readonly string[]> = new Map();

/** Lints all the probes at once; a file's rules by its path. */
function lint(): ReadonlyMap<string, readonly string[]> {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(
    process.execPath,
    [program, '-c', 'oxlint.config.mjs', '--format', 'json', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  const rules = new Map<string, string[]>();
  for (const { filename, code } of diagnostics) {
    rules.set(filename, [...(rules.get(filename) ?? []), code]);
  }
  return rules;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-bans-'));
  copyFileSync(join(root, 'oxlint.config.mjs'), join(folder, 'oxlint.config.mjs'));
  for (const { path, code } of probes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
  }
  reported = lint();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(probes.filter(({ rule }) => rule !== undefined))('$path breaks $rule', (broken) => {
  const rules = reported.get(broken.path) ?? [];
  expect(rules.filter((rule) => rule.includes(`(${broken.rule})`))).not.toEqual([]);
});

test.each(probes.filter(({ rule }) => rule === undefined))('$path is allowed', ({ path }) => {
  expect(reported.get(path) ?? []).toEqual([]);
});
