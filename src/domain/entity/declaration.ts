/**
 * What an entity is: its fields, where its records live and when they are read, what they are called, and who may
 * change them.
 *
 * Types are inferred from the declaration, so that a field is added in one place and everything else (storage, exchange,
 * validation, merge, history, permissions, export) follows or fails to compile: docs/adding-an-entity.md.
 */

import type { Field } from './field.ts';

/** Who may write: see `domain/permission`. Reading belongs to the whole programme. */
export type WriteRule = 'staff' | 'ownPad' | 'coordination';

/** The entities that others live on: their records are homes. Each but the programme has a sheet. */
export type HomeKind = 'programme' | 'sme' | 'organisation';

/** `head`: read at start and held in memory. `lazy`: read when somebody opens it, in pages of its own. */
export type Residency = 'head' | 'lazy';

export type FieldMap = Readonly<Record<string, Field<unknown>>>;

/** How lists sort: by a field, those that lack it last; equal ones by their ids. */
export interface Order<K extends string = string> {
  readonly by: K;
  readonly latestFirst?: boolean | undefined;
}

/** Fields of a sheet that ends, when everything on it is copied to another sheet of the same business. */
export interface Merging<K extends string = string> {
  /** Each sheet keeps its own: its name, and where it stands in the programme. */
  readonly own: readonly K[];
  /** Fields that belong together, such as those of an address: copied only where the other sheet agrees with all of them. */
  readonly together: readonly (readonly K[])[];
}

/** How search finds a record. A result shows its title. */
export interface Searched<K extends string = string> {
  /** Fields whose texts are searched, in both languages where there are two. */
  readonly fields: readonly K[];
  /** Fields shown beside the title. */
  readonly beside?: readonly K[];
  /** The date by which results are ordered, latest first. */
  readonly date?: K;
}

/** A record as a summary sees it: what is stored and nothing else. */
export interface FoldedRecord<V = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly values: V;
  readonly created: { readonly at: number; readonly by: string };
  readonly changed: { readonly at: number; readonly by: string };
}

/**
 * The few facts of the lazy records of a home that are kept in its head. `fold` is pure and folds stored fields only: it
 * runs inside the transaction that writes pages. It gets all records of the home but those in the trash, in order of
 * their ids, so that it can only depend on them.
 */
export interface Summary<V, S> {
  readonly empty: S;
  fold(records: readonly FoldedRecord<V>[]): S;
  /** What alerts ask of the facts, where these are much to read: a start evaluates the alerts of every sheet. */
  alertFacts?(facts: S): object;
}

/** Said where somebody writes (`record-limits.ts`). */
export interface RecordLimits {
  /** Members of families that hold something, those of one item counted once. */
  readonly items: number;
  /** Characters of all its texts. */
  readonly characters: number;
  /** What one change writes, as JSON. */
  readonly changeKilobytes: number;
}

type Name<F, G> = (keyof F & string) | (keyof G & string);

export interface Declaration<
  N extends string,
  F extends FieldMap,
  G extends FieldMap = FieldMap,
  S = unknown,
> {
  readonly name: N;
  /** What its records may live on; a root lives on itself. Never changes for a record. */
  readonly homes: readonly HomeKind[];
  /** Its records are homes themselves: each lives on itself, under its own id. */
  readonly root?: true;
  readonly residency: Residency;
  readonly fields: F;
  /**
   * Fields whose names come from data, such as the items of a form. The prefix declares them: `value` stands for every
   * field `value.<item>`, and each of those is a field of its own, with its own base, writer, conflict and history.
   */
  readonly families?: G;
  /** How much a record with families holds at most, and how much one change of it writes. */
  readonly limits?: RecordLimits;
  /**
   * Members of families, by their whole names, of which readers count on more than their family says: a day among
   * values of any shape. They merge as their family does.
   */
  readonly members?: FieldMap;
  /** Families whose members belong to the launch pad that follows the prefix: only those who write for it write them. */
  readonly padFamilies?: readonly string[];
  /**
   * A record stays as it was made: it can go to the trash and come back, and no field of it changes, or none of those that are
   * named here.
   */
  readonly frozen?: true | readonly (keyof F & string)[];
  /** Once made, files of it may have left: undo does not take it back. What was wrong in it is put right in another one. */
  readonly irrevocable?: true;
  /** The rule for the record as a whole. */
  readonly write: WriteRule;
  /** A stricter rule for its records that live on the programme and not on a sheet. */
  readonly writeOnProgramme?: WriteRule;
  /** Fields, or families of them, with a stricter rule than the record's. */
  readonly writeFields?: Readonly<Partial<Record<Name<F, G>, WriteRule>>>;
  /** The field that names a record in history, search and trash. */
  readonly title: keyof F & string;
  readonly order?: Order<keyof F & string>;
  /**
   * For lazy kinds: the date that tells the recent ones, which a download brings first, from the older ones; those that
   * lack it are older ones.
   */
  readonly day?: keyof F & string;
  /** For roots: what happens to the fields when two sheets of one business are merged. */
  readonly merging?: Merging<keyof F & string>;
  /** What search looks through, for kinds that are read at start and for meetings. Contacts are scanned in another way. */
  readonly search?: Searched<keyof F & string>;
  /** The columns of a table, in their order. What is not said here leaves with no export. */
  readonly export?: readonly (keyof F & string)[];
  /** For lazy kinds. */
  readonly summary?: Summary<ValuesOf<F, G>, S>;
}

type FieldValue<T> = T extends Field<infer V> ? V : never;
type RequiredKeys<F> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never;
}[keyof F];

/** The values of a record of this declaration: required fields are there, optional ones may be absent. */
export type ValuesOf<F, G = NoFamilies> = {
  readonly [K in RequiredKeys<F>]: FieldValue<F[K]>;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: FieldValue<F[K]> | undefined;
} & {
  readonly [P in keyof G & string as `${P}.${string}`]?: FieldValue<G[P]> | undefined;
};

export type NoFamilies = Readonly<Record<never, never>>;

/** Declares an entity; the identity function that keeps the literal types. */
export function declare<
  const N extends string,
  const F extends FieldMap,
  const G extends FieldMap = NoFamilies,
  S = undefined,
>(declaration: Declaration<N, F, G, S>): Declaration<N, F, G, S> {
  return declaration;
}
