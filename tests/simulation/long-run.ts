/**
 * The long run: fresh seeds of every stage in turn, sweeps of the scenarios under other schedules, and both over the
 * storages of the product, until the time is over. Every finding comes with the command that repeats it.
 */

import { simulate } from './life.ts';
import { scenarios } from './scenarios.ts';
import {
  type DeviceStorage,
  newDeviceDisk,
  type ServerStorage,
  type ServerStorages,
} from './storages.ts';
import { sweepAll, sweepPairs } from './sweep.ts';
import { stages } from './world.ts';

const msPerMinute = 60_000;
/** Seeds in memory for each that runs over databases. */
const seedsPerRound = stages.length * 4;
/** Of the pairs of points, one in so many: another one in each round. */
const pairStride = 97;

interface Ground {
  readonly devices: DeviceStorage;
  readonly server: ServerStorage;
}

const memory: Ground = { devices: 'memory', server: 'memory' };

interface LongRunOptions {
  readonly minutes: number;
  /** The first seed. */
  readonly first: number;
  /** Whether people attach files as well. */
  readonly hasFiles: boolean;
}

/** Runs for so many minutes, from a seed on; answers whether everything held. */
export async function runFor(
  { minutes, first, hasFiles }: LongRunOptions,
  storages: ServerStorages,
): Promise<boolean> {
  const end = Date.now() + minutes * msPerMinute;
  const run = new LongRun(storages, { end, first, hasFiles });
  await run.run();
  return run.failures.length === 0;
}

class LongRun {
  /** The commands that repeat what was found. */
  readonly failures: string[] = [];
  private readonly storages: ServerStorages;
  private readonly end: number;
  private readonly counts = new Map<string, number>();
  private readonly visited = new Map<string, number>();
  private seed: number;

  private readonly hasFiles: boolean;

  constructor(
    storages: ServerStorages,
    { end, first, hasFiles }: Omit<LongRunOptions, 'minutes'> & { readonly end: number },
  ) {
    this.storages = storages;
    this.end = end;
    this.seed = first;
    this.hasFiles = hasFiles;
  }

  async run(): Promise<void> {
    const grounds: Ground[] = this.storages.available().flatMap((server) => [
      { devices: 'memory', server },
      { devices: 'indexeddb', server },
    ]);
    const names = Object.keys(scenarios) as (keyof typeof scenarios)[];
    for (let round = 0; !this.isOver(); round += 1) {
      for (let count = 0; count < seedsPerRound && !this.isOver(); count += 1) {
        await this.life(memory);
      }
      for (const ground of grounds.slice(1)) if (!this.isOver()) await this.life(ground);
      const name = names[round % names.length];
      if (name !== undefined && !this.isOver()) await this.sweep(name, 2 + round);
    }
    this.tell();
  }

  private isOver(): boolean {
    return Date.now() >= this.end;
  }

  private async life({ devices, server }: Ground): Promise<void> {
    const { seed, hasFiles } = this;
    this.seed += 1;
    const stage = stages[seed % stages.length] ?? 'versions';
    const serverDisk = await this.storages.newDisk(server);
    const deviceDisk = () => newDeviceDisk(devices);
    const { violations, counts } = await simulate({
      ...{ seed, stage, hasFiles },
      ...{ serverDisk, deviceDisk },
    });
    this.note(`seeds on ${devices} and ${server}`, 1);
    for (const [event, count] of counts) {
      this.counts.set(event, (this.counts.get(event) ?? 0) + count);
    }
    const command = `--seed ${seed} --stage ${stage} --devices ${devices} --server ${server}${hasFiles ? ' --files' : ''}`;
    this.fail(command, violations);
  }

  private async sweep(name: keyof typeof scenarios, seed: number): Promise<void> {
    const one = await sweepAll(scenarios[name], { seed });
    const pairs = await sweepPairs(scenarios[name], pairStride, { seed });
    this.note('points', one.visited);
    this.note('pairs of points', pairs.visited);
    this.fail(`--sweep '${name}' --seed ${seed}`, [...one.found, ...pairs.found]);
  }

  private note(what: string, count: number): void {
    this.visited.set(what, (this.visited.get(what) ?? 0) + count);
  }

  private fail(command: string, violations: readonly string[]): void {
    if (violations.length === 0) return;
    this.failures.push(command);
    console.error(`BROKEN  npm run sim -- ${command}`);
    for (const violation of violations.slice(0, 2)) console.error(`  ${violation.slice(0, 700)}`);
  }

  private tell(): void {
    const lines = (all: ReadonlyMap<string, number>): string =>
      [...all]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([what, count]) => `${what} ${count}`)
        .join(', ');
    console.log(`${lines(this.visited)}; the next seed is ${this.seed}`);
    console.log(lines(this.counts));
    console.log(`${this.failures.length} failed`);
  }
}
