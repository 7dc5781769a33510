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

/** The `t` of the list. Only below the table. */
export function useListTexts(): ListTexts {
  return present(use(ListTextsContext), 'the table is above its cells');
}
