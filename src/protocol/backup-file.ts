/**
 * The backup file, as lines of JSON: a header, one line per operation, one per draft, and an end that counts
 * them, so that a file that stops early is noticed. Storage gzips the lines; nothing here knows bytes.
 *
 * A file is untrusted: every line is checked before anything of it is written. Values are left as they are: what a device
 * holds, its copy holds and brings back. Reading refuses a whole file rather than taking in a part of it. A file of a newer format is
 * refused as such, never guessed; what a newer version wrote in this one is taken in and kept as it is [X1].
 */

import * as z from 'zod/mini';
import type { Backup, BackupDraft, BackupHeader, BackupProblem } from '../domain/backup/backup.ts';
import { type CarriedEntry, capOf } from '../domain/operation/confirm.ts';
import {
  type CarriedGroup,
  type CarriedOperation,
  isKnown,
  type Operation,
} from '../domain/operation/operation.ts';
import type { Json } from '../std/json.ts';
import { lengthMax } from '../std/length.ts';
import { fail, ok, type Result } from '../std/result.ts';
import { syncLimits } from './limits.ts';
import {
  id,
  instant,
  isPlaced,
  isTame,
  newName,
  operationSchema,
  reservedKeys,
} from './operation-schema.ts';

const formatName = 'carnet-backup';
export const backupVersion = 4;

/**
 * The versions of the file, oldest first. The fingerprint is that of the schemas (tests/unit/protocol): it trips
 * when a schema moves, and then a new version with a new line here is due.
 */
export const backupVersions: readonly { readonly version: number; readonly fingerprint: string }[] =
  [
    // 1: header, entries of the log, changes that waited, drafts, end.
    { version: 1, fingerprint: '9446843e0ff5b188' },
    // 2: operations name the clock's offset, what a deletion was based on, and what a settlement settled.
    { version: 2, fingerprint: 'bf7025523dc1edf7' },
    // 3: a settlement can be taken back; the deletion of a sheet says what was known of it.
    { version: 3, fingerprint: 'fd626c76ff342d37' },
    // 4: fields whose names come from data, and forms; what a newer version adds (an entity, a kind, a key) is kept.
    // Since then, the id of a programme that is read has to be one that can stand in an address; what is written is the same.
    { version: 4, fingerprint: '16dadd0a349b3445' },
  ];

export const backupLimits = {
  /** The file as it lies on the disk, in bytes. */
  fileBytesMax: 256 * 1024 * 1024,
  /** The lines once inflated, in bytes. */
  inflatedBytesMax: 512 * 1024 * 1024,
  /** One line, in UTF-16 code units: no change that a server takes is longer. */
  lineLengthMax: syncLimits.pushBytesMax + 100_000,
  /** Operations of one file. */
  operationsMax: 1_000_000,
  /** Drafts of one file. */
  draftsMax: 10_000,
} as const;

/** A change that was not confirmed yet. */
export interface WaitingGroup {
  readonly group: CarriedGroup;
}

/** What a device hands over to be written. */
export interface BackupContent {
  readonly log: readonly CarriedEntry[];
  readonly outbox: readonly WaitingGroup[];
  readonly drafts: readonly BackupDraft[];
}

const count = z.int().check(z.gte(0));
const name = z.string().check(lengthMax(200));

const headerSchema = z.looseObject({
  format: z.string(),
  // It stands in addresses.
  programmeId: id.check(z.regex(/^[\w-]+$/)),
  programmeName: name,
  memberId: id,
  memberName: name,
  exportedAt: instant,
  pinnedDay: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

const lineSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('entry'),
    operation: operationSchema,
    group: z.optional(id),
    outcome: newName,
    received: instant,
  }),
  z.looseObject({ kind: z.literal('waiting'), operation: operationSchema, group: z.optional(id) }),
  z.looseObject({ kind: z.literal('draft'), key: name, text: z.string(), at: instant }),
  z.looseObject({ kind: z.literal('end'), operations: count, drafts: count }),
]);

/** A line, in the words of the domain. */
type Line =
  | ({ readonly kind: 'entry' } & Omit<CarriedEntry, 'sequence'>)
  | {
      readonly kind: 'waiting';
      readonly operation: CarriedOperation;
      readonly group?: string | undefined;
    }
  | ({ readonly kind: 'draft' } & BackupDraft)
  | { readonly kind: 'end'; readonly operations: number; readonly drafts: number };

/** The schemas, for the test that holds their fingerprint. */
export const backupSchemas = { header: headerSchema, line: lineSchema } as const;

