/**
 * Alerts: all SMEs judged anew, and the list after one edit; and a month of the calendar. The plan gives these in
 * milliseconds, since they stand between a key and what it shows; how the alerts compare with looking at the same
 * sheets once is told beside.
 */

import { type BenchRow, p95, ratioOf, median } from '../measure.ts';
import { type BenchContext, repeated } from './bench-context.ts';

/** What a person waits for at most, in milliseconds. */
const allMsMax = 300;
const editMsMax = 50;
const monthMsMax = 30;

export async function alertRows(context: BenchContext, rounds: number): Promise<BenchRow[]> {
  const { size } = context;
  const times = await repeated(context, (page) =>
    page.evaluate(({ wanted, count }) => window.bench.judgeAlerts(wanted, count), {
      wanted: size,
      count: rounds,
    }),
  );
  const months = await repeated(context, (page) =>
    page.evaluate(({ wanted, count }) => window.bench.selectMonths(wanted, count), {
      wanted: size,
      count: rounds,
    }),
  );
  const ms = (name: 'all' | 'edit'): number => median(times.map((each) => p95(each[name] ?? [])));
  return [
    {
      goal: 'alerts',
      what: `judge and order ${size.smes} SMEs, in ms, p95`,
      ratio: ms('all'),
      must: allMsMax,
    },
    {
      goal: 'alerts',
      what: 'the same after one edit, in ms, p95',
      ratio: ms('edit'),
      must: editMsMax,
    },
    {
      goal: 'calendar',
      what: `select a month of ${size.smes} SMEs, in ms, p50`,
      ratio: median(months.map((each) => median(each['month'] ?? []))),
      must: monthMsMax,
    },
    {
      goal: 'alerts',
      what: 'judge and order all / look at the same sheets once',
      ratio: ratioOf(times, ['all', 'look'], median),
    },
    {
      goal: 'alerts',
      what: 'after one edit / look at the same sheets once',
      ratio: ratioOf(times, ['edit', 'look'], median),
    },
  ];
}
