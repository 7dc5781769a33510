/**
 * Sweeps: a small scenario is run again and again, each time with one thing going wrong at another point of it, until
 * every point was visited. What must hold is looked at after every step, as in any world.
 *
 * Points are counted in a run in which nothing goes wrong; up to its point, every other run is the same.
 */

import type { SimDevice } from './device.ts';
import type { Mishap } from './network.ts';
import { type Changes, type Verdict, World } from './world.ts';

export interface Scenario {
  /** Builds a world up to the moment from which it is swept; answers the device that is crashed. */
  prepare(world: World): Promise<SimDevice>;
  /** Begins what is swept. */
  begin(world: World, swept: SimDevice): void;
}

/** What goes wrong at a point. */
export const blows = ['device', 'row', 'server', 'request lost', 'reply lost', 'twice'] as const;
export type Blow = (typeof blows)[number];

export interface Point {
  readonly blow: Blow;
  /** Counted from 1: awaits of the device, rows that its exchange writes, steps of the server, calls. */
  readonly at: number;
}

export interface Visit {
  readonly verdict: Verdict;
  /** How many points there were of each kind. */
  readonly counts: Readonly<Record<Blow, number>>;
}

export interface SweepOptions {
  readonly seed?: number;
  readonly changes?: Changes;
  readonly print?: (line: string) => void;
}

/** Runs a scenario with something going wrong at each of the points, or nothing where there is none. */
export async function visit(
  scenario: Scenario,
  points: readonly Point[],
  { seed = 1, changes = {}, print }: SweepOptions = {},
): Promise<Visit> {
  const world = new World({
    seed,
    stage: 'versions',
    changes,
    ...(print === undefined ? {} : { print }),
  });
  const swept = await scenario.prepare(world);
  world.network.calls = 0;
  const counts = { device: 0, row: 0, server: 0, call: 0 };
  // A planted bug may show before anything is swept.
  const isBroken = world.isBroken();
  const strikes = (blow: Blow, at: number): boolean =>
    points.some((point) => point.blow === blow && point.at === at);
  world.scheduler.beforeStep = (actor) => {
    const tab = swept.tabs.find((one) => one.actor === actor);
    const process = world.server.processes.find((one) => one.actor === actor);
    if (tab !== undefined && strikes('device', (counts.device += 1))) world.crash(tab);
    if (process !== undefined && strikes('server', (counts.server += 1))) {
      world.server.killProcess(process);
      world.server.startProcess();
    }
  };
  swept.failsNow = () => strikes('row', (counts.row += 1));
  world.network.mishap = () => {
    counts.call += 1;
    return mishaps.find((mishap) => strikes(mishap, counts.call));
  };
  if (!isBroken) {
    scenario.begin(world, swept);
    await world.scheduler.settle();
    await world.becomeQuiet();
  }
  const { call, ...others } = counts;
  return {
    verdict: await world.end(),
    counts: { ...others, 'request lost': call, 'reply lost': call, twice: call },
  };
}

const mishaps: readonly Mishap[] = ['request lost', 'reply lost', 'twice'];

export interface Sweep {
  /** How many points were visited. */
  readonly visited: number;
  /** What was found, with the points at which it was. */
  readonly found: readonly string[];
}

/** Visits every point of one kind. */
export async function sweep(
  scenario: Scenario,
  blow: Blow,
  options: SweepOptions = {},
): Promise<Sweep> {
  const { counts, verdict } = await visit(scenario, [], options);
  const found = [...verdict.violations];
  for (let at = 1; at <= counts[blow]; at += 1) {
    found.push(...(await findings(scenario, [{ blow, at }], options)));
  }
  return { visited: counts[blow], found };
}

/** Visits every point of every kind. */
export async function sweepAll(scenario: Scenario, options: SweepOptions = {}): Promise<Sweep> {
  let visited = 0;
  const found: string[] = [];
  for (const blow of blows) {
    const one = await sweep(scenario, blow, options);
    visited += one.visited;
    found.push(...one.found);
  }
  return { visited, found };
}

/**
 * Visits pairs of points: the device dies, and so does the server.
 *
 * @param stride every pair, or one in so many
 */
export async function sweepPairs(
  scenario: Scenario,
  stride: number,
  options: SweepOptions = {},
): Promise<Sweep> {
  const { counts } = await visit(scenario, [], options);
  const { seed = 1 } = options;
  const found: string[] = [];
  let visited = 0;
  for (let pair = seed % stride; pair < counts.device * counts.server; pair += stride) {
    const device = { blow: 'device', at: 1 + (pair % counts.device) } as const;
    const server = { blow: 'server', at: 1 + Math.floor(pair / counts.device) } as const;
    found.push(...(await findings(scenario, [device, server], options)));
    visited += 1;
  }
  return { visited, found };
}

async function findings(
  scenario: Scenario,
  points: readonly Point[],
  options: SweepOptions,
): Promise<readonly string[]> {
  const { verdict } = await visit(scenario, points, options);
  const where = points.map(({ blow, at }) => `--at '${blow}:${at}'`).join(' ');
  return verdict.violations.map((violation) => `${where}: ${violation}`);
}
