/**
 * What the figures of an SME amount to without reading them, by channel: enough for alerts, lists and the guard of the
 * last stage. A pure fold of stored records.
 */

import { type LocalMonth, shiftMonth } from '../calendar/local-date.ts';
import type { FoldedRecord } from '../entity/declaration.ts';
import type { FiguresValues } from './measures.ts';
import { rowsByChannel } from './month-rows.ts';

/** The two counts that a fall is told by. */
export interface MonthCounts {
  readonly month: LocalMonth;
  readonly visits?: number | undefined;
  readonly orders?: number | undefined;
}

export interface ChannelFacts {
  /** Absent for the whole business. */
  readonly channelId?: string | undefined;
  /** The first and the last month that have figures. */
  readonly first: LocalMonth;
  readonly last: LocalMonth;
  /** The last month, which may not be over yet, and the four before it, those that have figures, earliest first. */
  readonly recent: readonly MonthCounts[];
  /** The same months a year before. */
  readonly yearBack: readonly MonthCounts[];
}

/** Months that make the mean that a month is compared with. */
export const meanMonths = 3;

export function channelFacts(
  records: readonly FoldedRecord<FiguresValues>[],
): readonly ChannelFacts[] {
  const channels = [...rowsByChannel(records)].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return channels.flatMap(([channelId, byMonth]): ChannelFacts[] => {
    const rows = [...byMonth.values()].filter(({ values }) => hasFigures(values));
    const first = rows[0]?.month;
    const last = rows.at(-1)?.month;
    if (first === undefined || last === undefined) return [];
    const from = shiftMonth(last, -meanMonths - 1);
    const countsFrom = (begin: LocalMonth, end: LocalMonth): readonly MonthCounts[] =>
      rows
        .filter(({ month }) => month >= begin && month <= end)
        .map(({ values }) => counts(values));
    return [
      {
        ...(channelId === undefined ? {} : { channelId }),
        first,
        last,
        recent: countsFrom(from, last),
        yearBack: countsFrom(shiftMonth(from, -12), shiftMonth(last, -12)),
      },
    ];
  });
}

/** Whether a row says anything beyond its month and its note. */
export function hasFigures({ visits, orders, revenue, ...rest }: FiguresValues): boolean {
  const { returnedOrders, ordersAbroad, revenueAbroad, adSpend } = rest;
  return [visits, orders, revenue, returnedOrders, ordersAbroad, revenueAbroad, adSpend].some(
    (value) => value !== undefined,
  );
}

function counts({ month, visits, orders }: FiguresValues): MonthCounts {
  return {
    month,
    ...(visits === undefined ? {} : { visits }),
    ...(orders === undefined ? {} : { orders }),
  };
}
