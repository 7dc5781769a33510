/** Scenarios that are cut at each of their points in turn: nothing may break, wherever that is. */

import { describe, expect, it } from 'vitest';
import { plantedBugs } from './planted/all.ts';
import { scenarios } from './scenarios.ts';
import { type Blow, blows, type Scenario, sweep, sweepPairs, visit } from './sweep.ts';

const testTimeoutMs = 120_000;
/** Fewest points of each kind in a scenario: one that has fewer does not do what it says. */
const pointsMin: Readonly<Record<Blow, number>> = {
  device: 35,
  row: 8,
  server: 5,
  'request lost': 3,
  'reply lost': 3,
  twice: 3,
};
/** Of the pairs of points, one in so many; the long run takes others each time. */
const pairStride = 61;
const pairsMin = 150;

const all: readonly (readonly [string, Scenario])[] = Object.entries(scenarios);

describe.each(all)('%s', (_name, scenario) => {
  it.each(blows)(
    'keeps every promise wherever it is cut: %s',
    async (blow) => {
      const { visited, found } = await sweep(scenario, blow);
      expect(found).toEqual([]);
      expect(visited).toBeGreaterThanOrEqual(pointsMin[blow]);
    },
    testTimeoutMs,
  );
});

describe('A device and the server', () => {
  it(
    'may both die, at any two moments of any scenario',
    async () => {
      const found: string[] = [];
      let visited = 0;
      for (const [name, scenario] of all) {
        const pairs = await sweepPairs(scenario, pairStride);
        found.push(...pairs.found.map((finding) => `--sweep '${name}' ${finding}`));
        visited += pairs.visited;
      }
      expect(found).toEqual([]);
      expect(visited).toBeGreaterThanOrEqual(pairsMin);
    },
    testTimeoutMs,
  );
});

describe('A sweep', () => {
  // Each shows at some points only, one of them at a single one, and not at all where nothing goes wrong.
  const bugs = [
    ['saved is said before the commit', 'a lead that is taken over', 'device'],
    ['own operations that are not here are passed over', 'a profile that was copied', 'device'],
    ['a retry makes new ids', 'a push of two groups', 'server'],
    ['a retry makes new ids', 'a push of two groups', 'reply lost'],
  ] as const;

  it.each(bugs)(
    'finds that %s: %s, %s',
    async (bug, name, blow) => {
      const changes = plantedBugs[bug]?.changes;
      expect(changes).toBeDefined();
      const options = { changes: changes ?? {} };
      expect((await visit(scenarios[name], [], options)).verdict.violations).toEqual([]);
      const { found } = await sweep(scenarios[name], blow, options);
      expect(found).not.toEqual([]);
    },
    testTimeoutMs,
  );
});
