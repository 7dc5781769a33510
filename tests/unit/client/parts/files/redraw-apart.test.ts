/** Pictures drawn again in a worker: one at a time, and in the page where the worker cannot. */

import { beforeEach, expect, it, vi } from 'vitest';
import { redrawApart } from '../../../../../src/client/parts/files/redraw-apart.ts';
import type {
  RedrawAnswer,
  RedrawQuestion,
} from '../../../../../src/client/parts/files/redraw-worker.ts';
import type { Redraw, RedrawnPicture } from '../../../../../src/client/ports/picture.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/carnet-fixture.ts';
import { eventually } from '../../../../support/eventually.ts';

const picture = (byte: number): RedrawnPicture => ({
  bytes: new Uint8Array([byte]),
  mediaType: 'image/jpeg',
});
const file = new Blob(['photograph']);

class FakeWorker extends EventTarget {
  readonly asked: RedrawQuestion[] = [];
  isEnded = false;
  postMessage(question: RedrawQuestion): void {
    this.asked.push(question);
  }
  answer(data: RedrawAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  terminate(): void {
    this.isEnded = true;
  }
}

let workers: FakeWorker[];
let environment: TestEnvironment;
let redraw: Redraw;
const inPage = vi.fn<Redraw>();
const startWorker = vi.fn<() => Promise<Worker>>();

beforeEach(() => {
  workers = [];
  environment = testEnvironment();
  inPage.mockReset().mockResolvedValue(picture(9));
  startWorker.mockReset().mockImplementation(async () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  redraw = redrawApart({
    startWorker,
    inPage,
    later: (work, ms) => environment.later(work, ms),
  });
});

it('draws one after the other in one worker, which ends when none was asked for in a while', async () => {
  const first = redraw(file, true);
  const second = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toEqual([{ file, isSharp: true }]));
  workers[0]?.answer(picture(1));
  expect(await first).toEqual(picture(1));
  await eventually(() => expect(workers[0]?.asked).toHaveLength(2));
  workers[0]?.answer(picture(2));
  expect(await second).toEqual(picture(2));
  expect(inPage).not.toHaveBeenCalled();
  expect(workers).toHaveLength(1);
  expect(workers[0]?.isEnded).toBe(false);
  environment.pass(10_000);
  expect(workers[0]?.isEnded).toBe(true);
});

it('draws in the page what the worker cannot read, and goes on with the next', async () => {
  const first = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(1));
  workers[0]?.answer('notDrawn');
  expect(await first).toEqual(picture(9));
  const second = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(2));
  workers[0]?.answer(picture(2));
  expect(await second).toEqual(picture(2));
  expect(inPage).toHaveBeenCalledTimes(1);
});

it('draws in the page where no worker starts, at once or a moment later', async () => {
  startWorker.mockRejectedValueOnce(new TypeError('blocked'));
  expect(await redraw(file, false)).toEqual(picture(9));
  const second = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(1));
  workers[0]?.dispatchEvent(new Event('error'));
  expect(await second).toEqual(picture(9));
  expect(workers[0]?.isEnded).toBe(true);
});

it('gives up a picture that takes too long, wherever it would be drawn', async () => {
  const first = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(1));
  environment.pass(60_000);
  expect(await first).toBeUndefined();
  expect(workers[0]?.isEnded).toBe(true);
  expect(inPage).not.toHaveBeenCalled();
  const second = redraw(file, false);
  await eventually(() => expect(workers[1]?.asked).toHaveLength(1));
  workers[1]?.answer(picture(2));
  expect(await second).toEqual(picture(2));
});

it('draws a picture whose page was held still for longer than that, once it goes on', async () => {
  const due: (() => void)[] = [];
  redraw = redrawApart({
    startWorker,
    inPage,
    later: (work) => {
      due.push(work);
      return () => undefined;
    },
  });
  const drawn = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(1));
  // What was due meanwhile runs before the worker is heard.
  for (const work of due.splice(0)) work();
  workers[0]?.answer(picture(1));
  expect(await drawn).toEqual(picture(1));
});

it('gives up a worker that does not start, and draws the next picture', async () => {
  let startLate = (_worker: Worker): void => undefined;
  const late = new Promise<Worker>((resolve) => {
    startLate = resolve;
  });
  startWorker.mockReturnValueOnce(late);
  const first = redraw(file, false);
  await eventually(() => expect(startWorker).toHaveBeenCalledOnce());
  environment.pass(60_000);
  expect(await first).toBeUndefined();
  const second = redraw(file, false);
  await eventually(() => expect(workers[0]?.asked).toHaveLength(1));
  const [tooLate, running] = [new FakeWorker(), workers[0]];
  startLate(tooLate as unknown as Worker);
  await eventually(() => expect(tooLate.isEnded).toBe(true));
  running?.answer(picture(2));
  expect(await second).toEqual(picture(2));
});
