/** B24: photographs added and sent while somebody opens journals and saves notes, held to the limits of a download (B4). */

import type { ProgrammeSize } from '../programme.ts';
import { type BenchRow, median, p95 } from '../measure.ts';
import { busyMsMax, inFreshProfile, onServer, taskMsMax } from './exchange.ts';

export interface PhotoScale {
  readonly size: ProgrammeSize;
  readonly photos: number;
  readonly repetitions: number;
}

export async function photoRows({ size, photos, repetitions }: PhotoScale): Promise<BenchRow[]> {
  const runs = await onServer(size, async (served) => {
    const all = [];
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      all.push(
        await inFreshProfile(served, async (page) => {
          await page.evaluate((order) => window.bench.firstSync(order, false), size);
          return page.evaluate((count) => window.bench.sendPhotos(count), photos);
        }),
      );
    }
    return all;
  });
  const of = (value: (run: (typeof runs)[number]) => number): number => median(runs.map(value));
  return [
    {
      goal: 'B24',
      what: `open a journal while ${photos} photographs are added and sent, p95 / ${busyMsMax} ms`,
      ratio: of(({ reads }) => p95(reads) / busyMsMax),
      must: 1,
    },
    {
      goal: 'B24',
      what: `save meanwhile, p95 / ${busyMsMax} ms`,
      ratio: of(({ saves }) => p95(saves) / busyMsMax),
      must: 1,
    },
    {
      goal: 'B24',
      what: `longest task of the page meanwhile / ${taskMsMax} ms`,
      ratio: of(({ longestTask }) => longestTask / taskMsMax),
      must: 1,
    },
  ];
}
