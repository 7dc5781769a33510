/**
 * What a device and its server tell each other about the sheets: push, pull, snapshot, history. The rules are in
 * docs/sync-protocol.md; the schemas here hold the shapes, and `isTame` and `isSound` are asked beside them.
 *
 * Cursors are (epoch, sequence, scope): the epoch changes when a server was restored from a backup, the scope when
 * what the member may read has changed.
 */

import * as z from 'zod/mini';
import { type EntityName, isEntityName } from '../domain/entity/registry.ts';
import { type CarriedEntry, outcomeNames } from '../domain/operation/confirm.ts';
import type { CarriedOperation, Operation } from '../domain/operation/operation.ts';
import type { CarriedRecord, NewerRecord } from '../domain/operation/record.ts';
import { syncLimits } from './limits.ts';
import type { DeepReadonly } from '../std/deep-readonly.ts';
import { lengthMax, lengthMin } from '../std/length.ts';
import { id, instant, json, newName, operationSchema } from './operation-schema.ts';

const count = z.int().check(z.gte(0));
const place = z.int().check(z.gte(1));
const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** The entry at a place: what names it, and when the server received it. */
const markSchema = z.object({ operationId: id, received: instant });
export type EntryMark = DeepReadonly<z.infer<typeof markSchema>>;

const cursorSchema = z.object({
  epoch: id,
  sequence: count,
  scope: count,
  /**
   * The entry at that place as this device read it. A server that has another one there has gone back without a restore
   * [S13]. Absent where the device does not know it.
   */
  last: z.optional(markSchema),
});
/** How far a device has read. */
export type Cursor = DeepReadonly<z.infer<typeof cursorSchema>>;

/**
 * How a device comes to operations that somebody else made: from the log of a programme that it puts on the server, or
 * from a backup copy that its member took in.
 */
const handedInSchema = z.enum(['log', 'backup']);
export type HandedIn = z.infer<typeof handedInSchema>;

const pushedGroupSchema = <T extends z.ZodMiniType>(operation: T) =>
  z.object({
    deviceSequence: place,
    operations: z.array(operation).check(lengthMin(1), lengthMax(syncLimits.groupOperationsMax)),
    handedIn: z.optional(handedInSchema),
  });

/**
 * Groups of one device in the order of its dense counter. The operations are read apart, group by group: one that
 * makes no sense goes to quarantine and the others go on.
 */
export const pushRequestSchema = z.object({
  device: id,
  /** The epoch that the device knows; absent before its first exchange. */
  epoch: z.optional(id),
  /** The device's clock when it sent this. */
  sentAt: instant,
  groups: z.array(pushedGroupSchema(json)).check(lengthMax(syncLimits.pushGroupsMax)),
  /** Asks for what a pull from here would answer, in the same breath. */
  pull: z.optional(cursorSchema),
  /** Groups that took no effect and that their author discarded, by their first operation. */
  withdrawn: z.optional(z.array(id).check(lengthMax(syncLimits.withdrawnMax))),
});
/** A push as it arrived: nothing is known of its operations yet. */
export type ReceivedPush = DeepReadonly<z.infer<typeof pushRequestSchema>>;

/** The operations of one group. */
export const groupSchema: z.ZodMiniType<readonly CarriedOperation[]> = z
  .array(operationSchema)
  .check(lengthMin(1));

/** A group as a device sends it. */
export interface PushedGroup {
  readonly deviceSequence: number;
  readonly operations: readonly Operation[];
  /** Where others made some of them. */
  readonly handedIn?: HandedIn | undefined;
}
/** A push as a device sends it. */
export interface PushRequest extends Omit<ReceivedPush, 'groups'> {
  readonly groups: readonly PushedGroup[];
}

/**
 * `forked`: another group has this counter or one of these ids already; the device takes a new id and renumbers.
 * `quarantined`: the server could not make sense of it, keeps it as it came, and goes on. `undecided`: a newer version
 * wrote it; the server keeps it as it came until it is that version [X3].
 */
const pushOutcomes = [...outcomeNames, 'forked', 'quarantined', 'undecided'] as const;
export type PushOutcome = (typeof pushOutcomes)[number];
/** One that a newer server has a name for decides nothing that this version could tell [X1]. */
export const pushOutcomeSchema = z.pipe(
  newName,
  z.transform((name): PushOutcome => pushOutcomes.find((known) => known === name) ?? 'undecided'),
);

const stampSchema = { at: z.number(), by: id };

const versionSchema = z.object({ ...stampSchema, value: json, operationId: id });

