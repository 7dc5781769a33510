/**
 * Draws pictures again in a worker, so that the page goes on meanwhile. One at a time: two photographs unpacked at once may be
 * more than a telephone has room for. The worker is ended when none was asked for in a while.
 *
 * What fails: a browser without a canvas in workers, one that reads a format in pages alone, or a worker that does not start.
 * Then the picture is drawn in the page. A picture that takes too long is not drawn at all.
 */

import type { Redraw } from '../../ports/picture.ts';
import { redrawPicture } from './redraw-picture.ts';
import type { RedrawAnswer, RedrawQuestion } from './redraw-worker.ts';

/** The largest photograph takes a few seconds on a slow device. */
const drawingMsMax = 60_000;
/** Counted in steps: of the time in which a telephone held the page still, no more than one counts. */
const stepMs = 5000;
/** Between two pictures that are added together, the first is saved. */
const restMs = 10_000;

export interface RedrawApartOptions {
  readonly startWorker: () => Promise<Worker>;
  /** Runs the work after a time; the answer cancels. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Draws it in the page. */
  readonly inPage?: Redraw;
}

/** What became of a picture in the worker; `failed`: the worker did. */
type Drawn = RedrawAnswer | 'failed' | 'tooSlow';

export function redrawApart(options: RedrawApartOptions): Redraw {
  const { startWorker, later, inPage = redrawPicture } = options;
  let worker: Worker | undefined;
  let endRest = (): void => undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const draw = async (question: RedrawQuestion): Promise<Drawn> => {
    endRest();
    const settled = new AbortController();
    const { signal } = settled;
    let cancel = (): void => undefined;
    try {
      return await new Promise<Drawn>((resolve) => {
        const step = (leftMs: number): void => {
          if (leftMs <= 0) resolve('tooSlow');
          else cancel = later(() => step(leftMs - stepMs), stepMs);
        };
        const ask = (running: Worker): void => {
          // It started too late, and another may be drawing by then.
          if (signal.aborted) {
            running.terminate();
            return;
          }
          worker = running;
          const answered = ({ data }: MessageEvent<RedrawAnswer>): void => resolve(data);
          running.addEventListener('message', answered, { signal });
          running.addEventListener('error', () => resolve('failed'), { signal });
          running.postMessage(question);
        };
        step(drawingMsMax);
        if (worker === undefined) {
          startWorker()
            .then(ask)
            .catch(() => resolve('failed'));
        } else ask(worker);
      });
    } finally {
      settled.abort();
      cancel();
      endRest = later(end, restMs);
    }
  };
  const redraw: Redraw = async (file, isSharp) => {
    const drawn = await draw({ file, isSharp });
    if (typeof drawn === 'object') return drawn;
    if (drawn !== 'notDrawn') end();
    return drawn === 'tooSlow' ? undefined : inPage(file, isSharp);
  };
  return (file, isSharp) => {
    const mine = last.then(() => redraw(file, isSharp));
    last = mine.catch(() => undefined);
    return mine;
  };
}
