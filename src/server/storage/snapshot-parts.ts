/** How a snapshot is cut into parts, the same for every database. */

import type { SnapshotPart } from '../../protocol/sync-messages.ts';

/** Of a part of so many records, how many more come along where they are the last: too few for a part of their own. */
const spareOf = (limit: number): number => Math.floor(limit / 10);

/** How many records are looked for, to know whether others follow. */
export const lookedFor = (limit: number): number => limit + spareOf(limit) + 1;

/** How many of the records that were found make the part. */
export function partLength(found: number, limit: number): number {
  return found < lookedFor(limit) ? found : limit;
}

const nextKinds: Readonly<Record<SnapshotPart['kind'], SnapshotPart | undefined>> = {
  heads: { kind: 'recent' },
  recent: { kind: 'older' },
  older: undefined,
};

/** Where a record stands in the order of a snapshot. */
export type RecordPlace = NonNullable<SnapshotPart['after']>;

/**
 * Where the next part begins; `undefined` after the last.
 *
 * @param last the last record of the part, where others of its kind follow
 */
export function nextPart(
  kind: SnapshotPart['kind'],
  last: RecordPlace | undefined,
): SnapshotPart | undefined {
  return last === undefined ? nextKinds[kind] : { kind, after: last };
}
