/** Pauses that came with a version of the stage that was not chosen. */

import type { Sme } from '../operation/record.ts';
import type { Pause } from './sme.ts';
import { timesOnHold } from './times-on-hold.ts';

/**
 * Whether a pause of an SME is left over. A person ends it or removes it; until then it counts as nothing, and the end of
 * another hold does not become its own (F263).
 *
 * @param pause as it stands among the values
 */
export function isLeftOver(values: Sme['values'], pause: Pause): boolean {
  return !timesOnHold(values).includes(pause);
}
