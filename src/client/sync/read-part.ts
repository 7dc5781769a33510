/**
 * Reading a part of a snapshot: a few records at a time, so that whoever types meanwhile is never kept waiting, and
 * each with its text, which is stored as it came.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { isPlainRecord } from '../../protocol/plain-record.ts';
import type { ReadReply } from '../../protocol/snapshot-text.ts';
import { recordSchema, snapshotReplySchema } from '../../protocol/sync-messages.ts';

/** Records that are read before something else gets its turn. */
const recordsPerTurn = 250;
const lineEnd = '\n'.charCodeAt(0);

/**
 * Reads the answer; `undefined` where it is none. One whose records do not stand on lines is read as a whole.
 *
 * @param rest resolves when it may go on, after whatever else had its turn
 */
export async function readPart(
  bytes: Uint8Array,
  rest: () => Promise<void>,
): Promise<ReadReply | undefined> {
  const text = new TextDecoder().decode(bytes);
  const all = text.split('\n');
  const [first = '', last = ''] = [all[0], all.at(-1)];
  const head = snapshotReplySchema.safeParse(parsed(first + last));
  if (!head.success) return readWhole(text);
  const records: AnyRecord[] = [];
  const lines = new Map<AnyRecord, Uint8Array>();
  let from = bytes.indexOf(lineEnd) + 1;
  const texts = all.slice(1, -1);
  for (const [index, line] of texts.entries()) {
    const isLast = index === texts.length - 1;
    const end = bytes.indexOf(lineEnd, from);
    const value = parsed(isLast ? line : line.slice(0, -1));
    if (isPlainRecord(value)) {
      records.push(value);
      lines.set(value, bytes.subarray(from, isLast ? end : end - 1));
    } else {
      const read = recordSchema.safeParse(value);
      if (!read.success) return undefined;
      records.push(read.data);
    }
    from = end + 1;
    if (index % recordsPerTurn === recordsPerTurn - 1) await rest();
  }
  return { ...head.data, records, lines };
}

function readWhole(text: string): ReadReply | undefined {
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
