/**
 * The kinds of field an entity may declare.
 *
 * One declaration serves everything: the TypeScript type (inferred), validation (a zod schema), the merge
 * (`register`, `text`, `text2`, `set`, `map`), the wording of the history and the columns of an export.
 * A kind that is not listed here cannot be stored, so every reader can switch exhaustively.
 */

import * as z from 'zod/mini';
import type { Json } from '../../std/json.ts';
import { lengthMax, lengthMin } from '../../std/length.ts';
import { isOrdinaryName } from '../../std/ordinary-name.ts';
import {
  isInRecordYears,
  parseLocalDate,
  parseLocalDateTime,
  parseLocalMonth,
} from '../calendar/local-date.ts';

/** How two concurrent values of a field meet (docs/architecture.md, "The operation"). */
export type MergeRule = 'register' | 'text' | 'text2' | 'set' | 'map';

/** What a field holds, which decides how it is shown, edited and exported. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'text2'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'month'
  | 'dateTime'
  | 'choice'
  | 'choices'
  | 'numbers'
  | 'reference'
  | 'references'
  | 'money'
  | 'map'
  | 'structure'
  /** A small value of any shape, such as an answer, that is replaced as a whole. */
  | 'json'
  /** Texts that form a set: what was ticked, links. */
  | 'texts';

export interface Field<T, Required extends boolean = boolean> {
  readonly kind: FieldKind;
  readonly merge: MergeRule;
  readonly required: Required;
  readonly schema: z.ZodMiniType<T>;
  /**
   * A glance that saves asking the schema: what it is true for, the schema accepts. `false` says nothing. Empty texts
   * and such as are too long are seen before.
   */
  readonly isPlain?: (value: unknown) => boolean;
  /** For choices: the closed list, in the order of the interface. */
  readonly options?: readonly string[];
  /** For texts: the greatest length, in UTF-16 code units. */
  readonly max?: number;
  /** For texts: how it is read, where that may differ from what is stored. */
  readonly shown?: (text: string) => string;
  /** For texts: it names something, and things are looked up by it. */
  readonly isKey?: true;
}

/** Greatest lengths, in UTF-16 code units. A longer text is refused at the field, with the text kept there. */
export const nameLengthMax = 200;
export const lineLengthMax = 500;
export const noteLengthMax = 20_000;
/** Greatest number of elements of a set or a map field. */
export const elementCountMax = 500;
/** Greatest length of a value of any shape, and of an object in a map, as JSON. */
export const jsonLengthMax = 100_000;
/** How deep such a value may be nested. */
const jsonDepthMax = 10;

/** A text written in one language, with its translation once there is one. */
export interface Text2 {
  readonly lang: Language;
  readonly text: string;
  readonly translation?: string | undefined;
  readonly translationState?: 'draft' | 'checked' | undefined;
  /** Fingerprint of `text` when it was translated: `stale` is derived from it, never stored. */
  readonly translatedFrom?: string | undefined;
  /**
   * Nobody wrote `text` as an original: Carnet drafted it, or it is what was left of a translation. The language in which
   * somebody writes next is that of the original. It counts while `text` is what the translation was made from.
   */
  readonly unwritten?: boolean | undefined;
}

export type Language = 'en' | 'fr';
export const languages = ['en', 'fr'] as const;

export interface Money {
  readonly amount: number;
  readonly currency: 'EUR' | 'GBP';
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDate = (text: string): boolean =>
  isInRecordYears(text) && parseLocalDate(text) !== undefined;
const isDateTime = (text: string): boolean =>
  isInRecordYears(text) && parseLocalDateTime(text) !== undefined;

const dateSchema = z.string().check(z.refine(isDate));
const monthSchema = z
  .string()
  .check(z.refine((text) => isInRecordYears(text) && parseLocalMonth(text) !== undefined));
const dateTimeSchema = z.string().check(z.refine(isDateTime));

const text2Schema: z.ZodMiniType<Text2> = z.object({
  lang: z.enum(languages),
  text: z.string().check(lengthMax(noteLengthMax)),
  translation: z.optional(z.string().check(lengthMax(noteLengthMax))),
  translationState: z.optional(z.enum(['draft', 'checked'])),
  translatedFrom: z.optional(z.string().check(lengthMax(40))),
  unwritten: z.optional(z.boolean()),
});

/** A text of one language alone, as nearly all are. */
export function isUntranslated(value: unknown): value is Pick<Text2, 'lang' | 'text'> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { lang, text } = value as Partial<Text2>;
  return (lang === 'en' || lang === 'fr') && isText(text);
}

