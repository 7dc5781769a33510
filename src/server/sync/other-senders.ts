/**
 * The same operations, sent by several people: what their author made, and what others hand in of it, from a copy or as a forgery.
 * What took effect counts for everybody. What took none counts for who sent it, and for everybody where its author sent it; what
 * somebody else sent never counts against the author, nor against a coordinator who hands it in [S2] [S10].
 */

import type { Json } from '../../std/json.ts';
import type { ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import type { Decisions } from './decide.ts';
import { idsOf, textsAt } from './raw-operations.ts';

/** Names of one group that are looked at: its senders are few, and each hears of its own by the latest ones. */
const namesMax = 50;

const withoutEffect = ['held', 'needsAttention', 'quarantined', 'undecided'] as const;

/** Whether a group says that somebody made all of it. */
export function isMadeBy(operations: readonly Json[], memberId: string): boolean {
  const authors = textsAt(operations, 'by');
  return authors.length === operations.length && authors.every((by) => by === memberId);
}

/** A group that comes. */
interface Sent {
  readonly operations: readonly Json[];
  /** Who sends it. */
  readonly memberId: string;
  /** Whether they may read the programme. */
  readonly reads: boolean;
}

/**
 * The sending of a group by which a further one is answered; `undefined` where that is decided on its own.
 *
 * @param there one of its sendings
 */
export async function sendingThatCounts(
  writer: ProgrammeWriter,
  decisions: Decisions,
  there: StoredGroup,
  { operations, memberId, reads }: Sent,
): Promise<StoredGroup | undefined> {
  if (there.sequence !== undefined) return there;
  // Whoever reads nothing hears of their own sending alone [S5].
  if (there.memberId === memberId && !reads) return there;
  const ids = idsOf(operations);
  const [first = ''] = ids;
  // Also for who sent it without effect: a restored server may hold both.
  const effective = decisions.settled(ids) ?? (await writer.effectiveGroup(first));
  if (effective !== undefined) return effective;
  if (there.memberId === memberId) return there;
  const sendings = [there, ...(await writer.namesOf(first, namesMax))];
  return (
    sendings.find((sending) => sending.memberId === memberId) ??
    sendings.find((sending) => isMadeBy(operations, sending.memberId))
  );
}

/** Tells the other senders of a group that took effect: what they sent is settled with it, and never decided. */
export async function settleOthers(
  writer: ProgrammeWriter,
  decisions: Decisions,
  decided: StoredGroup,
): Promise<void> {
  if (decided.sequence === undefined) return;
  const names = await writer.namesOf(decided.operationIds[0] ?? '', namesMax, withoutEffect);
  const others = names.filter(
    ({ memberId, waitsFor }) => memberId !== decided.memberId && waitsFor === undefined,
  );
  for (const { memberId, device, deviceSequence } of others) {
    const isDecided = device === decided.device && deviceSequence === decided.deviceSequence;
    if (isDecided) continue;
    decisions.noteAgain({ ...decided, memberId, anew: true }, device, deviceSequence);
  }
  const kept = others.filter(({ outcome }) => outcome === 'quarantined' || outcome === 'undecided');
  if (kept.length > 0) await writer.removeQuarantined(kept);
}
