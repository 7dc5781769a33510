/** Days and counts to pixels: scales, round steps of the axis, labels that stay apart. Pure. */

import {
  type DateRange,
  daysBetween,
  type LocalDate,
} from '../../../domain/calendar/local-date.ts';

/** The place of a chart's plot within its drawing, in pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Scale {
  readonly x: (date: LocalDate) => number;
  readonly y: (count: number) => number;
}

/** The scale of a plot; days outside the period stand at its edges. */
export function scaleOf(plot: Plot, period: DateRange, countMax: number): Scale {
  const days = Math.max(1, daysBetween(period.from, period.to));
  const clamp = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    x: (date) => plot.left + clamp(daysBetween(period.from, date) / days) * plot.width,
    y: (count) => plot.top + plot.height * (1 - clamp(count / countMax)),
  };
}

/** Lines of the axis of counts wanted at most, besides 0. */
const ticksMax = 5;

/** Whole steps of 1, 2 or 5 and their tens, from 0 to the first at or above `count`. */
export function countTicks(count: number): readonly number[] {
  const wanted = Math.max(1, count);
  let step = 1;
  for (const factor of stepFactors()) {
    step = factor;
    if (wanted / step <= ticksMax) break;
  }
  return Array.from({ length: Math.ceil(wanted / step) + 1 }, (_, index) => index * step);
}

function* stepFactors(): Generator<number> {
  for (let ten = 1; ; ten *= 10) yield* [ten, 2 * ten, 5 * ten];
}

/** The path of a curve that rises in steps: along each count, then up. */
export function stepPath(
  points: readonly { readonly x: number; readonly y: number }[],
  until: number,
): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const rises = rest.map(({ x, y }) => `H${round(x)}V${round(y)}`);
  return `M${round(first.x)} ${round(first.y)}${rises.join('')}H${round(until)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Heights that are taken, from the upper to the lower one. */
export interface Band {
  readonly upper: number;
  readonly lower: number;
}

/** The wanted heights, moved apart so that no two are nearer than `gap`, and up out of each band; in the order given. */
export function apart(
  wanted: readonly number[],
  gap: number,
  bands: readonly Band[] = [],
): readonly number[] {
  const fromBelow = bands.toSorted((a, b) => b.lower - a.lower);
  const order = wanted.map((y, index) => ({ y, index })).toSorted((a, b) => b.y - a.y);
  const placed = wanted.slice();
  let limit = Number.POSITIVE_INFINITY;
  for (const { y, index } of order) {
    const free = fromBelow.reduce(
      (at, { upper, lower }) => (at > upper && at < lower ? upper : at),
      Math.min(y, limit),
    );
    placed[index] = free;
    limit = free - gap;
  }
  return placed;
}

/** The dates that have room beside one another, the last one always among them. */
export function withRoom(
  dates: readonly LocalDate[],
  x: (date: LocalDate) => number,
  gap: number,
): readonly LocalDate[] {
  const kept: LocalDate[] = [];
  for (const date of dates.toReversed()) {
    const next = kept.at(-1);
    if (next === undefined || x(next) - x(date) >= gap) kept.push(date);
  }
  return kept.toReversed();
}

/** Spans in rows, none over another: each takes the first row that is free. */
export function inRows<T extends { readonly from: number; readonly to: number }>(
  spans: readonly T[],
): readonly (readonly T[])[] {
  const rows: T[][] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const free = rows.find((row) => (row.at(-1)?.to ?? Number.NEGATIVE_INFINITY) <= span.from);
    if (free === undefined) rows.push([span]);
    else free.push(span);
  }
  return rows;
}
