/**
 * How the contacts of a page, and the records of other lazy kinds without families, come to lie in it (`packed-contacts.ts`).
 *
 * One with a field that no version declares up to this one lies there with its values as they are: each contact of a page has a cell in
 * every column, so that fields that few have would take room in all (F288).
 */

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
    const inColumns = isDeclared(contact) ? values : {};
    for (const { field, isText } of columns) {
      const value = inColumns[field];
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
  for (const { values } of contacts.filter(isDeclared)) {
    for (const field of Object.keys(values)) {
      if (isText.get(field) !== false) isText.set(field, isUntranslated(values[field]));
    }
  }
  return [...isText].map(([field, is]) => (is ? { field, isText: true } : { field }));
}

/** Whether this version declares each field of a record. */
function isDeclared({ entity, values }: AnyRecord): boolean {
  return Object.keys(values).every((field) => fieldOf(entity, field) !== undefined);
}

function seldomIn(contact: AnyRecord): Partial<Seldom> | undefined {
  const {
    id: _i,
    entity: _e,
    home: _h,
    values,
    created: _c,
    changed: _d,
    sequence: _s,
    ...seldom
  } = contact;
  if (!isDeclared(contact)) return { ...seldom, values };
  return Object.keys(seldom).length === 0 ? undefined : seldom;
}
