/**
 * Small calls, of which one account has a few at work at once, whatever each of them costs. Some more wait: three laptops with
 * their tabs all ask for the same things in the morning. The others are asked to come again [S12].
 *
 * Kept in memory, per process.
 */

import { setImmediate } from 'node:timers/promises';

/** Calls of one account that are at work at once. */
export const atWorkMax = 3;
/** Calls of one account that wait for those. */
export const waitingMax = 30;

interface Line {
  atWork: number;
  readonly waiting: (() => void)[];
}

export class FewAtOnce {
  private readonly lines = new Map<string, Line>();

  /**
   * Does some work of an account in its turn; answers `otherwise` where too much of the same waits.
   *
   * @param of whose it is, and what: what is of another kind has a line of its own
   */
  async inTurn<T>(of: string, work: () => Promise<T>, otherwise: () => T): Promise<T> {
    const line = this.lines.get(of) ?? { atWork: 0, waiting: [] };
    if (line.waiting.length >= waitingMax) return otherwise();
    this.lines.set(of, line);
    if (line.atWork < atWorkMax) line.atWork += 1;
    else await new Promise<void>((resolve) => void line.waiting.push(resolve));
    try {
      // An embedded database answers without letting the event loop turn: others would not be heard while this is at work.
      await setImmediate();
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else line.atWork -= 1;
      if (line.atWork === 0) this.lines.delete(of);
    }
  }
}
