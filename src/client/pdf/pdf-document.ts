/**
 * A PDF by pdf.js, the only place that knows it. The file comes from anybody, so that little is left on: no program in it
 * runs (there is no sandbox here), no text becomes code, no form is active, and nothing is fetched. Fonts that a file does
 * not bring are those of the system. Pictures in JPEG 2000 need wasm, which the content policy forbids: they stay empty.
 *
 * A worker reads the file. It belongs to one file and ends with it, so that a file that keeps it busy for ever harms none
 * other.
 */

import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { webAddress } from '../../domain/attachment/link.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';
import type { PdfPage, PdfPages, PdfProblem } from '../ports/pdf.ts';

/** More pages than any guide has. */
const pagesMax = 2_000;
/** A sheet of A4 scanned at 600 dots per inch has 35 million. */
const imagePixelsMax = 40_000_000;
/** What every browser draws on, telephones included. */
const canvasPixelsMax = 12_000_000;
const canvasSideMax = 8_192;
const textLengthMax = 20_000;
const linksMax = 50;
/** The library complains of errors, and not of each odd file. */
const verbosityErrors = 0;

/**
 * Opens a file.
 *
 * @param port what reads it; `null` reads it in this thread
 */
export async function readPdf(
  bytes: Bytes,
  port: Worker | null,
): Promise<Result<PdfPages, PdfProblem>> {
  let document: PDFDocumentProxy;
  try {
    document = await openDocument(bytes, port);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return fail(isLocked ? 'password' : 'damaged');
  }
  const count = document.numPages;
  if (count > pagesMax) return fail('tooLong');
  return count === 0 ? fail('damaged') : ok({ count, draw: drawing(document) });
}

/** The file as the library has it; rejects where it cannot be read. */
export async function openDocument(bytes: Bytes, port: Worker | null): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort = port;
  const task = getDocument({
    // What is handed to a worker is gone here, and may be shown again.
    data: bytes.slice(),
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: imagePixelsMax,
    verbosity: verbosityErrors,
  });
  return task.promise;
}

function drawing(document: PDFDocumentProxy): PdfPages['draw'] {
  let running: RenderTask | undefined;
  let latest = 0;
  return async (number, canvas, width) => {
    latest += 1;
    const mine = latest;
    running?.cancel();
    const page = await document.getPage(number);
    if (mine !== latest) return undefined;
    const drawn = globalThis.document.createElement('canvas');
    const canvasContext = drawn.getContext('2d');
    if (canvasContext === null) throw new Error('No canvas to draw on');
    const viewport = page.getViewport({ scale: scaleOf(page, width) });
    drawn.width = Math.max(1, Math.floor(viewport.width));
    drawn.height = Math.max(1, Math.floor(viewport.height));
    running = page.render({ canvasContext, viewport });
    try {
      await running.promise;
    } catch (error) {
      if (mine !== latest) return undefined;
      throw error;
    }
    const described = await pageOf(page);
    if (mine !== latest) return undefined;
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    canvas.getContext('2d')?.drawImage(drawn, 0, 0);
    page.cleanup();
    return described;
  };
}

/** As large as it is asked for, and no larger than a canvas may be. */
function scaleOf(page: PDFPageProxy, width: number): number {
  const { width: w, height: h } = page.getViewport({ scale: 1 });
  const byArea = Math.sqrt(canvasPixelsMax / (w * h));
  return Math.min(width / w, byArea, canvasSideMax / w, canvasSideMax / h);
}

/** Words and addresses of a page; where they cannot be read, the drawing still is. */
async function pageOf(page: PDFPageProxy): Promise<PdfPage> {
  const [text, links] = await Promise.all([
    textOf(page).catch(() => ''),
    linksOf(page).catch(() => []),
  ]);
  return { text, links };
}

/** The words of a page in the order of the file. */
export async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  return words.join('').slice(0, textLengthMax);
}

/** Addresses of the web alone: a link may also start a program or open a file. */
export async function linksOf(page: PDFPageProxy): Promise<readonly string[]> {
  const notes: readonly { readonly url?: unknown }[] = await page.getAnnotations();
  const found = notes.flatMap(({ url }) =>
    typeof url === 'string' ? (webAddress(url) ?? []) : [],
  );
  return [...new Set(found)].slice(0, linksMax);
}
