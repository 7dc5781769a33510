/** The line of those who sign in on a device that nobody knows, while bots ask without an end (F151). */

import { describe, expect, it } from 'vitest';
import { StrangersLine, strangersWaitingMax } from '../../../../src/server/auth/strangers-line.ts';

/** A network of version 4 that no other bot is near. */
const botOf = (at: number): string => `${20 + Math.floor(at / 200)}.${at % 200}.1.1`;
const emma = '81.50.222.9';

/** Bots that ask again as soon as they are answered, which a refusal is after a moment, and a server that gives two turns in each tenth of a second. */
class Siege {
  now = 1_000_000;
  readonly line = new StrangersLine(() => this.now);
  private readonly ends: (() => void)[] = [];
  private idle: { readonly address: string; readonly from: number }[];

  constructor(bots: readonly string[]) {
    this.idle = bots.map((address) => ({ address, from: 0 }));
  }

  /** Turns until a condition holds. */
  async turnsUntil(isSo: () => boolean): Promise<number> {
    let turns = 0;
    for (; !isSo(); turns += 2) await this.pass();
    return turns;
  }

  /** Asks again and again, as a person does who is told to come again; tells whether there was a turn. */
  asks(address: string): () => boolean {
    let hadTurn = false;
    const ask = async (): Promise<void> => {
      const end = await this.line.place(address, undefined);
      if (end === undefined) return;
      hadTurn = true;
      this.ends.push(end);
    };
    let isAsking = false;
    let next = this.now;
    return () => {
      if (!hadTurn && !isAsking && this.now >= next) {
        isAsking = true;
        next = this.now + 7000;
        void ask().then(() => (isAsking = false));
      }
      return hadTurn;
    };
  }

  async pass(): Promise<void> {
    this.now += 100;
    for (const end of this.ends.splice(0)) end();
    const ready = this.idle.filter(({ from }) => from <= this.now);
    this.idle = this.idle.filter(({ from }) => from > this.now);
    for (const { address } of ready) void this.attack(address);
    await new Promise((resolve) => setImmediate(resolve));
  }

  private async attack(address: string): Promise<void> {
    const end = await this.line.place(address, undefined);
    if (end !== undefined) this.ends.push(end);
    this.idle.push({ address, from: end === undefined ? this.now + 4000 : 0 });
  }
}

const bots = (count: number) => Array.from({ length: count }, (_, at) => botOf(at));

describe('somebody on a new device, while bots ask without an end', () => {
  it.each([
    ['in whose network others were wrong just before', '81.50.1.7', 20],
    ['who was wrong just before, waits for one turn of each', emma, 620],
  ])('%s (F151)', async (_name, others, turnsMax) => {
    const siege = new Siege(bots(600));
    await siege.turnsUntil(() => siege.now > 1_100_000);
    for (let time = 0; time < 30; time += 1) {
      const wrong = siege.asks(others);
      await siege.turnsUntil(wrong);
      if (others === emma) break;
    }
    expect(await siege.turnsUntil(siege.asks(emma))).toBeLessThan(turnsMax);
  });

  it('in whose network many of them are has the first turn of it (F151)', async () => {
    const neighbours = Array.from({ length: 50 }, (_, at) => `81.50.${at}.9`);
    const siege = new Siege([...neighbours, ...bots(600)]);
    await siege.turnsUntil(() => siege.now > 1_200_000);
    expect(await siege.turnsUntil(siege.asks(emma))).toBeLessThan(20);
  });

  it('who was refused has waited since the first time, whoever comes with new addresses since (F151)', async () => {
    const siege = new Siege([]);
    let come = 0;
    const isIn = siege.asks(emma);
    const turns = await siege.turnsUntil(() => {
      for (let count = 0; count < 40; count += 1) {
        come += 1;
        void siege.asks(`${20 + (come % 180)}.${come % 251}.${come % 241}.${come % 239}`)();
      }
      return siege.now > 1_010_000 && isIn();
    });
    expect(turns).toBeLessThan(200 + 2 * strangersWaitingMax);
  });
});

describe('a place in the line', () => {
  it('is known to be there or not at once (F151)', () => {
    const line = new StrangersLine(() => 0);
    const places = bots(strangersWaitingMax + 5).map((bot) => line.place(bot, undefined));
    expect(places.findIndex((place) => place === undefined)).toBe(strangersWaitingMax);
  });

  it('is none of who has gone already (F151)', async () => {
    const line = new StrangersLine(() => 0);
    expect(await line.place(emma, AbortSignal.abort())).toBeUndefined();
    const end = await line.place(emma, undefined);
    end?.();
    end?.();
    expect(await line.place(emma, undefined)).toBeDefined();
  });

  it('is no later where the clock was put back (F151)', async () => {
    let now = 5_000_000;
    const line = new StrangersLine(() => now);
    (await line.place(emma, undefined))?.();
    now = 1_000_000;
    const ends = await Promise.all([
      line.place(botOf(0), undefined),
      line.place(botOf(1), undefined),
    ]);
    const order: string[] = [];
    for (const address of [emma, botOf(0)]) {
      void line.place(address, undefined)?.then((end) => {
        order.push(address);
        end?.();
      });
    }
    for (const end of ends) end?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual([emma, botOf(0)]);
  });
});
