/**
 * How many requests of one connection are at work. A browser sends the next one once the answer is there, and opens more connections
 * where it wants more; so does a proxy. Whoever sends thousands without waiting (pipelining) would have all of them begun in one turn
 * of the event loop.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** One, and the next that comes in the moment in which the first is done: more than any browser or proxy has on a connection. */
export const ofConnectionMax = 2;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The listener, for connections that wait for their answers; one that does not is ended. */
export function fewPerConnection(listener: Listener): Listener {
  const begun = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    // What came in the same piece is still handed over.
    if (socket.destroyed) return;
    const count = (begun.get(socket) ?? 0) + 1;
    if (count > ofConnectionMax) {
      socket.destroy();
      return;
    }
    begun.set(socket, count);
    // Not within the turn: what is answered at once is sent when the turn ends, and nobody can have waited for it.
    response.once('close', () =>
      setImmediate(() => begun.set(socket, (begun.get(socket) ?? 1) - 1)),
    );
    listener(request, response);
  };
}