/** The lines of a backup file, each without its line break. */
export function* backupLines(header: BackupHeader, content: BackupContent): Generator<string> {
  yield JSON.stringify({ format: `${formatName}/${backupVersion}`, ...header });
  let operations = 0;
  for (const { operation, group, outcome, received } of content.log) {
    operations += 1;
    yield JSON.stringify({ kind: 'entry', operation, group, outcome, received } satisfies Line);
  }
  for (const { group } of content.outbox) {
    const first = group.length > 1 ? group[0]?.operationId : undefined;
    for (const operation of group) {
      operations += 1;
      yield JSON.stringify({ kind: 'waiting', operation, group: first } satisfies Line);
    }
  }
  for (const { key, text, at } of content.drafts) {
    yield JSON.stringify({ kind: 'draft', key, text, at } satisfies Line);
  }
  yield JSON.stringify({ kind: 'end', operations, drafts: content.drafts.length } satisfies Line);
}

/** Reads a backup file line by line; the first problem ends it. */
export class BackupReader {
  private header: BackupHeader | undefined;
  private readonly groups: Operation[][] = [];
  private readonly drafts: BackupDraft[] = [];
  private readonly caps = new Map<string, number>();
  private lines = 0;
  private operations = 0;
  private openGroup: string | undefined;
  private ended = false;

  /** Takes the next line. */
  take(text: string): Result<undefined, BackupProblem> {
    this.lines += 1;
    if (this.ended) return this.damaged();
    const value = parse(text);
    if (this.header === undefined) return this.takeHeader(value);
    if (value === undefined || !isTame(value, reservedKeys)) return this.damaged();
    const line = lineSchema.safeParse(value);
    if (!line.success || !this.place(line.data)) return this.damaged();
    return ok(undefined);
  }

  /** The whole, once every line was taken. */
  finish(): Result<Backup, BackupProblem> {
    if (this.header === undefined) return fail({ kind: 'notCarnet' });
    if (!this.ended) return this.incomplete();
    const { header, groups, drafts, caps } = this;
    return ok({ header, groups, drafts, ...(caps.size === 0 ? {} : { caps }) });
  }

  /** What to say when the bytes end or cannot be inflated further. */
  incomplete(): Result<never, BackupProblem> {
    if (this.header === undefined) return fail({ kind: 'notCarnet' });
    return fail({ kind: 'incomplete', entries: this.lines });
  }

  /** What to say when the line after the last one taken cannot be read. */
  damagedNext(): Result<never, BackupProblem> {
    this.lines += 1;
    return this.header === undefined ? fail({ kind: 'notCarnet' }) : this.damaged();
  }

  private damaged(): Result<never, BackupProblem> {
    return fail({ kind: 'damaged', entry: this.lines });
  }

  private takeHeader(value: Json | undefined): Result<undefined, BackupProblem> {
    const version = formatVersion(value);
    if (version === undefined) return fail({ kind: 'notCarnet' });
    if (version > backupVersion) return fail({ kind: 'newer' });
    const header = headerSchema.safeParse(value);
    if (!header.success || version < 1) return this.damaged();
    const { format: _format, ...rest } = header.data;
    this.header = rest;
    return ok(undefined);
  }

  private place(line: Line): boolean {
    switch (line.kind) {
      case 'entry': {
        const cap = capOf(line);
        if (cap !== undefined) this.caps.set(line.operation.operationId, cap);
        return this.placeOperation(line.operation, line.group);
      }
      case 'waiting':
        return this.placeOperation(line.operation, line.group);
      case 'draft':
        this.drafts.push({ key: line.key, text: line.text, at: line.at });
        return this.drafts.length <= backupLimits.draftsMax;
      case 'end':
        this.ended = true;
        return line.operations === this.operations && line.drafts === this.drafts.length;
    }
  }

  private placeOperation(carried: CarriedOperation, group: string | undefined): boolean {
    this.operations += 1;
    if (this.operations > backupLimits.operationsMax) return false;
    if (this.header === undefined) return false;
    // A value that is not such as Carnet writes today stays: an earlier version took it in, and every reader copes with it.
    if (isKnown(carried) && !isPlaced(carried, this.header.programmeId)) return false;
    // What only a newer version knows waits with the others, and is asked for by `isKnown` wherever it is read.
    const operation = carried as Operation;
    const last = this.groups.at(-1);
    if (group !== undefined && group === this.openGroup && last !== undefined) last.push(operation);
    else this.groups.push([operation]);
    this.openGroup = group;
    return true;
  }
}

function parse(text: string): Json | undefined {
  if (text.length > backupLimits.lineLengthMax) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function property(value: Json | undefined, key: string): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value))
    return undefined;
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}

function formatVersion(header: Json | undefined): number | undefined {
  const format = property(header, 'format');
  const match = typeof format === 'string' ? /^carnet-backup\/(\d{1,6})$/.exec(format) : null;
  return match === null ? undefined : Number(match[1]);
}
