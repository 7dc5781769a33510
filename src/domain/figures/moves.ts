/** Figures that moved: orders of the last full month against the three before, on any channel. */

import { type LocalDate, type LocalMonth, monthOf, shiftMonth } from '../calendar/local-date.ts';
import { type ChannelFacts, meanMonths } from './channel-facts.ts';

export interface FiguresMove {
  /** Absent for the whole business. */
  readonly channelId: string | undefined;
  readonly month: LocalMonth;
  readonly orders: number;
  /** Orders a month of the three before. */
  readonly mean: number;
  /** Whole percent up or down. */
  readonly percent: number;
}

/** Less than this many percent is no move. */
const percentMin = 15;
/** Orders that three months need together before a move says anything. */
const ordersMin = 20;

/** The moves, the largest first. */
export function figuresMoves(
  facts: readonly ChannelFacts[],
  today: LocalDate,
): readonly FiguresMove[] {
  const month = shiftMonth(monthOf(today), -1);
  return facts
    .flatMap((channel) => moveOf(channel, month) ?? [])
    .filter(({ percent }) => Math.abs(percent) >= percentMin)
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
}

function moveOf({ channelId, recent }: ChannelFacts, month: LocalMonth): FiguresMove | undefined {
  const ordersOf = (of: LocalMonth) => recent.find((counts) => counts.month === of)?.orders;
  const orders = ordersOf(month);
  const before = [1, 2, 3].flatMap((back) => ordersOf(shiftMonth(month, -back)) ?? []);
  const total = before.reduce((sum, count) => sum + count, 0);
  if (orders === undefined || before.length < meanMonths || total < ordersMin) return undefined;
  const mean = total / meanMonths;
  return { channelId, month, orders, mean, percent: Math.round((orders / mean - 1) * 100) };
}
