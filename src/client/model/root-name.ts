/** What the record that a sheet is about is called. */

import { type AnyRecord, recordAs } from '../../domain/operation/record.ts';

/** The name of a business or an organisation. */
export function rootName(root: AnyRecord): string | undefined {
  return (recordAs(root, 'sme') ?? recordAs(root, 'organisation'))?.values.name;
}
