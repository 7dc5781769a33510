/**
 * The built application, held in memory: a request is looked up in a map and never touches the
 * disk, so no path can lead out of the folder, and a build that is replaced under a running
 * server cannot be served half old and half new.
 *
 * Fails when the folder holds more or larger files than an application has (someone pointed it at the wrong folder), or
 * a kind of file that we do not serve. What is left of earlier builds fails nothing: where there is much of it, the
 * latest is served, and none of it is compressed, so that a start takes as long after a hundred builds as after one.
 *
 * The build compresses its files (`compressedPath`), so that a server starts at once; what it left out is compressed here.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

const filesMax = 2000;
const bytesMax = 64 * 1024 * 1024;

/** Below this size the headers of a compressed answer eat what it saves. */
const compressBytesMin = 1024;

/**
 * Where a build puts a file compressed, without the ending of the encoding. The name holds a hash of the content, so that
 * what another build left is never served for it.
 */
export function compressedPath(built: string, name: string, content: Uint8Array): string {
  return join(built, '.compressed', `${name}.${tagOf(content)}`);
}

/** Nearly the size of the best quality for a tenth of the time. */
const brotliQuality = 9;

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.txt', '.svg']);

type Bytes = Uint8Array<ArrayBuffer>;

/** One file, ready to be sent in each encoding. */
export interface SiteFile {
  readonly type: string;
  /** Changes with the content. */
  readonly tag: string;
  readonly identity: Bytes;
  readonly brotli?: Bytes;
  readonly gzip?: Bytes;
}

/** The files by their path in the address, which begins with a slash. */
export type Site = ReadonlyMap<string, SiteFile>;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const expandBrotli = promisify(brotliDecompress);
const expandGzip = promisify(gunzip);

function tagOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

function plainFile(type: string, content: Bytes): SiteFile {
  return { type, tag: tagOf(content), identity: content };
}

/** A file in the encodings in which it is smaller; nothing for one that is not compressed. */
export async function compressed(
  name: string,
  content: Uint8Array,
): Promise<{ readonly brotli: Bytes; readonly gzip: Bytes } | undefined> {
  if (!compressible.has(extname(name)) || content.length < compressBytesMin) return undefined;
  const [brotli, gzipped] = await Promise.all([
    compressBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
    compressGzip(content, { level: 9 }),
  ]);
  return { brotli: new Uint8Array(brotli), gzip: new Uint8Array(gzipped) };
}

/**
 * What the build compressed of a file, if it is whole: what a build or a copy that was ended left half written would be served
 * as a broken application, and kept by browsers.
 */
async function compressedByBuild(
  built: string,
  name: string,
  content: Bytes,
): ReturnType<typeof compressed> {
  const path = compressedPath(built, name, content);
  if (!existsSync(`${path}.br`) || !existsSync(`${path}.gz`)) return undefined;
  const [brotli, gzipped] = await Promise.all([readFile(`${path}.br`), readFile(`${path}.gz`)]);
  const limit = { maxOutputLength: content.length };
  const expanded = await Promise.all([
    expandBrotli(brotli, limit),
    expandGzip(gzipped, limit),
  ]).catch(() => []);
  const isWhole = expanded.length > 0 && expanded.every((each) => each.equals(content));
  return isWhole ? { brotli: new Uint8Array(brotli), gzip: new Uint8Array(gzipped) } : undefined;
}

async function prepare(built: string, name: string, content: Bytes): Promise<SiteFile> {
  const type = typeOf[extname(name)];
  if (type === undefined) throw new Error(`No kind of file is known for /${name}`);
  const file = plainFile(type, content);
  return {
    ...file,
    ...((await compressedByBuild(built, name, content)) ?? (await compressed(name, content))),
  };
}

/** Names of the files to serve, from `folder`; what begins with a dot is the build's own. */
async function listFiles(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return names.filter((name) => !name.split('/').some((part) => part.startsWith('.')));
}

/** Files of earlier builds, the latest first, as many as are served. */
async function earlierFiles(folder: string): Promise<readonly (readonly [string, SiteFile])[]> {
  const found = await Promise.all(
    (await listFiles(folder)).map(async (name) => {
      const { mtimeMs, size } = await stat(join(folder, name));
      return { name, mtimeMs, size };
    }),
  );
  const files: (readonly [string, SiteFile])[] = [];
  let bytes = 0;
  for (const { name, size } of found.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
    const type = typeOf[extname(name)];
    if (type === undefined) continue;
    bytes += size;
    if (files.length === filesMax || bytes > bytesMax) break;
    const content = new Uint8Array(await readFile(join(folder, name)));
    files.push([`/assets/${name}`, plainFile(type, content)]);
  }
  return files;
}

/**
 * Loads the built application, and the hashed files of earlier builds that tabs still open may
 * ask for. Nothing when there is no application.
 */
export async function loadSite(built: string, earlierAssets: string): Promise<Site | undefined> {
  if (!existsSync(join(built, 'index.html'))) return undefined;
  const names = await listFiles(built);
  if (names.length > filesMax) throw new Error(`${built} holds more than ${filesMax} files`);
  let bytes = 0;
  const files: (readonly [string, SiteFile])[] = [];
  for (const name of names) {
    const content = new Uint8Array(await readFile(join(built, name)));
    bytes += content.length;
    if (bytes > bytesMax) throw new Error(`${built} holds more than ${bytesMax} bytes`);
    files.push([`/${name}`, await prepare(built, name, content)]);
  }
  // Later entries win: a file of this build stands before one of the same name from an earlier.
  return new Map([...(await earlierFiles(earlierAssets)), ...files]);
}
