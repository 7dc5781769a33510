/** Changing a draft: its questions copied, added, moved, retired, and their properties set one by one. */

import { type Command, type CommandContext, createRecord, setFields } from '../command/command.ts';
import type { Template } from '../form/template.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import type { Json } from '../../std/json.ts';
import {
  type DraftItem,
  type ItemPlace,
  itemsOfDraft,
  readDraft,
  type TemplateDraft,
} from './draft.ts';
import type { NewItemType } from './find-faults.ts';
import { apart, optionIds, type Parts } from './parts.ts';

/** Between two neighbours, so that a third finds room between them many times over. */
const step = 1000;

/** Copies a template into a draft of the programme's own. */
export function copyTemplate(home: string, source: Template, id?: string): Command {
  return (context) => {
    const {
      sections,
      title: _title,
      format: _format,
      id: copyOf,
      version: _version,
      ...head
    } = source;
    const fields: Record<string, Json> = {};
    for (const [index, { id: sectionId, items, ...properties }] of sections.entries()) {
      fields[`section.${sectionId}`] = apart(plain(properties));
      fields[`order.${sectionId}`] = (index + 1) * step;
      for (const [place, { id: itemId, ...question }] of items.entries()) {
        fields[`item.${itemId}`] = apart(plain(question));
        fields[`place.${itemId}`] = { in: sectionId, at: (place + 1) * step };
      }
    }
    const { en, fr } = source.title;
    return createRecord(
      'template',
      home,
      {
        ...(fields as Readonly<Record<`item.${string}`, Parts>>),
        title: { lang: 'en', text: en, translation: fr, translationState: 'checked' },
        copyOf,
        head: apart(plain(head)),
      },
      id,
    )(context);
  };
}

type JsonObject = { readonly [key: string]: Json };

/** A part of a template as JSON: properties that are absent are not written. */
function plain(part: object): JsonObject {
  return JSON.parse(JSON.stringify(part)) as JsonObject;
}

type Edit = (draft: TemplateDraft, context: CommandContext) => Readonly<Record<string, unknown>>;

/** Sets fields from the draft as it stands when they are written. */
function edit(recordId: string, change: Edit): Command {
  return (context) => {
    const record = recordAs(context.record(recordId), 'template');
    if (record === undefined) return fail({ kind: 'gone', record: recordId });
    return setFields(recordId, change(readDraft(record), context))(context);
  };
}

const itemIn = (draft: TemplateDraft, id: string): DraftItem | undefined =>
  itemsOfDraft(draft).find((item) => item.id === id);

/** Sets properties of a question; `undefined` takes one away. */
export function changeItem(
  recordId: string,
  itemId: string,
  patch: Readonly<Record<string, Json | undefined>>,
): Command {
  return edit(recordId, (draft) => {
    const item = itemIn(draft, itemId);
    return item === undefined ? {} : { [`item.${itemId}`]: patched(item.parts, patch) };
  });
}

/** Parts with some of them set; `undefined` takes one away. */
export function patched(parts: Parts, patch: Readonly<Record<string, Json | undefined>>): Parts {
  const next: Record<string, Json> = {};
  for (const [key, value] of Object.entries({ ...parts, ...patch })) {
    if (value !== undefined) next[key] = value;
  }
  return next;
}

/** The id of a new question or answer: letters first, so that rules can name it. */
export const newLocalId = (context: Pick<CommandContext, 'newId'>): string =>
  `q${context.newId().replaceAll(/[^A-Za-z0-9]/g, '')}`.slice(0, 40);

/** Adds a question to a part, below another one or at its end. */
export function addItem(
  recordId: string,
  place: { readonly section: string; readonly after?: string | undefined },
  question: { readonly id: string; readonly type: NewItemType },
): Command {
  return edit(recordId, (draft, context) => {
    const { id, type } = question;
    const [first, second] = [newLocalId(context), newLocalId(context)];
    const hasOptions = type === 'choice' || type === 'choices';
    return {
      [`item.${id}`]: { type, ...(hasOptions ? { options: [first, second] } : {}) },
      [`place.${id}`]: placeAfter(draft, place.section, place.after),
    };
  });
}

/** A question with the same properties, below it. */
export function duplicateItem(recordId: string, itemId: string, id: string): Command {
  return edit(recordId, (draft) => {
    const item = itemIn(draft, itemId);
    if (item === undefined) return {};
    return {
      [`item.${id}`]: item.parts,
      [`place.${id}`]: placeAfter(draft, item.section, itemId),
    };
  });
}

/** Takes a question out of the next version, or back into it; its words stay. */
export function retireItem(recordId: string, itemId: string, isRetired: boolean): Command {
  return setFields(recordId, { [`retired.${itemId}`]: isRetired ? true : undefined });
}

/** Moves a question below another one, or to the top of a part. */
export function moveItem(
  recordId: string,
  itemId: string,
  to: { readonly section: string; readonly after: string | undefined },
): Command {
  return edit(recordId, (draft) =>
    to.after === itemId
      ? {}
      : { [`place.${itemId}`]: placeAfter(draft, to.section, to.after ?? topOfPart, itemId) },
  );
}

/** One place up or down, over the border of its part where it stands at it. */
export function stepItem(recordId: string, itemId: string, by: 1 | -1): Command {
  return (context) => {
    const record = recordAs(context.record(recordId), 'template');
    const draft = record && readDraft(record);
    const to = draft === undefined ? undefined : neighbour(draft, itemId, by);
    return to === undefined
      ? setFields(recordId, {})(context)
      : moveItem(recordId, itemId, to)(context);
  };
}

