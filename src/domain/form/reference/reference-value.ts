/** A legal value with its dates and its source; the list is in `values.ts`. */

import type { LocalDate } from '../../calendar/local-date.ts';
import type { Wording } from '../template.ts';

export interface ReferenceValue {
  readonly id: string;
  /** Nothing where the rule has no figure. */
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly label: Wording;
  readonly note?: Wording;
  readonly source: string;
  /** The day on which somebody read the source. */
  readonly checkedOn: LocalDate;
  /** The value or its wording is in doubt. */
  readonly verify?: boolean;
}
