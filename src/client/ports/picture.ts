/** Pictures drawn again before they are kept, so that they hold pixels and nothing else. */

import type { Bytes } from './file-store.ts';

export interface RedrawnPicture {
  readonly bytes: Bytes;
  readonly mediaType: 'image/jpeg' | 'image/png';
}

/**
 * The picture; nothing where the browser cannot read it.
 *
 * @param isSharp it may have been drawn and not photographed
 */
export type Redraw = (file: Blob, isSharp: boolean) => Promise<RedrawnPicture | undefined>;
