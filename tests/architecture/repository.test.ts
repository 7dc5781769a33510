/** Rules about files: where they are, what they are called, how long they may be. */
import { describe, expect, test } from 'vitest';
import { apart, longestFirst, suites } from '../../scripts/suites.ts';
import { codeSources, findings, productSources, scanned, withoutComments } from './sources.ts';

const linesMax = 400;
const ownFolder = /^tests\/architecture\//;

describe('names', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
  const named = /^(src|tests|scripts|locales|docs|public)\//;

  test('files and folders are in kebab-case', () => {
    const wrong = scanned(named, 10).flatMap(({ path }) => {
      const parts = path.split('/').slice(1);
      return parts.every((part) => kebab.test(part)) ? [] : [path];
    });
    expect(wrong).toEqual([]);
  });

  test('no file or folder has a name that could hold anything', () => {
    const banned = /(^|[-./])(utils?|helpers?|common|misc|managers?|stuff|shared)([-./]|$)/;
    const people = /(account|project)-managers?/g;
    const wrong = scanned(named, 10).filter(({ path }) => banned.test(path.replace(people, '')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('files', () => {
  test(`no file is longer than ${linesMax} lines without saying why`, () => {
    const long = codeSources().filter(({ text }) => text.split('\n').length > linesMax + 1);
    const silent = long.filter(
      ({ text }) => !text.includes(`Longer than ${linesMax} lines because`),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('no file only passes on what others export', () => {
    const passedOn = /export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?/g;
    const barrels = productSources().filter(
      ({ path, text }) =>
        /(^|\/)index\.tsx?$/.test(path) ||
        withoutComments(text).replaceAll(passedOn, '').trim() === '',
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test('every module begins by saying what it is', () => {
    const silent = productSources().filter(({ text }) => !/^\s*\/[*/]/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('every test belongs to a suite that runs', () => {
    const tests = scanned(/^tests\/.*\.(test|e2e|spec)\.tsx?$/, 3).map(({ path }) => path);
    const folders = suites.map(({ include }) => include.map((glob) => glob.split('**/*')));
    const runs = (path: string): boolean =>
      folders
        .flat()
        .some(([folder = '', ending = '']) => path.startsWith(folder) && path.endsWith(ending));
    expect(tests.filter((path) => !runs(path))).toEqual([]);
    expect([...apart, ...longestFirst].filter((path) => !tests.includes(path))).toEqual([]);
  });

  test('what no other file may see is in no suite whose files share a process', () => {
    const foldersShared = suites
      .filter(({ shared }) => shared !== undefined)
      .flatMap(({ include }) => include.map((glob) => glob.split('**/*')[0] ?? glob));
    const seen = /\bvi\.(do)?mock\(|fake-indexeddb\/auto/;
    const inShared = scanned(/^tests\/(contract|e2e|unit)\/.*\.(test|e2e)\.tsx?$/, 100).filter(
      ({ path, text }) =>
        foldersShared.some((folder) => path.startsWith(folder)) && seen.test(text),
    );
    expect(inShared.map(({ path }) => path).filter((path) => !apart.includes(path))).toEqual([]);
  });
});

describe('words in the code', () => {
  test('nothing is left to be done later', () => {
    const sources = scanned(/./, 20).filter(({ path }) => !ownFolder.test(path));
    expect(findings(sources, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  test('nothing names a path of one machine', () => {
    const machine = /(^|[\s'"`(=:])(\/(work|home|root|Users|tmp)\/|(\.\.\/)*shared\/)/;
    const sources = scanned(/./, 20).filter(
      ({ path }) => !ownFolder.test(path) && path !== 'package-lock.json',
    );
    expect(findings(sources, machine)).toEqual([]);
  });

  test('a suppression says why, and none is blind', () => {
    const sources = codeSources().filter(({ path }) => !ownFolder.test(path));
    expect(findings(sources, /@ts-(ignore|nocheck)|eslint-disable|biome-ignore lint/)).toEqual([]);
    const unexplained =
      /(oxlint-disable\S*(?!.* -- \S)|biome-ignore (?![^\s:]+: \S)|@ts-expect-error(?! \S)).*$/;
    expect(findings(sources, unexplained)).toEqual([]);
  });

  test('no test is skipped, chosen alone or left for later', () => {
    const tests = scanned(/^tests\/.*\.tsx?$/, 5).filter(({ path }) => !ownFolder.test(path));
    const set =
      /\b(test|it|describe|suite)\.(skip|only|todo|fails|skipIf|runIf)\b|\bx(it|test|describe)\(/;
    expect(findings(tests, set)).toEqual([]);
  });
});

describe('packages', () => {
  test('every package is pinned to one version', () => {
    const [file] = scanned(/^package\.json$/, 1);
    const { dependencies, devDependencies } = JSON.parse(file?.text ?? '') as Readonly<
      Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('the lock file names no registry but the public one', () => {
    const lock = scanned(/^package-lock\.json$/, 1);
    expect(findings(lock, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*"/)).toEqual([]);
  });
});