const moneySchema: z.ZodMiniType<Money> = z.object({
  amount: z.number(),
  currency: z.enum(['EUR', 'GBP']),
});
function isNestedAtMost(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return depth > 0 && Object.values(value).every((part) => isNestedAtMost(part, depth - 1));
}

/** JSON that is small enough to travel with every change of it. */
function isSmallJson(value: unknown): value is Json {
  return (
    value !== undefined &&
    isNestedAtMost(value, jsonDepthMax) &&
    JSON.stringify(value).length <= jsonLengthMax
  );
}

function isSmallObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isSmallJson(value);
}

const ordinary = z.refine<string>(isOrdinaryName);
const idSchema = z.string().check(lengthMin(1), lengthMax(64), ordinary);

function text<R extends boolean>(required: R, max: number): Field<string, R> {
  const schema = required
    ? z.string().check(lengthMin(1), lengthMax(max))
    : z.string().check(lengthMax(max));
  return { kind: 'text', merge: 'register', required, schema, max, isPlain: isText };
}

/** A text by which things are looked up, such as the id of a template. */
function key<R extends boolean>(required: R, max: number): Field<string, R> {
  const isPlain = (value: unknown): boolean => isText(value) && isOrdinaryName(value);
  const least = lengthMin(required ? 1 : 0);
  const schema = z.string().check(least, lengthMax(max), ordinary);
  return { ...text(required, max), schema, isPlain, isKey: true };
}

function choice<const O extends readonly string[], R extends boolean>(
  required: R,
  options: O,
): Field<O[number], R> {
  const isPlain = (value: unknown): boolean => isText(value) && options.includes(value);
  return { kind: 'choice', merge: 'register', required, schema: z.enum(options), options, isPlain };
}

/** Greatest length of the key of an element. */
const elementKeyMax = 64;

function isPlainMap(value: unknown, isPlainElement: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, part]) => name.length <= elementKeyMax && isPlainElement(part),
  );
}

/** A day, as a glance at an element of a map. */
export const isPlainDate = (value: unknown): boolean => isText(value) && isDate(value);

/** Constructors of required fields. */
export const required = {
  text: (max: number = nameLengthMax) => text(true as const, max),
  key: (max: number = nameLengthMax) => key(true as const, max),
  choice: <const O extends readonly string[]>(options: O) => choice(true as const, options),
  month: (): Field<string, true> => ({ ...optional.month(), required: true }),
  date: (): Field<string, true> => ({ ...optional.date(), required: true }),
  dateTime: (): Field<string, true> => ({ ...optional.dateTime(), required: true }),
  text2: (): Field<Text2, true> => ({ ...optional.text2(), required: true }),
  reference: (): Field<string, true> => ({ ...optional.reference(), required: true }),
  choices: <const O extends readonly string[]>(options: O): Field<readonly O[number][], true> => ({
    ...optional.choices(options),
    required: true,
  }),
  numbers: (min: number, max: number): Field<readonly number[], true> => ({
    ...optional.numbers(min, max),
    required: true,
  }),
  integer: (min: number, max: number): Field<number, true> => ({
    ...optional.integer(min, max),
    required: true,
  }),
};

