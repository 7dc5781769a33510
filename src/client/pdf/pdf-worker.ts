/** Reads PDF files apart from the page. The library listens as soon as it is loaded. */

import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
