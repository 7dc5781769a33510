/**
 * Typing that goes on in a change which is not sealed yet: the change then says what stands in the field now,
 * against what stood there before the first key, so that undo and merging see one change and not its steps.
 */

import type { Json } from '../../std/json.ts';
import type { FieldChange } from '../../domain/operation/operation.ts';

/** Whether typing can go on in it: a value, or elements of a map; a set is chosen from, not typed. */
export function isTyped(change: FieldChange | undefined): boolean {
  return change?.value !== undefined || change?.put !== undefined;
}

/**
 * @param before the change so far
 * @param next what was typed since, on top of it
 */
export function retyped(before: FieldChange, next: FieldChange): FieldChange {
  if (before.put === undefined || next.put === undefined) return { ...before, value: next.value };
  const touched = (key: string): boolean =>
    Object.hasOwn(before.put ?? {}, key) || before.dropped?.includes(key) === true;
  const previous = {
    ...only(next.previous, (key) => !touched(key)),
    ...before.previous,
  };
  const dropped = new Set([...(before.dropped ?? []), ...(next.dropped ?? [])]);
  return {
    ...before,
    put: { ...only(before.put, (key) => next.dropped?.includes(key) !== true), ...next.put },
    // An element that came and went in between was never there.
    dropped: [...dropped].filter(
      (key) => Object.hasOwn(previous, key) && !Object.hasOwn(next.put ?? {}, key),
    ),
    previous,
  };
}

function only(
  map: Readonly<Record<string, Json>> | undefined,
  keeps: (key: string) => boolean,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([key]) => keeps(key)));
}
