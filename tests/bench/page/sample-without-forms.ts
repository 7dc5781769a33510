/** The log of the sample without its forms, for comparison; the build makes it ahead, as it does the whole one. */

import type { Group } from '../../../src/domain/operation/operation.ts';
import { sampleGroups } from '../../../src/domain/sample/sample-programme.ts';

export function sampleLog(): readonly Group[] {
  return sampleGroups({ hasForms: false });
}
