/** What opens PDF files, for components. */

import { createContext, useContext } from 'react';
import type { PdfOpener } from '../ports/pdf.ts';

/** Loads what opens PDF files: it is large, and loaded with the first of them. */
export type LoadPdf = () => Promise<PdfOpener>;

export const PdfContext = createContext<LoadPdf | undefined>(undefined);

/** What loads it; absent where none are shown. */
export const useLoadPdf = (): LoadPdf | undefined => useContext(PdfContext);
