/**
 * `npm run bench`: how quick Carnet is, as ratios to floors that are measured in the same run, in a real
 * browser, on code built for production. Times alone mean nothing on a machine that does other things too; so
 * variants take turns, each repetition starts from a fresh profile, and only ratios are told.
 *
 *   --quick          a tenth of the contacts and fewer repetitions, to see that everything works
 *   --large          also half a million contacts, against the usual hundred thousand; peers of B2 with all of them
 *   --only B7,B11    some goals; `exchange` is B1 to B6 and B13, `B20` is also B21; `forms` is B16, B17 and the loading of
 *                    the sample; `monday` is 500 laptops on a Monday morning; `layouts` compares the layouts of
 *                    docs/decisions/0002-pages.md
 *
 * Ends with an exit code that is not zero when a ratio is above what it must not pass.
 */

import { parseArgs } from 'node:util';
import { inBrowser, SeededProfiles, harnessPage, type BenchContext } from './rows/bench-context.ts';
import { newProfile } from './browser-process.ts';
import { type BenchRow, isKept, tableOf } from './measure.ts';
import type { ProgrammeSize } from './programme.ts';
import { alertRows } from './rows/alerts.ts';
import { costRows } from './rows/cost.ts';
import { exchangeRows } from './rows/exchange.ts';
import { layoutRows } from './rows/layouts.ts';
import { figureRows } from './rows/figures.ts';
import { formRows } from './rows/forms.ts';
import { keystrokeRows, killRows } from './rows/keystroke.ts';
import { lineRows } from './rows/line.ts';
import { memoryRows } from './rows/memory.ts';
import { mondayRows } from './rows/monday.ts';
import { photoRows } from './rows/photos.ts';
import { openingRows, startWithFormsRows } from './rows/opening.ts';
import { overviewRows } from './rows/overview.ts';
import { readingRows } from './rows/reading.ts';
import { reviewRows } from './rows/reviews.ts';
import { searchRows } from './rows/search.ts';
import { serverRows } from './rows/server.ts';
import { sizeRows } from './rows/size.ts';
import { usingRows } from './rows/using.ts';
import { viewRows } from './rows/views.ts';
import { buildCarnet, carnetSite, floorSite, harnessSite, serveSite } from './sites.ts';

const goals = [
  'exchange',
  'B7',
  'B8',
  'B9',
  'B10',
  'B11',
  'B12',
  'B14',
  'B15',
  'forms',
  'B18',
  'B19',
  'B20',
  'B22',
  'B23',
  'B24',
  'monday',
  'alerts',
  'overview',
  'layouts',
] as const;
type Goal = (typeof goals)[number];

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

interface Scale {
  readonly size: ProgrammeSize;
  readonly smallSize: ProgrammeSize;
  readonly searched: ProgrammeSize;
  readonly repetitions: number;
  readonly keys: number;
  readonly kills: number;
  readonly journals: number;
  readonly changes: number;
  readonly judgements: number;
  /** Times that the overview is opened. */
  readonly overviews: number;
  /** What is exchanged: as many SMEs as an installation has, with what is logged about each in a year. */
  readonly exchanged: ProgrammeSize;
  readonly exchangedSmall: ProgrammeSize;
  readonly pushed: ProgrammeSize;
  /** What a server holds whose memory is measured. */
  readonly held: ProgrammeSize;
  /** Random pushes whose cost is measured. */
  readonly costed: number;
  /** Times that a row is chosen, the list filtered or sorted, a sheet opened. */
  readonly uses: number;
  /** Blocks of figures that are pasted. */
  readonly blocks: number;
  /** Photographs that are added and sent. */
  readonly photos: number;
  readonly laptops: number;
  /** The laptops of a Monday come within so many milliseconds. */
  readonly mondayMs: number;
  /** Of what takes longer than twenty seconds each time. */
  readonly longRepetitions: number;
  /** Of first downloads and what follows them: several short runs each time, which differ more than long ones. */
  readonly exchangeRepetitions: number;
}

