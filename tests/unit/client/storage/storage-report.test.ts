/** What the browser tells of its storage, and what is known of a private window. */
import { afterEach, expect, test, vi } from 'vitest';
import { storageReport } from '../../../../src/client/storage/storage-report.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const folder = (getDirectory?: () => Promise<unknown>) => ({
  storage: {
    persisted: async () => false,
    estimate: async () => ({ usage: 3, quota: 9 }),
    ...(getDirectory === undefined ? {} : { getDirectory }),
  },
});

test.each([
  ['is private', () => Promise.reject(new DOMException('No', 'SecurityError')), true],
  ['is not private', () => Promise.resolve({}), false],
  ['fails for another reason', () => Promise.reject(new DOMException('No', 'UnknownError')), false],
  ['knows no folder', undefined, undefined],
] as const)('(F222) a window that %s is told as what it is', async (_what, ask, endsWithWindow) => {
  vi.stubGlobal('navigator', folder(ask));
  expect(await storageReport()).toEqual({ persisted: false, usage: 3, quota: 9, endsWithWindow });
});

test('a browser that tells nothing is no private window', async () => {
  vi.stubGlobal('navigator', {});
  expect((await storageReport()).endsWithWindow).toBeUndefined();
});
