/** B9: search for each key that is typed, against `includes` in memory, and until the next paint. */

import { type BenchRow, median, p95, ratioOf, type Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';
import { type BenchContext, onSeeded } from './bench-context.ts';

const paintMsMax = 50;

export async function searchRows(context: BenchContext, size: ProgrammeSize): Promise<BenchRow[]> {
  const times: Times[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    times.push(
      await onSeeded(context, size, (page) => page.evaluate(() => window.bench.searchPerKey())),
    );
  }
  const ratio = (summary: typeof median): number => ratioOf(times, ['search', 'includes'], summary);
  const paint = median(times.map((one) => p95(one['paint'] ?? [])));
  const what = 'search per key / includes() over the same texts in memory';
  return [
    { goal: 'B9', what: `${what}, p50`, ratio: ratio(median), must: 3, aim: 1 },
    { goal: 'B9', what: `${what}, p95`, ratio: ratio(p95), must: 3, aim: 1 },
    {
      goal: 'B9',
      what: 'from the key to the next paint / 50 ms, p95',
      ratio: paint / paintMsMax,
      must: 1,
    },
  ];
}