const usual: Scale = {
  size: { smes: 1000, contactsPerSme: 100 },
  smallSize: { smes: 200, contactsPerSme: 100 },
  searched: { smes: 5000, contactsPerSme: 20 },
  repetitions: 5,
  keys: 200,
  kills: 50,
  journals: 300,
  changes: 150,
  judgements: 30,
  overviews: 6,
  exchanged: { smes: 5000, contactsPerSme: 20 },
  exchangedSmall: { smes: 500, contactsPerSme: 20 },
  pushed: { smes: 500, contactsPerSme: 40 },
  held: { smes: 10_000, contactsPerSme: 100 },
  costed: 320,
  uses: 60,
  blocks: 12,
  photos: 100,
  laptops: 500,
  mondayMs: 30_000,
  longRepetitions: 3,
  exchangeRepetitions: 5,
};
const quick: Scale = {
  size: { smes: 100, contactsPerSme: 100 },
  smallSize: { smes: 60, contactsPerSme: 100 },
  searched: { smes: 500, contactsPerSme: 20 },
  repetitions: 3,
  keys: 60,
  kills: 5,
  journals: 60,
  changes: 20,
  judgements: 10,
  overviews: 4,
  exchanged: { smes: 500, contactsPerSme: 20 },
  exchangedSmall: { smes: 100, contactsPerSme: 20 },
  pushed: { smes: 100, contactsPerSme: 20 },
  held: { smes: 1000, contactsPerSme: 100 },
  costed: 100,
  uses: 15,
  blocks: 6,
  photos: 20,
  laptops: 60,
  mondayMs: 4000,
  longRepetitions: 1,
  exchangeRepetitions: 1,
};
const large: Scale = {
  ...usual,
  size: { smes: 5000, contactsPerSme: 100 },
  smallSize: usual.size,
};

const scale = options.quick ? quick : options.large ? large : usual;

function chosenGoals(): readonly Goal[] {
  if (options.only === undefined) return goals.filter((goal) => goal !== 'layouts');
  const names = options.only.split(',');
  const chosen = goals.filter((goal) => names.includes(goal));
  if (chosen.length !== names.length) {
    throw new Error(`There are the goals ${goals.join(', ')}; asked for ${options.only}`);
  }
  return chosen;
}

const say = (text: string): void => console.log(text);

/** The seeded programme is what the store itself would have written, or nothing here proves anything. */
async function checkSeed(context: BenchContext): Promise<void> {
  const matches = await inBrowser(await newProfile(), async (browser) => {
    const page = await harnessPage(context, browser);
    return page.evaluate(() => window.bench.seedMatchesImport({ smes: 3, contactsPerSme: 230 }));
  });
  if (!matches) throw new Error('The seeded programme differs from an imported one');
}

async function measure(goal: Goal, context: BenchContext): Promise<readonly BenchRow[]> {
  switch (goal) {
    case 'B7':
      return [
        ...(await keystrokeRows(context, scale.keys)),
        ...(await killRows(context, scale.kills)),
      ];
    case 'B8':
      return readingRows(context, scale.journals);
    case 'B9':
      return searchRows(context, scale.searched);
    case 'B10':
      return viewRows(context, scale.changes);
    case 'B11':
      return openingRows(context, await harnessSite(await carnetSite()), await floorSite());
    case 'B12':
      await buildCarnet();
      return sizeRows();
    case 'B14':
      return [
        ...(await serverRows({ size: scale.pushed, repetitions: scale.repetitions })),
        ...(await memoryRows(scale.held)),
      ];
    case 'B15':
      return reviewRows(context);
    case 'forms':
      return formRows(context, scale.keys);
    case 'B18':
      return startWithFormsRows(context, await harnessSite(await carnetSite()), await floorSite());
    case 'B19':
      return lineRows(scale.repetitions);
    case 'B20':
      return usingRows(context, await harnessSite(await carnetSite()), scale.uses);
    case 'B22':
      return costRows(scale.costed);
    case 'B23':
      return figureRows(context, await harnessSite(await carnetSite()), scale.blocks);
    case 'B24':
      return photoRows({
        size: scale.exchangedSmall,
        photos: scale.photos,
        repetitions: scale.longRepetitions,
      });
    case 'monday':
      return mondayRows({
        size: scale.size,
        laptops: scale.laptops,
        operationsEach: 200,
        withinMs: scale.mondayMs,
        repetitions: scale.longRepetitions,
        say,
      });
    case 'exchange':
      return exchangeRows({
        size: scale.exchanged,
        smallSize: scale.exchangedSmall,
        largePeers: options.large,
        repetitions: scale.exchangeRepetitions,
      });
    case 'alerts':
      return alertRows(context, scale.judgements);
    case 'overview':
      return overviewRows(context, scale.overviews);
    case 'layouts':
      return layoutRows(context);
  }
}

const server = await serveSite(await harnessSite());
const profiles = new SeededProfiles(server.address);
const context: BenchContext = {
  harnessAddress: server.address,
  repetitions: scale.repetitions,
  size: scale.size,
  smallSize: scale.smallSize,
  profileWith: (size) => profiles.of(size),
  say,
};
const rows: BenchRow[] = [];
try {
  await checkSeed(context);
  for (const goal of chosenGoals()) {
    say(`Measuring ${goal} …`);
    rows.push(...(await measure(goal, context)));
  }
} finally {
  await profiles.drop();
  await server.stop();
}
say(`\n${tableOf(rows)}`);
const missed = rows.filter((row) => !isKept(row));
if (missed.length > 0) {
  console.error(`\n${missed.length} of ${rows.length} are above what they must not pass.`);
  process.exitCode = 1;
}
