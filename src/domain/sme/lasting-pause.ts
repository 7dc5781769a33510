/** The pauses of the hold that lasts. */

import type { Sme } from '../operation/record.ts';
import type { Pause } from './sme.ts';
import { timesOnHold } from './times-on-hold.ts';

/**
 * Whether a pause of an SME lasts. Any other without an end is left over from a stage that was not chosen: a person ends it or
 * removes it, and the end of this hold does not become its own (F263).
 *
 * @param pause as it stands among the values
 */
export function isLasting(values: Sme['values'], pause: Pause): boolean {
  return pause.to === undefined && timesOnHold(values).includes(pause);
}
