/** The seeds of the gating run: a few for each stage, and every seed that ever found something. */

import type { Stage } from './world.ts';

export interface SeedRange {
  readonly stage: Stage;
  readonly first: number;
  readonly count: number;
}

export const gatingSeeds: readonly SeedRange[] = [
  { stage: 'alone', first: 1, count: 6 },
  { stage: 'together', first: 1, count: 8 },
  { stage: 'network', first: 1, count: 8 },
  { stage: 'crashes', first: 1, count: 16 },
];

/** Seeds that failed once, with what they found. They stay for ever. */
export const pinnedSeeds: readonly {
  readonly stage: Stage;
  readonly seed: number;
  readonly found: string;
}[] = [];
