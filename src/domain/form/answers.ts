/**
 * Reading answers out of the fields of a form record. What is stored may come from a newer version or another hand: a value
 * that is not of the shape its item asks for is told as `unreadable` and kept, never read as something else.
 *
 * "Not sure" is an answer to every item. Where somebody else has given content at the same time, the content counts.
 */

import * as z from 'zod/mini';
import { type Money, type Text2, element } from '../entity/field.ts';
import { parseLocalDate } from '../calendar/local-date.ts';
import type { Json } from '../../std/json.ts';
import {
  type FormValues,
  type ItemKey,
  evidenceFieldOf,
  familyOfType,
  markFieldOf,
  noteFieldOf,
  storedIn,
} from './fields.ts';
import type { Item } from './template.ts';

export const unsure = 'unsure';
export const notApplicable = 'na';

/** A cell of a table. Amounts carry their currency. */
export type Cell = string | number | Money | Text2;

export interface TextRow {
  readonly id: string;
  readonly text: Text2;
}
export interface CellRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, Cell>>;
}
/** A line of a price sheet: an amount and, where it may change, the day it was looked up. */
export interface PriceLine {
  readonly amount: number;
  readonly on?: string | undefined;
}
export interface TargetRow {
  readonly baseline?: number | undefined;
  readonly target?: number | undefined;
  readonly by?: string | undefined;
}
/** An action or milestone agreed in a form: a record of its own that names the form. */
export interface LinkedAction {
  readonly id: string;
  readonly title: Text2;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly done: boolean;
}

export type Content =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'text'; readonly text: Text2 }
  | { readonly kind: 'texts'; readonly rows: readonly TextRow[] }
  | { readonly kind: 'cells'; readonly rows: readonly CellRow[] }
  | {
      readonly kind: 'prices';
      readonly currency: Money['currency'];
      readonly lines: Readonly<Record<string, PriceLine>>;
    }
  | { readonly kind: 'targets'; readonly rows: Readonly<Record<string, TargetRow>> }
  | { readonly kind: 'actions'; readonly actions: readonly LinkedAction[] };
export type ContentKind = Content['kind'];
export type ContentOf<K extends ContentKind> = Extract<Content, { readonly kind: K }>;

export type Answer =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'given'; readonly content: Content }
  /** Something is stored that this version cannot read. */
  | { readonly kind: 'unreadable'; readonly stored: Json };

const blank: Answer = { kind: 'blank' };
/** The row of a price sheet that says its currency. */
export const currencyRow = 'currency';

const moneySchema = z.object({ amount: z.number(), currency: z.enum(['EUR', 'GBP']) });
const text2Schema = element.text2;
const cellSchema: z.ZodMiniType<Cell> = z.union([z.string(), z.number(), moneySchema, text2Schema]);
const textRowSchema = z.record(z.string(), text2Schema);
const cellRowSchema = z.record(z.string(), z.record(z.string(), cellSchema));
const priceSchema = z.object({ amount: z.number(), on: z.optional(z.string()) });
const currencySchema = z.object({ currency: z.enum(['EUR', 'GBP']) });
const pricesSchema = z.record(z.string(), z.union([priceSchema, currencySchema]));
const targetsSchema = z.record(
  z.string(),
  z.object({
    baseline: z.optional(z.number()),
    target: z.optional(z.number()),
    by: z.optional(z.string()),
  }),
);

/** The rows of targets in a stored answer; none where it holds none that can be read. */
export function targetRowsIn(stored: unknown): Readonly<Record<string, TargetRow>> {
  const result = targetsSchema.safeParse(stored);
  return result.success ? result.data : {};
}

const wordsSchema = z.array(z.union([z.string(), z.number()]));

/** The answer to an item; `actions` are the records that name the form, by item. */
export function answerOf(
  values: FormValues,
  item: Item,
  key: ItemKey,
  actions: readonly LinkedAction[] = [],
): Answer {
  const content = contentOf(values, item, key, actions);
  if (content.kind !== 'blank') return content;
  const mark = storedIn(values, markFieldOf(key));
  if (mark === unsure) return { kind: 'unsure' };
  return mark === notApplicable && isOptional(item) ? { kind: 'notApplicable' } : blank;
}

/** Whether the item offers "not applicable". */
function isOptional(item: Item): boolean {
  return item.type === 'maturity' && item.na !== undefined;
}

