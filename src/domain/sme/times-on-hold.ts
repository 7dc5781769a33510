/** The times at which an SME was on hold, as figures, alerts and the journal count them. */

import type { LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { Sme } from '../operation/record.ts';
import type { Pause } from './sme.ts';

/**
 * The pauses of an SME that took place, without those that are left over. Such a pause has no end and is none of the hold
 * that lasts: it came with a version of the stage that was not chosen, and would silence every alert for good (F263).
 *
 * Of the hold that lasts are the pauses that began with the stage: two, where two people put the SME on hold apart. Where
 * that day was corrected in the pause alone, it is the latest one.
 */
export function timesOnHold({ stage, stageDates, pauses = {} }: Sme['values']): readonly Pause[] {
  const all = Object.values(pauses);
  return all.filter(
    ({ from, to }) =>
      to !== undefined ||
      (stage === 'paused' &&
        (from >= (stageDates?.paused ?? farDay) || all.every((other) => other.from <= from))),
  );
}

/**
 * The same, each with an end that has come: an SME at any other stage is back, whatever day to come was written as the end of a pause
 * (F281). With the hold that lasts, also where no pause says so.
 */
export function pausesInTime(sme: Sme): readonly Pause[] {
  const { values } = sme;
  const from = holdWithoutPause(values);
  const pauses = timesOnHold(values).map((pause) => pauseInTime(sme, pause));
  return from === undefined ? pauses : [...pauses, { from }];
}

/** One of them. An end whose day that counts was kept stays there, whatever is written later (F295). */
export function pauseInTime(sme: Sme, pause: Pause): Pause {
  const to = pause.countedTo ?? pause.to;
  if (to === undefined) return pause;
  const isBack = sme.values.stage !== 'paused';
  return { ...pause, to: isBack ? happenedOn(sme, to, ['pauses', 'stage']) : to };
}

/**
 * The day from which an SME is on hold without a pause that says so, where that day is known: an SME of a spreadsheet has its stage
 * and the day of it alone (F302). It is no earlier than the end of the last pause.
 */
export function holdWithoutPause(values: Sme['values']): LocalDate | undefined {
  const entered = values.stageDates?.paused;
  if (values.stage !== 'paused' || entered === undefined) return undefined;
  const times = timesOnHold(values);
  if (times.some(({ to }) => to === undefined)) return undefined;
  return [entered, ...times.flatMap(({ to, countedTo = to }) => countedTo ?? [])].toSorted().at(-1);
}

/** After any day of a programme. */
const farDay = '~';
