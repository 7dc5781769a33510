/**
 * A month of the calendar of a large programme, as the screen selects it before anything is drawn: entries, closed
 * businesses, public holidays and what goes on over days. Another month each time, as one turns the pages.
 */

import { alertContext } from '../../../src/domain/alert/context.ts';
import { calendarEntries } from '../../../src/domain/calendar/calendar-entries.ts';
import { closedSmes, holidaysOn } from '../../../src/domain/calendar/day-notes.ts';
import { lanesIn } from '../../../src/domain/calendar/lanes.ts';
import { shiftMonth } from '../../../src/domain/calendar/local-date.ts';
import { daysOf, weeksOfMonth } from '../../../src/domain/calendar/weeks.ts';
import { summaryIn } from '../../../src/domain/entity/lazy-summary.ts';
import type { Times } from '../measure.ts';
import { benchIds, type ProgrammeSize } from '../programme.ts';
import { withClosures } from './judging.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';

const now = '2020-11-19T09:42';
const firstMonth = '2020-06';
const monthsTurned = 9;
const restMs = 2;

/** Selects a month `rounds` times. */
export async function selectMonths(size: ProgrammeSize, rounds: number): Promise<Times> {
  const carnet = await openProgramme();
  const { sheets, programme, launchPads, members, events, sharedSummaries } =
    carnet.state.getState();
  const { facts: meetings = [] } = summaryIn(sharedSummaries, 'meeting');
  const known = [...sheets.values()].map(withClosures);
  if (known.length !== size.smes) throw new Error(`${known.length} sheets were read`);
  const today = now.slice(0, 10);
  const rules = alertContext({ today, programme, launchPads, members, events });
  const { memberId } = benchIds;
  const scope = { mine: false, padId: undefined };
  const hidden: ReadonlySet<string> = new Set();
  const times = { month: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const weeks = weeksOfMonth(shiftMonth(firstMonth, round % monthsTurned));
    const range = { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.at(-1) ?? '' };
    let shown = 0;
    times.month.push(
      await timeOf(async () => {
        const entries = calendarEntries({ sheets: known, launchPads, programme, meetings }, range, {
          now,
          rules,
          memberId,
          ownPadId: undefined,
          zone: 'Europe/Paris',
          scope,
          hidden,
        });
        const smes = known.map(({ sme }) => sme);
        const closed = closedSmes(smes, range, { scope, memberId });
        const lanes = lanesIn({ events, launchPads, members, programme }, range, {
          memberId,
          scope,
          hidden,
        });
        const holidays = daysOf(range).flatMap((day) => holidaysOn(day, launchPads));
        shown = [...entries.values()].flat().length + closed.size + lanes.length + holidays.length;
      }),
    );
    if (shown === 0) throw new Error(`Nothing stands in the weeks from ${range.from}`);
    await pause(restMs);
  }
  await carnet.close();
  return times;
}
