/**
 * How the contacts of a page, and the records of other lazy kinds without families, lie in it: their cells in one list, as in a table, and the names of its columns once.
 *
 * A browser copies what it stores and what it reads, and takes as long for the name of a field as for what the field
 * holds. Hence a contact does not lie there as an object: names stand once for the page, what it is and of which sheet
 * not at all, and the stamp of its last change only where that is not the one of its creation.
 */

import type { EntityName } from '../../domain/entity/registry.ts';
import type { AnyRecord, Stamp } from '../../domain/operation/record.ts';
import type { Json } from '../../std/json.ts';

export interface PackedContacts {
  readonly columns: readonly PackedColumn[];
  /** Of one contact after the other: what each of them has, then its fields; `undefined` where there is nothing. */
  readonly cells: readonly unknown[];
}

export interface PackedColumn {
  readonly field: string;
  /** Whether it holds texts without a translation and nothing else: language and words lie in a cell each. */
  readonly isText?: true;
}

/** What few contacts have: conflicts, a place in the trash, fields that were written later; and values that lie in no column. */
export type Seldom = Omit<AnyRecord, Exclude<Usual, 'values'>>;

/** What nearly every contact has, and nothing of it in cells of its own but what tells contacts of a sheet apart. */
type Usual = 'id' | 'entity' | 'home' | 'values' | 'created' | 'changed' | 'sequence';

/** Cells of a contact before those of its fields: id, sequence, when and by whom, the same of its change, the rest. */
const ownCells = 7;

/** The records of a home, as they were packed. */
export function unpackRecords(
  entity: EntityName,
  home: string,
  { columns, cells }: PackedContacts,
): readonly AnyRecord[] {
  const contacts: AnyRecord[] = [];
  let place = 0;
  while (place < cells.length) {
    const own = place;
    place += ownCells;
    const values: Record<string, Json> = {};
    for (const { field, isText } of columns) {
      const cell = cells[place] as Json | undefined;
      place += isText === undefined ? 1 : 2;
      if (cell === undefined) continue;
      values[field] = isText === undefined ? cell : { lang: cell, text: cells[place - 1] as Json };
    }
    const id = cells[own] as string;
    const sequence = cells[own + 1] as number | undefined;
    const created = stampAt(cells, own + 2);
    const changed = cells[own + 4] === undefined ? created : stampAt(cells, own + 4);
    const seldom = cells[own + 6] as Partial<Seldom> | undefined;
    const record: AnyRecord =
      sequence === undefined
        ? { id, entity, home, values, created, changed }
        : { id, entity, home, values, created, changed, sequence };
    contacts.push(seldom === undefined ? record : { ...record, ...seldom });
  }
  return contacts;
}

function stampAt(cells: readonly unknown[], place: number): Stamp {
  return { at: cells[place] as number, by: cells[place + 1] as string };
}
