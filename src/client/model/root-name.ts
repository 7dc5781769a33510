/** What the record that a sheet is about is called. */

import type { Operation } from '../../domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../domain/operation/record.ts';

/** The name of a business or an organisation. */
export function rootName(root: AnyRecord): string | undefined {
  return (recordAs(root, 'sme') ?? recordAs(root, 'organisation'))?.values.name;
}

/** The same of one that is not there, because the change that creates it took no effect. */
export function createdName(changes: readonly Operation[], home: string): string | undefined {
  const created = changes.find(({ kind, record }) => kind === 'create' && record === home);
  const name = created?.fields['name']?.value;
  return typeof name === 'string' ? name : undefined;
}