function contentOf(
  values: FormValues,
  item: Item,
  key: ItemKey,
  actions: readonly LinkedAction[],
): Answer {
  if (item.type === 'actions')
    return actions.length === 0 ? blank : given({ kind: 'actions', actions });
  const family = familyOfType[item.type];
  if (family === 'none') return blank;
  const stored = storedIn(values, `${family}.${key}`);
  if (stored === undefined || stored === null || isMark(stored, item)) return blank;
  return read(item, stored) ?? { kind: 'unreadable', stored };
}

/** A choice that names `na` among its options means that option. */
function isMark(stored: Json, item: Item): boolean {
  if (stored === unsure) return true;
  return stored === notApplicable && item.type !== 'choice';
}

function read(item: Item, stored: Json): Answer | undefined {
  switch (item.type) {
    case 'yesNo':
    case 'choice':
    case 'country':
    case 'identifier':
      return word(stored);
    case 'date':
      return typeof stored === 'string' && parseLocalDate(stored) !== undefined
        ? given({ kind: 'word', word: stored })
        : undefined;
    case 'number':
    case 'rating':
    case 'maturity':
      return typeof stored === 'number' ? given({ kind: 'number', number: stored }) : undefined;
    case 'money':
      return parsed(moneySchema, stored, (money) => ({ kind: 'money', money }));
    case 'choices':
    case 'checks':
    case 'countries':
    case 'people':
    case 'orgs':
      return parsed(wordsSchema, stored, (words) => words.length > 0 && wordsOf(words));
    case 'text':
    case 'longText':
      return parsed(text2Schema, stored, (text) => isSaid(text) && { kind: 'text', text });
    case 'list':
    case 'lessons':
      return parsed(textRowSchema, stored, textsOf);
    case 'table':
      return parsed(cellRowSchema, stored, cellsOf);
    case 'calculator':
      return parsed(pricesSchema, stored, pricesOf);
    case 'targets':
      return parsed(
        targetsSchema,
        stored,
        (rows) => Object.keys(rows).length > 0 && { kind: 'targets', rows },
      );
    case 'actions':
    case 'derived':
    case 'auto':
      return blank;
  }
}

/** Parses, and reads what holds nothing as blank. */
function parsed<T>(
  schema: z.ZodMiniType<T>,
  stored: Json,
  contentFrom: (value: T) => Content | false,
): Answer | undefined {
  const result = schema.safeParse(stored);
  if (!result.success) return undefined;
  const content = contentFrom(result.data);
  return content === false ? blank : given(content);
}

function given(content: Content): Answer {
  return { kind: 'given', content };
}

function word(stored: Json): Answer | undefined {
  if (typeof stored !== 'string') return undefined;
  return stored.trim() === '' ? blank : given({ kind: 'word', word: stored });
}

function wordsOf(words: readonly (string | number)[]): Content {
  return { kind: 'words', words: words.map(String) };
}

function isSaid(text: Text2): boolean {
  return text.text.trim() !== '' || (text.translation ?? '').trim() !== '';
}

/** Rows come in the order of their ids, which is the order in which they were added. */
function inOrder<T>(rows: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1));
}

function textsOf(stored: Readonly<Record<string, Text2>>): Content | false {
  const rows = inOrder(stored).flatMap(([id, text]) => (isSaid(text) ? [{ id, text }] : []));
  return rows.length > 0 && { kind: 'texts', rows };
}

function cellsOf(
  stored: Readonly<Record<string, Readonly<Record<string, Cell>>>>,
): Content | false {
  const rows = inOrder(stored).flatMap(([id, cells]) =>
    Object.values(cells).some((cell) => cell !== '') ? [{ id, cells }] : [],
  );
  return rows.length > 0 && { kind: 'cells', rows };
}

function pricesOf(
  stored: Readonly<Record<string, PriceLine | { readonly currency: Money['currency'] }>>,
): Content | false {
  const lines: Record<string, PriceLine> = {};
  let currency: Money['currency'] = 'EUR';
  for (const [id, line] of Object.entries(stored)) {
    if ('currency' in line) currency = line.currency;
    else lines[id] = line;
  }
  return Object.keys(lines).length > 0 && { kind: 'prices', currency, lines };
}

/** The private note on an answer; empty when there is none. */
export function noteOf(values: FormValues, key: ItemKey): string {
  const note = storedIn(values, noteFieldOf(key));
  return typeof note === 'string' ? note : '';
}

/** The links that prove an answer. */
export function evidenceOf(values: FormValues, key: ItemKey): readonly string[] {
  const links = storedIn(values, evidenceFieldOf(key));
  return Array.isArray(links)
    ? links.filter((link): link is string => typeof link === 'string')
    : [];
}
