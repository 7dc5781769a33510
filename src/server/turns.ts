/**
 * Turns over the whole process, fair by who asks. Accounts cost nothing, networks cost little and ids of programmes can be made up:
 * none of them alone is a measure. So a turn goes to the call whose network, programme and account all had none for the longest
 * time. Who has many of one of them and few of another gains nothing by it: whoever comes waits for as many calls of theirs as they
 * have of what they have fewest, and none of them ever has all the turns. A turn that made much counts as several: whoever asks for
 * little has more of them [S12].
 *
 * A turn is for work of the processor or the database and nothing else: whoever kept one while a body arrives over a slow
 * line would keep it from everybody.
 *
 * Kept in memory, per process.
 */

import { setImmediate } from 'node:timers/promises';

/** Whose a call is: the network, the programme (the account where there is none), the account. */
export type Caller = readonly [network: string, programme: string, account: string];

/** Turns at once: in all, of one network, of one programme, of one account. */
export type AtOnce = readonly [all: number, network: number, programme: number, account: number];
/** More than one, because a database on another machine answers several in the time of one. */
export const turnsAtOnceMax: AtOnce = [8, 4, 3, 2];
/** Turns for what the processor alone does, and while it does so, nothing else. */
export const oneAtOnce: AtOnce = [1, 1, 1, 1];
/**
 * Calls of one network, or of one programme, that wait for a turn. Beyond it each account has one that waits, and is asked to come
 * again with others.
 */
export const waitingTogetherMax = 300;
/**
 * How often the event loop turns before the work of a call. It accepts one connection each time: an embedded database answers
 * without letting it turn, and whoever asks for the page or for the health of the server would wait for all that work.
 */
const loopTurns = 4;

/** An answer counts as one turn for each of these many bytes, before it is packed: those of an ordinary part of a download. */
export const bytesOfTurn = 512 * 1024;
/** A turn counts as no more than this: nobody waits for ever because of the last one. */
export const countedMax = 8;

/** A network, a programme or an account of which calls wait or are at work. */
interface Sender {
  atWork: number;
  waiting: number;
  /** When one of its calls last began or ended, as a count, and later than that after much work; when it came, where none did since. */
  served: number;
}

/** The calls of an account in a programme from a network, the first one first. */
interface Line {
  readonly senders: readonly [network: Sender, programme: Sender, account: Sender];
  readonly calls: (() => void)[];
  readonly behind: number;
}

/** How somebody waits. */
export interface Waits {
  /** Tells that the caller does not wait any more: the place is let go of. */
  readonly leaving?: AbortSignal | undefined;
  /** As if it had come so many beginnings and ends of calls later. */
  readonly behind?: number;
}

export class Turns {
  private readonly senders: readonly Map<string, Sender>[] = [new Map(), new Map(), new Map()];
  private readonly lines = new Map<string, Line>();
  private readonly atOnce: AtOnce;
  private readonly turnsOfLoop: number;
  private atWork = 0;
  private count = 0;

  /** @param turnsOfLoop before the work of a call; none where other threads do the work */
  constructor(atOnce = turnsAtOnceMax, turnsOfLoop = loopTurns) {
    this.atOnce = atOnce;
    this.turnsOfLoop = turnsOfLoop;
  }

  /** Networks, programmes and accounts that are remembered: those of calls that wait or are at work. */
  get remembered(): number {
    return this.senders.reduce((sum, senders) => sum + senders.size, 0);
  }

