/**
 * Turns over the whole process, fair by who asks: a turn goes to the call of which what orders it had least, in work and not in
 * calls (`virtual-time.ts`). Of several alike it goes to the one that had none for the longest time.
 *
 * - Strangers are ordered by all that is known of them, because each of it alone can be made up or costs little. Who has many of one
 *   and few of another gains nothing by it: whoever comes waits for as many calls of theirs as they have of what they have fewest.
 * - Calls with a session are ordered by programme and account. Accounts cost something (decision 28), and an office behind one
 *   address is many people: its network only bounds how many of its calls are at work at once.
 *
 * None ever has all the turns. A turn that made much counts as several: whoever asks for little has more of them [S12]. Who shares
 * a programme or an account with the caller waits until each of the others had as much, and no longer. Of those that are known
 * to do much one is at work at once, and begins only when nobody waits who comes before it: what is counted once it is over would
 * come too late, because each of the others stands behind all that are at work.
 *
 * A turn is for work of the processor or the database and nothing else: whoever kept one while a body arrives over a slow
 * line would keep it from everybody.
 *
 * Kept in memory, per process.
 */

import { setImmediate } from 'node:timers/promises';
import type { Rests } from './rests.ts';
import { countFurther, type Share, VirtualTime } from './virtual-time.ts';

/** Whose a call is: the network, the programme (the account where there is none), the account. */
export type Caller = readonly [network: string, programme: string, account: string];

/** Turns at once: in all, of one network, of one programme, of one account. */
export type AtOnce = readonly [all: number, network: number, programme: number, account: number];
/** More than one, because a database on another machine answers several in the time of one. */
export const turnsAtOnceMax: AtOnce = [4, 3, 2, 1];
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
export const loopTurns = 4;

/** An answer counts as one turn for each of these many bytes, before it is packed: those of an ordinary part of a download. */
export const bytesOfTurn = 512 * 1024;
/** A turn counts as no more than this: nobody waits for ever because of the last one. */
export const countedMax = 8;
/** The same of one that is known to do much: the largest takes the time of some dozens of small ones. */
export const heavyCountedMax = 32;

/** A network, a programme or an account of which calls wait or are at work. */
interface Sender extends Share {
  atWork: number;
  /** When one of its calls last began or ended, as a count; when it came, where none did since. */
  served: number;
  /** The accounts of a programme. */
  readonly accounts: Accounts;
}

/** How the accounts of one programme share its turns: one that comes again has missed no more than a long one. */
class Accounts {
  readonly time = new VirtualTime(countedMax);
  private readonly shares = new Map<string, Share>();

  of(account: string): Share {
    const share = this.shares.get(account) ?? this.time.newShare();
    this.shares.set(account, share);
    return share;
  }
}

/** The calls of an account in a programme from a network, the first one first; those that do much have a line of their own. */
interface Line {
  readonly name: string;
  readonly account: string;
  readonly isHeavy: boolean;
  readonly senders: readonly [network: Sender, programme: Sender, account: Sender];
  /** That of the account in the turns of the programme. */
  readonly own: Share;
  readonly calls: (() => void)[];
}

/**
 * The line with the smallest counts has the next turn; of two alike the one that came first. The first count is when it starts, by the
 * clock of them all.
 */
type Order = (line: Line, time: VirtualTime) => readonly [start: number, ...rest: number[]];

/** By what of it had most, or was served last: for strangers. */
const byAll: Order = ({ senders }, time) => {
  const starts = senders.map((sender) => time.startOf(sender)).toSorted((a, b) => b - a);
  const served = senders.map((sender) => sender.served).toSorted((a, b) => b - a);
  return [starts[0] ?? 0, ...starts.slice(1), ...served];
};

/** By programme and account, and in a programme by account: for callers who have a session. */
export const byProgrammeAndAccount: Order = ({ senders: [, programme, account], own }, time) => [
  Math.max(time.startOf(programme), time.startOf(account)),
  Math.max(programme.served, account.served),
  programme.accounts.time.startOf(own),
];

/** How somebody waits. */
export interface Waits {
  /** Tells that the caller does not wait any more: the place is let go of. */
  readonly leaving?: AbortSignal | undefined;
  /** Whether the call is known to do much. */
  readonly isHeavy?: boolean;
}

export class Turns {
  private readonly senders: readonly Map<string, Sender>[] = [new Map(), new Map(), new Map()];
  private readonly lines = new Map<string, Line>();
  private readonly atOnce: AtOnce;
  private readonly turnsOfLoop: number;
  private readonly order: Order;
  private readonly time = new VirtualTime(countedMax);
  private atWork = 0;
  private heavyAtWork = 0;
  private count = 0;
  private readonly rests: Rests | undefined;
  private waking: NodeJS.Timeout | undefined;

  /**
   * @param turnsOfLoop before the work of a call; none where other threads do the work
   * @param rests accounts that have no turn for a while
   */
  constructor(atOnce = turnsAtOnceMax, turnsOfLoop = loopTurns, order = byAll, rests?: Rests) {
    this.rests = rests;
    this.atOnce = atOnce;
    this.turnsOfLoop = turnsOfLoop;
    this.order = order;
  }

  /** Networks, programmes and accounts that are remembered: those of calls that wait or are at work, and those that had much. */
  get remembered(): number {
    return this.senders.reduce((sum, senders) => sum + senders.size, 0);
  }

