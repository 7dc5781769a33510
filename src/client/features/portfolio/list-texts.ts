/**
 * The texts of the list, looked up once for the whole of it. A hook in each of nine cells of fifty rows would
 * wrap the translations four hundred times before the first row is seen.
 */

import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import { present } from '../../../std/assert.ts';

export type ListTexts = TFunction<['portfolio', 'domain', 'alerts']>;

/** Given by the table. */
export const ListTextsContext = createContext<ListTexts | undefined>(undefined);

/**
 * The same `t`, which looks no text up twice: the rows say a few dozen texts some five hundred times, and finding
 * one costs as much as drawing a cell. Good for as long as `t` is: a change of language brings another.
 */
export function remembering(t: ListTexts): ListTexts {
  const known = new Map<string, unknown>();
  return new Proxy(t, {
    apply: (look, self, asked: readonly unknown[]) => {
      const place = JSON.stringify(asked);
      const text = known.get(place) ?? Reflect.apply(look, self, asked);
      known.set(place, text);
      return text;
    },
  });
}

/** The `t` of the list. Only below the table. */
export function useListTexts(): ListTexts {
  return present(use(ListTextsContext), 'the table is above its cells');
}
