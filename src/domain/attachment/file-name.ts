/** What a file may be called: what others see of it before they open it, so it must not lie about its end. */

import { nameLengthMax } from '../entity/field.ts';
import { normalForm } from '../../std/normal-form.ts';

/** Control characters, and marks that turn the direction of what follows: `exe.gpj` would be read as a picture. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const separators = /[\\/]+/g;

/** The name as it can be kept, cut in its middle where it is too long; empty where nothing is left of it. */
export function fileNameOf(name: string): string {
  const clean = normalForm(name)
    .replace(unseen, '')
    .replace(separators, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= nameLengthMax) return clean;
  const end = extensionOf(clean);
  const tail = end === '' ? '' : `.${end}`;
  return `${clean.slice(0, nameLengthMax - tail.length - 1)}…${tail}`;
}

/** What stands behind the last dot, as it is written; empty where that is no ending. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '';
}

/** The name with another ending: a picture that was redrawn has another type. */
export function withExtension(name: string, extension: string): string {
  const end = extensionOf(name);
  const stem = end === '' ? name : name.slice(0, -end.length - 1);
  return `${stem}.${extension}`;
}
