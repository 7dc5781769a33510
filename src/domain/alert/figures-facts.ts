/**
 * What the rules about channels and figures ask: whether one is connected, whether figures are missing, whether orders
 * fell. A business of which no channel was noted is not judged: whether it sells online at all is not known.
 */

import {
  endOfMonth,
  type LocalDate,
  type LocalMonth,
  monthOf,
  shiftMonth,
} from '../calendar/local-date.ts';
import { type ChannelFacts, meanMonths, type MonthCounts } from '../figures/channel-facts.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { RecordOf } from '../operation/record.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';

type Channel = RecordOf<'channel'>;

/** Orders that three months need together before a fall says anything. */
const ordersMin = 20;

const isConnected = ({ values }: Channel): boolean =>
  values.connectedOn !== undefined ||
  values.connection === 'connected' ||
  values.connection === 'broken';

/** The day on which a channel was connected that counts. */
export function connectedDay(channel: Channel): LocalDate | undefined {
  return happenedOn(channel, channel.values.connectedOn, ['connectedOn']);
}

/** Whether channels are noted, one of them could be connected, and none ever was. */
export function neverConnected(channels: readonly Channel[]): boolean {
  const possible = channels.filter(({ values }) => values.connection !== 'notPossible');
  return possible.length > 0 && !possible.some(isConnected);
}

/** Since when the first broken connection is broken, where that is noted. */
export function brokenSince(channels: readonly Channel[]): LocalDate | undefined {
  return channels
    .filter(({ values }) => values.connection === 'broken')
    .flatMap((channel) => happenedOn(channel, channel.values.brokenSince, ['brokenSince']) ?? [])
    .toSorted()[0];
}

/**
 * The day from which figures are missing: the end of the first month after the last one that has any, or of the month of
 * the connection. Nothing while those of the last full month are there.
 */
export function figuresMissingSince(
  { channels = [], figures = [] }: SheetHead,
  today: LocalDate,
): LocalDate | undefined {
  const lastFull = shiftMonth(monthOf(today), -1);
  const known = figures
    .flatMap(({ recent }) => recent.map(({ month }) => month))
    .filter((month) => month <= lastFull)
    .toSorted()
    .at(-1);
  if (known === lastFull) return undefined;
  const connected = channels.flatMap((channel) => connectedDay(channel) ?? []).toSorted()[0];
  const missing: LocalMonth | undefined =
    known === undefined ? connected && monthOf(connected) : shiftMonth(known, 1);
  return missing === undefined || missing > lastFull ? undefined : endOfMonth(missing);
}

/** The day of the first connection of a channel that has no figures from before it. */
export function withoutBaselineSince({
  channels = [],
  figures = [],
}: SheetHead): LocalDate | undefined {
  const firsts = new Map(figures.map(({ channelId, first }) => [channelId, first]));
  return channels
    .flatMap((channel) => {
      const since = connectedDay(channel);
      if (since === undefined) return [];
      const from = monthOf(since);
      const hasBaseline = [undefined, channel.id].some((id) => (firsts.get(id) ?? from) < from);
      return hasBaseline ? [] : [since];
    })
    .toSorted()[0];
}

export interface Fall {
  /** By how many whole percent orders, or the conversion, are below the mean. */
  readonly share: number;
  readonly month: LocalMonth;
  readonly orders: number;
  readonly yearBack: number | undefined;
}

/** The worst fall of the last full month against the three before it, over channels. */
export function worstFall(figures: readonly ChannelFacts[], today: LocalDate): Fall | undefined {
  const lastFull = shiftMonth(monthOf(today), -1);
  return figures
    .flatMap((channel) => fallOf(channel, lastFull) ?? [])
    .toSorted((a, b) => b.share - a.share)[0];
}

function fallOf({ recent, yearBack }: ChannelFacts, month: LocalMonth): Fall | undefined {
  const now = recent.find((counts) => counts.month === month);
  const before = [1, 2, 3].flatMap(
    (back) => recent.find((counts) => counts.month === shiftMonth(month, -back)) ?? [],
  );
  const earlier = before.flatMap(({ orders }) => orders ?? []);
  const total = earlier.reduce((sum, orders) => sum + orders, 0);
  if (now?.orders === undefined || earlier.length < meanMonths || total < ordersMin) {
    return undefined;
  }
  const byOrders = 1 - now.orders / (total / meanMonths);
  const share = Math.round(Math.max(byOrders, fallOfConversion(now, before)) * 100);
  const back = yearBack.find((counts) => counts.month === shiftMonth(month, -12));
  return { share, month, orders: now.orders, yearBack: back?.orders };
}

/** By which share the conversion fell; 0 where it is not known of all four months. */
function fallOfConversion(now: MonthCounts, before: readonly MonthCounts[]): number {
  const known = [now, ...before].every(({ visits }) => visits !== undefined && visits > 0);
  const visits = before.reduce((sum, counts) => sum + (counts.visits ?? 0), 0);
  const orders = before.reduce((sum, counts) => sum + (counts.orders ?? 0), 0);
  if (!known || visits === 0 || orders === 0) return 0;
  return 1 - (now.orders ?? 0) / (now.visits ?? 1) / (orders / visits);
}
