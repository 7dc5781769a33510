/** Shows the panel of the pill in the corner, where the whole text of what was not applied is. */

import { workPillId } from '../../model/work-place.ts';

export function openWorkPanel(): void {
  document.querySelector<HTMLElement>(`#${workPillId}`)?.click();
}
