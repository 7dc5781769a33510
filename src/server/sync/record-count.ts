/**
 * How many records a programme holds. A download asks with each of its parts, and counting a hundred thousand takes
 * longer than reading a part: it is counted once for each state of the programme, which its head names.
 */

import type { ProgrammeReader, SheetStorage } from '../ports/sheet-storage.ts';

interface Counted {
  readonly epoch: string;
  readonly sequence: number;
  readonly count: number;
}

/** The last count of each programme, by its id. Kept in memory, per process. */
const counts = new WeakMap<SheetStorage, Map<string, Counted>>();

/** Records of the programme of a reader, as it stands in its transaction. */
export async function recordCount(
  storage: SheetStorage,
  reader: Pick<ProgrammeReader, 'head' | 'recordCount'>,
): Promise<number> {
  const { programmeId, epoch, sequence } = reader.head;
  const known = counts.get(storage) ?? new Map<string, Counted>();
  counts.set(storage, known);
  const last = known.get(programmeId);
  if (last?.epoch === epoch && last.sequence === sequence) return last.count;
  const count = await reader.recordCount();
  known.set(programmeId, { epoch, sequence, count });
  return count;
}
