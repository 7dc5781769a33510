/**
 * A picture drawn again: what comes out has the pixels and nothing else. The place and the day that a camera wrote into
 * it, and whatever was hidden behind the picture, stay behind. In the page or in a worker: each has a canvas of its own.
 */

import type { RedrawnPicture } from '../../ports/picture.ts';

/** The longest side of a picture that is kept, in pixels. */
const sideMax = 2048;
const jpegQuality = 0.85;
/** A drawing stays as sharp as it is while it is small; a larger one is a photograph. */
const sharpBytesMax = 2_000_000;

/** What is drawn on. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  readonly encode: (mediaType: string, quality: number) => Promise<Blob | null>;
}

/**
 * The picture; nothing where the browser cannot read it.
 *
 * @param isSharp it may have been drawn and not photographed
 */
export async function drawAgain(
  file: Blob,
  isSharp: boolean,
  newCanvas: (width: number, height: number) => Canvas | undefined,
): Promise<RedrawnPicture | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = newCanvas(width, height);
    if (canvas === undefined) return undefined;
    const { context } = canvas;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    const sharp = isSharp ? await encode(canvas, 'image/png') : undefined;
    if (sharp !== undefined && sharp.bytes.length <= sharpBytesMax) return sharp;
    // What was transparent would be black.
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    return await encode(canvas, 'image/jpeg');
  } finally {
    bitmap.close();
  }
}

async function encode(
  canvas: Canvas,
  mediaType: RedrawnPicture['mediaType'],
): Promise<RedrawnPicture | undefined> {
  const blob = await canvas.encode(mediaType, jpegQuality);
  // A browser that cannot write a type writes another.
  if (blob === null || blob.type !== mediaType) return undefined;
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType };
}
