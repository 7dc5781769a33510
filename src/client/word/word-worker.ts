/** Makes Word files apart from the page: one report in, one file out, under the number it was asked by. */

import type { ReportDocument } from '../../domain/report/quarterly/report-document.ts';
import type { ReportPicture } from '../ports/word.ts';
import { wordFile } from './word-document.ts';

export interface WordRequest {
  readonly id: number;
  readonly document: ReportDocument;
  readonly pictures: readonly ReportPicture[];
}

/** Without a file where it could not be made. */
export interface WordAnswer {
  readonly id: number;
  readonly file: ArrayBuffer | undefined;
}

addEventListener('message', ({ data }: MessageEvent<WordRequest>) => {
  const { id, document, pictures } = data;
  const answer = (file: ArrayBuffer | undefined): void => {
    const said: WordAnswer = { id, file };
    postMessage(said, { transfer: file === undefined ? [] : [file] });
  };
  wordFile(document, pictures).then(answer, () => answer(undefined));
});
