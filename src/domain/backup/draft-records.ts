/** The records of a copy in which its half-typed texts were written, to tell several of them apart. */

import { applyOperation } from '../operation/apply.ts';
import type { AnyRecord } from '../operation/record.ts';
import type { Backup } from './backup.ts';

/**
 * By the key of each draft: the record that the key names, after the sheet on which it is; nothing where the copy does not know it.
 */
export function draftRecords({
  groups,
  drafts,
}: Pick<Backup, 'groups' | 'drafts'>): ReadonlyMap<string, readonly AnyRecord[]> {
  const named = new Set(drafts.flatMap(({ key }) => idsIn(key)));
  const records = new Map<string, AnyRecord>();
  for (const operation of drafts.length === 0 ? [] : groups.flat()) {
    const { record, home } = operation;
    if (record !== home && !named.has(record)) continue;
    const applied = applyOperation(records.get(record), operation, 'later');
    if (applied !== undefined) records.set(record, applied.record);
  }
  return new Map(
    drafts.map(({ key }) => {
      const record = idsIn(key).flatMap((id) => records.get(id) ?? [])[0];
      const sheet = record === undefined ? undefined : records.get(record.home);
      return [key, [...new Set([sheet, record])].filter((one) => one !== undefined)];
    }),
  );
}

const idsIn = (key: string): readonly string[] => key.split(/[:/]/u);
