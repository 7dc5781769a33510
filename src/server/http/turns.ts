/**
 * Turns over the whole process, fair by who asks. An account costs nothing, so accounts alone are no measure: turns go round by
 * the network of the sender, within it by programme, within that by account. Whoever comes waits for one call of each of the
 * others, however many those have sent, and none of them ever has all the turns [S12].
 *
 * A turn is for work of the processor or the database and nothing else: whoever kept one while a body arrives over a slow
 * line would keep it from everybody.
 *
 * Kept in memory, per process.
 */

import { setImmediate } from 'node:timers/promises';

/** Whose a call is: the network, the programme (the account where there is none), the account. */
export type Caller = readonly [network: string, programme: string, account: string];

/** Turns at once: in all, of one network, of one programme in it, of one account in that. */
export type AtOnce = readonly [all: number, network: number, programme: number, account: number];
/** More than one, because a database on another machine answers several in the time of one. */
export const turnsAtOnceMax: AtOnce = [8, 4, 3, 2];
/** Turns for what the processor alone does, and while it does so, nothing else. */
export const oneAtOnce: AtOnce = [1, 1, 1, 1];
/** Calls of one network that wait for a turn. Beyond it each account has one that waits, and is asked to come again with others. */
export const waitingOfNetworkMax = 300;
/**
 * How often the event loop turns before the work of a call. It accepts one connection each time: an embedded database answers
 * without letting it turn, and whoever asks for the page or for the health of the server would wait for all that work.
 */
const loopTurns = 4;

/** Calls of one network, programme or account. */
interface Group {
  readonly groups: Map<string, Group>;
  readonly calls: (() => void)[];
  atWork: number;
  waiting: number;
}

const newGroup = (): Group => ({ groups: new Map(), calls: [], atWork: 0, waiting: 0 });

export class Turns {
  private readonly all = newGroup();
  private readonly atOnce: AtOnce;

  constructor(atOnce = turnsAtOnceMax) {
    this.atOnce = atOnce;
  }

  /** Resolves once it is the caller's turn, with what ends it, which may be called twice; `undefined` where too many wait. */
  async take(caller: Caller): Promise<(() => void) | undefined> {
    const path = this.pathOf(caller);
    const [, network, , account] = path;
    if (network.waiting >= waitingOfNetworkMax && account.waiting > 0) return undefined;
    for (const group of path) group.waiting += 1;
    await new Promise<void>((resolve) => {
      account.calls.push(resolve);
      this.next();
    });
    for (let turn = 0; turn < loopTurns; turn += 1) await setImmediate();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      for (const group of path) group.atWork -= 1;
      this.toEnd(caller);
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

  private pathOf([network, programme, account]: Caller) {
    const ofNetwork = groupIn(this.all, network);
    const ofProgramme = groupIn(ofNetwork, programme);
    return [this.all, ofNetwork, ofProgramme, groupIn(ofProgramme, account)] as const;
  }

  /** Gives turns to those who wait, as many as there are. */
  private next(): void {
    while (this.start(this.all, this.atOnce));
  }

  /** Starts the call of a group whose turn is next; `false` where none waits or none may begin. */
  private start(group: Group, [max = 0, ...below]: readonly number[]): boolean {
    if (group.waiting === 0 || group.atWork >= max) return false;
    const call = group.calls.shift();
    if (call === undefined && !this.startBelow(group, below)) return false;
    group.waiting -= 1;
    group.atWork += 1;
    call?.();
    return true;
  }

  private startBelow({ groups }: Group, atOnce: readonly number[]): boolean {
    for (const [name, group] of groups) {
      if (!this.start(group, atOnce)) continue;
      // To the end of the round.
      groups.delete(name);
      groups.set(name, group);
      return true;
    }
    return false;
  }

  /** Whoever had a turn is behind those who came meanwhile; what is at rest is not remembered. */
  private toEnd(caller: Caller): void {
    let { groups } = this.all;
    for (const name of caller) {
      const group = groupIn({ groups }, name);
      groups.delete(name);
      if (group.atWork === 0 && group.waiting === 0) return;
      groups.set(name, group);
      groups = group.groups;
    }
  }
}

function groupIn({ groups }: Pick<Group, 'groups'>, name: string): Group {
  const group = groups.get(name) ?? newGroup();
  groups.set(name, group);
  return group;
}
