/** Worlds of fixed seeds: what was promised holds in all of them, and what is rare happened in some. */

import { afterAll, describe, expect, it } from 'vitest';
import { simulate } from './life.ts';
import {
  databaseSeeds,
  fileSeeds,
  gatingSeeds,
  pinnedSeeds,
  rareEvents,
  unsaidSeeds,
} from './seeds.ts';
import { newDeviceDisk, ServerStorages } from './storages.ts';
import type { Stage, Verdict } from './world.ts';

const testTimeoutMs = 120_000;
/** Fewest operations of which somebody was told that they are saved. */
const toldMin = 10;

function expectWell({ violations, trace }: Verdict, command: string): void {
  if (violations.length > 0) console.error(trace);
  expect(violations, `npm run sim -- ${command}`).toEqual([]);
}

describe('Simulated worlds', () => {
  const counts = new Map<string, number>();
  const storages = new ServerStorages();

  afterAll(() => storages.close());

  async function expectAllWell(stage: Stage, seed: number, hasFiles = false): Promise<void> {
    const verdict = await simulate({ seed, stage, hasFiles });
    const files = hasFiles ? ' --files' : '';
    expectWell(verdict, `--seed ${seed} --stage ${stage}${files}`);
    expect(verdict.told).toBeGreaterThan(toldMin);
    for (const [event, times] of verdict.counts)
      counts.set(event, (counts.get(event) ?? 0) + times);
  }

  it.each(gatingSeeds)(
    'keep every promise: $stage, $count seeds from $first on',
    async ({ stage, first, count }) => {
      for (let seed = first; seed < first + count; seed += 1) await expectAllWell(stage, seed);
    },
    testTimeoutMs,
  );

  it.each(fileSeeds)(
    'lose no file and free none that no verified backup holds (F78): $stage, $count seeds from $first on',
    async ({ stage, first, count }) => {
      for (let seed = first; seed < first + count; seed += 1)
        await expectAllWell(stage, seed, true);
    },
    testTimeoutMs,
  );

  it.each(unsaidSeeds)(
    'keep every promise where the disk of the server goes back unsaid (F315): $stage, $count seeds from $first on',
    async ({ stage, first, count }) => {
      for (let seed = first; seed < first + count; seed += 1) {
        const verdict = await simulate({ seed, stage, goesBackUnsaid: true });
        expectWell(verdict, `--seed ${seed} --stage ${stage} --unsaid`);
      }
    },
    testTimeoutMs,
  );

  it.each(pinnedSeeds)(
    'keep every promise where one was broken once: $found',
    ({ stage, seed }) => expectAllWell(stage, seed),
    testTimeoutMs,
  );

  it('have met everything that is rare, often enough', () => {
    const missed = Object.entries(rareEvents).filter(
      ([event, least]) => (counts.get(event) ?? 0) < least,
    );
    expect(missed.map(([event]) => [event, counts.get(event) ?? 0])).toEqual([]);
  });

  it.each(databaseSeeds)(
    'keep every promise over IndexedDB and SQLite, twice alike: $stage, seed $seed',
    async ({ stage, seed }) => {
      const run = async (): Promise<Verdict> => {
        const serverDisk = await storages.newDisk('sqlite');
        return simulate({ seed, stage, serverDisk, deviceDisk: () => newDeviceDisk('indexeddb') });
      };
      const verdict = await run();
      const command = `--seed ${seed} --stage ${stage} --devices indexeddb --server sqlite`;
      expectWell(verdict, command);
      expect(verdict.told).toBeGreaterThan(toldMin);
      expect(await run()).toEqual(verdict);
    },
    testTimeoutMs,
  );

  it('repeat themselves exactly', async () => {
    const first = await simulate({ seed: 7 });
    const second = await simulate({ seed: 7 });
    expect(second).toEqual(first);
  }, 30_000);
});
