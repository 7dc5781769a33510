/**
 * Checks values against their declaration, and says what is wrong per field in a closed list of reasons, so
 * that the interface can put a message in the reader's language at the field.
 */

import type { Json } from '../../std/json.ts';
import type { Field } from './field.ts';
import { type EntityName, fieldOf, fieldsOf } from './registry.ts';

/** The last three are about the whole record: `tooMany` items, a text for which it is too `full`, too much at once. */
export type FieldReason = 'required' | 'tooLong' | 'invalid' | 'tooMany' | 'full' | 'tooLarge';

export interface FieldError {
  readonly field: string;
  readonly reason: FieldReason;
  /** The greatest length in characters, the most items; for `tooLarge`, kilobytes. */
  readonly max?: number | undefined;
}

/** What is wrong with one value; `undefined` when nothing is. */
export function checkField(
  name: EntityName,
  field: string,
  value: Json | undefined,
): FieldError | undefined {
  const declared = fieldOf(name, field);
  if (declared === undefined) return { field, reason: 'invalid' };
  if (value === undefined || value === null || value === '') {
    return declared.required ? { field, reason: 'required' } : undefined;
  }
  // A blank text is a text: it has a length, and belongs in fields of texts alone.
  if (declared.required && isBlank(value)) return { field, reason: 'required' };
  if (isTooLong(declared, value)) return { field, reason: 'tooLong', max: declared.max };
  if (declared.isPlain?.(value) === true || declared.schema.safeParse(value).success)
    return undefined;
  return { field, reason: 'invalid' };
}

/** Every error of a new record: required fields included. */
export function checkRecord(
  name: EntityName,
  values: Readonly<Record<string, Json | undefined>>,
): readonly FieldError[] {
  const names = new Set([...Object.keys(fieldsOf(name)), ...Object.keys(values)]);
  return [...names].flatMap((field) => checkField(name, field, values[field]) ?? []);
}

function isBlank(value: Json): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return text2Text(value)?.trim() === '';
}

function isTooLong(field: Field<unknown>, value: Json): boolean {
  if (field.max === undefined) return false;
  const text = typeof value === 'string' ? value : text2Text(value);
  return text !== undefined && text.length > field.max;
}

function text2Text(value: Json): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const text = (value as { readonly text?: Json }).text;
  return typeof text === 'string' ? text : undefined;
}
