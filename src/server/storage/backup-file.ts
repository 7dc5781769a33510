/**
 * The backup file: every table as lines of JSON, compressed, and locked where a pass phrase is given. The same for
 * both databases, so that a backup of one can be restored into the other, and no tool of a database is needed.
 *
 * Lines: a head (format, time, migrations, where each programme stands), for each table its columns and then its rows,
 * and an end with the number of rows and the SHA-256 of everything before it. A file without its end is none.
 *
 * It is written beside its name and moved there once it is whole and on the disk.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { isLocked, lockBytes, unlockBytes } from './backup-lock.ts';
import { StorageRefused } from './storage-refused.ts';

/** 1: the first. A change of the layout adds one. */
export const backupFormat = 1;

/** Characters of lines that are passed on at once, about: a line goes as a whole. */
const chunkCharactersMax = 256 * 1024;

/** Rows that are handed on at once, and how many characters of them, about. */
const rowsAtOnce = 500;
const rowCharactersAtOnce = 4 * 1024 * 1024;

/** A line of a backup is no longer, in characters: what goes on without an end is none. */
const lineCharactersMax = 256 * 1024 * 1024;

const kind = z.enum(['text', 'integer', 'text?', 'integer?']);
const name = z.string().regex(/^[a-z][a-z_]{0,60}$/);
const rowSchema = z.array(z.union([z.string(), z.number(), z.null()]));

const headSchema = z.object({
  carnet: z.literal('backup'),
  format: z.literal(backupFormat),
  /** Milliseconds since 1970. */
  made: z.number(),
  version: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), hash: z.string() })),
  programmes: z.array(
    z.object({
      /** As it lies in the column. */
      id: z.string(),
      epoch: z.string(),
      sequence: z.int(),
    }),
  ),
});
export type BackupHead = z.infer<typeof headSchema>;

const tableSchema = z.object({ table: name, columns: z.array(z.tuple([name, kind])) });
export type BackupTable = z.infer<typeof tableSchema>;
export type BackupRow = readonly (string | number | null)[];

const endSchema = z.object({ rows: z.record(name, z.int()), sha256: z.string() });

/** What a backup consists of, in its order. */
export type BackupPiece =
  | { readonly head: BackupHead }
  | BackupTable
  | { readonly rows: readonly BackupRow[] };

export interface BackupTarget {
  readonly path: string;
  /** Locks the file. */
  readonly phrase?: string | undefined;
}

