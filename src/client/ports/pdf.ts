/** PDF files shown page by page: read apart from the page, drawn on a canvas, and nothing in them is run or followed. */

import type { Result } from '../../std/result.ts';
import type { Bytes } from './file-store.ts';

/**
 * Why a PDF is not shown.
 *
 * - `password`: it opens with a password only
 * - `damaged`: it is no PDF, or one that cannot be read
 * - `tooLong`: it has more pages than are opened here
 * - `noReader`: this device cannot start what reads it
 */
export type PdfProblem = 'password' | 'damaged' | 'tooLong' | 'noReader';

/** What stands on a page besides its drawing. */
export interface PdfPage {
  /** Its words, for who listens to them; empty for a scan. */
  readonly text: string;
  /** The web addresses that it links to, each once. */
  readonly links: readonly string[];
}

/** A PDF whose pages can be drawn. */
export interface PdfPages {
  readonly count: number;
  /**
   * Draws one page, and replaces what is drawn on the canvas at once. A page that is asked for meanwhile takes its place:
   * this one then answers nothing. Rejects where the page is damaged.
   *
   * @param number the first page is 1
   * @param width in pixels of the screen
   */
  draw(number: number, canvas: HTMLCanvasElement, width: number): Promise<PdfPage | undefined>;
}

/** A PDF that is being opened. */
export interface PdfOpening {
  readonly pages: Promise<Result<PdfPages, PdfProblem>>;
  /** Ends what reads it, whatever it is doing. */
  readonly close: () => void;
}

export type PdfOpener = (bytes: Bytes) => PdfOpening;