function neighbour(
  { sections }: TemplateDraft,
  itemId: string,
  by: 1 | -1,
): { readonly section: string; readonly after: string | undefined } | undefined {
  const index = sections.findIndex(({ items }) => items.some(({ id }) => id === itemId));
  const section = sections[index];
  if (section === undefined) return undefined;
  const ids = section.items.map(({ id }) => id);
  const place = ids.indexOf(itemId);
  if (by === 1 && place < ids.length - 1) return { section: section.id, after: ids[place + 1] };
  if (by === -1 && place > 0) return { section: section.id, after: ids[place - 2] };
  const next = sections[index + by];
  if (next === undefined) return undefined;
  return { section: next.id, after: by === 1 ? undefined : next.items.at(-1)?.id };
}

/** Stands for the place before the first question. */
const topOfPart = '';

function placeAfter(
  { sections }: TemplateDraft,
  sectionId: string,
  after: string | undefined,
  moving?: string,
): ItemPlace {
  const items = (sections.find(({ id }) => id === sectionId)?.items ?? []).filter(
    ({ id }) => id !== moving,
  );
  const index = after === undefined ? items.length - 1 : items.findIndex(({ id }) => id === after);
  const [before, next] = [items[index]?.at ?? 0, items[index + 1]?.at];
  return { in: sectionId, at: next === undefined ? before + step : (before + next) / 2 };
}

/** Adds an answer to choose, before a "not sure" that the question has of its own. */
export function addOption(recordId: string, itemId: string): Command {
  return edit(recordId, (draft, context) => {
    const item = itemIn(draft, itemId);
    if (item === undefined) return {};
    const ids = optionIds(item.parts);
    const end = ids.at(-1) === unsure ? ids.length - 1 : ids.length;
    const options = [...ids.slice(0, end), newLocalId(context), ...ids.slice(end)];
    return { [`item.${itemId}`]: patched(item.parts, { options }) };
  });
}

/** The word of "not sure", which every question takes. */
export const unsure = 'unsure';

/** Takes an answer away, out of the rule as well; "not sure" stays. */
export function dropOption(recordId: string, itemId: string, optionId: string): Command {
  return edit(recordId, (draft) => {
    const item = itemIn(draft, itemId);
    if (item === undefined || optionId === unsure) return {};
    const patch = {
      options: optionIds(item.parts).filter((id) => id !== optionId),
      [`option.${optionId}.en`]: undefined,
      [`option.${optionId}.fr`]: undefined,
      rule: ruleWithout(item.parts['rule'], optionId),
    };
    return { [`item.${itemId}`]: patched(item.parts, patch) };
  });
}

/** The words of a rule by verdict; nothing where it compares figures or dates. */
export function wordsOfRule(
  rule: Json | undefined,
): Readonly<Record<Verdict, readonly string[]>> | undefined {
  const tests = isObject(rule) ? rule : {};
  const words = (verdict: Verdict): readonly string[] | undefined => {
    const test = tests[verdict];
    if (test === undefined) return [];
    return Array.isArray(test) ? test.filter((word) => typeof word === 'string') : undefined;
  };
  const [pass, refer, fails] = [words('pass'), words('refer'), words('fail')];
  if (pass === undefined || refer === undefined || fails === undefined) return undefined;
  return { pass, refer, fail: fails };
}

export const verdicts = ['pass', 'refer', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ruleWithout(rule: Json | undefined, word: string): Json | undefined {
  const words = wordsOfRule(rule);
  return words === undefined ? rule : ruleOf(words, word, undefined);
}

function ruleOf(
  words: Readonly<Record<Verdict, readonly string[]>>,
  word: string,
  verdict: Verdict | undefined,
): Json | undefined {
  const rule: Record<string, Json> = {};
  for (const each of verdicts) {
    const others = words[each].filter((one) => one !== word);
    const next = each === verdict ? [...others, word] : others;
    if (next.length > 0) rule[each] = next;
  }
  return Object.keys(rule).length === 0 ? undefined : rule;
}

/** What the criterion is with an answer; "not sure" is always to be checked. */
export function setVerdict(
  recordId: string,
  itemId: string,
  word: string,
  verdict: Verdict,
): Command {
  return edit(recordId, (draft) => {
    const item = itemIn(draft, itemId);
    const words = item && wordsOfRule(item.parts['rule']);
    if (item === undefined || words === undefined || word === unsure) return {};
    return {
      [`item.${itemId}`]: patched(item.parts, { rule: ruleOf(words, word, verdict) }),
    };
  });
}

/** When the criterion has a verdict, by a comparison; `undefined` takes it away. */
export function setTest(
  recordId: string,
  itemId: string,
  verdict: Verdict,
  test: Json | undefined,
): Command {
  return edit(recordId, (draft) => {
    const item = itemIn(draft, itemId);
    if (item === undefined) return {};
    const { rule } = item.parts;
    const next = patched(isObject(rule) ? rule : {}, { [verdict]: test });
    const isEmpty = Object.keys(next).length === 0;
    return { [`item.${itemId}`]: patched(item.parts, { rule: isEmpty ? undefined : next }) };
  });
}

/** Adds a part at the end. */
export function addSection(recordId: string, id: string): Command {
  return edit(recordId, (draft) => ({
    [`section.${id}`]: sectionLike(draft),
    [`order.${id}`]: (draft.sections.at(-1)?.at ?? 0) + step,
  }));
}

/** What every part of this kind of template has beside its words. */
function sectionLike({ head }: TemplateDraft): Parts {
  return head['kind'] === 'assessment' ? { weight: 1, opens: [] } : {};
}
