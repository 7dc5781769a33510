/** How the contacts of a page, and the records of other lazy kinds without families, come to lie in it (`packed-contacts.ts`). */

import { isUntranslated } from '../../domain/entity/field.ts';
import { fieldOf } from '../../domain/entity/registry.ts';
import type { AnyRecord, Stamp } from '../../domain/operation/record.ts';
import type { PackedColumn, PackedContacts, Seldom } from './packed-contacts.ts';

/** Packs records of one kind and one home. */
export function packRecords(contacts: readonly AnyRecord[]): PackedContacts {
  const columns = columnsOf(contacts);
  const cells: unknown[] = [];
  for (const contact of contacts) {
    const { id, sequence, values, created, changed } = contact;
    const isAsCreated = created.at === changed.at && created.by === changed.by;
    const { at, by } = isAsCreated ? noStamp : changed;
    cells.push(id, sequence, created.at, created.by, at, by, seldomIn(contact));
    for (const { field, isText } of columns) {
      const value = values[field];
      if (isText === undefined) cells.push(value);
      else if (isUntranslated(value)) cells.push(value.lang, value.text);
      else cells.push(undefined, undefined);
    }
  }
  return { columns, cells };
}

const noStamp: Partial<Stamp> = {};

function columnsOf(contacts: readonly AnyRecord[]): readonly PackedColumn[] {
  const isText = new Map<string, boolean>();
  for (const { entity, values } of contacts) {
    for (const field of Object.keys(values)) {
      if (fieldOf(entity, field) === undefined) continue;
      if (isText.get(field) !== false) isText.set(field, isUntranslated(values[field]));
    }
  }
  return [...isText].map(([field, is]) => (is ? { field, isText: true } : { field }));
}

function seldomIn(contact: AnyRecord): Seldom | undefined {
  const {
    id: _i,
    entity,
    home: _h,
    values,
    created: _c,
    changed: _d,
    sequence: _s,
    ...seldom
  } = contact;
  const others = Object.entries(values).filter(([field]) => fieldOf(entity, field) === undefined);
  if (others.length > 0) return { ...seldom, undeclared: Object.fromEntries(others) };
  return Object.keys(seldom).length === 0 ? undefined : seldom;
}
