/**
 * Whether a change makes a record longer than a record may be. Everybody who reads it, and every later change of it, pays
 * for its length, so that no number of pushes may make it endless [S18]. What stands in fields that this version does not
 * declare has no limit of its own.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { syncLimits } from '../../protocol/limits.ts';

/**
 * A record of no more values, made by groups that are no longer, cannot reach the limit. So hardly any record is ever
 * written out to be measured.
 */
const fewValues = 500;
const shortGroup = 32 * 1024;

/**
 * @param before the record as it was, where it was there: one that is too long already may still be made shorter
 * @param groupLength of the group that changed it, as JSON
 */
export function isTooLong(
  record: AnyRecord,
  before: AnyRecord | undefined,
  groupLength: number,
): boolean {
  if (groupLength <= shortGroup && valueCount(record) <= fewValues) return false;
  const { length } = JSON.stringify(record);
  if (length <= syncLimits.recordLengthMax) return false;
  return before === undefined || length > JSON.stringify(before).length;
}

/** Values and versions that stand in a record, or are remembered of it. */
function valueCount({ values, conflicts = {}, settled = {} }: AnyRecord): number {
  let count = Object.keys(values).length;
  for (const versions of Object.values(conflicts)) count += versions.length;
  for (const { versions } of Object.values(settled)) count += versions.length;
  return count;
}
