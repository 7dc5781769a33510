/** Opening a journal, listing fifty SMEs and counting (B8, B10), each against raw IndexedDB, turn by turn. */

import { alertContext } from '../../../src/domain/alert/context.ts';
import { orderedRows } from '../../../src/domain/portfolio/order.ts';
import { portfolioRow } from '../../../src/domain/portfolio/portfolio-row.ts';
import { rotated, type Times } from '../measure.ts';
import { type ProgrammeSize, seededNumbers, smeId } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';
import { openRowFloor } from './row-floor.ts';

const listed = 50;
const context = alertContext({ today: '2020-11-19' });
/** The clock of a page is coarse: what is quicker than it is done this often and divided. */
const countsPerTime = 100;
const restMs = 2;

/**
 * Reads `count` journals, each for the first time, and then as many lists: what a list leaves behind to be collected
 * would otherwise be collected while a journal is opened.
 */
export async function readJournalsAndLists(size: ProgrammeSize, count: number): Promise<Times> {
  const carnet = await openProgramme();
  const floor = await openRowFloor();
  const next = seededNumbers(count);
  const turns = Math.min(count, size.smes);
  const step = Math.max(1, Math.floor(size.smes / count));
  const homes = Array.from({ length: turns }, (_, turn) =>
    smeId(turn * step + Math.floor(next() * step)),
  );
  const journals = await inTurns(homes, (home) => [
    ['journal', () => carnet.loadJournal(home)],
    ['journalRows', () => floor.journal(home)],
    ['journalRow', () => floor.journalRow(home)],
  ]);
  for (const home of homes) {
    const shown = carnet.state.getState().journals.get(home)?.length;
    if (shown !== size.contactsPerSme) throw new Error(`A journal of ${shown} contacts was read`);
  }
  const list = (): number => {
    const rows = [...carnet.state.getState().sheets.values()].map((s) => portfolioRow(s, context));
    return orderedRows(rows).slice(0, listed).length;
  };
  if (list() !== Math.min(listed, size.smes)) throw new Error('The list is not whole');
  const lists = await inTurns(homes, () => [
    ['list', async () => list()],
    ['listRows', () => floor.smes()],
  ]);
  floor.close();
  await carnet.close();
  return { ...journals, ...lists };
}

type Work = readonly [name: string, work: () => Promise<unknown>];

/** How long each of some works takes with one thing after the other, each of them now first and now last. */
async function inTurns<T>(things: readonly T[], worksOn: (thing: T) => Work[]): Promise<Times> {
  const times: Record<string, number[]> = {};
  for (const [turn, thing] of things.entries()) {
    for (const [name, work] of rotated(worksOn(thing), turn)) {
      times[name] = [...(times[name] ?? []), await timeOf(work)];
      await pause(restMs);
    }
  }
  return times;
}

/** The number of contacts of each of fifty SMEs: as the list knows it, and counted in an index. */
export async function countContacts(size: ProgrammeSize, rounds: number): Promise<Times> {
  const carnet = await openProgramme();
  const floor = await openRowFloor();
  const homes = Array.from({ length: Math.min(listed, size.smes) }, (_, index) => smeId(index));
  const times = { carnet: [] as number[], index: [] as number[] };
  const known = (): number => {
    const { sheets } = carnet.state.getState();
    return homes.reduce((sum, home) => sum + (sheets.get(home)?.summary.count ?? 0), 0);
  };
  for (let round = 0; round < rounds; round += 1) {
    let sum = 0;
    const quick = await timeOf(async () => {
      for (let time = 0; time < countsPerTime; time += 1) sum = known();
    });
    times.carnet.push(quick / countsPerTime);
    let counted = 0;
    const inIndex = async (): Promise<void> => {
      const counts = await Promise.all(homes.map((home) => floor.countOf(home)));
      counted = counts.reduce((total, one) => total + one, 0);
    };
    times.index.push(await timeOf(inIndex));
    if (sum !== counted) throw new Error(`Counted ${counted}, but the list says ${sum}`);
    await pause(restMs);
  }
  floor.close();
  await carnet.close();
  return times;
}
