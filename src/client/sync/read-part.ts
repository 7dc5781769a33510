/** Reading a part of a snapshot: a few records at a time, so that whoever types meanwhile is never kept waiting. */

import type { CarriedRecord } from '../../domain/operation/record.ts';
import { isPlainRecord } from '../../protocol/plain-record.ts';
import {
  recordSchema,
  type SnapshotReply,
  snapshotReplySchema,
} from '../../protocol/sync-messages.ts';
import type { PartFollowed } from '../ports/sync.ts';

/** Records that are read before something else gets its turn. */
const recordsPerTurn = 250;

/**
 * Reads the answer; `undefined` where it is none. One whose records do not stand on lines is read as a whole.
 *
 * @param rest resolves when it may go on, after whatever else had its turn
 * @param onFollowed told what follows, before the records are read
 */
export async function readPart(
  text: string,
  rest: () => Promise<void>,
  onFollowed: (followed: PartFollowed) => void = () => undefined,
): Promise<SnapshotReply | undefined> {
  const all = text.split('\n');
  const [first = '', last = ''] = [all[0], all.at(-1)];
  const head = snapshotReplySchema.safeParse(parsed(first + last));
  if (!head.success) return readWhole(text);
  const lines = all.slice(1, -1);
  const { next, total } = head.data;
  if (next !== undefined) onFollowed({ next, total, count: lines.length });
  const records: CarriedRecord[] = [];
  for (const [index, line] of lines.entries()) {
    const record = readRecord(index === lines.length - 1 ? line : line.slice(0, -1));
    if (record === undefined) return undefined;
    records.push(record);
    if (index % recordsPerTurn === recordsPerTurn - 1) await rest();
  }
  return { ...head.data, records };
}

function readRecord(text: string): CarriedRecord | undefined {
  const value = parsed(text);
  if (isPlainRecord(value)) return value;
  const read = recordSchema.safeParse(value);
  return read.success ? read.data : undefined;
}

function readWhole(text: string): SnapshotReply | undefined {
  const read = snapshotReplySchema.safeParse(parsed(text));
  return read.success ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
