/**
 * The one who decides what happens next. Everything that waits in the simulated world, for a disk, for the network,
 * for a timer, is an entry here; one is let go at a time, chosen by the seed among those that are due, and time jumps
 * when none is. Between two of them all code runs that can run.
 *
 * An entry belongs to an actor: a tab, a process of the server. What a dead actor waits for never comes; a frozen one
 * goes on when it thaws.
 */

import { loopTurns } from '../../src/server/turns.ts';
import type { Random } from './random.ts';
import type { Trace } from './trace.ts';

export class Actor {
  readonly name: string;
  state: 'alive' | 'frozen' | 'dead' = 'alive';

  constructor(name: string) {
    this.name = name;
  }
}

/** Thrown where code of a process waits that has died: a transaction of it is undone. */
export class Crashed extends Error {
  constructor(actor: Actor) {
    super(`${actor.name} has died`);
    this.name = 'Crashed';
  }
}

interface Entry {
  readonly at: number;
  readonly actor: Actor;
  readonly label: string;
  readonly run: () => void;
  readonly onDeath: (() => void) | undefined;
}

export class Scheduler {
  /** Milliseconds since 1970, in the simulated world. */
  now: number;
  /** Entries that were let go. */
  steps = 0;
  /** Calls to a real database that are under way: nothing is let go before they have ended. */
  inFlight = 0;
  /** Asked before each entry; what it answers dies instead of going on. */
  beforeStep: ((actor: Actor, label: string) => void) | undefined;
  private readonly random: Random;
  private readonly trace: Trace;
  private entries: Entry[] = [];
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(random: Random, trace: Trace, start: number) {
    this.random = random;
    this.trace = trace;
    this.now = start;
  }

  /** Runs `run` once it is due and chosen; the answer takes it back. */
  at(
    actor: Actor,
    label: string,
    { afterMs = 0, onDeath }: { readonly afterMs?: number; readonly onDeath?: () => void },
    run: () => void,
  ): () => void {
    if (actor.state === 'dead') {
      onDeath?.();
      return () => undefined;
    }
    const entry = { at: this.now + Math.max(0, afterMs), actor, label, run, onDeath };
    this.entries.push(entry);
    return () => {
      this.entries = this.entries.filter((other) => other !== entry);
    };
  }

  /** Waits until it is let go; for ever, where the actor dies. */
  gate(actor: Actor, label: string, afterMs = 0): Promise<void> {
    return new Promise((resolve) => {
      this.at(actor, label, { afterMs }, resolve);
    });
  }

  /** Waits until it is let go; rejects where the actor dies. */
  gateOrCrash(actor: Actor, label: string, afterMs = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.at(actor, label, { afterMs, onDeath: () => reject(new Crashed(actor)) }, resolve);
    });
  }

  /** Follows a call to a real database. */
  async perform<T>(work: () => Promise<T>): Promise<T> {
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Follows calls of which several may begin in one step: each waits for the one before, so that a seed repeats itself. */
  performInTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.catch(() => undefined);
    return this.perform(() => turn);
  }

  kill(actor: Actor): void {
    if (actor.state === 'dead') return;
    actor.state = 'dead';
    const own = this.entries.filter((entry) => entry.actor === actor);
    this.entries = this.entries.filter((entry) => entry.actor !== actor);
    for (const { onDeath } of own) onDeath?.();
  }

  /** Whether nothing can go on before time passes. */
  isIdle(): boolean {
    return !this.entries.some(({ actor, at }) => actor.state === 'alive' && at <= this.now);
  }

  /** Lets one entry go, and everything run that it makes possible. `false` when nothing waits. */
  async step(): Promise<boolean> {
    const possible = this.entries.filter(({ actor }) => actor.state === 'alive');
    if (possible.length === 0) return false;
    let due = possible.filter(({ at }) => at <= this.now);
    if (due.length === 0) {
      this.now = Math.min(...possible.map(({ at }) => at));
      due = possible.filter(({ at }) => at <= this.now);
    }
    const entry = this.random.pick(due);
    if (entry === undefined) return false;
    this.steps += 1;
    this.beforeStep?.(entry.actor, entry.label);
    if (entry.actor.state === 'dead') return true;
    this.entries = this.entries.filter((other) => other !== entry);
    this.trace.note(this.now, entry.actor.name, entry.label);
    entry.run();
    await this.settle();
    return true;
  }

  /** Resolves when nothing can go on before an entry is let go. */
  async settle(): Promise<void> {
    do await this.turnsOfLoop();
    while (this.inFlight > 0);
  }

  /**
   * A turn of the event loop comes only after all code that could run has run. A call of the server begins some of them after its
   * turn, which may be that of the call before it.
   */
  private async turnsOfLoop(): Promise<void> {
    for (let turn = 0; turn < 2 * (loopTurns + 1); turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
