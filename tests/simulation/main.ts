/** `npm run sim` and `npm run sim:long`: see `usage`. */

import { parseArgs } from 'node:util';
import { runFor } from './long-run.ts';
import { simulate } from './life.ts';
import { scenarios } from './scenarios.ts';
import { deviceStorages, newDeviceDisk, ServerStorages, serverStorages } from './storages.ts';
import { blows, type Point, sweepAll, visit } from './sweep.ts';
import { stages, type Verdict } from './world.ts';

const usage = `Simulates devices, a network, servers and everything that goes wrong between them, and looks after every step
whether what docs/sync-protocol.md promises still holds. A seed repeats itself exactly.

  npm run sim -- --seed 7                   one seed, with every step; a random one without --seed
  npm run sim -- --seed 7 --stage crashes   with no more in the world than up to this stage
  npm run sim -- --sweep 'a restore …'      a scenario, cut at each of its points in turn; 'all' for every one
  npm run sim -- --sweep '…' --at device:17 the same, cut at one point, with every step; --at may be given twice
  npm run sim:long                          fresh seeds and sweeps over every storage, for half an hour
  npm run sim -- --minutes 5                the same for five minutes, from --seed on where it is given

  --stage    ${stages.join(', ')}
  --sweep    ${Object.keys(scenarios).join('\n             ')}
  --at       ${blows.map((blow) => `${blow}:N`).join(', ')}
  --devices  ${deviceStorages.join(', ')}
  --server   ${serverStorages.join(', ')} (what CARNET_TEST_DATABASE_URL names, or a cluster of its own)
  --files    people attach files as well, whose bytes travel beside the text
  --unsaid   the disk of the server goes back without a restore
  --quiet    without the steps`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    seed: { type: 'string' },
    stage: { type: 'string', default: 'skew' },
    minutes: { type: 'string' },
    sweep: { type: 'string' },
    at: { type: 'string', multiple: true },
    devices: { type: 'string', default: 'memory' },
    server: { type: 'string', default: 'memory' },
    quiet: { type: 'boolean', default: false },
    files: { type: 'boolean', default: false },
    unsaid: { type: 'boolean', default: false },
  },
});

/** One of a list, or an end with what there is. */
function oneOf<T extends string>(list: readonly T[], value: string, option: string): T {
  const found = list.find((one) => one === value);
  if (found !== undefined) return found;
  throw new Error(`--${option} is one of ${list.join(', ')}, not ${value}`);
}

function pointOf(text: string): Point {
  const [blow = '', at = ''] = text.split(':');
  return { blow: oneOf(blows, blow, 'at'), at: Number(at) };
}

function tell({ violations, counts, steps, told }: Verdict): boolean {
  const events = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(`${steps} steps, ${told} operations were told saved`);
  console.log(events.map(([event, count]) => `${event} ${count}`).join(', '));
  for (const violation of violations) console.error(`BROKEN  ${violation}`);
  return violations.length === 0;
}

const storages = new ServerStorages();
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const shown = values.quiet ? {} : { print: (line: string) => console.log(line) };

async function one(): Promise<boolean> {
  const stage = oneOf(stages, values.stage, 'stage');
  const devices = oneOf(deviceStorages, values.devices, 'devices');
  const serverDisk = await storages.newDisk(oneOf(serverStorages, values.server, 'server'));
  console.log(`seed ${seed}, stage ${stage}`);
  return tell(
    await simulate({
      ...{ seed, stage, hasFiles: values.files, goesBackUnsaid: values.unsaid },
      ...{ serverDisk },
      ...{ deviceDisk: () => newDeviceDisk(devices), ...shown },
    }),
  );
}

async function swept(name: string): Promise<boolean> {
  const found = Object.entries(scenarios).filter(([one]) => name === 'all' || one.startsWith(name));
  if (found.length === 0) throw new Error(`There is no scenario ${name}`);
  const first = Number(values.seed ?? 1);
  if (values.at !== undefined) {
    const points = values.at.map(pointOf);
    const visits = found.map(([, scenario]) => visit(scenario, points, { seed: first, ...shown }));
    return (await Promise.all(visits)).every(({ verdict }) => tell(verdict));
  }
  let isWell = true;
  for (const [one, scenario] of found) {
    const { visited, found: all } = await sweepAll(scenario, { seed: first });
    console.log(`${one}: ${visited} points, ${all.length} findings`);
    for (const finding of all) console.error(`BROKEN  --sweep '${one}' ${finding}`);
    isWell &&= all.length === 0;
  }
  return isWell;
}

async function run(): Promise<boolean> {
  if (values.sweep !== undefined) return swept(values.sweep);
  if (values.minutes === undefined) return one();
  return runFor({ minutes: Number(values.minutes), first: seed, hasFiles: values.files }, storages);
}

if (values.help) console.log(usage);
else {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } finally {
    await storages.close();
  }
}
