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

/** Where the next part begins; `undefined` after the last. */
export function nextPart(
  kind: SnapshotPart['kind'],
  last: { readonly home: string; readonly record: string } | undefined,
  isCut: boolean,
): SnapshotPart | undefined {
  return isCut && last !== undefined ? { kind, after: last } : nextKinds[kind];
}
