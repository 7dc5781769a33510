/** `npm run sim -- --seed N`: one seed, with everything that happens. `npm run sim:long`: fresh seeds for half an hour. */

import { parseArgs } from 'node:util';
import { type Stage, stages, simulate, type Verdict } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    stage: { type: 'string' },
    minutes: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});

const stage: Stage = stages.find((name) => name === values.stage) ?? 'versions';
const msPerMinute = 60_000;

function tell({ violations, counts, steps, told }: Verdict): void {
  const events = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(`${steps} steps, ${told} operations were told saved`);
  console.log(events.map(([event, count]) => `${event} ${count}`).join(', '));
  for (const violation of violations) console.error(`BROKEN  ${violation}`);
}

async function one(seed: number): Promise<boolean> {
  const print = values.quiet ? undefined : (line: string) => console.log(line);
  const verdict = await simulate({ seed, stage, ...(print === undefined ? {} : { print }) });
  tell(verdict);
  return verdict.violations.length === 0;
}

async function many(minutes: number, first: number): Promise<boolean> {
  const end = Date.now() + minutes * msPerMinute;
  const failed: number[] = [];
  const all = new Map<string, number>();
  let seed = first;
  for (; Date.now() < end; seed += 1) {
    const { violations, counts } = await simulate({ seed, stage });
    for (const [event, count] of counts) all.set(event, (all.get(event) ?? 0) + count);
    if (violations.length === 0) continue;
    failed.push(seed);
    console.error(`seed ${seed}: ${violations.slice(0, 2).join(' | ').slice(0, 700)}`);
  }
  console.log(
    `seeds ${first} to ${seed - 1}, stage ${stage}: ${failed.length} failed ${failed.join()}`,
  );
  console.log(
    [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([event, count]) => `${event} ${count}`)
      .join(', '),
  );
  return failed.length === 0;
}

const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const isWell =
  values.minutes === undefined ? await one(seed) : await many(Number(values.minutes), seed);
process.exitCode = isWell ? 0 : 1;
