/**
 * Every entity, by name. What is listed here can be stored, merged, shown in the history and exported;
 * nothing else can.
 */

import { action } from '../action/action.ts';
import { contact } from '../contact/contact.ts';
import { issue } from '../issue/issue.ts';
import { calendarEvent, launchPad, member, programme } from '../programme/programme.ts';
import { sme } from '../sme/sme.ts';
import type { FieldMap, ValuesOf } from './declaration.ts';
import type { Field } from './field.ts';

export const entities = {
  programme,
  launchPad,
  member,
  calendarEvent,
  sme,
  contact,
  action,
  issue,
} as const;

export type EntityName = keyof typeof entities;
export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The typed values of a record of the named entity. */
export type Values<N extends EntityName> = ValuesOf<(typeof entities)[N]['fields']>;

/** The names of the fields of the named entity. */
export type FieldName<N extends EntityName> = keyof (typeof entities)[N]['fields'] & string;

/** The fields of an entity, for code that treats all entities alike. */
export function fieldsOf(name: EntityName): FieldMap {
  return entities[name].fields;
}

/** One field's declaration; `undefined` for a field that a newer version added (it is kept opaque). */
export function fieldOf(name: EntityName, field: string): Field<unknown> | undefined {
  const fields = fieldsOf(name);
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
