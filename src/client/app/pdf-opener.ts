/**
 * Opens PDF files: one worker for each, ended when it is closed. The worker and the library are on the device with the rest
 * of the application, so that a PDF opens offline.
 */

import { fail } from '../../std/result.ts';
import type { PdfOpener } from '../ports/pdf.ts';
import { trustedScript } from './trusted-script.ts';

/** The file, read in a worker of its own. */
export const openPdf: PdfOpener = (bytes) => {
  let worker: Worker | undefined;
  let isClosed = false;
  const open = async (): ReturnType<PdfOpener>['pages'] => {
    try {
      const [{ readPdf }, { default: address }] = await Promise.all([
        import('../pdf/pdf-document.ts'),
        import('../pdf/pdf-worker.ts?worker&url'),
      ]);
      if (isClosed) return fail('noReader');
      const started = new Worker(trustedScript(address));
      worker = started;
      // A worker that does not start says so in an event, and the library would wait for ever.
      const broken = new Promise<ReturnType<typeof fail<'noReader'>>>((resolve) => {
        started.addEventListener('error', () => resolve(fail('noReader')), { once: true });
      });
      return await Promise.race([readPdf(bytes, started), broken]);
    } catch {
      return fail('noReader');
    }
  };
  return {
    pages: open(),
    close: () => {
      isClosed = true;
      worker?.terminate();
    },
  };
};
