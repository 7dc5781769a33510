/** What this device keeps of a programme outside its database: it goes with it. */

import { forgetLooks, lookerKey } from './looked.ts';
import { forgetPadExchanges } from './pad-exchanges.ts';
import { preferences } from './preferences.ts';
import { isViewOf } from './saved-views.ts';

/** Where a membership ended, or where the programme was removed from the device. */
export function forgetWhatWasSeen({
  programmeId,
  memberId,
}: {
  readonly programmeId: string;
  readonly memberId: string;
}): void {
  const looker = lookerKey(programmeId, memberId);
  forgetLooks(looker);
  forgetPadExchanges(looker);
  preferences.setState(({ views }) => ({
    views: views.filter((view) => !isViewOf(view, { programmeId, memberId })),
  }));
}
