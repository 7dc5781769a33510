/** What names the entry at a place: a device that read another one there meets a server that has gone back [S13] [C8]. */

import type { EntryMark, HasEntryReply, HasEntryRequest } from '../../protocol/sync-messages.ts';
import type { ProgrammeReader } from '../ports/sheet-storage.ts';
import type { Asker, SyncContext } from './context.ts';

/** The mark of the entry at a place; nothing before the first one. */
export async function entryMark(
  reader: ProgrammeReader,
  sequence: number,
): Promise<EntryMark | undefined> {
  const [entry] = sequence > 0 ? await reader.entriesAfter(sequence - 1, 1) : [];
  if (entry === undefined) return undefined;
  return { operationId: entry.operation.operationId, received: entry.received };
}

/** Whether the entry at a place is the one that a device read there. */
export async function isStillThere(
  reader: ProgrammeReader,
  { sequence, last }: HasEntryRequest,
): Promise<boolean> {
  const mark = await entryMark(reader, sequence);
  return mark?.operationId === last.operationId && mark.received === last.received;
}

/**
 * The same for whoever is told that they are no member: who was one knows the entry, to anybody else it tells nothing. A programme
 * that is not there has no entries.
 */
export async function hasEntry(
  { storage }: Pick<SyncContext, 'storage'>,
  { programmeId }: Asker,
  request: HasEntryRequest,
): Promise<HasEntryReply> {
  const has = await storage.read(programmeId, (reader) => isStillThere(reader, request));
  return { has: has === true };
}
