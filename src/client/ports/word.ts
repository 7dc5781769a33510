/** Reports as Word files: made apart from the page, which stays alive meanwhile. */

import type { ReportDocument } from '../../domain/report/quarterly/report-document.ts';

/** A chart of the report as a picture. */
export interface ReportPicture {
  /** The block that it is a picture of, by its key. */
  readonly block: string;
  readonly png: Uint8Array;
  /** In pixels of the page, whatever the resolution of the picture. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for who does not see it. */
  readonly description: string;
  readonly caption: string;
}

/** Makes a file; rejects where the device cannot run what makes it. */
export type WordWriter = (
  document: ReportDocument,
  pictures: readonly ReportPicture[],
) => Promise<Blob>;

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
