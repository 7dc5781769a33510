/**
 * The template that a draft comes to, without what was retired. What is missing on one side of a wording stays missing:
 * `find-faults.ts` names it. A short name that is missing is the beginning of the long one.
 */

import { canonicalJson, type Json } from '../../std/json.ts';
import { sideOf } from '../text/text-pair.ts';
import { type DraftItem, type DraftSection, itemsOfDraft, type TemplateDraft } from './draft.ts';
import { apart, joined, type Parts, sides, wordingAt } from './parts.ts';

/** Greatest length of a short name, which templates are checked for. */
const shortMax = 28;

export interface Frozen {
  readonly id: string;
  readonly version: number;
}

/** The template as JSON, to be checked by `loadTemplate`. */
export function assembled(draft: TemplateDraft, { id, version }: Frozen): Json {
  const title = titleParts(draft);
  return {
    ...joined(withShort({ ...draft.head, ...title }, 'title')),
    format: 'template/1',
    id,
    version,
    sections: keptSections(draft).map((section) => ({
      ...joined(withShort(section.parts, 'title')),
      id: section.id,
      items: section.items.map(itemJson),
    })),
  };
}

/** A question as JSON. */
export function itemJson({ id, parts }: Pick<DraftItem, 'id' | 'parts'>): Json {
  const isLong = sides.some((side) => (wordingAt(parts, 'label')[side] ?? '').length > shortMax);
  const hasShort = Object.keys(wordingAt(parts, 'short')).length > 0;
  return { ...joined(isLong || hasShort ? withShort(parts, 'label') : parts), id };
}

/** Parts that keep a question, with those questions only. */
export function keptSections({ sections }: TemplateDraft): readonly DraftSection[] {
  return sections
    .map((section) => ({ ...section, items: section.items.filter(({ retired }) => !retired) }))
    .filter(({ items }) => items.length > 0);
}

function titleParts({ title }: TemplateDraft): Parts {
  const parts: Record<string, Json> = {};
  for (const side of sides) {
    const text = sideOf(title, side);
    if (text !== '') parts[`title.${side}`] = text;
  }
  return parts;
}

function withShort(parts: Parts, of: 'title' | 'label'): Parts {
  const full: Record<string, Json> = { ...parts };
  for (const side of sides) {
    const long = wordingAt(parts, of)[side];
    const short = wordingAt(parts, 'short')[side];
    if (short === undefined && long !== undefined) full[`short.${side}`] = cut(long);
  }
  return full;
}

function cut(text: string): string {
  return text.length <= shortMax ? text : `${text.slice(0, shortMax - 1).trimEnd()}…`;
}

/** What a draft has changed since a version, by question. */
export interface DraftChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
}

interface Compared {
  readonly sections: readonly { readonly items: readonly { readonly id: string }[] }[];
}

/** Compared question by question: where they stand does not count. */
export function changesIn(draft: TemplateDraft, before: Compared): DraftChanges {
  const old = new Map(
    before.sections.flatMap(({ items }) => items).map((item) => [item.id, textOf(item)]),
  );
  const kept = itemsOfDraft(draft).filter(({ retired }) => !retired);
  const now = new Map(kept.map((item) => [item.id, canonicalJson(itemJson(item))]));
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    changed: [...now].flatMap(([id, text]) => (old.has(id) && old.get(id) !== text ? [id] : [])),
    retired: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** A question as the draft would write it, so that what only looks different is equal. */
function textOf(item: { readonly id: string }): string {
  const { id, ...rest } = JSON.parse(JSON.stringify(item)) as { readonly id: string } & Parts;
  return canonicalJson(itemJson({ id, parts: apart(rest) }));
}
