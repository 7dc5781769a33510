/** What is declared of an entity, by its name: for code that treats all entities alike. */

import type { Declaration, FieldMap, ValuesOf } from './declaration.ts';
import { entities } from './entities.ts';
import type { Field } from './field.ts';
import { familyOfName } from './field-name.ts';

type Entities = typeof entities;

export type EntityName = keyof Entities;
export const entityNames = Object.keys(entities) as readonly EntityName[];

type FamiliesOf<N extends EntityName> =
  Entities[N] extends Declaration<string, FieldMap, infer G> ? G : never;

/** Whether this version knows an entity of this name. */
export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name);
}

/** The typed values of a record of the named entity. */
export type Values<N extends EntityName> = ValuesOf<Entities[N]['fields'], FamiliesOf<N>>;

/** The names of the fields of the named entity; those of families are not among them. */
export type FieldName<N extends EntityName> = keyof Entities[N]['fields'] & string;

/** What the lazy records of an entity amount to, as it is kept in the head of their home. */
export type SummaryOf<N extends EntityName> =
  Entities[N] extends Declaration<string, FieldMap, FieldMap, infer S> ? S : never;

/** Everything that is declared of an entity. */
export type AnyDeclaration = Declaration<string, FieldMap>;

/** What is known of an entity that a newer version added: nothing, and that nobody may write it. */
const newerEntity: AnyDeclaration = {
  name: '',
  homes: [],
  residency: 'head',
  fields: {},
  title: '',
  write: 'coordination',
};

/** The declaration of an entity; of one that a newer version added, one without fields. */
export function declarationOf(name: EntityName): AnyDeclaration {
  return isEntityName(name) ? entities[name] : newerEntity;
}

/** The fields of an entity, for code that treats all entities alike; none of one that a newer version added. */
export function fieldsOf(name: EntityName): FieldMap {
  return declarationOf(name).fields;
}

/**
 * One field's declaration, that of its family where the name is a member of one; `undefined` for a field that a newer
 * version added (it is kept opaque).
 */
export function fieldOf(name: EntityName, field: string): Field<unknown> | undefined {
  const { fields, families, members } = declarationOf(name);
  if (Object.hasOwn(fields, field)) return fields[field];
  if (members !== undefined && Object.hasOwn(members, field)) return members[field];
  const prefix = families === undefined ? undefined : familyOfName(field);
  return prefix !== undefined && families !== undefined && Object.hasOwn(families, prefix)
    ? families[prefix]
    : undefined;
}

/** Whether the records of an entity are read when somebody opens them, and not at start. */
export function isLazy(name: EntityName): boolean {
  return declarationOf(name).residency === 'lazy';
}

/** The entities whose records are read when somebody opens them. */
export const lazyEntities = entityNames.filter(isLazy);

/**
 * The local date by which a lazy record is a recent or an older one, `2020-03-16`; empty where it has none.
 *
 * @param values those of a record of the named entity
 */
export function dayOf(name: EntityName, values: Readonly<Record<string, unknown>>): string {
  const { day } = declarationOf(name);
  const value = day === undefined || !isLazy(name) ? undefined : values[day];
  return typeof value === 'string' ? value.slice(0, 10) : '';
}

/** Whether the records of an entity are homes: the programme, and whatever has a sheet. */
export function isRoot(name: EntityName): boolean {
  return declarationOf(name).root === true;
}

/** Whether the records of an entity have a sheet each. */
export function hasSheet(name: EntityName): boolean {
  return isRoot(name) && !livesOn(name, 'programme');
}

/** Whether records of an entity may live on a record of another one, which is of `home`. */
export function livesOn(name: EntityName, home: string): boolean {
  return (declarationOf(name).homes as readonly string[]).includes(home);
}

/** Whether records of an entity may live on a sheet. */
export function livesOnSheets(name: EntityName): boolean {
  return declarationOf(name).homes.some((kind) => kind !== 'programme');
}
