/**
 * B19: reading a line of the composer, each of the 200 of its test, against the limit on a device a quarter as quick as
 * this one. No browser is needed: the reader touches none.
 */

import { warmSteps } from '../../../src/client/parts/composer/warm-reader.ts';
import { readComposer } from '../../../src/domain/composer/composer.ts';
import { warmingSteps } from '../../../src/domain/composer/date-parser.ts';
import corpus from '../../fixtures/composer-lines.json' with { type: 'json' };
import { type BenchRow, p95 } from '../measure.ts';

const limitMs = 8;
const firstLimitMs = 50;
const slowness = 4;

export function lineRows(repetitions: number): readonly BenchRow[] {
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ id, names: [name] }));
  const context = {
    today: corpus.today,
    now: corpus.now,
    me: 'm1',
    people: named(corpus.people),
    members: named(corpus.members),
  };
  const took = (work: () => void): number => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  const timeOf = (line: string): number => took(() => void readComposer(line, context));
  // As the application does while it is idle.
  const warmMs = Math.max(...warmSteps(readComposer, warmingSteps).map(took));
  const [first, ...others] = corpus.lines;
  const firstMs = timeOf(first?.line ?? '');
  // The quickest of each line: another process that takes the processor for a while is no part of reading.
  const times = others.map(({ line }) =>
    Math.min(...Array.from({ length: repetitions }, () => timeOf(line))),
  );
  return [
    {
      goal: 'B19',
      what: `read a line at a quarter of the speed, p95 / ${limitMs} ms`,
      ratio: (p95(times) * slowness) / limitMs,
      must: 1,
    },
    {
      goal: 'B19',
      what: `the first line that somebody types, likewise / ${firstLimitMs} ms`,
      ratio: (firstMs * slowness) / firstLimitMs,
      must: 1,
    },
    {
      goal: 'B19',
      what: `the slowest step of getting ready for it, while idle, likewise / ${firstLimitMs} ms`,
      ratio: (warmMs * slowness) / firstLimitMs,
    },
  ];
}
