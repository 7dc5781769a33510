/**
 * Pull: everything after the cursor, in order and without a gap, as far as the member may read it; or the word that
 * a snapshot is due (S13). Which entries an answer holds, and the records beside them: `next-entries.ts`.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { mayRead } from '../../domain/permission/permission.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { PulledEntry, PullReply, PullRequest } from '../../protocol/sync-messages.ts';
import { groupsInPartsFrom, protocolVersion } from '../../protocol/version.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Membership, ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { isStillThere } from './entry-mark.ts';
import { type AnswerForm, nextEntries } from './next-entries.ts';

/** Groups of one answer that were decided anew and took effect, and as many that took none. */
export const regroupedMax = 1000;

/**
 * Answers a pull from one consistent look at the programme.
 *
 * @param entriesMax of one answer; to an older device, a group that is larger goes as a whole all the same
 */
export async function pull(
  context: SyncContext,
  asker: Asker,
  request: PullRequest,
  entriesMax: number = syncLimits.pullEntriesMax,
): Promise<Result<PullReply, SyncRefusal>> {
  const answer = await context.storage.read(
    asker.programmeId,
    async (reader): Promise<Result<PullReply, SyncRefusal>> => {
      const asking = await memberAsking(reader, asker);
      if (!asking.ok) return asking;
      const member = asking.value;
      if (!mayRead(member.roles)) return fail('forbidden');
      const inParts = (asker.protocol ?? protocolVersion) >= groupsInPartsFrom;
      return ok(await replyTo(context, reader, { ...request, entriesMax, inParts }, member));
    },
  );
  return answer ?? fail('notFound');
}

async function replyTo(
  context: SyncContext,
  reader: ProgrammeReader,
  { device, cursor, answered = 0, echo, ...form }: PullRequest & AnswerForm,
  { memberId, scope }: Membership,
): Promise<PullReply> {
  const { epoch, sequence: head, watermark } = reader.head;
  const isOther = cursor.epoch !== epoch || cursor.sequence > head;
  if (isOther || (await hasGoneBack(reader, { device, cursor, answered }))) {
    return { kind: 'restored', epoch, head, watermark };
  }
  if (cursor.scope !== scope || head - cursor.sequence > syncLimits.behindEntriesMax) {
    return { kind: 'snapshot', epoch, head };
  }
  const { groups, before } = await reader.regroupedAfter(device, cursor.sequence, regroupedMax);
  const next = await nextEntries(reader, cursor.sequence, { ...form, before });
  // A snapshot comes in parts to everybody.
  if (next === 'tooLong') return { kind: 'snapshot', epoch, head };
  const { entries, records, isUnfinished } = next;
  // Whoever calls a device by the name of another's makes it believe nothing.
  const own = groups.filter((group) => group.memberId === memberId);
  return {
    kind: 'entries',
    epoch,
    scope,
    serverTime: context.now(),
    from: cursor.sequence,
    to: entries.at(-1)?.sequence ?? cursor.sequence,
    head,
    watermark,
    entries: entries.map((entry, index) =>
      pulledEntry(entry, records.get(index), echo ? undefined : device),
    ),
    ...(isUnfinished ? { unfinished: true } : {}),
    groups: own.map(({ deviceSequence, outcome, sequence: place, dismissed }) => ({
      deviceSequence,
      outcome,
      ...(place === undefined ? {} : { sequence: place }),
      ...(dismissed === undefined ? {} : { dismissed }),
    })),
  };
}

/**
 * Whether the disk of the server went back without a restore, and may have moved on since: the entry that a device read last is
 * not in its place any more, or the last group that it was answered about is not known. The life is the same, and what is new lies at
 * places that the device has read [S13] (F315).
 */
async function hasGoneBack(
  reader: ProgrammeReader,
  {
    device,
    cursor: { sequence, last },
    answered,
  }: Pick<PullRequest, 'device' | 'cursor'> & { readonly answered: number },
): Promise<boolean> {
  if (last !== undefined && !(await isStillThere(reader, { sequence, last }))) return true;
  return answered > 0 && (await reader.lastDeviceSequence(device)) < answered;
}

/** @param own the device that holds its own operations and needs no copy of those that applied as they were made */
function pulledEntry(
  entry: StoredEntry,
  records: readonly AnyRecord[] | undefined,
  own: string | undefined,
): PulledEntry {
  const { sequence, operation, group, outcome, received, needs, device, handedIn } = entry;
  const known = device === own && needs === undefined && handedIn === undefined;
  return {
    sequence,
    operationId: operation.operationId,
    outcome,
    received,
    ...(known ? {} : { operation }),
    ...(group === undefined ? {} : { group }),
    ...(handedIn === undefined ? {} : { handedIn }),
    ...(records === undefined ? {} : { records: [...records] }),
  };
}
