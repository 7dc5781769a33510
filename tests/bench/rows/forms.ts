/** B16 and B17: a form opened and an answer saved; and what the forms of the sample add to loading it. */

import { newProfile } from '../browser-process.ts';
import { type BenchRow, median, p95, ratioOf, rotated, type Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';
import { sampleWays } from '../sample-ways.ts';
import { type BenchContext, harnessPage, inBrowser, onSeeded } from './bench-context.ts';

/** Thirteen forms of 38 questions, and a journal of as many bytes. */
const sheets: ProgrammeSize = { smes: 240, contactsPerSme: 42, formsPerSme: 13 };

export async function formRows(context: BenchContext, answers: number): Promise<BenchRow[]> {
  const opened: Times[] = [];
  const answered: Times[] = [];
  const loaded: Times[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    opened.push(
      await onSeeded(context, sheets, (page) =>
        page.evaluate((size) => window.bench.openForms(size), sheets),
      ),
    );
    answered.push(
      await onSeeded(context, sheets, (page) =>
        page.evaluate(({ size, count }) => window.bench.answerQuestions(size, count), {
          size: sheets,
          count: answers,
        }),
      ),
    );
    const times: Record<string, number[]> = {};
    for (const way of rotated(sampleWays, repetition)) {
      times[way] = await inBrowser(await newProfile(), async (browser) => {
        const page = await harnessPage(context, browser);
        return [await page.evaluate((wanted) => window.bench.loadSample(wanted), way)];
      });
    }
    loaded.push(times);
  }
  const row = (what: string, ratio: number, must: number, goal = 'B17'): BenchRow => ({
    goal,
    what,
    ratio,
    must,
  });
  return [
    row(
      'open a form beside twelve others / a journal of the same bytes, p50',
      ratioOf(opened, ['form', 'journal'], median),
      2,
      'B16',
    ),
    row(
      'open a form beside twelve others / a journal of the same bytes, p95',
      ratioOf(opened, ['form', 'journal'], p95),
      2,
      'B16',
    ),
    row('saved answer / bare strict put, p50', ratioOf(answered, ['carnet', 'bare'], median), 1.5),
    row('saved answer / bare strict put, p95', ratioOf(answered, ['carnet', 'bare'], p95), 1.5),
    row(
      'load the sample / without forms, as it was before it had any',
      ratioOf(loaded, ['whole', 'asBefore'], median),
      1.5,
      'sample',
    ),
    {
      goal: 'sample',
      what: 'load the sample / without forms, made by the build as well',
      ratio: ratioOf(loaded, ['whole', 'without'], median),
    },
  ];
}
