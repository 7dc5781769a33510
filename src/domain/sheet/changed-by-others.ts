/**
 * How far a sheet was changed by others, as the place of their latest change in the order of the programme: what came
 * in late, from a laptop that was offline for a week, counts as new although it was written long ago.
 *
 * It grows with every change that somebody else made and never shrinks, so that what is written over such a change
 * does not hide it. One's own changes never count, on whichever device they were made.
 */

/** A change that has its place in the order of the programme. */
interface PlacedChange {
  readonly by: string;
  readonly sequence: number;
}

/** The place of the latest change by anybody but the member, once one more is in; 0 while there is none. */
export function lastByOthers(
  before: number,
  { by, sequence }: PlacedChange,
  memberId: string,
): number {
  return by === memberId ? before : Math.max(before, sequence);
}
