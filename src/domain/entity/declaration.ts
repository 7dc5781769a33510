/**
 * What an entity is: its fields, where its records live, and who may change them.
 *
 * Types are inferred from the declaration, so that a field is added in one place and everything else
 * (validation, merge, history, permissions, export) follows or fails to compile.
 */

import type { Field } from './field.ts';

/** Who may write: see `domain/permission`. Reading belongs to the whole programme. */
export type WriteRule = 'staff' | 'ownPad' | 'coordination';

export type FieldMap = Readonly<Record<string, Field<unknown>>>;

export interface Declaration<N extends string, F extends FieldMap> {
  readonly name: N;
  /** `sheet`: the records of one SME travel together. `programme`: shared by the whole programme. */
  readonly scope: 'sheet' | 'programme';
  readonly fields: F;
  /** The rule for the record as a whole. */
  readonly write: WriteRule;
  /** Fields with a stricter rule than the record's. */
  readonly writeFields?: Readonly<Partial<Record<keyof F & string, WriteRule>>>;
  /** The field that names a record in history, search and trash. */
  readonly title: keyof F & string;
}

type FieldValue<T> = T extends Field<infer V> ? V : never;
type RequiredKeys<F> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never;
}[keyof F];

/** The values of a record of this declaration: required fields are there, optional ones may be absent. */
export type ValuesOf<F> = {
  readonly [K in RequiredKeys<F>]: FieldValue<F[K]>;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: FieldValue<F[K]> | undefined;
};

/** Declares an entity; the identity function that keeps the literal types. */
export function declare<const N extends string, const F extends FieldMap>(
  declaration: Declaration<N, F>,
): Declaration<N, F> {
  return declaration;
}
