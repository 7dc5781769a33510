/**
 * Decides on what waited for the records of a push behind its answer: what the answer tells is committed, and others hear of the
 * rest as it is decided. There is one loop for each programme, however many pushes come, and one turn at a time over all of them, with
 * a rest after it: nobody asks for this work any more, so it leaves most of the time to those who wait for an answer. What fails is looked for and tried again
 * later, since the devices that pushed it were answered long ago.
 */

import { type Care, carefully } from './too-long.ts';

/** How long an answer waits, in milliseconds: less than anybody thinks of as a pause. */
export const answerWaitsMs = 1000;
/** When what failed is tried again, in milliseconds; twice as late each time. */
export const retryMs = 60_000;
/** So late at most. */
export const retryMsMax = 60 * retryMs;
/** After a turn that took longer than a moment the desk rests so many times as long: it has a quarter of the time at most. */
const restsAsLong = 3;
/** So long at most, in milliseconds. */
const restMsMax = 60_000;
/** A moment, in milliseconds. */
const momentMs = 20;

export interface WaitingDeskPorts {
  /** One turn over what waits for some records; answers the records for which more may wait. */
  decide(programmeId: string, arrived: readonly string[], care: Care): Promise<readonly string[]>;
  /** Records of a programme that came and that others still wait for, so many at once. */
  leftOver(programmeId: string): Promise<readonly string[]>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
  /** Told of each failure. */
  onFailed(error: unknown): void;
}

interface Loop {
  readonly arrived: Set<string>;
  readonly done: Promise<void>;
}

export class WaitingDesk {
  private readonly ports: WaitingDeskPorts;
  private readonly loops = new Map<string, Loop>();
  /** Programme to how its next try is called off. */
  private readonly retries = new Map<string, () => void>();
  /** Programme to how long it waits before its next try, where the last one failed. */
  private readonly pauses = new Map<string, number>();
  private closing = false;
  /** Resolves once the turn before is over, and the rest after it. */
  private free: Promise<void> = Promise.resolve();
  /** Ends the rest that is under way. */
  private wake: () => void = () => undefined;

  constructor(ports: WaitingDeskPorts) {
    this.ports = ports;
  }

  get isClosing(): boolean {
    return this.closing;
  }

  /** Resolves once what waited for the records is decided, or goes on behind the answer. It never rejects. */
  async wait(programmeId: string, records: readonly string[]): Promise<void> {
    const loop = this.loops.get(programmeId) ?? this.begin(programmeId);
    for (const record of records) loop.arrived.add(record);
    let cancel: () => void = () => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.ports.later(resolve, answerWaitsMs);
    });
    await Promise.race([loop.done, patience]);
    cancel();
  }

  /** Begins nothing more, and resolves once the turns under way are over: what is left is for the next start. */
  async close(): Promise<void> {
    this.closing = true;
    this.wake();
    for (const cancel of this.retries.values()) cancel();
    this.retries.clear();
    await Promise.all([...this.loops.values()].map(({ done }) => done));
  }

  /**
   * Decides on everything of a programme whose record came and that was not decided on, in turns like the others. It never rejects:
   * what fails is tried again.
   */
  async decideLeftOver(programmeId: string): Promise<void> {
    for (let loop = this.loops.get(programmeId); loop !== undefined; ) {
      await loop.done;
      loop = this.loops.get(programmeId);
    }
    if (!this.closing) await this.begin(programmeId, 'leftOver').done;
  }

  /** Does some other work that nobody waits for in a turn over all programmes; `undefined` where the server closes first. */
  async turn<T>(work: () => Promise<T>): Promise<T | undefined> {
    const before = this.free;
    let isOver: () => void = () => undefined;
    this.free = new Promise((resolve) => (isOver = resolve));
    await before;
    const began = this.ports.now();
    try {
      // What is left when the server closes is for the next start.
      return this.closing ? undefined : await work();
    } finally {
      void this.rest(this.ports.now() - began).then(isOver);
    }
  }

  private begin(programmeId: string, what?: 'leftOver'): Loop {
    const arrived = new Set<string>();
    const loop = { arrived, done: this.run(programmeId, arrived, what === 'leftOver') };
    this.loops.set(programmeId, loop);
    return loop;
  }

  private async run(programmeId: string, arrived: Set<string>, isLeftOver: boolean): Promise<void> {
    // Whoever begins it says only then what came.
    await Promise.resolve();
    try {
      do {
        if (isLeftOver) for (const record of await this.leftOver(programmeId)) arrived.add(record);
        isLeftOver &&= arrived.size > 0;
        while (arrived.size > 0 && !this.closing) {
          const from = [...arrived];
          arrived.clear();
          const more = await carefully((care) =>
            this.turn(() => this.ports.decide(programmeId, from, care)),
          );
          for (const record of more ?? []) arrived.add(record);
        }
      } while (isLeftOver && !this.closing);
      this.pauses.delete(programmeId);
    } catch (error) {
      this.ports.onFailed(error);
      this.tryAgain(programmeId);
    } finally {
      this.loops.delete(programmeId);
    }
  }

  private async leftOver(programmeId: string): Promise<readonly string[]> {
    return (await this.turn(() => this.ports.leftOver(programmeId))) ?? [];
  }

  private async rest(tookMs: number): Promise<void> {
    if (tookMs < momentMs || this.closing) return;
    await new Promise<void>((resolve) => {
      // A clock that was set meanwhile says that a turn took days.
      const cancel = this.ports.later(resolve, Math.min(restMsMax, tookMs * restsAsLong));
      this.wake = () => {
        cancel();
        resolve();
      };
    });
  }

  private tryAgain(programmeId: string): void {
    if (this.closing || this.retries.has(programmeId)) return;
    const pause = this.pauses.get(programmeId) ?? retryMs;
    this.pauses.set(programmeId, Math.min(2 * pause, retryMsMax));
    const again = (): void => {
      this.retries.delete(programmeId);
      // Another push is being decided on: what failed comes after it.
      if (this.loops.has(programmeId)) this.tryAgain(programmeId);
      else this.begin(programmeId, 'leftOver');
    };
    this.retries.set(programmeId, this.ports.later(again, pause));
  }
}
