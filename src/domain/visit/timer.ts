/**
 * The time of a visit: counted while it runs, in whole minutes for people, corrected where it is wrong. What passed while
 * the laptop was closed or Carnet was not there counts up to a limit: a visit goes on while a lid is shut for a moment, and
 * is over when it is opened the next day.
 */

export interface VisitTimer {
  /** Counted so far, in milliseconds. */
  readonly countedMs: number;
  readonly isRunning: boolean;
  /** When it was last looked at, in milliseconds since 1970. */
  readonly seenAt: number;
}

const minuteMs = 60_000;
/** A longer absence is not part of the visit. */
export const absenceMsMax = 30 * minuteMs;

/** A timer that begins now. */
export function startTimer(now: number): VisitTimer {
  return { countedMs: 0, isRunning: true, seenAt: now };
}

/** The timer as it stands at `now`. A clock that was set back takes nothing away. */
export function timerAt(timer: VisitTimer, now: number): VisitTimer {
  const passed = now - timer.seenAt;
  const counts = timer.isRunning && passed > 0 && passed <= absenceMsMax;
  return { ...timer, countedMs: timer.countedMs + (counts ? passed : 0), seenAt: now };
}

/** Pauses it, or goes on. */
export function switchTimer(timer: VisitTimer, now: number): VisitTimer {
  return { ...timerAt(timer, now), isRunning: !timer.isRunning };
}

/** Stops it, whether it runs or not. */
export function stopTimer(timer: VisitTimer, now: number): VisitTimer {
  return { ...timerAt(timer, now), isRunning: false };
}

/** The timer after somebody said how long it was; it goes on from there. */
export function correctTimer(timer: VisitTimer, minutes: number, now: number): VisitTimer {
  return { ...timer, countedMs: minutes * minuteMs, seenAt: now };
}

/** Whole minutes, for the support time. */
export function minutesOf(countedMs: number): number {
  return Math.floor(countedMs / minuteMs);
}
