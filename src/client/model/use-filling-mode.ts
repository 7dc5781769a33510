/**
 * For whom a form is shown in this tab, and how to choose. Staff alone see it as the account manager does, with ratings of a
 * person and private notes: who only reads the programme sees what is filled in together, and chooses nothing.
 */

import type { FillingMode } from '../../domain/form/filling-mode.ts';
import { noteFormMode, useFormMode } from './form-place.ts';
import { useMayWrite } from './use-may-write.ts';

interface ShownFor {
  readonly mode: FillingMode;
  /** Absent where there is no choice. */
  readonly onMode: ((mode: FillingMode) => void) | undefined;
}

/**
 * The mode of a place of this tab: a form, or several that are before the same eyes.
 *
 * @param first until one is chosen
 */
export function useFillingMode(place: string, first: FillingMode): ShownFor {
  const chosen = useFormMode(place);
  const isStaff = useMayWrite();
  return isStaff
    ? { mode: chosen ?? first, onMode: (mode) => noteFormMode(place, mode) }
    : { mode: 'together', onMode: undefined };
}
