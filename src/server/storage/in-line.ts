/**
 * Work that waits in line: one at a time under each name, in the order in which it came. For writes of one programme,
 * which wait for its lock anyway: those that waited with a connection in their hands left none for whoever only reads.
 */
export class InLine {
  private readonly lasts = new Map<string, Promise<unknown>>();

  /** Runs the work once everything before it under this name has ended, well or not. */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.lasts.get(name);
    const running = before === undefined ? work() : before.then(work);
    const ended = running.catch(() => undefined);
    this.lasts.set(name, ended);
    void ended.then(() => {
      if (this.lasts.get(name) === ended) this.lasts.delete(name);
    });
    return running;
  }
}