const knownRecordSchema = z.looseObject({
  id,
  entity: z.custom<EntityName>((name) => typeof name === 'string' && isEntityName(name)),
  home: id,
  values: z.record(z.string(), json),
  writers: z.optional(z.record(z.string(), id)),
  stamps: z.optional(z.record(z.string(), z.object(stampSchema))),
  created: z.object(stampSchema),
  changed: z.object(stampSchema),
  last: z.optional(id),
  sequence: z.optional(count),
  deleted: z.optional(z.object({ ...stampSchema, operationId: id })),
  contested: z.optional(z.object({ ...stampSchema, operationId: id })),
  conflicts: z.optional(z.record(z.string(), z.array(versionSchema))),
  settled: z.optional(
    z.record(z.string(), z.object({ operationId: id, versions: z.array(versionSchema) })),
  ),
  settledDeletion: z.optional(
    z.object({ operationId: id, mark: z.object({ ...stampSchema, operationId: id }) }),
  ),
});

const newerRecordSchema = z
  .looseObject({ id, entity: newName, home: id, sequence: z.optional(count) })
  .check(z.refine<NewerRecord>(({ entity }) => !isEntityName(entity)));

/** A record as it stands. Values were checked when they were pushed; what is not known of it is kept [X1]. */
export const recordSchema: z.ZodMiniType<CarriedRecord> = z.union([
  knownRecordSchema,
  newerRecordSchema,
]);

export const pullRequestSchema = z.object({
  device: id,
  cursor: cursorSchema,
  /** The last counter of this device that was answered. A server that has decided on less has gone back [S13]. */
  answered: z.optional(count),
  /** Whether the device wants its own operations back in full: it holds them in its outbox unless it lost it. */
  echo: z.boolean(),
});
export type PullRequest = DeepReadonly<z.infer<typeof pullRequestSchema>>;

/** An entry as it travels. */
export interface PulledEntry extends Omit<CarriedEntry, 'operation'> {
  readonly operationId: string;
  /** Absent for an operation of this device that took effect as it was made: the device has it. */
  readonly operation?: CarriedOperation | undefined;
  /** Records as they stand, which may be later than the entry. */
  readonly records?: readonly CarriedRecord[] | undefined;
}

const entrySchema: z.ZodMiniType<PulledEntry> = z.looseObject({
  sequence: place,
  operationId: id,
  operation: z.optional(operationSchema),
  group: z.optional(id),
  outcome: newName,
  received: instant,
  /** The member who brought it, where that is not the one who made it. */
  handedIn: z.optional(id),
  /**
   * Records as they stand, which may be later than the entry: those of entries where more happened than that the
   * operation was applied as it was made. Each is in an answer once, on the first entry that needs it.
   */
  records: z.optional(z.array(recordSchema)),
});

/** What became of groups of this device that were decided otherwise before (held ones that took effect, say). */
const settledGroupSchema = z.object({
  deviceSequence: place,
  outcome: pushOutcomeSchema,
  /** The place of its last operation, which may be one that the device has read; absent where it took no effect. */
  sequence: z.optional(place),
  /** Who of coordination dismissed it, and when, by the server's clock: it stays without effect. */
  dismissed: z.optional(z.object({ by: id, at: instant })),
});

export const pullReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entries'),
    epoch: id,
    scope: count,
    serverTime: instant,
    /** The entries are those after `from`, up to and with `to`, without a gap. */
    from: count,
    to: count,
    head: count,
    watermark: count,
    entries: z.array(entrySchema),
    /** The answer ends inside a group, which is too long for one: the next one goes on with it. */
    unfinished: z.optional(z.literal(true)),
    groups: z.array(settledGroupSchema),
  }),
  /** The server was restored from a backup: push what is kept again, then take a snapshot. */
  z.object({ kind: z.literal('restored'), epoch: id, head: count, watermark: count }),
  /** Too far behind, or the scope has changed: take a snapshot. */
  z.object({ kind: z.literal('snapshot'), epoch: id, head: count }),
]);
export type PullReply = DeepReadonly<z.infer<typeof pullReplySchema>>;

export const pushReplySchema = z.object({
  epoch: id,
  /** The server's clock, by which the device measures the offset of its own. */
  serverTime: instant,
  head: count,
  /** Everything up to here is in a verified backup. */
  watermark: count,
  /** One for each group that was decided, in the order of the request. */
  outcomes: z.array(
    z.object({
      deviceSequence: place,
      outcome: pushOutcomeSchema,
      /** The place of its last operation; absent where it took no effect. */
      sequence: z.optional(place),
    }),
  ),
  /** The counter that the server waits for, where the request left a gap before it: nothing after it was decided. */
  expected: z.optional(place),
  /**
   * What a pull after it would have answered, where it was asked for. Entries of groups that were accepted by this very
   * push are left out: a gap among the places is one of them, and it was received at `serverTime`.
   */
  pulled: z.optional(pullReplySchema),
  /** Those of the withdrawn groups that nobody decides on any more; the others are to be named again. */
  withdrawn: z.optional(z.array(id)),
});
export type PushReply = DeepReadonly<z.infer<typeof pushReplySchema>>;

/**
 * A snapshot comes in parts: what the programme shares and the heads of all sheets; then the contacts since a day,
 * home after home; then the older ones. So the app is of use after the first part.
 */
