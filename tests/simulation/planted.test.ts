/** Every planted bug is found, soon, and by the rule that it breaks: a simulator that finds nothing proves nothing. */

import { describe, expect, it } from 'vitest';
import { plantedBugs } from './planted/all.ts';
import { simulate } from './life.ts';

/** Seeds after which a planted bug must have been found. */
const usualSeedsMax = 40;
const bugs = Object.entries(plantedBugs);

describe('The simulator', () => {
  it('knows at least thirty bugs to find', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(30);
  });

  it.each(bugs)(
    'finds that %s',
    async (_name, { stage, hasFiles = false, breaks, changes, seedsMax = usualSeedsMax }) => {
      let isFound = false;
      for (let seed = 1; seed <= seedsMax && !isFound; seed += 1) {
        const { violations } = await simulate({ seed, stage, hasFiles, changes });
        isFound = violations.some((violation) => violation.startsWith(`${breaks}: `));
      }
      expect(isFound).toBe(true);
    },
    120_000,
  );
});
