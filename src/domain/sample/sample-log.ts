/**
 * The log of the sample programme, as it is opened. The build replaces this module by the result of the call below
 * (`scripts/log-made-ahead.ts`): filling in some two hundred forms takes longer than storing them.
 */

import type { Group } from '../operation/operation.ts';
import { sampleGroups } from './sample-programme.ts';

/** Every change of the sample, oldest first. */
export function sampleLog(): readonly Group[] {
  return sampleGroups();
}
