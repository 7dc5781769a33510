/**
 * The answer that carries a part of a snapshot, as text: JSON like every other, in which each record stands on a line
 * of its own. So a server puts together what lies in its database without reading it, and a device reads it a few
 * records at a time. An answer that is written in another way is read as a whole.
 */

import type { SnapshotReply } from './sync-messages.ts';

/** A part with its records as JSON text. */
export interface StoredReply extends Omit<SnapshotReply, 'records'> {
  readonly records: readonly string[];
}

/** The answer as text. */
export function snapshotText({ records, ...reply }: StoredReply): string {
  const lines = records.length === 0 ? '' : `\n${records.join(',\n')}`;
  return `${JSON.stringify(reply).slice(0, -1)},"records":[${lines}\n]}`;
}
