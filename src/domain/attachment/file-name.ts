/** What a file may be called: what others see of it before they open it, so it must not lie about its end. */

import { nameLengthMax } from '../entity/field.ts';

/** Control characters, and marks that turn the direction of what follows: `exe.gpj` would be read as a picture. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const separators = /[\\/]+/g;

/** The name as it can be kept, cut in its middle where it is too long; empty where nothing is left of it. */
export function fileNameOf(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(unseen, '')
    .replace(separators, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= nameLengthMax) return clean;
  const end = extensionOf(clean);
  const tail = end === '' ? '' : `.${end}`;
  return `${clean.slice(0, nameLengthMax - tail.length - 1)}…${tail}`;
}

/** Marks that turn the direction of what follows, and control characters: others may have stored what no honest device does. */
const turning = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** The name as it is read, whoever wrote it. */
export function readName(name: string): string {
  const read = name.replace(turning, '');
  return read.trim() === '' ? '–' : read;
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

/** A name in the part that people choose and the ending that says what opens it, with its dot. */
export interface NameParts {
  readonly stem: string;
  readonly ending: string;
}

/** The endings of types that the bytes of a file prove. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
};

/**
 * A name in its two parts; the ending of its type where the name lost its own. What stands behind a dot without a letter
 * is part of the name, such as a day or a version.
 */
export function namePartsOf(name: string, mediaType: string | undefined): NameParts {
  const end = extensionOf(name);
  if (end.length < name.length - 1 && /[a-z]/i.test(end)) {
    return { stem: name.slice(0, -end.length - 1), ending: `.${end}` };
  }
  return { stem: name, ending: endings[mediaType ?? ''] ?? '' };
}

/** The name with its ending, which may have been typed with it; empty where nothing was typed. */
export function nameWith(stem: string, ending: string): string {
  const typed = stem.toLowerCase().endsWith(ending.toLowerCase())
    ? stem.slice(0, stem.length - ending.length)
    : stem;
  return typed.trim() === '' ? '' : fileNameOf(`${typed.trimEnd()}${ending}`);
}
