/** What of a section stands on the screen. */

import type { ItemView, SectionView } from '../../../domain/form/view.ts';

/** A section with the items that are asked and may be seen. */
export interface ShownSection {
  readonly view: SectionView;
  readonly items: readonly ItemView[];
}
