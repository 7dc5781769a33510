/** How pictures are drawn again, for components: apart from the page where that can be. */

import { useRedrawApart } from '../../model/use-redraw-apart.ts';
import type { Redraw } from '../../ports/picture.ts';
import { redrawPicture } from './redraw-picture.ts';

export const useRedraw = (): Redraw => useRedrawApart() ?? redrawPicture;
