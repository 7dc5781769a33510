/** Opening a journal, listing fifty SMEs and counting (B8, B10), each against raw IndexedDB, turn by turn. */

import { alertContext } from '../../../src/domain/alert/context.ts';
import { orderedRows } from '../../../src/domain/portfolio/order.ts';
import { portfolioRow } from '../../../src/domain/portfolio/portfolio-row.ts';
import type { Times } from '../measure.ts';
import { type ProgrammeSize, seededNumbers, smeId } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';
import { openRowFloor } from './row-floor.ts';

const listed = 50;
const context = alertContext({ today: '2020-11-19' });
/** The clock of a page is coarse: what is quicker than it is done this often and divided. */
const countsPerTime = 100;
const restMs = 2;

/** Reads `count` journals, each for the first time, and as many lists. */
export async function readJournalsAndLists(size: ProgrammeSize, count: number): Promise<Times> {
  const carnet = await openProgramme();
  const floor = await openRowFloor();
  const next = seededNumbers(count);
  const step = Math.max(1, Math.floor(size.smes / count));
  const times = {
    journal: [] as number[],
    journalRows: [] as number[],
    journalRow: [] as number[],
    list: [] as number[],
    listRows: [] as number[],
  };
  const list = (): number => {
    const rows = [...carnet.state.getState().sheets.values()].map((s) => portfolioRow(s, context));
    return orderedRows(rows).slice(0, listed).length;
  };
  for (let turn = 0; turn < Math.min(count, size.smes); turn += 1) {
    const home = smeId(turn * step + Math.floor(next() * step));
    const works: readonly (readonly [keyof typeof times, () => Promise<unknown>])[] = [
      ['journal', () => carnet.loadJournal(home)],
      ['journalRows', () => floor.journal(home)],
      ['journalRow', () => floor.journalRow(home)],
      ['list', async () => list()],
      ['listRows', () => floor.smes()],
    ];
    for (let place = 0; place < works.length; place += 1) {
      const work = works[(place + turn) % works.length];
      if (work === undefined) continue;
      times[work[0]].push(await timeOf(work[1]));
      await pause(restMs);
    }
    const shown = carnet.state.getState().journals.get(home)?.length;
    if (shown !== size.contactsPerSme) throw new Error(`A journal of ${shown} contacts was read`);
    if (list() !== Math.min(listed, size.smes)) throw new Error('The list is not whole');
  }
  floor.close();
  await carnet.close();
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
