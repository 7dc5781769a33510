/**
 * How much JavaScript a person downloads before the first screen can show: the scripts that
 * `dist/index.html` names, and everything they import statically, each compressed with gzip.
 *
 * The measure is a ratio against the floor, the same packages with no application in them.
 * What routes load later is printed beside it, so that nothing hides there, but not limited.
 * Fails when the ratio is passed, and when the build or its manifest is missing; also when two
 * files import each other, because one of them then runs before what it needs is there.
 */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './repository-files.ts';

/** React, the database, the translation engine and the rest, alone: kilobytes after gzip. */
const floorKb = 119;
const ratioMax = 1.8;
const bytesPerKb = 1000;

interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, ManifestChunk>>;

const built = join(root, 'dist');

function compressedKb(file: string): number {
  return gzipSync(readFileSync(join(built, file)), { level: 9 }).length / bytesPerKb;
}

/** The scripts and preloaded modules that the page itself names. */
function namedByPage(): readonly string[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const named = page.matchAll(/(?:src|href)="\/?([^"]+\.m?js)"/g);
  return [...named].flatMap(([, file]) => (file === undefined ? [] : [file]));
}

/** The entry chunks and all that they import statically. */
function importedStatically(manifest: Manifest): readonly string[] {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry === true) visit(key);
  }
  return [...seen]
    .flatMap((key) => manifest[key]?.file ?? [])
    .filter((file) => file.endsWith('.js'));
}

/** Files that import each other, directly or through others; empty in a sound build. */
function importedInCircles(manifest: Manifest): readonly string[] {
  const reached = new Map<string, ReadonlySet<string>>();
  const from = (start: string): ReadonlySet<string> => {
    const known = reached.get(start);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const waiting = [...(manifest[start]?.imports ?? [])];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(...(manifest[key]?.imports ?? []));
    }
    reached.set(start, seen);
    return seen;
  };
  return Object.keys(manifest).filter((key) => from(key).has(key));
}

const manifest = JSON.parse(
  readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'),
) as Manifest;
const initial = [...new Set([...namedByPage(), ...importedStatically(manifest)])];
const sizes = initial.map((file) => ({ file, kb: compressedKb(file) }));
const totalKb = sizes.reduce((sum, { kb }) => sum + kb, 0);
const ratio = totalKb / floorKb;

const others = (await readdir(built, { recursive: true }))
  .filter((file) => file.endsWith('.js') && !initial.includes(file))
  .map((file) => ({ file, kb: compressedKb(file) }));

for (const { file, kb } of sizes) console.log(`initial  ${kb.toFixed(1).padStart(6)} kB  ${file}`);
for (const { file, kb } of others) console.log(`later    ${kb.toFixed(1).padStart(6)} kB  ${file}`);
console.log(
  `Initial JavaScript: ${totalKb.toFixed(1)} kB gzip, ${ratio.toFixed(2)} times the floor ` +
    `of ${floorKb} kB; at most ${ratioMax.toFixed(1)} times`,
);
const circle = importedInCircles(manifest);
if (circle.length > 0) {
  console.error(`These files import each other: ${circle.join(', ')}`);
  process.exitCode = 1;
}
if (initial.length === 0) {
  console.error('The page names no script: the measure proves nothing.');
  process.exitCode = 1;
}
if (ratio > ratioMax) process.exitCode = 1;
