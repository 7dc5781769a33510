/**
 * Which field of a form record holds what: the one place that says so. A form record has families of fields, whose names
 * begin with the family and end with the item; each field is merged by the rule of its family.
 *
 * | family | holds | two people at once |
 * |---|---|---|
 * | `value` | one small value: a word, a number, an amount, a date; `unsure` or `na` for any item | a conflict inside the item |
 * | `rows` | rows by id: lists, tables, targets, prices | each row by itself |
 * | `checks` | a set of words: choices, boxes ticked, countries, people, organisations | element by element |
 * | `text` | a text in two languages | by sentences, each language by itself |
 * | `note` | the note of the account manager on an answer, private | by sentences |
 * | `evidence` | links to what proves an answer | element by element |
 *
 * In a section that each launch pad fills in for itself, the id of the pad follows the item (`text.support.<padId>`).
 * Names with `section.` or `form.` belong to sections and to the form itself; no item may be called so.
 */

import type { Json } from '../../std/json.ts';
import type { Item, ItemType } from './template.ts';

export const families = ['value', 'rows', 'checks', 'text', 'note', 'evidence'] as const;
export type Family = (typeof families)[number];
export type FormField = `${Family}.${string}`;

/** The fields of a form record: only those that hold something. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What a field holds. The cast is right because fields of records are JSON: they were checked when they were written. */
export function storedIn(values: FormValues, field: string): Json | undefined {
  return values[field] as Json | undefined;
}

/** The families that hold answers: a note or a link to evidence is about an answer. */
export type AnswerFamily = 'value' | 'rows' | 'checks' | 'text';

/** Where the answer to an item of each type lives; `none`: it comes from elsewhere and is not typed here. */
export const familyOfType = {
  yesNo: 'value',
  choice: 'value',
  number: 'value',
  money: 'value',
  date: 'value',
  rating: 'value',
  maturity: 'value',
  country: 'value',
  identifier: 'value',
  choices: 'checks',
  checks: 'checks',
  countries: 'checks',
  people: 'checks',
  orgs: 'checks',
  text: 'text',
  longText: 'text',
  list: 'rows',
  lessons: 'rows',
  table: 'rows',
  calculator: 'rows',
  targets: 'rows',
  actions: 'none',
  derived: 'none',
  auto: 'none',
} as const satisfies Readonly<Record<ItemType, AnswerFamily | 'none'>>;

/** An item as it is asked: of the whole form, or of one launch pad. Unlike an item, it occurs once. */
export type ItemKey = string;

/** The key of an item, or of its part of a launch pad. */
export function itemKey(itemId: string, padId?: string): ItemKey {
  return padId === undefined ? itemId : `${itemId}.${padId}`;
}

/** The field that holds the answer; nothing when the answer comes from elsewhere. */
export function fieldOfItem(
  item: Pick<Item, 'id' | 'type'>,
  padId?: string,
): FormField | undefined {
  const family = familyOfType[item.type];
  return family === 'none' ? undefined : `${family}.${itemKey(item.id, padId)}`;
}

/** The field that holds `unsure` or `na` for an item of any type, and the answer itself for some. */
export function markFieldOf(key: ItemKey): FormField {
  return `value.${key}`;
}

export function noteFieldOf(key: ItemKey): FormField {
  return `note.${key}`;
}

export function evidenceFieldOf(key: ItemKey): FormField {
  return `evidence.${key}`;
}

/** How far a section of a plan is: one of the section states. */
export function sectionStateField(sectionId: string): FormField {
  return `value.section.${sectionId}`;
}

/** Whether a field tells how far a section of a plan is. */
export function isSectionStateField(field: string): boolean {
  return field.startsWith(sectionStateField(''));
}

/** Why a section of a plan was left out. */
export function leftOutReasonField(sectionId: string): FormField {
  return `text.section.${sectionId}`;
}

/** The areas that an assessment chose to work on first. */
export const focusField = 'checks.form.focus' satisfies FormField;
/** How many euros a pound was worth when the form was filled in. */
export const rateField = 'value.form.rate' satisfies FormField;

/** Who agreed the form, and on which day. */
export const agreedByField = 'checks.form.agreedBy' satisfies FormField;
export const agreedOnField = 'value.form.agreedOn' satisfies FormField;
/** The day on which the letter that follows a review was sent. */
export const letterSentField = 'value.form.letterSentOn' satisfies FormField;
/** The templates that a draft was moved over from: what was answered under them stays readable. */
export const movedFromField = 'checks.form.movedFrom' satisfies FormField;
/** A print of each answer at the moment the outcome was frozen, by its field. */
export const frozenField = 'value.form.frozen' satisfies FormField;

/** What completing and agreeing leave: no answers, and nothing that a next version begins with. */
export const ofSettlement: ReadonlySet<string> = new Set([
  agreedByField,
  agreedOnField,
  frozenField,
  letterSentField,
]);

/** Whether a field of a form record belongs to one of the families. */
export function isFamilyField(field: string): field is FormField {
  return families.some((family) => field.startsWith(`${family}.`));
}

/** Whether a field holds an answer; notes, evidence, the areas chosen on the result and what settling left do not. */
export function isAnswerField(field: string): boolean {
  const isAbout = field.startsWith('note.') || field.startsWith('evidence.');
  const isOfForm = field === focusField || field === movedFromField || ofSettlement.has(field);
  return isFamilyField(field) && !isAbout && !isOfForm;
}

/** Ids that would collide with the fields of sections and of the form itself. */
export const reservedItemIds: ReadonlySet<string> = new Set(['section', 'form']);

/** More templates than a form was ever moved over from. */
export const movedFromMax = 20;

/**
 * The templates that a form was moved over from, by their ids: each once, and no more than are read with each draw. The
 * field holds texts of any kind; what has a space in it is no id.
 */
export function movedFrom(values: FormValues): readonly string[] {
  const stored = values[movedFromField];
  if (!Array.isArray(stored)) return [];
  const ids = stored.filter((id): id is string => typeof id === 'string' && !/\s/.test(id));
  return [...new Set(ids)].slice(0, movedFromMax);
}
