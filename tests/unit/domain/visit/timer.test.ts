/** The time of a visit, whatever happens to the laptop. */

import { expect, it } from 'vitest';
import {
  absenceMsMax,
  correctTimer,
  minutesOf,
  startTimer,
  switchTimer,
  timerAt,
} from '../../../../src/domain/visit/timer.ts';

const start = Date.UTC(2020, 10, 18, 13);
const minute = 60_000;
const minutes = (timer: { readonly countedMs: number }) => minutesOf(timer.countedMs);

it('counts whole minutes while it runs', () => {
  expect(minutes(timerAt(startTimer(start), start + 11.9 * minute))).toBe(11);
});

it('counts a lid that was shut for a moment, and not a night', () => {
  const before = timerAt(startTimer(start), start + 10 * minute);
  const shut = timerAt(before, before.seenAt + absenceMsMax);
  expect(minutes(shut)).toBe(10 + absenceMsMax / minute);
  const night = timerAt(shut, shut.seenAt + absenceMsMax + 1);
  expect(minutes(night)).toBe(minutes(shut));
  expect(minutes(timerAt(night, night.seenAt + 5 * minute))).toBe(minutes(shut) + 5);
});

it('does not count while it is paused', () => {
  const paused = switchTimer(startTimer(start), start + 10 * minute);
  const resumed = switchTimer(paused, start + 25 * minute);
  expect(minutes(timerAt(resumed, start + 30 * minute))).toBe(15);
});

it('takes nothing away when the clock is set back', () => {
  const timer = timerAt(startTimer(start), start + 20 * minute);
  expect(minutes(timerAt(timer, start - 60 * minute))).toBe(20);
});

it('goes on from what somebody said it was', () => {
  const corrected = correctTimer(startTimer(start), 45, start + 5 * minute);
  expect(minutes(timerAt(corrected, start + 8 * minute))).toBe(48);
});
