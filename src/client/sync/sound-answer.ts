/**
 * Whether the numbers of an answer can be true. One that cannot is refused as a whole, and said: a proxy, a defect or
 * an old server may have written it, and what a device forgets because of it is gone for good [C14].
 *
 * Head and watermark may lie together: what a device itself has read is the bound, and no watermark is believed but that
 * of a pull which ends at its own head [P3].
 *
 * Times are not looked at: a server whose clock was ahead for a while tells of later times than its own for as long. They order
 * concurrent changes, and nothing is forgotten because of them.
 */

import { isRoot } from '../../domain/entity/registry.ts';
import { type CarriedRecord, isKnownRecord } from '../../domain/operation/record.ts';
import type {
  HistoryReply,
  PullReply,
  PushOutcome,
  PushReply,
  SnapshotPart,
  SnapshotReply,
} from '../../protocol/sync-messages.ts';
import type { SyncMeta } from '../ports/sync.ts';

type Known = Pick<SyncMeta, 'epoch' | 'cursor'> & { readonly programmeId: string };
type Entries = Extract<PullReply, { kind: 'entries' }>;

/** An answer to a push, with the entries in it. */
export function isSoundPush(reply: PushReply, known: Known): boolean {
  const { epoch, head, watermark, outcomes, pulled } = reply;
  const places = outcomes.every(({ sequence = 0 }) => sequence <= head);
  const isSound = places && isSoundHead({ epoch, head, watermark }, known);
  return isSound && (pulled === undefined || isSoundPull(pulled, known, outcomes.length));
}

/**
 * An answer to a pull from a cursor. That the server was restored is told by `restored`, whatever the head [S13].
 *
 * @param leftOut whether entries may be left out that the answer to a push tells of
 */
export function isSoundPull(reply: PullReply, known: Known, leftOut = 0): boolean {
  switch (reply.kind) {
    case 'restored':
      return reply.watermark <= reply.head;
    case 'snapshot':
      return isSoundHead({ ...reply, watermark: 0 }, known);
    case 'entries':
      return (
        reply.epoch === known.cursor?.epoch &&
        isSoundHead(reply, known) &&
        reply.from === known.cursor.sequence &&
        areSoundPlaces(reply, leftOut > 0) &&
        reply.entries.every(isEffect) &&
        areOfProgramme(reply, known.programmeId)
      );
  }
}

/** What is known of a download when a part of it comes. */
interface KnownPart {
  readonly programmeId: string;
  /** The part that was asked for. */
  readonly part: SnapshotPart;
  /** The head of the first part and its life, where this is a later one: a head never falls within one life. */
  readonly epoch?: string | undefined;
  readonly sequence?: number | undefined;
}

/** A part of a snapshot. */
export function isSoundPart(
  { epoch, sequence, watermark, records, next }: SnapshotReply,
  known: KnownPart,
): boolean {
  const hasFallen = known.epoch === epoch && sequence < (known.sequence ?? 0);
  const isSound = (one: CarriedRecord): boolean =>
    (one.sequence ?? 0) <= sequence && isOfProgramme(one, known.programmeId);
  return (
    watermark <= sequence &&
    !hasFallen &&
    goesOn(known.part, next, records.length) &&
    records.every(isSound)
  );
}

const kindsInOrder: readonly SnapshotPart['kind'][] = ['heads', 'recent', 'older'];

/** A download gets on with each part: to another kind, or behind the records that came. */
function goesOn(part: SnapshotPart, next: SnapshotPart | undefined, count: number): boolean {
  if (next === undefined) return true;
  const steps = kindsInOrder.indexOf(next.kind) - kindsInOrder.indexOf(part.kind);
  return steps > 0 || (steps === 0 && count > 0 && next.after !== undefined);
}

/** A root lies on itself, and there is no programme but this one. */
function isOfProgramme(record: CarriedRecord, programmeId: string): boolean {
  if (!isKnownRecord(record) || !isRoot(record.entity)) return true;
  return record.home === record.id && (record.entity !== 'programme' || record.id === programmeId);
}

/**
 * What came earlier on a home: entries of this home, one after the other, before those that are here.
 *
 * @param before the place of the first entry that is here
 */
export function isSoundHistory(
  { entries, more }: HistoryReply,
  home: string,
  before: number | undefined,
): boolean {
  if (more && entries.length === 0) return false;
  let last = 0;
  for (const { sequence, operation } of entries) {
    if (operation.home !== home || sequence <= last) return false;
    last = sequence;
  }
  return before === undefined || last < before;
}

/** Within one life, a head is at least what this device has read, and a backup holds no more than there is. */
function isSoundHead(
  { epoch, head, watermark }: Pick<PushReply, 'epoch' | 'head' | 'watermark'>,
  { cursor }: Known,
): boolean {
  return watermark <= head && (cursor?.epoch !== epoch || cursor.sequence <= head);
}

/** The entries follow one another to the end that the answer names: a cursor goes no further than what came. */
function areSoundPlaces({ from, to, head, entries }: Entries, leftOut: boolean): boolean {
  if (to > head || to < from) return false;
  // What there is comes one entry at a time at least [S12].
  if (to === from && head > to && !leftOut) return false;
  let last = from;
  for (const { sequence } of entries) {
    if (sequence <= last || (!leftOut && sequence !== last + 1)) return false;
    last = sequence;
  }
  return leftOut ? last <= to : last === to;
}

/** An entry is what took effect, and of the operation that it names. */
function isEffect({ operationId, operation, outcome }: Entries['entries'][number]): boolean {
  if (withoutEffect.has(outcome)) return false;
  return operation === undefined || operation.operationId === operationId;
}

const withoutEffect: ReadonlySet<string> = new Set<PushOutcome>([
  'held',
  'needsAttention',
  'forked',
  'quarantined',
  'undecided',
]);

/** None was changed after the head: what comes later would seem older than it for ever (F307). */
function areOfProgramme({ entries, head }: Entries, programmeId: string): boolean {
  return entries.every(({ records = [] }) =>
    records.every((one) => (one.sequence ?? 0) <= head && isOfProgramme(one, programmeId)),
  );
}
