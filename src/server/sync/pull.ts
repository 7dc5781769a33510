/**
 * Pull: everything after the cursor, in order and without a gap, as far as the member may read it; or the word that
 * a snapshot is due (S13). An answer never ends in the middle of a group.
 */

import { mayRead } from '../../domain/permission/permission.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { PulledEntry, PullReply, PullRequest } from '../../protocol/sync-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Membership, ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';

/**
 * Answers a pull from one consistent look at the programme.
 *
 * @param entriesMax of one answer; a group that is larger goes as a whole all the same
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
      return ok(await replyTo(context, reader, { ...request, entriesMax }, member));
    },
  );
  return answer ?? fail('notFound');
}

async function replyTo(
  context: SyncContext,
  reader: ProgrammeReader,
  { device, cursor, echo, entriesMax }: PullRequest & { readonly entriesMax: number },
  { memberId, scope }: Membership,
): Promise<PullReply> {
  const { epoch, sequence: head, watermark } = reader.head;
  if (cursor.epoch !== epoch || cursor.sequence > head) {
    return { kind: 'restored', epoch, head, watermark };
  }
  if (cursor.scope !== scope || head - cursor.sequence > syncLimits.behindEntriesMax) {
    return { kind: 'snapshot', epoch, head };
  }
  const entries = await wholeGroups(reader, cursor.sequence, entriesMax);
  const groups = await reader.regroupedAfter(device, cursor.sequence);
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
    entries: entries.map((entry) => pulledEntry(entry, echo ? undefined : device)),
    groups: own.map(({ deviceSequence, outcome, dismissed }) => ({
      deviceSequence,
      outcome,
      ...(dismissed === undefined ? {} : { dismissed }),
    })),
  };
}

/** The next entries, cut where a group ends. */
async function wholeGroups(
  reader: ProgrammeReader,
  after: number,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const found = await reader.entriesAfter(after, limit + 1, syncLimits.answerLengthMax);
  // Places have no gaps: what ends before the head was cut for its length.
  const isAll = (found.at(-1)?.sequence ?? after) >= reader.head.sequence;
  if (found.length <= limit && isAll) return found;
  const end = found.findLastIndex((entry, index) => index > 0 && beginsGroup(entry));
  if (end > 0) return found.slice(0, end);
  // One group that is larger than an answer: it goes as a whole all the same.
  const whole = await reader.entriesAfter(after, limit + syncLimits.groupOperationsMax + 1);
  const next = whole.findIndex((entry, index) => index > 0 && beginsGroup(entry));
  return next < 0 ? whole : whole.slice(0, next);
}

function beginsGroup({ group, operation }: StoredEntry): boolean {
  return group === undefined || group === operation.operationId;
}

/** @param own the device that holds its own operations and needs no copy of those that applied as they were made */
function pulledEntry(entry: StoredEntry, own: string | undefined): PulledEntry {
  const { sequence, operation, group, outcome, received, records, device } = entry;
  const known = device === own && records === undefined;
  return {
    sequence,
    operationId: operation.operationId,
    outcome,
    received,
    ...(known ? {} : { operation }),
    ...(group === undefined ? {} : { group }),
    ...(records === undefined ? {} : { records: [...records] }),
  };
}
