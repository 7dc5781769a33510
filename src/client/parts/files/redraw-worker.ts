/** Draws pictures again, apart from the page: one, then the next that is asked for. */

import type { RedrawnPicture } from '../../ports/picture.ts';
import { type Canvas, drawAgain } from './draw-again.ts';

export interface RedrawQuestion {
  readonly file: Blob;
  readonly isSharp: boolean;
}
export type RedrawAnswer = RedrawnPicture | 'notDrawn';

function workerCanvas(width: number, height: number): Canvas | undefined {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  return {
    context,
    encode: (type, quality) => canvas.convertToBlob({ type, quality }),
  };
}

addEventListener('message', ({ data: { file, isSharp } }: MessageEvent<RedrawQuestion>) => {
  const answer = (picture: RedrawAnswer): void =>
    postMessage(picture, { transfer: picture === 'notDrawn' ? [] : [picture.bytes.buffer] });
  drawAgain(file, isSharp, workerCanvas).then(
    (picture) => answer(picture ?? 'notDrawn'),
    () => answer('notDrawn'),
  );
});
