/**
 * An SME with the days of the stages that it came to. Two people who move it apart each bring a day, and with it a pause or
 * an enrolment. These merge one by one and stay beside the stage that stands, and no figure may count them (F263).
 *
 * They are left out when the SME is read, and never taken out by whoever settles the conflict: two who settle it apart would
 * take out both. So each stage has its own day wherever it stands in the end, and undo brings everything back. The next move
 * writes what is known then.
 *
 * Left out is what the stage that stands rules out: a later stage, another exit, a pause from which it is back, and the
 * enrolment of an SME that was not enrolled after all. A day that was noted for the enrolment by itself stays.
 *
 * Limits: a day before an exit or a pause counts, because the SME can have come there before. An enrolment is known by the
 * move that brought it, as long as that is a version of the stage, or was one when the stage was settled last.
 */

import { type Sme, stampOf } from '../operation/record.ts';
import { stages } from '../sme/sme.ts';

/** The last stage from which each exit is taken. */
const lastBefore: Readonly<Record<string, string>> = {
  ineligible: 'screening',
  declined: 'eligible',
  withdrawn: 'supported',
  paused: 'supported',
};

const placeOf = (stage: string): number => stages.findIndex((one) => one === stage);

/** The SME as figures may count it: itself where nothing is left out. */
export function asReached(sme: Sme): Sme {
  const { stage, stageDates = {}, stageBeforePause, pauses = {}, enrolledOn } = sme.values;
  const exitedFrom = lastBefore[stage];
  const last = placeOf(exitedFrom ?? stage);
  // Of a stage that a newer version knows, nothing can be said.
  if (last < 0) return sme;
  const own = exitedFrom === undefined ? undefined : stageDates[stage];
  const days = Object.entries(stageDates);
  const reached = days.filter(([name, day]) => {
    const place = placeOf(name);
    if (name === stage) return true;
    return place >= 0 && place <= last && (own === undefined || day <= own);
  });
  const all = Object.entries(pauses);
  const begun = all.filter(([, { to }]) => to !== undefined || stage === 'paused');
  const isEnrolled = last >= placeOf('enrolled') || !isOfLostMove(sme);
  const before = stages.findLast(
    (name) => name === stageBeforePause || reached.some(([one]) => one === name),
  );
  const isOnHoldLater =
    stage === 'paused' && stageBeforePause !== undefined && before !== stageBeforePause;
  const isWhole = reached.length === days.length && begun.length === all.length && isEnrolled;
  if (isWhole && !isOnHoldLater) return sme;
  const values = {
    ...sme.values,
    stageDates: Object.fromEntries(reached),
    stageBeforePause: isOnHoldLater ? before : stageBeforePause,
    pauses: Object.fromEntries(begun),
    enrolledOn: isEnrolled ? enrolledOn : undefined,
  };
  return { ...sme, values };
}

/** Whether the day of the enrolment came with a move to it that is not the stage that stands. */
function isOfLostMove(sme: Sme): boolean {
  const { settled, conflicts } = sme;
  const versions = [...(settled?.['stage']?.versions ?? []), ...(conflicts?.['stage'] ?? [])];
  const { at, by } = stampOf(sme, 'enrolledOn');
  return versions.some((one) => one.value === 'enrolled' && one.at === at && one.by === by);
}
