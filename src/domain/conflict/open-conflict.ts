/**
 * What someone still has to settle on a record: fields in which several versions stand, and a record that one person
 * moved to the trash while another changed it.
 *
 * Limits: a record in the trash asks nothing of anybody; its conflicts are there again once it is restored.
 */

import { type AnyRecord, type Stamp, stampOf, writerOf } from '../operation/record.ts';
import type { Json } from '../../std/json.ts';

/** One of the values that stand for a field. */
export interface Version extends Stamp {
  /** Absent when this version empties the field. */
  readonly value: Json | undefined;
  readonly operationId: string;
}

export interface FieldConflict {
  readonly kind: 'field';
  readonly record: AnyRecord;
  readonly field: string;
  /** The one that leads comes first; two or more. */
  readonly versions: readonly Version[];
  /** When the second version was written, in milliseconds since 1970. */
  readonly since: number;
}

export interface DeletionConflict {
  readonly kind: 'deletion';
  readonly record: AnyRecord;
  /** Who moved it to the trash, and when. */
  readonly deletion: Stamp;
  readonly since: number;
}

export type OpenConflict = FieldConflict | DeletionConflict;

/** The versions of a field, the leading one first; none while a single value stands. */
export function versionsOf(record: AnyRecord, field: string): readonly Version[] {
  const beside = record.conflicts?.[field] ?? [];
  if (beside.length === 0) return [];
  const leading: Version = {
    ...stampOf(record, field),
    value: record.values[field],
    operationId: writerOf(record, field),
  };
  return [leading, ...beside.map((version) => ({ ...version, value: version.value ?? undefined }))];
}

/** What stands open in one field. */
export function conflictIn(record: AnyRecord, field: string): FieldConflict | undefined {
  const versions = record.deleted === undefined ? versionsOf(record, field) : [];
  if (versions.length === 0) return undefined;
  return { kind: 'field', record, field, versions, since: secondOf(versions) };
}

/** Everything that stands open on a record: its deletion first, then its fields. */
export function conflictsOf(record: AnyRecord): readonly OpenConflict[] {
  const { contested, conflicts, deleted } = record;
  if (deleted !== undefined || (contested === undefined && conflicts === undefined)) return none;
  const fields = Object.keys(conflicts ?? {}).flatMap((field) => conflictIn(record, field) ?? []);
  if (contested === undefined) return fields;
  const deletion = { at: contested.at, by: contested.by };
  return [{ kind: 'deletion', record, deletion, since: contested.at }, ...fields];
}

const none: readonly OpenConflict[] = [];

/** How much stands open on some records. */
export function conflictCount(
  records: readonly Pick<AnyRecord, 'deleted' | 'contested' | 'conflicts'>[],
): number {
  let count = 0;
  for (const { deleted, contested, conflicts } of records) {
    if (deleted !== undefined) continue;
    if (contested !== undefined) count += 1;
    if (conflicts !== undefined) count += Object.keys(conflicts).length;
  }
  return count;
}

/** A conflict begins with its second version: before, there was nothing to settle. */
function secondOf(versions: readonly Version[]): number {
  return [...versions].map(({ at }) => at).sort((a, b) => a - b)[1] ?? 0;
}
