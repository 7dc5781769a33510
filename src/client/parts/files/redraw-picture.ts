/**
 * A picture drawn again: what comes out has the pixels and nothing else. The place and the day that a camera wrote into
 * it, and whatever was hidden behind the picture, stay behind.
 */

import type { Bytes } from '../../ports/file-store.ts';

/** The longest side of a picture that is kept, in pixels. */
const sideMax = 2048;
const jpegQuality = 0.85;
/** A drawing stays as sharp as it is while it is small; a larger one is a photograph. */
const sharpBytesMax = 2_000_000;

export interface RedrawnPicture {
  readonly bytes: Bytes;
  readonly mediaType: 'image/jpeg' | 'image/png';
}

/**
 * The picture; nothing where the browser cannot read it.
 *
 * @param isSharp it may have been drawn and not photographed
 */
export async function redrawPicture(
  file: Blob,
  isSharp: boolean,
): Promise<RedrawnPicture | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    const canvas = canvasFor(bitmap);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const sharp = isSharp ? await encode(canvas, 'image/png') : undefined;
    if (sharp !== undefined && sharp.bytes.length <= sharpBytesMax) return sharp;
    // What was transparent would be black.
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    return await encode(canvas, 'image/jpeg');
  } finally {
    bitmap.close();
  }
}

function canvasFor({ width, height }: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, sideMax / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  return canvas;
}

async function encode(
  canvas: HTMLCanvasElement,
  mediaType: RedrawnPicture['mediaType'],
): Promise<RedrawnPicture | undefined> {
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, mediaType, jpegQuality),
  );
  // A browser that cannot write a type writes another.
  if (blob === null || blob.type !== mediaType) return undefined;
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType };
}
