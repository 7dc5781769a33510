/** The files of a home by what they belong to, sorted out once for all that show them, such as the entries of a journal. */

import type { RecordOf } from '../../domain/operation/record.ts';
import { grouped } from '../../std/grouped.ts';

type Attachments = readonly RecordOf<'attachment'>[];

const known = new WeakMap<Attachments, ReadonlyMap<string | undefined, Attachments>>();
const none: Attachments = [];

/**
 * The files that belong to a record.
 *
 * @param records those of its home; absent until they are read
 */
export function filesAbout(records: Attachments | undefined, aboutId: string): Attachments {
  if (records === undefined) return none;
  const groups = known.get(records) ?? grouped(records, ({ values }) => values.aboutId);
  known.set(records, groups);
  return groups.get(aboutId) ?? none;
}