export const snapshotPartSchema = z.object({
  kind: z.enum(['heads', 'recent', 'older']),
  /** The home and the record after which this part begins. */
  after: z.optional(z.object({ home: id, record: id })),
});
export type SnapshotPart = DeepReadonly<z.infer<typeof snapshotPartSchema>>;

export const snapshotRequestSchema = z.object({
  device: id,
  part: snapshotPartSchema,
  /** Contacts on or after this day are recent. */
  recentFrom: localDate,
});
export type SnapshotRequest = DeepReadonly<z.infer<typeof snapshotRequestSchema>>;

export const snapshotReplySchema = z.object({
  epoch: id,
  scope: count,
  serverTime: instant,
  /** The head when this part was read; entries after that of the first part are pulled once the last is in. */
  sequence: count,
  /** The entry at that place. */
  last: z.optional(markSchema),
  watermark: count,
  records: z.array(recordSchema),
  next: z.optional(snapshotPartSchema),
  /** All records of the programme, for the progress. */
  total: count,
});
export type SnapshotReply = DeepReadonly<z.infer<typeof snapshotReplySchema>>;

export const historyRequestSchema = z.object({ home: id, before: z.optional(place) });
export type HistoryRequest = DeepReadonly<z.infer<typeof historyRequestSchema>>;

const loggedSchema: z.ZodMiniType<CarriedEntry> = z.looseObject({
  sequence: place,
  operation: operationSchema,
  group: z.optional(id),
  outcome: newName,
  received: instant,
  handedIn: z.optional(id),
});

export const historyReplySchema = z.object({
  /** Oldest first. */
  entries: z.array(loggedSchema),
  more: z.boolean(),
});
export type HistoryReply = DeepReadonly<z.infer<typeof historyReplySchema>>;

/** The place of a page of held groups, in UTF-16 code units. */
const heldPlaceLengthMax = 200;

/** What names the content of a group, in UTF-16 code units. */
const heldContentLengthMax = 200;

/** Groups that wait for someone who may let them take effect, oldest first: shown to coordination only. */
export const heldReplySchema = z.object({
  groups: z.array(
    z.object({
      id,
      /** Who sent it; whether they made it, its operations say. */
      by: id,
      received: instant,
      operations: z.array(operationSchema),
      /** Names what is shown: a decision says it again, since another content may wait under the same id later [S6]. */
      content: z.optional(z.string().check(lengthMax(heldContentLengthMax))),
    }),
  ),
  /** Where the next page begins; absent with the last one. */
  next: z.optional(z.string().check(lengthMax(heldPlaceLengthMax))),
});
export type HeldReply = DeepReadonly<z.infer<typeof heldReplySchema>>;

/** What became of a held group that was let through. Servers before that do not say. */
export const letThroughReplySchema = z.object({ outcome: z.optional(z.string()) });
export type LetThroughReply = DeepReadonly<z.infer<typeof letThroughReplySchema>>;

/** Asks whether an entry is still at its place: a server that has gone back may deny a membership that it had [C8]. */
export const hasEntryRequestSchema = z.object({ sequence: place, last: markSchema });
export type HasEntryRequest = DeepReadonly<z.infer<typeof hasEntryRequestSchema>>;
export const hasEntryReplySchema = z.object({ has: z.boolean() });
export type HasEntryReply = DeepReadonly<z.infer<typeof hasEntryReplySchema>>;

/** One line of the stream that says that there is something newer. */
export const nudgeSchema = z.object({ head: count });
export type Nudge = DeepReadonly<z.infer<typeof nudgeSchema>>;

/** Why a request was refused. Closed: each has a status on the server and words in the client. */
export const refusalKinds = [
  /** Not JSON, not of the shape, or of a nesting or with keys that nothing sound has. */
  'malformed',
  /** No session, or one that ended: the same member signs in again. */
  'signedOut',
  /** Not for this member; also said of what does not exist. */
  'notFound',
  /** A rule forbids it to someone who may know of it. */
  'forbidden',
  /** The request did not come from Carnet's own pages. */
  'crossSite',
  'tooLarge',
  /** Too often: `retryAfter` tells when. */
  'busy',
  /** The protocol of the request is not spoken here any more. */
  'outdated',
  /** It clashes with what is there, such as a programme that is on the server already. */
  'taken',
  /** A password that is too short or too common, an invitation that was used. */
  'refused',
  /** The server has no room left: nothing was accepted. */
  'full',
  'failed',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export const refusalSchema = z.object({
  error: z.enum(refusalKinds),
  /** Seconds. */
  retryAfter: z.optional(z.number()),
  /** Names the request in the server's log. */
  reference: z.optional(z.string()),
  /** Closed words of single endpoints, such as `tooCommon`. */
  detail: z.optional(z.string()),
});
export type Refusal = DeepReadonly<z.infer<typeof refusalSchema>>;