  /**
   * Resolves once it is the caller's turn, with what ends it, which may be called twice and hears how many bytes were made; `undefined`
   * where too many wait, or where the caller left.
   */
  async take(
    caller: Caller,
    { leaving, behind = 0 }: Waits = {},
  ): Promise<((bytesMade?: number) => void) | undefined> {
    if (leaving?.aborted === true) return undefined;
    const waiting = (kind: 0 | 1 | 2): number =>
      this.senders[kind]?.get(caller[kind])?.waiting ?? 0;
    const isFull = waiting(0) >= waitingTogetherMax || waiting(1) >= waitingTogetherMax;
    if (isFull && waiting(2) > 0) return undefined;
    const [network, programme, account] = caller;
    const senders = [
      this.sender(0, network),
      this.sender(1, programme),
      this.sender(2, account),
    ] as const;
    for (const sender of senders) sender.waiting += 1;
    const name = JSON.stringify(caller);
    const line = this.lines.get(name) ?? { senders, calls: [], behind };
    this.lines.set(name, line);
    const hasTurn = await new Promise<boolean>((resolve) => {
      const begin = (): void => resolve(true);
      line.calls.push(begin);
      leaving?.addEventListener('abort', () => {
        if (this.leave(caller, line, begin)) resolve(false);
      });
      this.next();
    });
    if (!hasTurn) return undefined;
    for (let turn = 0; turn < this.turnsOfLoop; turn += 1) await setImmediate();
    let isOver = false;
    return (bytesMade = 0) => {
      if (isOver) return;
      isOver = true;
      this.end(caller, senders, Math.min(countedMax, 1 + Math.floor(bytesMade / bytesOfTurn)));
      this.next();
    };
  }

  /** Does some work in the turn of the caller; answers `otherwise` where too many wait. */
  async within<T>(caller: Caller, work: () => Promise<T>, otherwise: () => T): Promise<T> {
    const end = await this.take(caller);
    if (end === undefined) return otherwise();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** That of a call that is let in: one that is at rest, or never let in, is not remembered. */
  private sender(kind: number, name: string): Sender {
    // As if it had just been served: nobody gains by coming with one call at a time.
    const sender = this.senders[kind]?.get(name) ?? { atWork: 0, waiting: 0, served: this.count };
    this.senders[kind]?.set(name, sender);
    return sender;
  }

  /** Gives turns to those who wait, as many as there are. */
  private next(): void {
    while (this.atWork < this.atOnce[0]) {
      let first: readonly [name: string, line: Line] | undefined;
      for (const entry of this.lines) {
        if (this.mayBegin(entry[1]) && (first === undefined || isBefore(entry[1], first[1]))) {
          first = entry;
        }
      }
      if (first === undefined) return;
      this.begin(...first);
    }
  }

  private mayBegin({ senders }: Line): boolean {
    return senders.every(({ atWork }, kind) => atWork < (this.atOnce[kind + 1] ?? 0));
  }

  private begin(name: string, { senders, calls }: Line): void {
    this.atWork += 1;
    this.count += 1;
    for (const sender of senders) {
      sender.waiting -= 1;
      sender.atWork += 1;
      sender.served = Math.max(sender.served, this.count);
    }
    const call = calls.shift();
    if (calls.length === 0) this.lines.delete(name);
    call?.();
  }

  /** Lets go of the place of a call that waits; `false` where it has its turn already. */
  private leave(caller: Caller, { senders, calls }: Line, begin: () => void): boolean {
    const at = calls.indexOf(begin);
    if (at === -1) return false;
    calls.splice(at, 1);
    if (calls.length === 0) this.lines.delete(JSON.stringify(caller));
    for (const sender of senders) sender.waiting -= 1;
    this.forget(caller, senders);
    return true;
  }

  /** @param turns what it counts as: each further one lets the others pass once more, as many as have senders of their own of each kind */
  private end(caller: Caller, senders: Line['senders'], turns: number): void {
    this.atWork -= 1;
    this.count += 1;
    const others = Math.min(...this.senders.map(({ size }) => size)) - 1;
    for (const sender of senders) {
      sender.atWork -= 1;
      // Each of theirs counts when it begins and when it ends.
      sender.served = Math.max(sender.served, this.count + (turns - 1) * 2 * others);
    }
    this.forget(caller, senders);
  }

  private forget(caller: Caller, senders: Line['senders']): void {
    for (const [kind, sender] of senders.entries()) {
      if (sender.atWork + sender.waiting === 0) this.senders[kind]?.delete(caller[kind] ?? '');
    }
  }
}

/** Whether one had none for longer: first by what of it was served last. Of two alike the one that came first. */
function isBefore(one: Line, other: Line): boolean {
  const [left, right] = [one, other].map(({ senders, behind }) =>
    senders.map(({ served }) => served + behind).toSorted((a, b) => b - a),
  );
  for (const [place, served] of (left ?? []).entries()) {
    const than = right?.[place] ?? 0;
    if (served !== than) return served < than;
  }
  return false;
}
