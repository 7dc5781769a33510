import { expect, test } from 'vitest';
import {
  guardPreloadErrors,
  type PreloadGuardParts,
} from '../../../../src/client/app/preload-error.ts';
import { eventually } from '../../../support/eventually.ts';

function guard(changes: Partial<PreloadGuardParts> = {}) {
  const target = new EventTarget();
  const kept = new Map<string, string>();
  const steps: string[] = [];
  let nowMs = 5_000_000;
  const stop = guardPreloadErrors({
    target,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    now: () => nowMs,
    canReload: () => true,
    beforeReload: async () => void steps.push('draft'),
    reload: () => void steps.push('reload'),
    ...changes,
  });
  const fail = (): boolean => {
    const event = new Event('vite:preloadError', { cancelable: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { fail, steps, stop, pass: (ms: number) => (nowMs += ms) };
}

test('the draft is put away, then the page is reloaded', async () => {
  const { fail, steps } = guard();
  expect(fail()).toBe(true);
  await eventually(() => expect(steps).toEqual(['draft', 'reload']));
});

test('a reload that did not help is not repeated for 30 s', async () => {
  const { fail, steps, pass } = guard();
  fail();
  pass(29_999);
  expect(fail()).toBe(false);
  pass(1);
  expect(fail()).toBe(true);
  await eventually(() => expect(steps.filter((step) => step === 'reload')).toHaveLength(2));
});

test('a clock that was put back does not block the reload', () => {
  const { fail, pass } = guard();
  fail();
  pass(-1_000_000);
  expect(fail()).toBe(true);
});

test('a draft that cannot be put away does not keep a broken page', async () => {
  const { fail, steps } = guard({ beforeReload: () => Promise.reject(new Error('full')) });
  fail();
  await eventually(() => expect(steps).toEqual(['reload']));
});

test('nothing is reloaded where no page can be had, or where a loop could not be seen', () => {
  expect(guard({ canReload: () => false }).fail()).toBe(false);
  const blocked = (): never => {
    throw new DOMException('blocked', 'SecurityError');
  };
  expect(guard({ storage: { getItem: blocked, setItem: blocked } }).fail()).toBe(false);
});

test('after stopping, failures are left to the page', () => {
  const { fail, stop } = guard();
  stop();
  expect(fail()).toBe(false);
});
