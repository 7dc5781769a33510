/**
 * Which element draws which SME of a long list. An SME that stays in view keeps its element; the element of one that
 * leaves goes to one that comes. Giving an element other texts costs less than making one.
 *
 * An element that someone has touched, by focus or by a press, never draws another SME: where the focus returns to when
 * a menu closes, and what a press began on, stays what it was. It goes with its SME.
 */

export interface RowSlots {
  /** The number of the element of each SME in view, in the order in which they are drawn. */
  readonly of: ReadonlyMap<string, number>;
  /** The first number that was never given. */
  readonly next: number;
}

export const noSlots: RowSlots = { of: new Map(), next: 0 };

/**
 * The slots after `ids` have come into view, each of them once; `before` itself if nothing changes.
 *
 * @param isTouched of an SME that was in view
 */
export function slotsFor(
  before: RowSlots,
  ids: readonly string[],
  isTouched: (id: string) => boolean,
): RowSlots {
  const known = [...before.of.keys()];
  if (known.length === ids.length && known.every((id, place) => id === ids[place])) return before;
  const staying = new Set(ids);
  // Given in their order: where all SMEs are replaced, no element has to move.
  const free = known.filter((id) => !staying.has(id) && !isTouched(id));
  let { next } = before;
  let given = 0;
  const of = new Map<string, number>();
  for (const id of ids) {
    const own = before.of.get(id);
    const left = own === undefined ? free[given] : undefined;
    if (left !== undefined) given += 1;
    const slot = own ?? (left === undefined ? undefined : before.of.get(left));
    of.set(id, slot ?? next);
    if (slot === undefined) next += 1;
  }
  return { of, next };
}
