/** A file that is renamed keeps its ending: without it, what is saved would open in nothing. */

import { extensionOf, fileNameOf } from './file-name.ts';

/** A name in the part that people choose and the ending that says what opens it, with its dot. */
export interface NameParts {
  readonly stem: string;
  readonly ending: string;
}

/** The endings of types that the bytes of a file prove. */
const endings: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['application/pdf', '.pdf'],
]);

/**
 * A name in its two parts; the ending of its type where the name lost its own. What stands behind a dot without a letter
 * is part of the name, such as a day or a version.
 */
export function namePartsOf(name: string, mediaType: string | undefined): NameParts {
  const end = extensionOf(name);
  if (end.length < name.length - 1 && /[a-z]/i.test(end)) {
    return { stem: name.slice(0, -end.length - 1), ending: `.${end}` };
  }
  return { stem: name, ending: endings.get(mediaType ?? '') ?? '' };
}

/** The name with its ending, which may have been typed with it; empty where nothing was typed. */
export function nameWith(stem: string, ending: string): string {
  const typed = stem.toLowerCase().endsWith(ending.toLowerCase())
    ? stem.slice(0, stem.length - ending.length)
    : stem;
  return typed.trim() === '' ? '' : fileNameOf(`${typed.trimEnd()}${ending}`);
}
