/** Fields that name the author of a change: who proofread, issued or published. Nobody signs for somebody else (F332). */

import type { EntityName } from '../entity/registry.ts';
import type { Operation } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';

/**
 * Fields whose value is the member who made the change, and sets, by the beginning of their names, whose elements begin with
 * that member and `@`. Apart from the declarations, which the first screen loads: only a server asks for them.
 */
export const signedFields: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  // Who proofread a passage of a quarterly review.
  form: ['checks.form.proof'],
  issuedReport: ['issuedBy'],
  templateVersion: ['publishedBy'],
};

/**
 * Whether what a change signs, it signs for its author; what was signed before may stay.
 *
 * @param before the record as it stands; absent for a creation
 */
export function signsForItself(
  { entity, fields, by }: Operation,
  before: AnyRecord | undefined,
): boolean {
  const signed = signedFields[entity] ?? [];
  if (signed.length === 0) return true;
  return Object.entries(fields).every(([field, { value, added = [] }]) => {
    if (!signed.some((name) => field === name || field.startsWith(`${name}.`))) return true;
    const there = before?.values[field];
    const known = new Set(Array.isArray(there) ? there : [there]);
    const now = [...(Array.isArray(value) ? value : [value ?? undefined]), ...added];
    return now.every((one) => one === undefined || known.has(one) || signerOf(one) === by);
  });
}

/** The member whom a mark names; of a field, its whole value. */
function signerOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.split('@')[0] : undefined;
}
