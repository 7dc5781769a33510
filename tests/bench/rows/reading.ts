/** B8: opening a journal and listing fifty SMEs, against raw `getAll`; and whether the size of the programme matters. */

import { type BenchRow, median, p95, ratioOf, rotated, type Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';
import { type BenchContext, onSeeded } from './bench-context.ts';

const contactsOf = ({ smes, contactsPerSme }: ProgrammeSize): string =>
  `${(smes * contactsPerSme) / 1000}k`;

export async function readingRows(context: BenchContext, journals: number): Promise<BenchRow[]> {
  const { size, smallSize } = context;
  const read = (of: ProgrammeSize): Promise<Times> =>
    onSeeded(context, of, (page) =>
      page.evaluate(({ wanted, count }) => window.bench.readJournalsAndLists(wanted, count), {
        wanted: of,
        count: journals,
      }),
    );
  const large: Times[] = [];
  const small: Times[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    for (const of of rotated([size, smallSize], repetition)) {
      (of === size ? large : small).push(await read(of));
    }
  }
  const growth =
    median(large.map((times) => p95(times['journal'] ?? []))) /
    median(small.map((times) => p95(times['journal'] ?? [])));
  return [
    {
      goal: 'B8',
      what: 'open a journal / getAll of the same contacts as rows, p95',
      ratio: ratioOf(large, ['journal', 'journalRows'], p95),
      must: 2,
      aim: 1,
    },
    {
      goal: 'B8',
      what: 'open a journal / getAll of the same contacts as one row, p95',
      ratio: ratioOf(large, ['journal', 'journalRow'], p95),
      must: 2,
    },
    {
      goal: 'B8',
      what: 'list of 50 in order / getAll of the SMEs it is ordered from, p95',
      ratio: ratioOf(large, ['list', 'listRows'], p95),
      must: 2,
      aim: 1,
    },
    {
      goal: 'B8',
      what: `open a journal, ${contactsOf(size)} contacts / ${contactsOf(smallSize)}, p95`,
      ratio: growth,
      must: 1.3,
    },
  ];
}
