/** How the server ends once it is asked to: what is under way may end, and then it is over in any case. */

import type { Server } from 'node:http';

/** How long requests under way may take to end. */
export const requestsMsMax = 5000;
/** How long the services may take after that. A database that says nothing would keep the process for ever; what it was about to write it undoes. */
export const closingMsMax = 10_000;

export interface StopPorts {
  readonly server: Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'>;
  /** Closes what the server uses. */
  readonly close: () => Promise<void>;
  readonly exit: (code: 0 | 1) => void;
}

/** Ends the server: with 0 once everything is closed, with 1 where that fails or takes too long. */
export function stop({ server, close, exit }: StopPorts): void {
  const end = (): void => {
    setTimeout(() => exit(1), closingMsMax).unref();
    close().then(
      () => exit(0),
      () => exit(1),
    );
  };
  server.close(end);
  server.closeIdleConnections();
  // Streams of nudges never end by themselves.
  setTimeout(() => server.closeAllConnections(), requestsMsMax).unref();
}
