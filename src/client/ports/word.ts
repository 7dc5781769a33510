/** Reports as Word files: made apart from the page, which stays alive meanwhile. */

import type { ReportDocument } from '../../domain/report/quarterly/report-document.ts';

/** A picture of the report, in the order in which it is drawn. */
export interface ReportPicture {
  /** The block that it stands before, by its key. */
  readonly before: string;
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
