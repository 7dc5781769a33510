/** What names the entry at a place: a device that read another one there meets a server that has gone back [S13]. */

import type { EntryMark } from '../../protocol/sync-messages.ts';
import type { ProgrammeReader } from '../ports/sheet-storage.ts';

/** The mark of the entry at a place; nothing before the first one. */
export async function entryMark(
  reader: ProgrammeReader,
  sequence: number,
): Promise<EntryMark | undefined> {
  const [entry] = sequence > 0 ? await reader.entriesAfter(sequence - 1, 1) : [];
  if (entry === undefined) return undefined;
  return { operationId: entry.operation.operationId, received: entry.received };
}
