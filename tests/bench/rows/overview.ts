/** The overview with all its figures, against reading the rows that it is made of. */

import { type BenchRow, median, ratioOf } from '../measure.ts';
import { type BenchContext, repeated } from './bench-context.ts';

export async function overviewRows(context: BenchContext, rounds: number): Promise<BenchRow[]> {
  const { size } = context;
  const times = await repeated(context, (page) =>
    page.evaluate(({ wanted, count }) => window.bench.openOverview(wanted, count), {
      wanted: size,
      count: rounds,
    }),
  );
  // Each first time in a profile of its own: what reads second finds the rows in memory.
  const reads = await repeated(context, (page) =>
    page.evaluate(() => window.bench.readOverviewRows()),
  );
  const firsts = times.map((each, index) => ({ ...each, ...reads[index] }));
  const contacts = `${(size.smes * size.contactsPerSme) / 1000}k contacts`;
  return [
    {
      goal: 'overview',
      what: `every figure of ${size.smes} SMEs, ${contacts} / the same rows read, first time, from the list`,
      ratio: ratioOf(firsts, ['first', 'firstRows'], median),
      must: 2,
    },
    {
      goal: 'overview',
      what: 'the same, later times',
      ratio: ratioOf(times, ['again', 'rows'], median),
      must: 2,
    },
  ];
}
