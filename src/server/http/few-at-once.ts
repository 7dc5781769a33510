/**
 * Small calls, of which one session has a few at work at once, whatever each of them costs. Some more wait: a laptop with its tabs
 * asks for the same things in the morning. The others are asked to come again. Counted by session and not by account, so that
 * whoever holds one session keeps the owner from nothing: least of all from ending it [S12].
 *
 * Kept in memory, per process.
 */

/** Calls of one session that are at work at once. */
export const atWorkMax = 3;
/** Calls of one session that wait for those. */
export const waitingMax = 30;

interface Line {
  atWork: number;
  readonly waiting: (() => void)[];
}

export class FewAtOnce {
  private readonly lines = new Map<string, Line>();

  /**
   * Does some work of a session in its turn; answers `otherwise` where too much of the same waits.
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
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else line.atWork -= 1;
      if (line.atWork === 0) this.lines.delete(of);
    }
  }
}
