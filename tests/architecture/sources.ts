/**
 * What the rules of the repository are checked on. A rule over an empty list always holds;
 * so every list is taken through `scanned`, which first asserts that it is plausibly long.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repositoryFiles, root } from '../../scripts/repository-files.ts';

/** A file with its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Fewest files that a scan must find; raised as the product grows, never lowered. */
export const scannedFilesMin = { product: 60, localesPerLanguage: 5, documents: 4 } as const;

const binary = /\.(png|jpe?g|webp|ico|woff2?|zip|xlsx|docx|pdf)$/;
const paths = repositoryFiles().filter((path) => !binary.test(path));

/** The text files of the repository whose path matches, at least `least` of them. */
export function scanned(pattern: RegExp, least: number): readonly Source[] {
  const sources = paths
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  expect(sources.length, `files that match ${pattern}`).toBeGreaterThanOrEqual(least);
  return sources;
}

/** All TypeScript of the product. */
export function productSources(): readonly Source[] {
  return scanned(/^src\/.*\.tsx?$/, scannedFilesMin.product);
}

/** All that is written by hand in a programming or style language, tests and tools included. */
export function codeSources(): readonly Source[] {
  return scanned(/^(src|tests|scripts)\/.*\.(tsx?|css)$|^[^/]+\.(ts|mjs)$/, 10);
}

/** `path:line: found` for each match, to be compared with an empty list. */
export function findings(sources: readonly Source[], pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const match = pattern.exec(line);
      return match === null ? [] : [`${path}:${index + 1}: ${match[0]}`];
    }),
  );
}

/** The code without its comments; good enough for searching, not for running. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
