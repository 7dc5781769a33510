/**
 * Backup copies in a browser: the lines of `protocol/backup-file.ts`, gzipped in a stream.
 *
 * The file is untrusted. It is inflated piece by piece and given up as soon as it holds more than
 * `backupLimits` allows, so a small file that would inflate without end costs neither memory nor time.
 */

import {
  type Backup,
  backupFileName,
  type BackupHeader,
  type BackupProblem,
} from '../../domain/backup/backup.ts';
import { type CarriedEntry, isKnownEntry, type LogEntry } from '../../domain/operation/confirm.ts';
import {
  type BackupContent,
  backupLimits,
  backupLines,
  BackupReader,
} from '../../protocol/backup-file.ts';
import { isSameOperation, type Operation } from '../../domain/operation/operation.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Backups, CopiedStore } from '../ports/backups.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import type { RetainedGroup, WholeHistories } from '../ports/sync.ts';
import type { LoggedEntry } from './page-rows.ts';
import { isUndone } from './sync-tables.ts';
import { lackingHomes } from './whole-copy.ts';

/** Lines are joined to pieces of about this length before they are compressed, in UTF-16 code units. */
const pieceLength = 64 * 1024;

/** The file of a backup, gzipped. */
export function writeBackup(header: BackupHeader, content: BackupContent): Promise<Blob> {
  const lines = backupLines(header, content);
  const encoder = new TextEncoder();
  const pieces = new ReadableStream<BufferSource>({
    pull: (controller) => {
      let piece = '';
      while (piece.length < pieceLength) {
        const next = lines.next();
        if (next.done === true) {
          if (piece !== '') controller.enqueue(encoder.encode(piece));
          controller.close();
          return;
        }
        piece += `${next.value}\n`;
      }
      controller.enqueue(encoder.encode(piece));
    },
  });
  return new Response(pieces.pipeThrough(new CompressionStream('gzip')), {
    headers: { 'content-type': 'application/gzip' },
  }).blob();
}

type Limits = Pick<typeof backupLimits, 'fileBytesMax' | 'inflatedBytesMax' | 'lineLengthMax'>;

/** Reads a backup file; `limits` are smaller in tests only. */
export async function readBackup(
  file: Blob,
  limits: { readonly [K in keyof Limits]: number } = backupLimits,
): Promise<Result<Backup, BackupProblem>> {
  if (file.size > limits.fileBytesMax) {
    return fail({ kind: 'tooLarge', bytesMax: limits.fileBytesMax });
  }
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  } catch {
    return fail({ kind: 'unreadable' });
  }
  // Some programs inflate a file while they save it: plain lines are read as well.
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!isGzip && head[0] !== 0x7b) return fail({ kind: 'notCarnet' });
  const bytes = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return readLines(bytes.getReader(), limits);
}

async function readLines(
  bytes: ReadableStreamDefaultReader<Uint8Array>,
  limits: { readonly inflatedBytesMax: number; readonly lineLengthMax: number },
): Promise<Result<Backup, BackupProblem>> {
  const reader = new BackupReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let inflatedBytes = 0;
  // Of the line that is not whole yet, in pieces: a long one is put together once.
  let rest: string[] = [];
  let restLength = 0;
  const giveUp = (problem: Result<never, BackupProblem>): Result<never, BackupProblem> => {
    bytes.cancel().catch(() => undefined);
    return problem;
  };
  for (;;) {
    let step: ReadableStreamReadResult<Uint8Array>;
    try {
      step = await bytes.read();
    } catch {
      // The stream says only that it cannot go on: it was cut, or a byte of it changed.
      return reader.incomplete();
    }
    if (step.done) break;
    inflatedBytes += step.value.byteLength;
    if (inflatedBytes > limits.inflatedBytesMax) {
      return giveUp(fail({ kind: 'tooLarge', bytesMax: limits.inflatedBytesMax }));
    }
    let text: string;
    try {
      text = decoder.decode(step.value, { stream: true });
    } catch {
      return giveUp(reader.damagedNext());
    }
    const lines = text.split('\n');
    const begun = lines.pop() ?? '';
    for (const line of lines) {
      const taken = reader.take([...rest, line].join(''));
      if (!taken.ok) return giveUp(taken);
      rest = [];
      restLength = 0;
    }
    if (begun !== '') rest.push(begun);
    restLength += begun.length;
    if (restLength > limits.lineLengthMax) return giveUp(reader.damagedNext());
  }
  // Every line ends with a break: what is left over was cut.
  return restLength === 0 ? reader.finish() : reader.incomplete();
}

/**
 * What a store holds, with nothing missing and nothing twice while rows are confirmed meanwhile: the outbox is read
 * before the log. What is being typed is sealed first, so that what leaves the device never changes again.
 */
async function contentOf(store: CopiedStore): Promise<BackupContent> {
  // Before the outbox: what becomes a change in the time between is in both.
  const drafts = await store.readDrafts();
  const open = (await store.readOutbox()).filter(({ state }) => state === 'open');
  // A full device still gives its copy, with the text as it stands.
  await store.seal(open.map(({ key }) => key)).catch(() => undefined);
  const outbox = await store.readOutbox();
  // What a server acknowledged and may still lose: a log that began with a snapshot does not hold it.
  const kept = await (await store.sync()).kept();
  const known = await store.readWholeLog();
  const log = eachOnce(
    kept.length === 0
      ? known
      : [...known, ...kept.flatMap(entriesOf)].sort((a, b) => a.sequence - b.sequence),
  );
  const isLogged = among(log);
  // Of a change of which a part took effect, the rest. What the server took for something else stands in the log with that
  // content, and here with its own.
  const waiting = outbox
    .map(({ group }) => ({ group: group.filter((operation) => !isLogged(operation)) }))
    .filter(({ group }) => group.length > 0);
  return { log, outbox: waiting, drafts };
}

