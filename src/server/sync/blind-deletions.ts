/**
 * Deletions of sheets whose authors had not seen everything on them: somebody else logged a call there meanwhile, which
 * must not vanish with the sheet [O9]. A deletion names the last operation on the sheet that its author knew of, by its
 * id, which means the same in every life of a server and in every log that is handed over.
 */

import { wroteSince } from '../../domain/operation/confirm.ts';
import type { Json } from '../../std/json.ts';
import type { ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';

/** Entries of a sheet that are looked through; one that lies behind more of them was not seen. */
const entriesMax = 500;

/** The ids of those deletions among operations as they came. */
export async function blindDeletions(
  reader: Pick<ProgrammeReader, 'history'>,
  operations: readonly Json[],
): Promise<readonly string[]> {
  const blind: string[] = [];
  const sheets = new Map<string, readonly StoredEntry[]>();
  for (const operation of operations) {
    const deletion = readDeletion(operation);
    if (deletion === undefined) continue;
    const { id, home } = deletion;
    const entries =
      sheets.get(home) ?? (await reader.history(home, undefined, { limit: entriesMax })).entries;
    sheets.set(home, entries);
    if (wroteSince(entries, deletion.by, deletion.seen)) blind.push(id);
  }
  return blind;
}

interface Deletion {
  readonly id: string;
  readonly home: string;
  readonly by: string;
  readonly seen: string;
}

function readDeletion(operation: Json): Deletion | undefined {
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) {
    return undefined;
  }
  const { kind, entity, operationId: id, home, by, seen } = operation as { [key: string]: Json };
  const texts = [id, home, by, seen].every((one) => typeof one === 'string' && one.length <= 64);
  if (kind !== 'delete' || entity !== 'sme' || !texts) return undefined;
  return { id, home, by, seen } as Deletion;
}
