/** How pictures are drawn again, for components: apart from the page where that can be. */

import { useRedrawApart } from '../../model/use-redraw-apart.ts';
import type { Redraw } from '../../ports/picture.ts';
import { redrawPicture } from './redraw-picture.ts';

export function useRedraw(): Redraw {
  const apart = useRedrawApart();
  if (apart === undefined) return redrawPicture;
  // Where what draws apart does not load, the picture is drawn here.
  return (file, isSharp) => apart(file, isSharp).catch(() => redrawPicture(file, isSharp));
}
