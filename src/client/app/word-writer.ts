/**
 * Asks the worker for Word files. It is begun with the first file and kept: what it is made of is large, and is on the device
 * with the rest of the application, so that a file can be made offline.
 */

import { wordType, type WordWriter } from '../ports/word.ts';
import type { WordAnswer, WordRequest } from '../word/word-worker.ts';
import { trustedScript } from './trusted-script.ts';

let worker: Worker | undefined;
let asked = 0;

async function runningWorker(): Promise<Worker> {
  const { default: address } = await import('../word/word-worker.ts?worker&url');
  worker ??= new Worker(trustedScript(address));
  return worker;
}

/** The file of a report. */
export const writeWord: WordWriter = async (document, pictures) => {
  const running = await runningWorker();
  asked += 1;
  const request: WordRequest = { id: asked, document, pictures };
  return new Promise((resolve, reject) => {
    const end = (): void => {
      running.removeEventListener('message', onAnswer);
      running.removeEventListener('error', onError);
    };
    const onAnswer = ({ data }: MessageEvent<WordAnswer>): void => {
      if (data.id !== request.id) return;
      end();
      if (data.file === undefined) reject(new Error('The report was not written'));
      else resolve(new Blob([data.file], { type: wordType }));
    };
    const onError = (): void => {
      end();
      // What cannot start now is begun anew with the next file.
      worker = undefined;
      reject(new Error('The writer did not start'));
    };
    running.addEventListener('message', onAnswer);
    running.addEventListener('error', onError);
    running.postMessage(request);
  });
};
