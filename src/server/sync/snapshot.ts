/**
 * Snapshot and history: what a device reads when it begins, and what it fetches when somebody looks further back
 * than it has kept.
 */

import { mayRead } from '../../domain/permission/permission.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type {
  HistoryReply,
  HistoryRequest,
  SnapshotPart,
  SnapshotRequest,
} from '../../protocol/sync-messages.ts';
import type { StoredReply } from '../../protocol/snapshot-text.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { ProgrammeReader, StoredPart } from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { entryMark } from './entry-mark.ts';
import { recordCount } from './record-count.ts';

/**
 * One part of a snapshot, its records as they lie in the database; parts may be of different moments, which the
 * sequences of the records sort out (S15).
 */
export async function snapshot(
  context: SyncContext,
  asker: Asker,
  { part, recentFrom }: SnapshotRequest,
): Promise<Result<StoredReply, SyncRefusal>> {
  const answer = await context.storage.read(
    asker.programmeId,
    async (reader): Promise<Result<StoredReply, SyncRefusal>> => {
      const asking = await memberAsking(reader, asker);
      if (!asking.ok) return asking;
      const member = asking.value;
      if (!mayRead(member.roles)) return fail('forbidden');
      const { epoch, sequence, watermark } = reader.head;
      const total = await recordCount(context.storage, reader);
      const last = await entryMark(reader, sequence);
      const { records, next } = await partOf(reader, part, recentFrom, limitFor(total));
      return ok({
        epoch,
        scope: member.scope,
        serverTime: context.now(),
        sequence,
        ...(last === undefined ? {} : { last }),
        watermark,
        records,
        total,
        ...(next === undefined ? {} : { next }),
      });
    },
  );
  return answer ?? fail('notFound');
}

function limitFor(total: number): number {
  const { shortDownloadRecordsMax, shortSnapshotRecordsMax, snapshotRecordsMax } = syncLimits;
  return total <= shortDownloadRecordsMax ? shortSnapshotRecordsMax : snapshotRecordsMax;
}

/** The part; where the recent contacts end with it, the older ones fill what room is left, or are known to be none. */
async function partOf(
  reader: ProgrammeReader,
  part: SnapshotPart,
  recentFrom: string,
  limit: number,
): Promise<StoredPart> {
  const found = await reader.snapshot(part, recentFrom, limit, syncLimits.answerLengthMax);
  const room = limit - found.records.length;
  if (part.kind !== 'recent' || found.next?.kind !== 'older') return found;
  const older = await reader.snapshot(
    found.next,
    recentFrom,
    Math.max(1, room),
    syncLimits.answerLengthMax,
  );
  if (room <= 0 && older.records.length > 0) return found;
  return { records: [...found.records, ...older.records], next: older.next };
}

/** Entries of one sheet, or of what the programme shares, before a sequence. */
export async function history(
  context: SyncContext,
  asker: Asker,
  { home, before }: HistoryRequest,
): Promise<Result<HistoryReply, SyncRefusal>> {
  const answer = await context.storage.read(
    asker.programmeId,
    async (reader): Promise<Result<HistoryReply, SyncRefusal>> => {
      const asking = await memberAsking(reader, asker);
      if (!asking.ok) return asking;
      const member = asking.value;
      if (!mayRead(member.roles)) return fail('forbidden');
      const { entries, more } = await reader.history(home, before, {
        limit: syncLimits.historyEntriesMax,
        lengthMax: syncLimits.answerLengthMax,
      });
      return ok({
        more,
        entries: entries.map(({ sequence, operation, group, outcome, received, handedIn }) => ({
          sequence,
          operation,
          outcome,
          received,
          ...(group === undefined ? {} : { group }),
          ...(handedIn === undefined ? {} : { handedIn }),
        })),
      });
    },
  );
  return answer ?? fail('notFound');
}
