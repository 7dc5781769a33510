/** B15: a quarterly review of a large programme drafted, its Word files written, and whether the page stays free. */

import { type BenchRow, median, ratioOf } from '../measure.ts';
import { type BenchContext, repeated } from './bench-context.ts';

/** A task that somebody notices while typing. */
const taskMsMax = 50;
const drafts = 3;

export async function reviewRows(context: BenchContext): Promise<BenchRow[]> {
  const { size } = context;
  const results = await repeated(context, (page) =>
    page.evaluate(({ wanted, rounds }) => window.bench.draftReviews(wanted, rounds), {
      wanted: size,
      rounds: drafts,
    }),
  );
  const times = results.map((result) => result.times);
  const row = (what: string, ratio: number, must?: number): BenchRow => ({
    goal: 'B15',
    what,
    ratio,
    ...(must === undefined ? {} : { must }),
  });
  const contacts = size.smes * size.contactsPerSme;
  return [
    row(
      `read ${contacts} contacts and draft a review in both languages / getAll of them as rows`,
      ratioOf(times, ['review', 'rows'], median),
      2,
    ),
    row('the same / reading its contacts', ratioOf(times, ['review', 'read'], median), 2),
    row(
      'Word files / the library with the same words',
      ratioOf(times, ['word', 'bare'], median),
      2,
    ),
    row(
      'longest task of the page while its contacts are read / 50 ms',
      median(results.map(({ longestRead }) => longestRead)) / taskMsMax,
    ),
    row(
      'longest task of the page while it is drafted / 50 ms',
      median(results.map(({ longestDraft }) => longestDraft)) / taskMsMax,
      1,
    ),
    row(
      'longest task of the page while Word files are written / 50 ms',
      median(results.map(({ longestWord }) => longestWord)) / taskMsMax,
      1,
    ),
  ];
}
