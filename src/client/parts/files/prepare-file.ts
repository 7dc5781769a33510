/** What is done with a file before it is kept: looked at, a picture drawn again, its name cleaned, its size checked. */

import { fileBytesMax } from '../../../domain/attachment/attachment.ts';
import { fileNameOf, withExtension } from '../../../domain/attachment/file-name.ts';
import {
  isFilm,
  headLength,
  isMeantAsPicture,
  mediaTypeOf,
  pictureSizeOf,
  pictureTypeOf,
} from '../../../domain/attachment/file-type.ts';
import { fail, ok, type Result } from '../../../std/result.ts';
import type { Bytes } from '../../ports/file-store.ts';
import type { Redraw } from '../../ports/picture.ts';

/** Why a file was not added. */
export type FileProblem =
  | 'empty'
  | 'tooLarge'
  | 'tooManyPixels'
  | 'pictureNotRead'
  | 'notRead'
  | 'there'
  | 'sheetFull'
  | 'noRoom'
  | 'notSaved';

export interface PreparedFile {
  readonly name: string;
  readonly kind: 'picture' | 'file';
  readonly bytes: Bytes;
  readonly mediaType: string | undefined;
  /** It is kept with what its camera wrote into it. */
  readonly isFilm?: boolean;
}

/** A photograph may be larger than a file before it is drawn again. */
const photographBytesMax = 60_000_000;
/** More than any camera takes: a picture that unpacks to more is meant to harm. */
const pixelsMax = 120_000_000;

/** The file as it can be kept, or why it cannot. Nothing is read of one that is too large. */
export async function prepareFile(
  file: File,
  redraw: Redraw,
): Promise<Result<PreparedFile, FileProblem>> {
  if (file.size === 0) return fail('empty');
  if (file.size > photographBytesMax) return fail('tooLarge');
  try {
    const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
    if (isMeantAsPicture(head, file.type)) return await preparePicture(file, head, redraw);
    if (file.size > fileBytesMax) return fail('tooLarge');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = mediaTypeOf(head, file.type);
    const name = fileNameOf(file.name);
    return ok({ name, kind: 'file', bytes, mediaType, isFilm: isFilm(head, file.type) });
  } catch {
    // It was moved or changed since it was chosen, or it is a folder.
    return fail('notRead');
  }
}

async function preparePicture(
  file: File,
  head: Uint8Array,
  redraw: Redraw,
): Promise<Result<PreparedFile, FileProblem>> {
  const { width, height } = pictureSizeOf(head) ?? { width: 0, height: 0 };
  if (width * height > pixelsMax) return fail('tooManyPixels');
  const type = pictureTypeOf(head);
  const redrawn = await redraw(file, type === 'image/png' || type === 'image/gif');
  if (redrawn === undefined) return fail('pictureNotRead');
  const { bytes, mediaType } = redrawn;
  if (bytes.length > fileBytesMax) return fail('tooLarge');
  const name = withExtension(fileNameOf(file.name), mediaType === 'image/png' ? 'png' : 'jpg');
  return ok({ name, kind: 'picture', bytes, mediaType });
}
