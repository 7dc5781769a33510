/** The times at which an SME was on hold, as figures and alerts count them. */

import type { Sme } from '../operation/record.ts';
import type { Pause } from './sme.ts';

/**
 * The pauses of an SME. One without an end lasts only while the stage says so: beside another stage it came with a version of
 * the stage that was not chosen, and would silence every alert for good (F263).
 */
export function timesOnHold({ stage, pauses = {} }: Sme['values']): readonly Pause[] {
  return Object.values(pauses).filter(({ to }) => to !== undefined || stage === 'paused');
}
