/**
 * What the cells of the list share: texts, formats and what is known of the programme, looked up once for the whole of
 * it. A hook in each of nine cells of fifty rows would wrap the translations four hundred times before the first row is
 * seen, and listen to the language and the programme six hundred times, again with every letter of a filter.
 */

import type { TFunction } from 'i18next';
import { createContext, use, useMemo } from 'react';
import { present } from '../../../std/assert.ts';
import { type Formats, useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

export type ListTexts = TFunction<['portfolio', 'domain', 'alerts']>;

interface CellContext {
  readonly t: ListTexts;
  readonly format: Formats;
  /** Contacts are still being received: none is not never. */
  readonly contactsComing: boolean;
}

/** Given by the table and by the board, from `useCellContext`. */
export const CellContextProvider = createContext<CellContext | undefined>(undefined);

/** What is given to the cells. */
export function useCellContext(t: ListTexts): CellContext {
  const format = useFormat();
  const contactsComing = useCarnetState((state) => state.contactsComing);
  return useMemo(() => ({ t, format, contactsComing }), [t, format, contactsComing]);
}

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

function useCells(): CellContext {
  return present(use(CellContextProvider), 'the table is above its cells');
}

/** The `t` of the list. Only below the table. */
export const useListTexts = (): ListTexts => useCells().t;

/** The formats of the list. Only below the table. */
export const useListFormat = (): Formats => useCells().format;

/** Whether contacts are still being received. Only below the table. */
export const useContactsComing = (): boolean => useCells().contactsComing;
