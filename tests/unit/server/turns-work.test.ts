/** Turns are shared by work and not by calls (F180). */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AtOnce,
  byProgrammeAndAccount,
  bytesOfTurn,
  type Caller,
  countedMax,
  heavyCountedMax,
  oneAtOnce,
  Turns,
  turnsAtOnceMax,
} from '../../../src/server/turns.ts';

const many = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A call counts as so many turns, and takes as many steps. */
interface Work {
  readonly turns: number;
  readonly isHeavy?: boolean;
}

/** Calls that take steps, and what was begun of them, in turns by programme. */
class Machine {
  readonly begun = new Map<string, number>();
  private readonly turns: Turns;
  private atWork: { steps: number; readonly end: () => void }[] = [];

  constructor(turns: Turns) {
    this.turns = turns;
  }

  of(programme: string): number {
    return this.begun.get(programme) ?? 0;
  }

  /** Resolves with how many turns of others were begun until it had its own, once that is over. */
  async call(caller: Caller, { turns, isHeavy = false }: Work): Promise<Map<string, number>> {
    const before = new Map(this.begun);
    const end = await this.turns.take(caller, { isHeavy });
    const passed = new Map(
      [...this.begun].map(([one, now]) => [one, now - (before.get(one) ?? 0)]),
    );
    const [, programme] = caller;
    this.begun.set(programme, this.of(programme) + turns);
    await new Promise<void>((resolve) => this.atWork.push({ steps: turns, end: resolve }));
    end?.((turns - 1) * bytesOfTurn);
    return passed;
  }

  /** An account of which a call always waits. */
  keepBusy(caller: Caller, works: readonly Work[]): void {
    const goOn = async (first: number): Promise<never> => {
      for (let at = first; ; at += 1) {
        await this.call(caller, works[at % works.length] ?? { turns: 1 });
      }
    };
    for (const first of many(3)) void goOn(first);
  }

  async step(): Promise<void> {
    await settled();
    for (const one of this.atWork) one.steps -= 1;
    const over = this.atWork.filter(({ steps }) => steps <= 0);
    this.atWork = this.atWork.filter(({ steps }) => steps > 0);
    for (const { end } of over) end();
    await settled();
  }

  async until(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.step();
  }
}

const light = fc.record({ turns: fc.integer({ min: 1, max: countedMax }) });
const heavy = fc.record({
  turns: fc.integer({ min: 1, max: heavyCountedMax }),
  isHeavy: fc.constant(true),
});
const worksOf = (work: fc.Arbitrary<Work>) => fc.array(work, { minLength: 1, maxLength: 4 });
const largest = (works: readonly Work[]): number => Math.max(...works.map(({ turns }) => turns));

describe('turns by work', () => {
  it.each<[string, AtOnce, fc.Arbitrary<Work>, ConstructorParameters<typeof Turns>[2]]>([
    ['one at once, by programme', oneAtOnce, fc.oneof(light, heavy), byProgrammeAndAccount],
    ['one at once, of strangers', oneAtOnce, fc.oneof(light, heavy), undefined],
    ['several at once, by programme', turnsAtOnceMax, light, byProgrammeAndAccount],
    ['several at once, of strangers', turnsAtOnceMax, light, undefined],
  ])('give each programme as much, within its largest calls: %s (F180)', async (...asked) => {
    const [, atOnce, work, order] = asked;
    await fc.assert(
      fc.asyncProperty(fc.array(worksOf(work), { minLength: 4, maxLength: 6 }), async (all) => {
        const machine = new Machine(new Turns(atOnce, 0, order));
        for (const [at, works] of all.entries()) {
          for (const who of many(2)) {
            machine.keepBusy([`net-${at}-${who}`, `own-${at}`, `crew-${at}-${who}`], works);
          }
        }
        await machine.until(() => all.some((_works, at) => machine.of(`own-${at}`) > 400));
        const [, , together] = atOnce;
        // What is at work is begun and not counted yet.
        const callsOfEach = together === 1 ? 1 : together + 1;
        const had = (at: number): number => machine.of(`own-${at}`);
        for (const [one, works] of all.entries()) {
          for (const [other, theirs] of all.entries()) {
            const within = callsOfEach * (largest(works) + largest(theirs));
            expect(had(one) - had(other)).toBeLessThanOrEqual(within);
          }
        }
      }),
      { numRuns: 15, seed: 25 },
    );
  });

  it('let who comes after a heavy call of a colleague wait for about as much of each other programme (F180)', async () => {
    const others = fc.array(worksOf(light), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(others, heavy, async (all, once) => {
        const machine = new Machine(new Turns(turnsAtOnceMax, 0, byProgrammeAndAccount));
        for (const [at, works] of all.entries()) {
          for (const who of many(2)) {
            machine.keepBusy([`net-${at}`, `own-${at}`, `crew-${at}-${who}`], works);
          }
        }
        for (const _at of many(40)) await machine.step();
        let isOver = false;
        void machine.call(['net', 'programme-1', 'zed'], once).then(() => (isOver = true));
        await machine.until(() => isOver);
        let passed: ReadonlyMap<string, number> | undefined;
        void machine
          .call(['net', 'programme-1', 'emma'], { turns: 1 })
          .then((them) => (passed = them));
        await machine.until(() => passed !== undefined);
        for (const [at, works] of all.entries()) {
          const most = once.turns + turnsAtOnceMax[2] * largest(works);
          expect(passed?.get(`own-${at}`) ?? 0).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 30, seed: 25 },
    );
  });

  it('let who is new in a programme wait for no more than a long call of each who comes again (F180)', async () => {
    const machine = new Machine(new Turns(oneAtOnce, 0, byProgrammeAndAccount));
    const crew = many(20).map((at): Caller => [`net-${at}`, 'programme-1', `crew-${at}`]);
    machine.keepBusy(['net', 'programme-1', 'zed'], [{ turns: 1 }]);
    for (const one of crew) void machine.call(one, { turns: 1 });
    await machine.until(() => machine.of('programme-1') > 200);
    for (const one of crew) machine.keepBusy(one, [{ turns: 1 }]);
    let passed: ReadonlyMap<string, number> | undefined;
    void machine.call(['net', 'programme-1', 'emma'], { turns: 1 }).then((them) => (passed = them));
    await machine.until(() => passed !== undefined);
    expect(passed?.get('programme-1')).toBeLessThanOrEqual(20 * (countedMax + 1) + 2);
  });

  it.each([
    ['by programme', byProgrammeAndAccount],
    ['of strangers', undefined],
  ])('come to whoever had much, however many come with new names: %s (F180)', async (...asked) => {
    const machine = new Machine(new Turns(oneAtOnce, 0, asked[1]));
    let names = 0;
    let isOver = false;
    const come = async (): Promise<void> => {
      while (!isOver) {
        names += 1;
        await machine.call([`net-${names}`, `own-${names}`, `crew-${names}`], { turns: 1 });
      }
    };
    const coming = many(3).map(come);
    const much = { turns: heavyCountedMax, isHeavy: true };
    for (const _time of many(2)) {
      const before = names;
      let hadTurn = false;
      void machine.call(['net', 'programme-1', 'emma'], much).then(() => (hadTurn = true));
      await machine.until(() => hadTurn);
      expect(names - before).toBeLessThan(4 * (heavyCountedMax + 2));
    }
    isOver = true;
    let haveGone = false;
    void Promise.all(coming).then(() => (haveGone = true));
    await machine.until(() => haveGone);
  });
});
