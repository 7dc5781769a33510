/** The server ends when it is asked to, whatever it waits for (F176). */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closingMsMax, requestsMsMax, stop, type StopPorts } from '../../../src/server/stop.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose requests under way end when all connections are closed. */
function stopped(close: StopPorts['close']) {
  const exits: number[] = [];
  let ended = (): void => undefined;
  const server = {
    close: (end?: () => void) => {
      ended = end ?? ended;
      return server;
    },
    closeIdleConnections: () => undefined,
    closeAllConnections: () => ended(),
  } as unknown as StopPorts['server'];
  stop({ server, close, exit: (code) => exits.push(code) });
  return exits;
}

test('with 0 once everything is closed, and not before the requests under way have ended', async () => {
  const close = vi.fn<() => Promise<void>>(async () => undefined);
  const exits = stopped(close);
  await vi.advanceTimersByTimeAsync(requestsMsMax - 1);
  expect(close).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(exits).toEqual([0]);
});

test('with 1 where closing fails', async () => {
  const exits = stopped(() => Promise.reject(new Error('The database is gone')));
  await vi.advanceTimersByTimeAsync(requestsMsMax);
  expect(exits).toEqual([1]);
});

test('with 1 also where the database says nothing at all (F176)', async () => {
  const exits = stopped(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(requestsMsMax + closingMsMax - 1);
  expect(exits).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(exits).toEqual([1]);
});
