/**
 * Facts of a sheet that may be achievements and are not recorded yet. They are offered, and recorded by a person alone.
 * Only what happened since the enrolment is offered: what was there before did not come of the programme.
 */

import { grouped } from '../../std/grouped.ts';
import {
  endOfMonth,
  type LocalDate,
  type LocalMonth,
  monthOf,
  startOfMonth,
} from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import type { FiguresValues } from '../figures/measures.ts';
import { type FiguresRecord, rowsByChannel } from '../figures/month-rows.ts';
import type { RecordOf, Sme } from '../operation/record.ts';
import type { AchievementKind } from './achievement.ts';
import { achievementDay } from './achievement-day.ts';
import { connectedDay } from '../alert/figures-facts.ts';
import { enrolledOn } from '../sme/journey-days.ts';

export interface AchievementOffer {
  /** The same for the same fact. */
  readonly key: string;
  readonly kind: AchievementKind;
  readonly on: LocalDate;
  readonly amount?: Money | undefined;
  readonly channelId?: string | undefined;
  /** Of the channel. */
  readonly name?: string | undefined;
}

export interface OfferFacts {
  readonly sme: Sme;
  readonly channels: readonly RecordOf<'channel'>[];
  readonly figures: readonly FiguresRecord[];
  /** Those in the trash left out. */
  readonly achievements: readonly RecordOf<'achievement'>[];
  readonly today: LocalDate;
}

/** What a sheet offers to record, earliest first. */
export function achievementOffers(facts: OfferFacts): readonly AchievementOffer[] {
  const since = enrolledOn(facts.sme);
  if (since === undefined) return [];
  return [
    ...channelOffers(facts, since),
    ...firstSaleOffer(facts, since),
    ...revenueOffers(facts, since),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
}

/** Channels that went live, or else were connected. */
function channelOffers(
  { channels, achievements, today }: OfferFacts,
  since: LocalDate,
): readonly AchievementOffer[] {
  const recorded = new Set(achievements.map(({ values }) => values.channelId));
  return channels.flatMap((channel): AchievementOffer[] => {
    const { id, values } = channel;
    const connected = values.connection === 'connected' ? connectedDay(channel) : undefined;
    const on = values.liveSince ?? connected;
    if (on === undefined || on < since || on > today || recorded.has(id)) return [];
    return [{ key: `channel:${id}`, kind: 'channelLive', on, channelId: id, name: values.name }];
  });
}

/** The first month with sales abroad, where it is not one before the enrolment. */
function firstSaleOffer(
  { figures, achievements }: OfferFacts,
  since: LocalDate,
): readonly AchievementOffer[] {
  if (achievements.some(({ values }) => values.kind === 'firstSaleAbroad')) return [];
  const first = salesAbroad(figures)[0];
  if (first === undefined || first.month < monthOf(since)) return [];
  const start = startOfMonth(first.month);
  const on = start < since ? since : start;
  return [{ key: 'firstSale', kind: 'firstSaleAbroad', on, amount: sumOf(first.amounts) }];
}

/** Revenue abroad of each calendar year that is over. */
function revenueOffers(
  { figures, achievements, today }: OfferFacts,
  since: LocalDate,
): readonly AchievementOffer[] {
  const byYear = new Map<string, Money[]>();
  for (const { month, amounts } of salesAbroad(figures)) {
    const year = yearOf(month);
    if (month < monthOf(since) || year >= yearOf(today)) continue;
    byYear.set(year, [...(byYear.get(year) ?? []), ...amounts]);
  }
  return [...byYear].flatMap(([year, amounts]): AchievementOffer[] => {
    const amount = sumOf(amounts);
    const recorded = achievements.some(
      (one) => one.values.kind === 'revenueAbroad' && yearOf(achievementDay(one)) === year,
    );
    if (amount === undefined || recorded) return [];
    const on = endOfMonth(`${year}-12`);
    return [{ key: `revenue:${year}`, kind: 'revenueAbroad', on, amount }];
  });
}

const yearOf = (day: string): string => day.slice(0, 4);

interface MonthAbroad {
  readonly month: LocalMonth;
  /** What is known of the revenue, none below zero. */
  readonly amounts: readonly Money[];
}

/** The months that sold abroad, earliest first: what is said of the whole business, else what its channels say. */
function salesAbroad(figures: readonly FiguresRecord[]): readonly MonthAbroad[] {
  const byChannel = rowsByChannel(figures);
  const whole = byChannel.get(undefined);
  const ofChannels = grouped(
    [...byChannel].flatMap(([id, rows]) => (id === undefined ? [] : [...rows.values()])),
    ({ month }) => month,
  );
  const months = new Set(figures.map(({ values }) => values.month));
  return [...months].toSorted().flatMap((month) => {
    const own = whole?.get(month)?.values;
    const rows =
      own !== undefined && saysAbroad(own)
        ? [own]
        : (ofChannels.get(month) ?? []).map(({ values }) => values);
    if (!rows.some(soldAbroad)) return [];
    return [{ month, amounts: rows.flatMap(({ revenueAbroad }) => revenueAbroad ?? []) }];
  });
}

const saysAbroad = ({ ordersAbroad, revenueAbroad }: FiguresValues): boolean =>
  ordersAbroad !== undefined || revenueAbroad !== undefined;

const soldAbroad = ({ ordersAbroad = 0, revenueAbroad }: FiguresValues): boolean =>
  ordersAbroad > 0 || (revenueAbroad?.amount ?? 0) > 0;

/** The sum of amounts in one currency; nothing where there are several or it is not above zero. */
function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) {
    return undefined;
  }
  const cents = amounts.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
  return cents > 0 ? { amount: cents / 100, currency: first.currency } : undefined;
}