/** Writes a backup and answers its length in bytes. What was begun is taken away when it fails. */
export async function writeBackup(
  { path, phrase }: BackupTarget,
  pieces: AsyncIterable<BackupPiece>,
): Promise<number> {
  const part = `${path}.part`;
  try {
    const file = createWriteStream(part, { flush: true, mode: 0o600 });
    await pipeline(
      linesOf(pieces),
      createGzip(),
      (zipped: AsyncIterable<Buffer>) =>
        phrase === undefined ? zipped : lockBytes(zipped, phrase),
      file,
    );
    await rename(part, path);
    await flushFolder(path);
    return file.bytesWritten;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Makes a rename outlive a power cut; a system that cannot open folders does without. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path.replace(/[^/\\]*$/, '') || '.').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function* linesOf(pieces: AsyncIterable<BackupPiece>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let table = '';
  let text = '';
  for await (const piece of pieces) {
    if ('table' in piece) {
      ({ table } = piece);
      counts[table] = 0;
    } else if ('rows' in piece) counts[table] = (counts[table] ?? 0) + piece.rows.length;
    const lines = 'rows' in piece ? piece.rows : ['head' in piece ? piece.head : piece];
    for (const line of lines) {
      text += `${JSON.stringify(line)}\n`;
      // After each line: all lines of a piece may be longer together than a text can be.
      if (text.length <= chunkCharactersMax) continue;
      hash.update(text);
      yield text;
      text = '';
    }
  }
  hash.update(text);
  yield text;
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest('hex') })}\n`;
}

/** Reads a backup piece by piece. Throws `StorageRefused`; only after its last piece is the file known to be whole. */
export async function* readBackup({ path, phrase }: BackupTarget): AsyncGenerator<BackupPiece> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let table = '';
  let first = true;
  let ended = false;
  let rows: BackupRow[] = [];
  let characters = 0;
  for await (const line of readLines(path, phrase)) {
    if (ended) throw new StorageRefused('badBackup', 'end');
    const value = parseLine(line);
    if (first) {
      first = false;
      hash.update(`${line}\n`);
      yield { head: parsedHead(value) };
    } else if (Array.isArray(value)) {
      hash.update(`${line}\n`);
      rows.push(parsedRow(value));
      counts[table] = (counts[table] ?? 0) + 1;
      characters += line.length;
      if (rows.length >= rowsAtOnce || characters >= rowCharactersAtOnce) {
        yield { rows };
        rows = [];
        characters = 0;
      }
    } else {
      if (rows.length > 0) yield { rows };
      rows = [];
      characters = 0;
      const declared = tableSchema.safeParse(value);
      if (declared.success) {
        hash.update(`${line}\n`);
        table = declared.data.table;
        counts[table] = 0;
        yield declared.data;
      } else {
        checkEnd(value, counts, hash.digest('hex'));
        ended = true;
      }
    }
  }
  if (!ended) throw new StorageRefused('badBackup', 'end');
}

/** What a backup says of itself, without its rows: whether it is whole is not known by that. Throws `StorageRefused`. */
export async function readBackupHead({ path, phrase }: BackupTarget): Promise<BackupHead> {
  for await (const line of readLines(path, phrase)) return parsedHead(parseLine(line));
  throw new StorageRefused('badBackup', 'head');
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw new StorageRefused('badBackup', 'lines', error);
  }
}

function parsedRow(value: unknown): BackupRow {
  const row = rowSchema.safeParse(value);
  if (!row.success) throw new StorageRefused('badBackup', 'rows', row.error);
  return row.data;
}

function parsedHead(value: unknown): BackupHead {
  const head = headSchema.safeParse(value);
  if (!head.success) throw new StorageRefused('badBackup', 'head', head.error);
  return head.data;
}

function checkEnd(value: unknown, counts: Readonly<Record<string, number>>, hash: string): void {
  const end = endSchema.safeParse(value);
  if (!end.success) throw new StorageRefused('badBackup', 'end', end.error);
  const { rows, sha256 } = end.data;
  const names = new Set([...Object.keys(rows), ...Object.keys(counts)]);
  if (sha256 !== hash) throw new StorageRefused('badBackup', 'SHA-256');
  for (const table of names) {
    if (rows[table] !== counts[table]) throw new StorageRefused('badBackup', table);
  }
}

async function* readLines(path: string, phrase: string | undefined): AsyncGenerator<string> {
  const locked = isLocked(await firstBytes(path));
  if (locked && phrase === undefined) throw new StorageRefused('wrongKey', '');
  const file: AsyncIterable<Buffer> = createReadStream(path);
  const bytes = locked ? unlockBytes(file, phrase ?? '') : file;
  const unzipped = createGunzip();
  const source = Readable.from(bytes);
  source.on('error', (error) => unzipped.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // The parts of a line that goes on: put together once, however many there are.
  let parts: string[] = [];
  let characters = 0;
  try {
    for await (const chunk of source.pipe(unzipped)) {
      const [first = '', ...others] = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
      parts.push(first);
      characters += first.length;
      if (characters > lineCharactersMax) throw new StorageRefused('badBackup', 'lines');
      const rest = others.pop();
      if (rest === undefined) continue;
      yield parts.join('');
      yield* others;
      parts = [rest];
      characters = rest.length;
    }
  } catch (error) {
    if (error instanceof StorageRefused) throw error;
    throw new StorageRefused('badBackup', 'gzip', error);
  } finally {
    // Whoever needed no more of it leaves no file open.
    source.destroy();
  }
  if (characters > 0) throw new StorageRefused('badBackup', 'lines');
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new StorageRefused('badBackup', path, error);
  });
  try {
    const start = Buffer.alloc(16);
    await file.read(start, 0, start.length, 0);
    return start;
  } finally {
    await file.close();
  }
}
