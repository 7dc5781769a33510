/**
 * The alerts of every SME, judged anew and after one edit, against looking at the same sheets once. What is timed is
 * what the list does: alerts, rows, order.
 */

import { alertContext } from '../../../src/domain/alert/context.ts';
import { alertsOf } from '../../../src/domain/alert/alerts-of.ts';
import { orderedRows } from '../../../src/domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../src/domain/portfolio/portfolio-row.ts';
import { rowMaker } from '../../../src/client/features/portfolio/use-portfolio-rows.ts';
import type { Sheet } from '../../../src/client/model/state.ts';
import type { Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';

const today = '2020-11-19';
/** The clock of a page is coarse: what is quicker than it is done this often and divided. */
const looksPerTime = 100;
const restMs = 2;

/** Judges all sheets `rounds` times, and as often a single one of them that changed. */
export async function judgeAlerts(size: ProgrammeSize, rounds: number): Promise<Times> {
  const carnet = await openProgramme();
  const { sheets, programme, launchPads, members, events } = carnet.state.getState();
  const known = [...sheets.values()].map(withClosures);
  if (known.length !== size.smes) throw new Error(`${known.length} sheets were read`);
  const freshContext = () => alertContext({ today, programme, launchPads, members, events });
  const times = { all: [] as number[], edit: [] as number[], look: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    let rows: readonly PortfolioRow[] = [];
    const all = await timeOf(async () => {
      const context = freshContext();
      rows = orderedRows(
        known.map((sheet) => portfolioRow(sheet, context, alertsOf(sheet, context))),
      );
    });
    times.all.push(all);
    checkRows(rows);

    const rowOf = rowMaker(freshContext());
    orderedRows(known.map(rowOf));
    const edited = known.map((sheet, index) =>
      index === round % known.length ? { ...sheet } : sheet,
    );
    times.edit.push(
      await timeOf(async () => {
        rows = orderedRows(edited.map(rowOf));
      }),
    );
    checkRows(rows);

    let seen = 0;
    const look = await timeOf(async () => {
      for (let time = 0; time < looksPerTime; time += 1) seen = lookAt(known);
    });
    if (seen === 0) throw new Error('There was nothing to look at');
    times.look.push(look / looksPerTime);
    await pause(restMs);
  }
  await carnet.close();
  return times;
}

/** Half of the businesses close at times, which is what makes counting slow. */
export function withClosures(sheet: Sheet, index: number): Sheet {
  if (index % 2 === 1) return sheet;
  const closures = {
    stock: { from: '2020-01-04', to: '2020-01-12', every: 'year' },
    move: { from: '2020-11-02', to: '2020-11-06', every: 'once' },
  } as const;
  const { sme } = sheet;
  return { ...sheet, sme: { ...sme, values: { ...sme.values, closures } } };
}

/** Rules that find nothing would be quick for nothing. */
function checkRows(rows: readonly PortfolioRow[]): void {
  const raised = rows.filter(({ alerts }) => alerts.length > 0).length;
  if (raised < rows.length / 2) throw new Error(`Only ${raised} of ${rows.length} have an alert`);
}

function lookAt(sheets: readonly Sheet[]): number {
  let seen = 0;
  for (const { sme, actions, issues, summary } of sheets) {
    seen += sme.values.stage.length + summary.unansweredInRow + summary.missedInRow;
    for (const { values } of actions) seen += values.due === undefined ? 0 : 1;
    for (const { values } of issues) seen += values.severity;
    for (const { at } of summary.planned) seen += at.length;
  }
  return seen;
}