  /**
   * Resolves once it is the caller's turn, with what ends it, which may be called twice and hears how many bytes were made; `undefined`
   * where too many wait, or where the caller left.
   */
  async take(
    caller: Caller,
    { leaving, isHeavy = false }: Waits = {},
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
    const { accounts } = senders[1];
    const own = accounts.of(account);
    for (const sender of senders) this.time.came(sender);
    accounts.time.came(own, countedMax);
    const name = JSON.stringify([...caller, isHeavy]);
    const line: Line = this.lines.get(name) ?? { name, account, isHeavy, senders, own, calls: [] };
    this.lines.set(name, line);
    const hasTurn = await new Promise<boolean>((resolve) => {
      const begin = (): void => resolve(true);
      line.calls.push(begin);
      leaving?.addEventListener('abort', () => {
        if (this.leave(line, begin)) resolve(false);
      });
      this.next();
    });
    if (!hasTurn) return undefined;
    for (let turn = 0; turn < this.turnsOfLoop; turn += 1) await setImmediate();
    let isOver = false;
    return (bytesMade = 0) => {
      if (isOver) return;
      isOver = true;
      const most = isHeavy ? heavyCountedMax : countedMax;
      this.end(line, Math.min(most, 1 + Math.floor(bytesMade / bytesOfTurn)));
      this.next();
    };
  }

  /** Does some work in the turn of the caller; answers `otherwise` where too many wait, or where the caller left. */
  async within<T>(
    caller: Caller,
    work: () => Promise<T>,
    { otherwise, ...waits }: Waits & { readonly otherwise: () => T },
  ): Promise<T> {
    const end = await this.take(caller, waits);
    if (end === undefined) return otherwise();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** That of a call that is let in: one that was never let in is not remembered. */
  private sender(kind: number, name: string): Sender {
    // As if it had just been served: nobody gains by coming with one call at a time.
    const sender = this.senders[kind]?.get(name) ?? {
      ...{ ...this.time.newShare(), atWork: 0, served: this.count },
      accounts: new Accounts(),
    };
    this.senders[kind]?.set(name, sender);
    return sender;
  }

  /** Gives turns to those who wait, as many as there are; nobody waits behind who rests. */
  private next(): void {
    while (this.atWork < this.atOnce[0]) {
      let first: Line | undefined;
      let light: Line | undefined;
      for (const line of this.awake()) {
        if (first === undefined || this.isBefore(line, first)) first = line;
        const isLight = !line.isHeavy && this.mayBegin(line);
        if (isLight && (light === undefined || this.isBefore(line, light))) light = line;
      }
      const mayDoMuch = first?.isHeavy === true && this.heavyAtWork === 0 && this.mayBegin(first);
      const next = mayDoMuch ? first : light;
      if (next === undefined) return;
      this.begin(next);
    }
  }

  /** The lines of all who do not rest; looks again once the next of the others does not. */
  private awake(): readonly Line[] {
    clearTimeout(this.waking);
    const { rests } = this;
    const lines = [...this.lines.values()];
    if (rests === undefined) return lines;
    const left = lines.map(({ account }) => rests.msLeft(account));
    const soonest = Math.min(...left.filter((ms) => ms > 0));
    if (soonest !== Infinity) {
      this.waking = setTimeout(() => this.next(), Math.ceil(soonest));
      this.waking.unref();
    }
    return lines.filter((_, at) => left[at] === 0);
  }

  private mayBegin({ senders }: Line): boolean {
    return senders.every(({ atWork }, kind) => atWork < (this.atOnce[kind + 1] ?? 0));
  }

  private begin(line: Line): void {
    const { name, isHeavy, senders, own, calls } = line;
    this.atWork += 1;
    if (isHeavy) this.heavyAtWork += 1;
    this.count += 1;
    const [start] = this.order(line, this.time);
    this.time.begins(senders, start);
    const { time } = senders[1].accounts;
    time.begins([own], time.startOf(own));
    for (const sender of senders) {
      sender.atWork += 1;
      sender.served = this.count;
    }
    const call = calls.shift();
    if (calls.length === 0) this.lines.delete(name);
    call?.();
  }

  /** Lets go of the place of a call that waits; `false` where it has its turn already. */
  private leave({ name, senders, own, calls }: Line, begin: () => void): boolean {
    const at = calls.indexOf(begin);
    if (at === -1) return false;
    calls.splice(at, 1);
    if (calls.length === 0) this.lines.delete(name);
    for (const share of [...senders, own]) share.waiting -= 1;
    this.forget();
    // One that does much may have waited for this one alone.
    this.next();
    return true;
  }

  /** @param turns what it counts as */
  private end({ isHeavy, senders, own }: Line, turns: number): void {
    this.atWork -= 1;
    if (isHeavy) this.heavyAtWork -= 1;
    this.count += 1;
    for (const sender of senders) {
      sender.atWork -= 1;
      sender.served = this.count;
    }
    countFurther([...senders, own], turns - 1);
    this.forget();
  }

  /**
   * Those that are at rest: one that had much only once the others had as much, or it would come again as if it had had little. Where
   * nobody waits or is at work, there is nobody to wait for.
   */
  private forget(): void {
    const isIdle = this.atWork === 0 && this.lines.size === 0;
    for (const senders of this.senders) {
      for (const [name, sender] of senders) {
        const { atWork, waiting } = sender;
        if (isIdle || (atWork + waiting === 0 && this.time.isPast(sender))) senders.delete(name);
      }
    }
  }

  private isBefore(one: Line, other: Line): boolean {
    const [left, right] = [this.order(one, this.time), this.order(other, this.time)];
    for (const [place, count] of left.entries()) {
      const than = right[place] ?? 0;
      if (count !== than) return count < than;
    }
    return false;
  }
}
