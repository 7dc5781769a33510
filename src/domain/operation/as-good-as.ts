/** Values that an undo or a redo put back. */

import type { Author } from './author.ts';

/** Whether a value is as `operationId` left it: written by it, or put back since by an undo or a redo. */
export function isAsGoodAs(
  writer: string,
  operationId: string,
  name: string,
  author: Pick<Author, 'standsFor'>,
): boolean {
  for (let one: string | undefined = writer; one !== undefined; ) {
    if (one === operationId) return true;
    one = author.standsFor?.(one, name);
  }
  return false;
}
