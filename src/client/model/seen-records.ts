/**
 * What somebody had before them when they asked for a change. A command waits for its turn, and what others write
 * until then is news to its author: it is met like any concurrent change [O12]. What this tab itself wrote meanwhile,
 * such as the letters of the field that was left for it, its author knows.
 */

import { type AnyRecord, writerOf } from '../../domain/operation/record.ts';
import type { Seen } from './typing.ts';

/** What was shown at a moment, and what this tab wrote since. */
export interface Sight {
  readonly find: (id: string) => AnyRecord | undefined;
  /** The ids of its own operations. */
  readonly own: ReadonlySet<string>;
  readonly letGo: () => void;
}

/** The record as its author saw it; deleted or not, as it is now. */
export function asSeen(
  now: AnyRecord,
  then: AnyRecord | undefined,
  isOwn: (operationId: string) => boolean,
): AnyRecord {
  if (then === undefined || then === now) return now;
  const unseen = [
    ...new Set([...Object.keys(now.writers ?? {}), ...Object.keys(then.writers ?? {})]),
  ].filter(
    (field) => writerOf(now, field) !== writerOf(then, field) && !isOwn(writerOf(now, field)),
  );
  if (unseen.length === 0) return now;
  const values = { ...now.values };
  const writers = { ...now.writers };
  const conflicts = { ...now.conflicts };
  for (const field of unseen) {
    const value = then.values[field];
    if (value === undefined) delete values[field];
    else values[field] = value;
    writers[field] = writerOf(then, field);
    const beside = then.conflicts?.[field];
    if (beside === undefined) delete conflicts[field];
    else conflicts[field] = beside;
  }
  return { ...now, values, writers, conflicts };
}

/**
 * What was shown of one field at an earlier moment, as it was noted with a draft; of everything else, what is shown now.
 *
 * @param seen by the id of the record
 */
export function withSeen(sight: Sight, field: string, seen: Readonly<Record<string, Seen>>): Sight {
  return {
    ...sight,
    find: (id) => {
      const record = sight.find(id);
      const { [id]: then } = seen;
      if (record === undefined || then === undefined) return record;
      const { [field]: _now, ...values } = record.values;
      return {
        ...record,
        values: then.value === undefined ? values : { ...values, [field]: then.value },
        writers: { ...record.writers, [field]: then.base },
      };
    },
  };
}
