/** What was said while a stream of nudges was away, and repeats the head, is heard of once the stream is back. */

import { expect, it } from 'vitest';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

const headers = { 'carnet-protocol': '9', 'content-type': 'application/x-ndjson' };

/** Lets what waits for promises go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

it('[C12] counts the head a stream begins with as told again after its line broke, and not after the server ended it (F199)', async () => {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const environment = testEnvironment();
  const fetch = async (): Promise<Response> =>
    new Response(new ReadableStream({ start: (stream) => void streams.push(stream) }), { headers });
  const http = httpTransport({ environment, random: () => 0.5, fetch }, 'maelle');
  const heard: unknown[] = [];
  const stop = http.nudges('p', (head, isAgain) => heard.push([head, isAgain]));
  const told = async (head: number): Promise<unknown> => {
    streams.at(-1)?.enqueue(new TextEncoder().encode(`{"head":${String(head)}}\n`));
    await settle();
    return heard.at(-1);
  };
  const opensAgain = async (): Promise<void> => {
    const before = streams.length;
    await settle();
    environment.pass(10_000);
    await settle();
    expect(streams).toHaveLength(before + 1);
  };
  await settle();
  expect(await told(4)).toEqual([4, false]);
  streams.at(-1)?.error(new TypeError('network error'));
  await opensAgain();
  expect(await told(4)).toEqual([4, true]);
  streams.at(-1)?.error(new TypeError('network error'));
  await opensAgain();
  expect(await told(5)).toEqual([5, false]);
  streams.at(-1)?.close();
  await opensAgain();
  expect(await told(5)).toEqual([5, false]);
  stop();
});
