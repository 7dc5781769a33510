/** Every planted bug is found, and soon: a simulator that finds nothing proves nothing. */

import { describe, expect, it } from 'vitest';
import { plantedBugs } from './planted/all.ts';
import { simulate } from './life.ts';

/** Seeds after which a planted bug must have been found. */
const seedsMax = 40;
const bugs = Object.entries(plantedBugs);

describe('The simulator', () => {
  it('knows at least twenty-eight bugs to find', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(28);
  });

  it.each(bugs)(
    'finds that %s',
    async (_name, { stage, changes }) => {
      const found: string[] = [];
      for (let seed = 1; seed <= seedsMax && found.length === 0; seed += 1) {
        const { violations } = await simulate({ seed, stage, changes });
        found.push(...violations.map((violation) => `seed ${seed}: ${violation}`));
      }
      expect(found).not.toEqual([]);
    },
    120_000,
  );
});