/** Whether a log holds an operation, with this content. */
function among(log: readonly CarriedEntry[]): (operation: Operation) => boolean {
  const logged = new Map(log.map(({ operation }) => [operation.operationId, operation]));
  return (operation) => {
    const known = logged.get(operation.operationId);
    return known !== undefined && isSameOperation(known, operation);
  };
}

/** A retained group at its places in the log. */
function entriesOf({ sequence, group }: RetainedGroup): readonly LogEntry[] {
  const [first] = group;
  const name = group.length > 1 && first !== undefined ? { group: first.operationId } : {};
  return group.map((operation, index) => ({
    sequence: sequence - (group.length - 1 - index),
    operation,
    outcome: 'accepted',
    received: operation.at,
    ...name,
  }));
}

/**
 * The log with each operation once, and those of a group together: where a programme that was begun alone met one that
 * was on the server already, it holds the places of both.
 */
export function eachOnce(log: readonly LogEntry[]): readonly LogEntry[] {
  const groups = new Map<string, LogEntry[]>();
  const seen = new Set<string>();
  for (const entry of log) {
    const { operationId } = entry.operation;
    if (seen.has(operationId)) continue;
    seen.add(operationId);
    const name = entry.group ?? operationId;
    const there = groups.get(name);
    if (there === undefined) groups.set(name, [entry]);
    else there.push(entry);
  }
  return [...groups.values()].flat();
}

/** The entry with the time at which it was decided last. */
function asDecided(entry: CarriedEntry & Pick<LoggedEntry, 'uploadedAt'>): CarriedEntry {
  const { uploadedAt, received } = entry;
  return { ...entry, received: uploadedAt ?? received };
}

/** What is written, and the homes of which it lacks something that is here. */
interface Compared {
  readonly content: BackupContent;
  readonly lacking: readonly string[];
}

/** What is written, and what it lacks. What was confirmed while it was compared is read once more, and compared itself. */
async function comparedContent(store: CopiedStore, header: BackupHeader): Promise<Compared> {
  const first = await compareOnce(store, header);
  return first.lacking.length === 0 ? first : compareOnce(store, header);
}

async function compareOnce(store: CopiedStore, header: BackupHeader): Promise<Compared> {
  const sync = await store.sync();
  const before = await sync.wholeHistories();
  const content = await contentOf(store);
  // A programme that is kept alone has its whole log.
  if (sync.readSync !== undefined && (await sync.readSync()) === undefined) {
    return { content, lacking: [] };
  }
  const isDifferent = await lackingIn(store, header, content);
  const homes = [header.programmeId, ...(await store.readHomes())];
  const lacking = homes.filter((home) => !isWhole(home, before) || isDifferent(home));
  // A download may have begun since it was read.
  const after = await sync.wholeHistories();
  if (after?.downloads === before?.downloads) return { content, lacking };
  return {
    content,
    lacking: homes.filter((home) => !isWhole(home, after) || lacking.includes(home)),
  };
}

function isWhole(home: string, histories: WholeHistories | undefined): boolean {
  return histories === undefined || histories.homes.has(home);
}

/**
 * Tells of a home whether a replay of the log makes something else of it than what is here. A second proof: it cannot see what was
 * overwritten by the gap of a log, but sees what nobody expected.
 */
async function lackingIn(
  store: CopiedStore,
  header: BackupHeader,
  { log }: BackupContent,
): Promise<(home: string) => boolean> {
  const rows = await store.readOutbox();
  const isLogged = among(log);
  const idsOf = (some: readonly OutboxRow[]): ReadonlySet<string> =>
    new Set(
      some.flatMap(({ group }) => group.filter(isLogged).map(({ operationId }) => operationId)),
    );
  // What took no effect may stand in a log that was uploaded; the records here know nothing of it.
  const undone = idsOf(rows.filter(({ state }) => isUndone(state)));
  // What waits again after a restore stands in the records until the download begins, and then no more; so does what
  // nobody sends again, since it is of others and came after the backup.
  const again = new Set([...idsOf(rows), ...((await (await store.sync()).leftBehind?.()) ?? [])]);
  const homesOf = async (left: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
    const confirmed = log.filter(({ operation }) => !left.has(operation.operationId));
    return new Set(await lackingHomes(store, header, confirmed.filter(isKnownEntry)));
  };
  const without = await homesOf(again);
  const along = again.size === undone.size ? without : await homesOf(undone);
  // What a newer version did there is in the copy, and cannot be replayed.
  const newer = new Set(log.flatMap((entry) => (isKnownEntry(entry) ? [] : entry.operation.home)));
  return (home) => without.has(home) && along.has(home) && !newer.has(home);
}

/** The port, in a browser. */
export function browserBackups(): Backups {
  return {
    write: async (header, store, day) => {
      const { content, lacking } = await comparedContent(store, header);
      const file = await writeBackup(header, { ...content, log: content.log.map(asDecided) });
      const read = await readBackup(file);
      if (!read.ok) return read;
      return ok({
        file,
        name: backupFileName(header.programmeName, day),
        operationCount: read.value.groups.reduce((sum, group) => sum + group.length, 0),
        lacking,
      });
    },
    read: (file) => readBackup(file),
    download: ({ file, name }) => {
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // The browser has its own hold on the file once the download began.
      setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
    },
  };
}

const revokeAfterMs = 60_000;
