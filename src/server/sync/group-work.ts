/**
 * What it takes to decide on a group, as it shows while it is decided. A push is weighed before [S18]: that is what is known of the
 * cost, and this is the end of what was not.
 */

/** So long a group may keep the processor, in milliseconds: some five times as long as the largest that anybody makes by typing. */
export const groupMsMax = 2000;
/** By the clock it may take a little longer: others on the machine work too. */
const clockMs = 1.2 * groupMsMax;
/** How often it begins again where the processor worked for others most of the time. */
const triesMax = 2;

/** The same for all groups of a push together; more than that is to come in smaller ones. */
export const pushMsMax = 3000;
/** The same of a push whose weight says that it takes a part of a second. */
export const lightPushMsMax = 2000;

/** So long the small groups of a transaction may take together, in milliseconds. To measure one takes as long as most of them do. */
export const unmeasuredMsMax = 100;

/** A millisecond of the processor counts as so many bytes that are touched: 50 of them are a turn [S12]. */
export const bytesOfMs = 10 * 1024;

/** To decide on this group took too long. Nothing of it was decided. */
export class TooMuchWork extends Error {
  constructor() {
    super(`The group keeps the processor for more than ${groupMsMax} ms`);
    this.name = 'TooMuchWork';
  }
}

/** Does work that changes nothing but what it answers, and ends it after `ms` milliseconds of the clock, wherever it stands. */
export type Interruptible = <T>(work: () => T, ms: number) => { readonly value: T } | 'interrupted';

/** Does a part of the work on a group. Throws `TooMuchWork` where the group has taken too long. */
export type Within = <T>(work: () => T) => T;

/** What work is measured by, and ended with. */
export interface WorkPorts {
  /** How long the processor has worked for this process, in milliseconds. Absent where nobody measures: then a group may take any time. */
  readonly processorMs?: () => number;
  readonly interruptible?: Interruptible;
}

/** Begins to measure the work on a group. */
export function workOfGroup({ processorMs, interruptible }: WorkPorts): Within {
  if (processorMs === undefined || interruptible === undefined) return (work) => work();
  const began = processorMs();
  return (work) => {
    for (let tries = 1; ; tries += 1) {
      const done = interruptible(work, clockMs);
      if (done !== 'interrupted') return done.value;
      if (tries === triesMax || processorMs() - began >= groupMsMax) throw new TooMuchWork();
    }
  };
}

/** The work on the groups of one transaction. Small ones are measured only where they turn out to take long, many of them together. */
export class WorkOfGroups {
  private unmeasuredMs = 0;

  /** Decides on a group, measured where that may take long. Throws `TooMuchWork` where it has. */
  do<T>(ports: WorkPorts, isSmall: () => boolean, decide: (within?: Within) => T): T {
    if (this.unmeasuredMs >= unmeasuredMsMax || !isSmall()) return decide(workOfGroup(ports));
    const { processorMs = () => 0 } = ports;
    const began = processorMs();
    try {
      return decide();
    } finally {
      this.unmeasuredMs += processorMs() - began;
    }
  }
}
