/**
 * Records as screens may count on them. What is stored can be damaged all the same: an earlier version took in values that
 * no reader can draw. A value that is not of its kind is not
 * shown; where every reader counts on one, a stand-in takes its place, which names the record, until somebody mends it.
 *
 * Only what is read changes. What is stored, travels and is decided on stays as it is. A sound record is answered as it
 * came, so that it stays the same object; answers of forms are read by `domain/form/answers.ts`.
 */

import type { Json } from '../../std/json.ts';
import { isOrdinaryName } from '../../std/ordinary-name.ts';
import type { Field } from './field.ts';
import { type EntityName, entityNames, fieldsOf, isEntityName } from './registry.ts';

/** What is asked of a record to read it. */
interface Stored {
  readonly id: string;
  readonly entity: EntityName;
  readonly values: Readonly<Record<string, Json>>;
  readonly created: { readonly at: number };
}

type Declared = readonly (readonly [name: string, field: Field<unknown>])[];

interface DeclaredFields {
  readonly byName: ReadonlyMap<string, Field<unknown>>;
  readonly required: Declared;
}

const declared = new Map<EntityName, DeclaredFields>(
  entityNames.map((entity) => {
    const fields = Object.entries(fieldsOf(entity));
    const required = fields.filter(([, field]) => field.required);
    return [entity, { byName: new Map(fields), required }];
  }),
);

/** What can be read of the values of a record: themselves where they are sound. */
export function readableValues(record: Stored): Stored['values'] {
  if (!isEntityName(record.entity)) return record.values;
  const damaged = damagedFields(record);
  return damaged.length === 0 ? record.values : mended(record, damaged);
}

/** A start asks this of every sheet: it looks at what is there, which is a fraction of what could be. */
function damagedFields({ entity, values }: Stored): Declared {
  const fields = declared.get(entity);
  if (fields === undefined) return [];
  const damaged: (readonly [string, Field<unknown>])[] = [];
  for (const name of Object.keys(values)) {
    const field = fields.byName.get(name);
    const value = values[name];
    if (field !== undefined && value !== undefined && !isOfKind(field, value)) {
      damaged.push([name, field]);
    }
  }
  for (const one of fields.required) if (values[one[0]] === undefined) damaged.push(one);
  return damaged;
}

function mended(record: Stored, damaged: Declared): Stored['values'] {
  const values: Record<string, Json> = { ...record.values };
  for (const [name, field] of damaged) {
    const value =
      partOf(field, values[name]) ?? (field.required ? standIn(field, record) : undefined);
    if (value === undefined) delete values[name];
    else values[name] = value;
  }
  return values;
}

/** A glance at what readers count on, which is less than what the schema asks for: it has to be quick. */
function isOfKind({ kind, schema, isKey, shown, isPlain }: Field<unknown>, value: Json): boolean {
  switch (kind) {
    case 'text':
      if (typeof value !== 'string' || (isKey === true && !isOrdinaryName(value))) return false;
      return shown === undefined || shown(value) === value;
    case 'longText':
      return typeof value === 'string';
    case 'reference':
      return isName(value);
    case 'date':
    case 'month':
    case 'dateTime':
      return typeof value === 'string' && datePattern[kind].test(value);
    case 'choice':
      // A newer version may have written one that this one does not offer.
      return isName(value) && value !== '';
    case 'choices':
    case 'references':
      return isListOf(value, isName);
    case 'texts':
      return isListOf(value, (item) => typeof item === 'string');
    case 'numbers':
      return isListOf(value, (item) => typeof item === 'number');
    case 'integer':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'text2':
      return isText2(value);
    case 'money':
    case 'map':
    case 'structure':
      return isPlain?.(value) === true || schema.safeParse(value).success;
    case 'json':
      return true;
  }
}

/** Nothing is looked up by a name that every object has. */
const isName = (value: Json): boolean => typeof value === 'string' && isOrdinaryName(value);

const datePattern = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d/,
} as const;

/** However long: two texts that were merged may be longer than one that is typed. */
function isText2(value: Json): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { lang, text, translation = '' } = value as { readonly [key: string]: Json };
  const isKnown = lang === 'en' || lang === 'fr';
  return isKnown && typeof text === 'string' && typeof translation === 'string';
}

function isListOf(value: Json, test: (item: Json) => boolean): boolean {
  return Array.isArray(value) && (value as readonly Json[]).every(test);
}

/** Of a list or a map, the elements that can be read; of a text, what is shown of it. */
function partOf(field: Field<unknown>, value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return field.shown?.(value);
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (field.merge === 'set' && Array.isArray(value)) {
    return (value as readonly Json[]).filter((item) => isOfKind(field, [item]));
  }
  if (field.merge !== 'map' || Array.isArray(value)) return undefined;
  const elements = Object.entries(value).filter(([key, item]) => isOfKind(field, { [key]: item }));
  return Object.fromEntries(elements) as Json;
}

/** Where every reader counts on a value: one that can be no mistake for what somebody wrote. */
function standIn({ kind, options, max }: Field<unknown>, { id, created }: Stored): Json {
  const name = `⚠ ${id.slice(-nameLength)}`.slice(0, max);
  const written = new Date(Number.isFinite(created.at) ? created.at : 0).toISOString();
  switch (kind) {
    case 'text2':
      return { lang: 'en', text: name };
    case 'date':
      return written.slice(0, 10);
    case 'month':
      return written.slice(0, 7);
    case 'dateTime':
      return written.slice(0, 16);
    case 'choice':
      return options?.[0] ?? '';
    case 'choices':
    case 'references':
    case 'texts':
    case 'numbers':
      return [];
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'text':
    case 'longText':
      return name;
    case 'reference':
    case 'json':
      return '';
    case 'money':
    case 'map':
    case 'structure':
      return {};
  }
}

/** As much of an id as tells two records apart. */
const nameLength = 8;