/** Constructors of optional fields. */
export const optional = {
  text: (max: number = nameLengthMax) => text(false as const, max),
  key: (max: number = nameLengthMax) => key(false as const, max),
  choice: <const O extends readonly string[]>(options: O) => choice(false as const, options),
  /** A text of several sentences, merged by sentence. */
  longText: (max: number = noteLengthMax): Field<string, false> => ({
    kind: 'longText',
    merge: 'text',
    required: false,
    schema: z.string().check(lengthMax(max)),
    max,
    isPlain: isText,
  }),
  text2: (): Field<Text2, false> => ({
    kind: 'text2',
    merge: 'text2',
    required: false,
    schema: text2Schema,
    max: noteLengthMax,
    isPlain: isUntranslated,
  }),
  integer: (min: number, max: number): Field<number, false> => ({
    kind: 'integer',
    merge: 'register',
    required: false,
    schema: z.int().check(z.gte(min), z.lte(max)),
    isPlain: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  }),
  boolean: (): Field<boolean, false> => ({
    kind: 'boolean',
    merge: 'register',
    required: false,
    schema: z.boolean(),
    isPlain: (value) => typeof value === 'boolean',
  }),
  date: (): Field<string, false> => ({
    kind: 'date',
    merge: 'register',
    required: false,
    schema: dateSchema,
    isPlain: isPlainDate,
  }),
  month: (): Field<string, false> => ({
    kind: 'month',
    merge: 'register',
    required: false,
    schema: monthSchema,
  }),
  dateTime: (): Field<string, false> => ({
    kind: 'dateTime',
    merge: 'register',
    required: false,
    schema: dateTimeSchema,
    isPlain: (value) => isText(value) && isDateTime(value),
  }),
  choices: <const O extends readonly string[]>(options: O): Field<readonly O[number][], false> => ({
    kind: 'choices',
    merge: 'set',
    required: false,
    schema: z.array(z.enum(options)).check(lengthMax(elementCountMax)),
    options,
  }),
  numbers: (min: number, max: number): Field<readonly number[], false> => ({
    kind: 'numbers',
    merge: 'set',
    required: false,
    schema: z.array(z.int().check(z.gte(min), z.lte(max))).check(lengthMax(elementCountMax)),
  }),
  reference: (): Field<string, false> => ({
    kind: 'reference',
    merge: 'register',
    required: false,
    schema: idSchema,
  }),
  references: (): Field<readonly string[], false> => ({
    kind: 'references',
    merge: 'set',
    required: false,
    schema: z.array(idSchema).check(lengthMax(elementCountMax)),
  }),
  money: (): Field<Money, false> => ({
    kind: 'money',
    merge: 'register',
    required: false,
    schema: moneySchema,
  }),
  json: (): Field<Json, false> => ({
    kind: 'json',
    merge: 'register',
    required: false,
    schema: z.custom<Json>(isSmallJson),
    isPlain: (value) => typeof value === 'boolean' || Number.isFinite(value),
  }),
  /** The same where every reader counts on a shape. */
  shaped: (shape: z.ZodMiniType): Field<Json, false> => ({
    kind: 'json',
    merge: 'register',
    required: false,
    schema: z.custom<Json>((value) => isSmallJson(value) && shape.safeParse(value).success),
  }),
  texts: (max: number = lineLengthMax): Field<readonly string[], false> => ({
    kind: 'texts',
    merge: 'set',
    required: false,
    schema: z
      .array(z.string().check(lengthMin(1), lengthMax(max)))
      .check(lengthMax(elementCountMax)),
  }),
  /** A small structure that is replaced as a whole. */
  structure: <T>(schema: z.ZodMiniType<T>): Field<T, false> => ({
    kind: 'structure',
    merge: 'register',
    required: false,
    schema,
  }),
  /**
   * Elements under keys of their own: two people who touch different elements never meet.
   *
   * @param isPlainElement a glance at one element: what it is true for, `element` accepts
   */
  map: <T>(
    element: z.ZodMiniType<T>,
    isPlainElement?: (value: unknown) => boolean,
  ): Field<Readonly<Record<string, T>>, false> => ({
    kind: 'map',
    merge: 'map',
    required: false,
    schema: z.record(z.string().check(lengthMax(elementKeyMax)), element),
    ...(isPlainElement === undefined
      ? {}
      : { isPlain: (value: unknown) => isPlainMap(value, isPlainElement) }),
  }),
};

/** Building blocks for the elements of maps and structures. */
export const element = {
  text: (max: number = lineLengthMax) => z.string().check(lengthMax(max)),
  id: idSchema,
  date: dateSchema,
  dateTime: dateTimeSchema,
  text2: text2Schema,
  money: moneySchema,
  /** A small value of any shape. */
  json: () => z.custom<Json>(isSmallJson),
  /** A small object of any shape. */
  object: () => z.custom<{ readonly [key: string]: Json }>(isSmallObject),
};
