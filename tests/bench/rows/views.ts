/** B10: a change in every open view of two tabs against its put, and counters against counting in an index. */

import { type BenchRow, median, p95, ratioOf } from '../measure.ts';
import { type BenchContext, harnessPage, repeated } from './bench-context.ts';

export async function viewRows(context: BenchContext, changes: number): Promise<BenchRow[]> {
  const times = await repeated(context, async (here, browser) => {
    const other = await harnessPage(context, browser);
    for (const page of [here, other]) await page.evaluate(() => window.bench.openViews());
    const made = await here.evaluate(
      (count) => window.bench.changeFromHere(count, 'Quimper'),
      changes,
    );
    const texts = made.map(({ text }) => text);
    const shown = await Promise.all(
      [here, other].map((page) =>
        page.evaluate((wanted) => window.bench.momentsShown(wanted), texts),
      ),
    );
    const since = (moments: readonly number[] | undefined): readonly number[] =>
      made.map(({ askedAt }, index) => (moments?.[index] ?? Number.NaN) - askedAt);
    const [inThis, inOther] = shown.map(since);
    return {
      everywhere: made.map((_, i) => Math.max(inThis?.[i] ?? NaN, inOther?.[i] ?? NaN)),
      put: made.map(({ putMs }) => putMs),
    };
  });
  const counts = await repeated(context, (page) =>
    page.evaluate((size) => window.bench.countContacts(size, 20), context.size),
  );
  const ratio = (summary: typeof median): number => ratioOf(times, ['everywhere', 'put'], summary);
  return [
    {
      goal: 'B10',
      what: 'a change shown by list and sheet in two tabs / its put, p50',
      ratio: ratio(median),
      must: 3,
    },
    {
      goal: 'B10',
      what: 'a change shown by list and sheet in two tabs / its put, p95',
      ratio: ratio(p95),
      must: 3,
    },
    {
      goal: 'B10',
      what: 'contacts of 50 SMEs counted / count() in an index',
      ratio: ratioOf(counts, ['carnet', 'index'], median),
      must: 0.1,
    },
  ];
}
