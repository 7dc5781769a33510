/**
 * Work that an answer waits for a moment and no longer: what is committed can be told before everything that follows from it is
 * done. What takes longer goes on behind the answer, and is waited for when the server closes.
 */

/** How long an answer waits, in milliseconds: less than anybody thinks of as a pause. */
export const answerWaitsMs = 1000;

export interface WorkBehindPorts {
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
  /** Told of work that failed once nobody waited for it any more. */
  onFailed(error: unknown): void;
}

export class WorkBehind {
  private readonly ports: WorkBehindPorts;
  private readonly running = new Set<Promise<void>>();

  constructor(ports: WorkBehindPorts) {
    this.ports = ports;
  }

  /** Resolves once the work is done, or goes on behind the answer. Rejects as the work does while it is waited for. */
  async wait(work: Promise<void>): Promise<void> {
    let isBehind = false;
    const quiet = work.catch((error: unknown) => {
      if (isBehind) this.ports.onFailed(error);
    });
    this.running.add(quiet);
    void quiet.then(() => this.running.delete(quiet));
    let cancel: () => void = () => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.ports.later(() => {
        isBehind = true;
        resolve();
      }, answerWaitsMs);
    });
    try {
      await Promise.race([work, patience]);
    } finally {
      cancel();
    }
  }

  /** Resolves once nothing goes on any more. */
  async ended(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
