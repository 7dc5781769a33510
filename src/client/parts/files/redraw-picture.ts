/** Draws a picture again in the page, where no worker could: the page waits while it is drawn and written. */

import type { Redraw } from '../../ports/picture.ts';
import { type Canvas, drawAgain } from './draw-again.ts';

export const redrawPicture: Redraw = (file, isSharp) => drawAgain(file, isSharp, pageCanvas);

function pageCanvas(width: number, height: number): Canvas | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  return {
    context,
    encode: (mediaType, quality) =>
      new Promise((resolve) => canvas.toBlob(resolve, mediaType, quality)),
  };
}
