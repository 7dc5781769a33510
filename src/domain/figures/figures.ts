/**
 * The figures of one month on one channel, or of the whole business where no channel is named. All but the month is
 * optional: what is not known stays empty, and is never taken for zero.
 *
 * Two people who enter the same month without having seen each other make two records; `month-rows.ts` reads them as one.
 */

import { declare, type Summary } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';
import { type ChannelFacts, channelFacts } from './channel-facts.ts';
import { figuresFields, type FiguresValues } from './measures.ts';

export const figuresSources = ['typed', 'imported', 'platform'] as const;
export type FiguresSource = (typeof figuresSources)[number];

/** How amounts stand to VAT: never mix the two in one comparison. */
export const vatConventions = ['excluded', 'included'] as const;
export type VatConvention = (typeof vatConventions)[number];

/** Nobody has more in a month: a slip such as a pasted telephone number is refused. */
const countMax = 999_999_999;
const count = () => optional.integer(0, countMax);

const summary: Summary<FiguresValues, readonly ChannelFacts[]> = {
  empty: [],
  fold: channelFacts,
};

export const figures = declare({
  name: 'figures',
  homes: ['sme'],
  residency: 'lazy',
  title: 'month',
  order: { by: 'month' },
  day: 'month',
  write: 'staff',
  fields: {
    month: required.month(),
    /** The whole business where it is absent. */
    channelId: optional.reference(),
    /** Sessions, never users. */
    visits: count(),
    orders: count(),
    revenue: optional.money(),
    returnedOrders: count(),
    ordersAbroad: count(),
    revenueAbroad: optional.money(),
    adSpend: optional.money(),
    source: optional.choice(figuresSources),
    vat: optional.choice(vatConventions),
    note: optional.longText(),
  },
  export: figuresFields,
  summary,
});
