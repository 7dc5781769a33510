/** Who makes an operation, and what they know. */

import { hasSheet } from '../entity/registry.ts';
import type { Group, Operation } from './operation.ts';
import { type AnyRecord, lastOf } from './record.ts';

export interface Author {
  readonly by: string;
  readonly at: number;
  /** What the device's clock lacks to that of the server, in milliseconds, where it was measured. */
  readonly offset?: number | undefined;
  newId(): string;
  /** The change whose value a change put back when it took back or redid another: as good as that one. */
  standsFor?(operationId: string, field: string): string | undefined;
  /** From a change that took something back to what it took back of the same record, where that was done here. */
  readonly taken?: ReadonlyMap<string, Group> | undefined;
  /** Whether somebody else wrote on a sheet, on whichever record of it. */
  isSharedWork?(home: string): boolean;
  /** Whether somebody else wrote on what an operation brought back, or on its sheet, since it was moved to the bin. */
  isChangedSince?(restore: Operation): boolean;
  /** Whether something that was added later belongs to a record, such as an action to a contact. */
  isUsed?(record: string): boolean;
  /** The last confirmed operation on a sheet that is known here; none where nothing of it was confirmed. */
  lastKnown?(home: string): string | undefined;
}

/** What a deletion says of what its author knew: of the record, and of what has a sheet also of all of it. */
export function deletionOf(author: Author, record: AnyRecord): Pick<Operation, 'base' | 'seen'> {
  const seen = hasSheet(record.entity) ? author.lastKnown?.(record.id) : undefined;
  return { base: lastOf(record), ...(seen === undefined ? {} : { seen }) };
}

/** Who made a change, and when. */
export function signature({ by, at, offset }: Author): Pick<Operation, 'by' | 'at' | 'offset'> {
  return offset === undefined ? { by, at } : { by, at, offset };
}
