/**
 * The same operations, sent by several people: what their author made, and what others hand in of it, from a copy or as a forgery.
 * What took effect counts for everybody. What took none counts for who sent it, and for everybody where its author sent it; what
 * somebody else sent never counts against the author, nor against a coordinator who hands it in [S2] [S10].
 */

import type { Json } from '../../std/json.ts';
import type { ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import type { ArrivedGroup, Decisions } from './decide.ts';
import type { KnownGroups } from './known-groups.ts';
import { idsOf, textsAt } from './raw-operations.ts';
import { type HistoryRoom, holdersOf, restOfGroup } from './rest-of-group.ts';

/** Names of one group that are looked at: its senders are few, and each hears of its own by the latest ones. */
const namesMax = 50;
/** Sendings with another content that are looked at once one took effect; what is left over is settled when it is decided. */
const rivalsMax = 5;

const withoutEffect = ['held', 'needsAttention', 'quarantined', 'undecided'] as const;

/** Whether a group says that somebody made all of it. */
export function isMadeBy(operations: readonly Json[], memberId: string): boolean {
  const authors = textsAt(operations, 'by');
  return authors.length === operations.length && authors.every((by) => by === memberId);
}

/** A group that comes. */
interface Sent {
  readonly group: ArrivedGroup;
  /** Who sends it. */
  readonly memberId: string;
  readonly isCoordination: boolean;
  /** Whether they may read the programme. */
  readonly reads: boolean;
  /** For all groups of a push. */
  readonly room: HistoryRoom;
}

/** What is known of a group that comes. */
export interface Known {
  /** A sending of the same content. */
  readonly there?: StoredGroup | undefined;
  /** The sending by which it is answered; it is decided on its own where there is none. */
  readonly before?: StoredGroup | undefined;
  /** What of it is left to decide, where a part took effect before. */
  readonly rest?: readonly Json[] | undefined;
  /** Whether others gave its name another content, without effect. */
  readonly isRivalled?: boolean;
}

/**
 * What is known of a group that comes; `forked` where its counter or an id names something else. An id is compared with what
 * took effect, with what its sender and the author sent, and for all others with what anybody sent: nobody can take it from its author [S3].
 */
export async function knownOf(
  writer: ProgrammeWriter,
  decisions: Decisions,
  seen: KnownGroups,
  sent: Sent,
): Promise<Known | 'forked' | 'tooMuch'> {
  const { group, room } = sent;
  const counted = seen.withCounterOf(group);
  if (counted !== undefined && !seen.isSame(counted, group)) return 'forked';
  if (counted?.sequence !== undefined) return { there: counted, before: counted };
  const begun = seen.begunLike(group);
  const same = counted ?? (begun !== undefined && seen.isSame(begun, group) ? begun : undefined);
  // Whoever reads nothing hears of their own sending alone [S5].
  if (!sent.reads && same?.memberId === sent.memberId) return { there: same, before: same };
  const holders = seen.effective(group);
  // Also for who sent it without effect: a restored server may hold both.
  const effective = [...holders.values()].find((one) => seen.isSame(one, group));
  if (effective !== undefined) return { there: same ?? effective, before: effective };
  if (holders.size === 0) return sentBefore(writer, seen, sent, same ?? begun);
  const { operations } = group;
  const rest = await restOfGroup(writer, decisions, operations, { holders, room });
  if (typeof rest === 'string') return rest;
  if (rest.operations.length === 0) {
    const before = decisions.knownAs(group, sent.memberId, rest.sequence);
    if (counted !== undefined) decisions.noteAs(before);
    return { there: same ?? before, before };
  }
  const known = await sentBefore(writer, seen, sent, same ?? begun);
  return known === 'forked' ? known : { ...known, rest: rest.operations };
}

/** The same for a group that took no effect. */
async function sentBefore(
  writer: ProgrammeWriter,
  seen: KnownGroups,
  { group, memberId, isCoordination, reads }: Sent,
  some: StoredGroup | undefined,
): Promise<Known | 'forked'> {
  if (some === undefined) return {};
  const { operations } = group;
  const isSame = (sending: StoredGroup): boolean => seen.isSame(sending, group);
  const there = isSame(some) ? some : undefined;
  if (there?.memberId === memberId) return { there, before: there };
  const [first = ''] = idsOf(operations);
  const sendings = reads || there !== undefined ? await writer.namesOf(first, namesMax) : [];
  const all = [some, ...sendings];
  const isOwn = (sending: StoredGroup): boolean => sending.memberId === memberId;
  const isOfAuthor = (sending: StoredGroup): boolean => isMadeBy(operations, sending.memberId);
  const alike = all.filter(isSame);
  const before = alike.find(isOwn) ?? alike.find(isOfAuthor);
  if (before !== undefined) return { there: there ?? before, before };
  const rivals = all.filter((sending) => !isSame(sending));
  const isFree = isCoordination || isMadeBy(operations, memberId);
  if (rivals.some((one) => !isFree || isOwn(one) || isOfAuthor(one))) return 'forked';
  return { there, isRivalled: rivals.length > 0 };
}

/**
 * Tells the other senders of a group that took effect: what they sent is settled with it, and never decided. What they sent with
 * another content can have no effect any more; where it was a part of it, it has that effect.
 *
 * @param room what may be read of histories for it; what is left over is settled when it is decided
 */
export async function settleOthers(
  writer: ProgrammeWriter,
  decisions: Decisions,
  decided: StoredGroup,
  room: HistoryRoom,
): Promise<void> {
  if (decided.sequence === undefined) return;
  const names = await writer.namesOf(decided.operationIds[0] ?? '', namesMax, withoutEffect);
  const others = names.filter(
    ({ memberId, waitsFor }) => memberId !== decided.memberId && waitsFor === undefined,
  );
  const alike = others.filter(({ hash }) => hash === decided.hash);
  for (const { memberId, device, deviceSequence } of alike) {
    const isDecided = device === decided.device && deviceSequence === decided.deviceSequence;
    if (isDecided) continue;
    decisions.noteAgain({ ...decided, memberId, anew: true }, device, deviceSequence);
  }
  const kept = alike.filter(({ outcome }) => outcome === 'quarantined' || outcome === 'undecided');
  if (kept.length > 0) await writer.removeQuarantined(kept);
  const rivals = others.filter(({ hash, outcome }) => hash !== decided.hash && outcome === 'held');
  // Each member gives it one other content at most.
  for (const rival of rivals.slice(0, rivalsMax)) {
    const operations = (await writer.operationsOf(rival)) as readonly Json[] | undefined;
    if (operations === undefined) continue;
    const holders = await holdersOf(writer, decisions, idsOf(operations));
    const rest = await restOfGroup(writer, decisions, operations, { holders, room });
    if (rest === 'tooMuch') return;
    if (rest === 'forked') decisions.noteAs({ ...rival, outcome: 'needsAttention', anew: true });
    else if (rest.operations.length === 0) {
      const known = { outcome: 'merged', sequence: rest.sequence, anew: true } as const;
      decisions.noteAs({ ...rival, ...known });
    }
  }
}
