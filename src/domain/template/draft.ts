/** The draft of an own template, read from its fields: parts in their order, with their questions, retired ones included. */

import type { Text2 } from '../entity/field.ts';
import { itemOfName, familyOfName } from '../entity/field-name.ts';
import type { RecordOf } from '../operation/record.ts';
import type { Json } from '../../std/json.ts';
import type { Parts } from './parts.ts';

export type OwnTemplate = RecordOf<'template'>;

export interface DraftItem {
  readonly id: string;
  readonly section: string;
  readonly at: number;
  readonly parts: Parts;
  readonly retired: boolean;
}

export interface DraftSection {
  readonly id: string;
  readonly at: number;
  readonly parts: Parts;
  readonly items: readonly DraftItem[];
}

export interface TemplateDraft {
  readonly title: Text2;
  readonly copyOf: string;
  readonly head: Parts;
  readonly sections: readonly DraftSection[];
}

/** Where a question stands. */
export interface ItemPlace {
  readonly in: string;
  readonly at: number;
}

/** What has no place of its own comes last. */
const lastPlace = Number.MAX_SAFE_INTEGER;

export function readDraft({ values }: OwnTemplate): TemplateDraft {
  const ofFamily = (family: string): ReadonlyMap<string, Json> =>
    new Map(
      Object.entries(values).flatMap(([name, value]) =>
        familyOfName(name) === family && value !== undefined
          ? [[itemOfName(name) ?? '', value as Json] as const]
          : [],
      ),
    );
  const orders = ofFamily('order');
  const sections = [...ofFamily('section')].map(([id, parts]) => {
    const at = orders.get(id);
    return { id, at: typeof at === 'number' ? at : lastPlace, parts: partsIn(parts) };
  });
  const ordered = sections.toSorted(byPlace);
  const known = new Set(ordered.map(({ id }) => id));
  const places = ofFamily('place');
  const retired = ofFamily('retired');
  // A question whose part somebody else took away stands in the last one.
  const fallback = ordered.at(-1)?.id ?? '';
  const items = [...ofFamily('item')].map(([id, parts]): DraftItem => {
    const place = placeIn(places.get(id));
    const isHome = place !== undefined && known.has(place.in);
    return {
      id,
      section: isHome ? place.in : fallback,
      at: isHome ? place.at : lastPlace,
      parts: partsIn(parts),
      retired: retired.get(id) === true,
    };
  });
  return {
    title: values.title,
    copyOf: values.copyOf,
    head: partsIn(values.head),
    sections: ordered.map((section) => ({
      ...section,
      items: items.filter((item) => item.section === section.id).toSorted(byPlace),
    })),
  };
}

function byPlace(
  a: { readonly at: number; readonly id: string },
  b: { readonly at: number; readonly id: string },
): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function partsIn(value: Json | undefined): Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Parts)
    : {};
}

function placeIn(value: Json | undefined): ItemPlace | undefined {
  const { in: section, at } = partsIn(value);
  return typeof section === 'string' && typeof at === 'number' ? { in: section, at } : undefined;
}

/** Every question of a draft, in its order. */
export function itemsOfDraft({ sections }: Pick<TemplateDraft, 'sections'>): readonly DraftItem[] {
  return sections.flatMap(({ items }) => items);
}
