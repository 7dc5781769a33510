/** One thing at a time, in the order asked for: commands, typing, and what other tabs tell. */

export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` once everything asked for before is over, whether that succeeded or not. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Runs `work` until nothing was asked for while it ran. */
  async takeLast(work: () => Promise<void>): Promise<void> {
    for (let before: unknown; before !== this.last; ) {
      const turn = this.take(work);
      before = this.last;
      await turn;
    }
  }
}
