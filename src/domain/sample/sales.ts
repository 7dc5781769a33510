/**
 * Where the businesses of the sample sell online, and what they sold there each month, before and after their shop was
 * connected to the data platform. All numbers are invented; they follow the seasons and grow a little with the support.
 */

import {
  type LocalDate,
  type LocalDateTime,
  type LocalMonth,
  monthOf,
  shiftMonth,
} from '../calendar/local-date.ts';
import { type Command, createRecord, together } from '../command/command.ts';
import { platforms } from '../channel/platforms.ts';
import type { Language } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import { currencyOf, figuresOf, type FormSubject } from './form-subject.ts';
import { sampleToday } from './sample-programme-data.ts';
import { idOf, numbersFrom } from './seed.ts';

/** Something done about the sales of a business; whoever looks after the SME does it. */
interface SalesStep {
  readonly key: string;
  readonly at: LocalDateTime;
  readonly command: Command;
}

/** Months of figures that an owner hands over from before the connection. */
const baselineMonths = 6;
/** Months that come together from the data platform. */
const monthsAtOnce = 3;
/** What a month sells against the mean of a year, January first. */
const seasons = [0.86, 0.9, 0.96, 1, 1.02, 0.98, 0.94, 0.86, 0.98, 1.02, 1.22, 1.5] as const;
/** By how much each month of support adds to the first. */
const growth = 0.015;

const inventories: Readonly<Record<Language, (products: string) => string>> = {
  fr: (products) => `Catalogue complet des ${products}, stock tenu à la main.`,
  en: (products) => `Full range of ${products}; stock managed by hand.`,
};

/** The shop of a business that is supported, or was to the end, and its months. */
export function salesSteps(subject: FormSubject): readonly SalesStep[] {
  const { business, home, plan } = subject;
  const [end, endedOn] = business.ends ?? [];
  const connectedOn = business.track === 'outside' ? undefined : plan.supportedOn;
  if (connectedOn === undefined || (end !== undefined && end !== 'completed')) return [];
  const last = shiftMonth(monthOf(endedOn ?? sampleToday), -1);
  const months = monthsBetween(shiftMonth(monthOf(connectedOn), -baselineMonths), last);
  const channelId = idOf(`channel/${business.key}`, Date.UTC(2020, 0, 8));
  const rows = monthRows(subject, { channelId, months, connectedOn });
  const before = rows.filter(({ month }) => month < monthOf(connectedOn));
  const after = rows.slice(before.length);
  const write = (some: typeof rows): Command =>
    together(
      some.map((row) =>
        createRecord(
          'figures',
          home,
          row,
          idOf(`figures/${business.key}/${row.month}`, Date.UTC(2020, 0, 8)),
        ),
      ),
    );
  const batches = Array.from({ length: Math.ceil(after.length / monthsAtOnce) }, (_, place) =>
    after.slice(place * monthsAtOnce, (place + 1) * monthsAtOnce),
  );
  return [
    {
      key: 'channel',
      at: `${connectedOn}T17:40`,
      command: createRecord('channel', home, channelOf(subject, connectedOn), channelId),
    },
    { key: 'figures/before', at: `${connectedOn}T17:44`, command: write(before) },
    ...batches.map((batch, place) => ({
      key: `figures/${place}`,
      at: `${dayAfter(batch.at(-1)?.month ?? last)}T08:50`,
      command: write(batch),
    })),
  ];
}

function channelOf(subject: FormSubject, connectedOn: LocalDate): Values<'channel'> {
  const { business, language } = subject;
  const platform = platforms.find(({ name }) => name.startsWith(business.platform));
  const [owner] = business.people[0] ?? [];
  return {
    name: business.platform,
    kind: 'shop',
    platformId: platform?.id,
    url: `https://${business.key}.example`,
    country: business.country,
    liveSince: figuresOf(subject).tradingSince,
    connection: 'connected',
    connectedOn,
    dataOwner: owner,
    inventory: inventories[language](business.products),
  };
}

interface MonthsOf {
  readonly channelId: string;
  readonly months: readonly LocalMonth[];
  readonly connectedOn: LocalDate;
}

function monthRows(subject: FormSubject, of: MonthsOf): readonly Values<'figures'>[] {
  const { business } = subject;
  const { headcount } = figuresOf(subject);
  const currency = currencyOf(business);
  const next = numbersFrom(`sales/${business.key}`);
  const visitsEach = 700 + headcount * 60 + Math.floor(next() * 500);
  const conversion = 0.017 + next() * 0.009;
  const basket = 28 + Math.floor(next() * 30);
  const from = monthOf(of.connectedOn);
  return of.months.map((month) => {
    const since = Math.max(0, of.months.indexOf(month) - of.months.indexOf(from) + 1);
    const season = seasons[Number(month.slice(5)) - 1] ?? 1;
    const level = season * (1 + since * growth) * (0.97 + next() * 0.06);
    const visits = Math.round(visitsEach * level);
    const orders = Math.round(visits * conversion * (1 + since * growth));
    const ordersAbroad = Math.round(orders * Math.min(0.16, since === 0 ? 0.02 : since * 0.014));
    return {
      month,
      channelId: of.channelId,
      visits,
      orders,
      revenue: { amount: orders * basket, currency },
      returnedOrders: Math.round(orders * (0.03 + next() * 0.04)),
      ordersAbroad,
      revenueAbroad: { amount: ordersAbroad * (basket + 4), currency },
      source: since === 0 ? 'typed' : 'platform',
      vat: business.country === 'FR' ? 'included' : 'excluded',
    };
  });
}

function monthsBetween(first: LocalMonth, last: LocalMonth): readonly LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let month = first; month <= last; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** Figures of a month are there in the first days of the next. */
const dayAfter = (month: LocalMonth): LocalDate => `${shiftMonth(month, 1)}-05`;
