/** Requests of one connection that are at work (control 25). */

import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import {
  fewPerConnection,
  ofConnectionMax,
} from '../../../../src/server/http/few-per-connection.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const one = 'GET / HTTP/1.1\r\nHost: carnet\r\n\r\n';

/** A server that answers when it is told to, and a connection to it. */
async function connection(isAnsweredAtOnce = false) {
  const ends: (() => void)[] = [];
  let begun = 0;
  server = createServer(
    fewPerConnection((_request, response) => {
      begun += 1;
      if (isAnsweredAtOnce) response.end('done');
      else ends.push(() => response.end('done'));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  let isEnded = false;
  socket.on('data', (data) => (heard += data.toString()));
  socket.on('error', () => undefined);
  socket.on('close', () => (isEnded = true));
  return {
    send: (text: string) => socket.write(text),
    begun: () => begun,
    endAll: () => ends.splice(0).forEach((end) => end()),
    answers: () => heard.split('HTTP/1.1 200').length - 1,
    isEnded: () => isEnded,
  };
}

it('are answered where they wait for their turn (control 25)', async () => {
  const { send, begun, endAll, answers, isEnded } = await connection();
  for (let round = 1; round <= 3; round += 1) {
    send(one.repeat(ofConnectionMax));
    await expect.poll(begun).toBe(round * ofConnectionMax);
    endAll();
    await expect.poll(answers).toBe(round * ofConnectionMax);
  }
  expect(isEnded()).toBe(false);
});

it.each([
  ['are answered later', false],
  ['are answered at once', true],
])(
  'end it where it sends on and on, with no more begun than those that %s (control 25)',
  async (_how, atOnce) => {
    const { send, begun, isEnded } = await connection(atOnce);
    send(one.repeat(1000));
    await expect.poll(isEnded).toBe(true);
    expect(begun()).toBe(ofConnectionMax);
  },
);
