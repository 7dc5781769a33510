// @vitest-environment jsdom
/** Work that waits until the page is idle, in browsers that tell and in those that do not. */
import { afterEach, expect, test, vi } from 'vitest';
import { whenIdle } from '../../../../src/client/app/when-idle.ts';

afterEach(() => vi.unstubAllGlobals());

function frames() {
  const waiting = new Map<number, FrameRequestCallback>();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (work: FrameRequestCallback) => {
    last += 1;
    waiting.set(last, work);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => waiting.delete(frame));
  return () => {
    const due = [...waiting.values()];
    waiting.clear();
    for (const work of due) work(0);
  };
}

test('where the browser tells, it decides', () => {
  const idle = vi.fn();
  const cancel = vi.fn();
  vi.stubGlobal('requestIdleCallback', (work: () => void) => {
    idle.mockImplementation(work);
    return 7;
  });
  vi.stubGlobal('cancelIdleCallback', cancel);
  const work = vi.fn();
  const stop = whenIdle(work);
  expect(work).not.toHaveBeenCalled();
  idle();
  expect(work).toHaveBeenCalledOnce();
  stop();
  expect(cancel).toHaveBeenCalledWith(7);
});

test('where it does not, the frame that is being drawn comes first', () => {
  const frame = frames();
  const work = vi.fn();
  whenIdle(work);
  frame();
  expect(work).not.toHaveBeenCalled();
  frame();
  expect(work).toHaveBeenCalledOnce();
});

test('what is called off is not done, before the first frame or after it', () => {
  const frame = frames();
  const work = vi.fn();
  const early = whenIdle(work);
  early();
  const late = whenIdle(work);
  frame();
  late();
  frame();
  frame();
  expect(work).not.toHaveBeenCalled();
});
