/** What happened, for people: the last lines of a run that failed, or every line of one that is looked at. */

const linesMax = 400;
const violationsMax = 20;

export class Trace {
  /** Rare events, by name, and how often each happened. */
  readonly counts = new Map<string, number>();
  /** Promises that were broken. */
  readonly violations: string[] = [];
  private readonly lines: string[] = [];
  private readonly print: ((line: string) => void) | undefined;
  private start: number | undefined;

  constructor(print?: (line: string) => void) {
    this.print = print;
  }

  note(now: number, actor: string, what: string): void {
    this.start ??= now;
    const line = `${((now - this.start) / 1000).toFixed(3).padStart(11)}  ${actor.padEnd(4)} ${what}`;
    this.print?.(line);
    this.lines.push(line);
    if (this.lines.length > linesMax * 2) this.lines.splice(0, linesMax);
  }

  count(event: string): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1);
  }

  violate(what: string): void {
    if (this.violations.length < violationsMax) this.violations.push(what);
  }

  latest(count = linesMax): string {
    return this.lines.slice(-count).join('\n');
  }
}

/** An operation as the trace names it: A:o3, with an apostrophe while it waits. */
export function named(operationId: string, isPending: boolean): string {
  return `${operationId.replace('-', ':')}${isPending ? '’' : ''}`;
}
