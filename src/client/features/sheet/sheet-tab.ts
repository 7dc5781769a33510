/** What the panel of a tab of the sheet is given, whichever tab it is. */

import type { Sheet } from '../../model/state.ts';

export interface SheetTabProps {
  readonly sheet: Sheet;
  /** The sheet is in the trash. */
  readonly readOnly: boolean;
}
