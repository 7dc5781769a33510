/**
 * An achievement: something that came of the support and that a funder counts, dated and attributed. Facts such as a
 * channel that went live offer to be recorded (`offers.ts`); nothing is ever recorded by itself. A milestone of a plan
 * is an action, not this.
 */

import { declare } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';
import { countries } from '../programme/programme.ts';

export const achievementKinds = [
  'firstSaleAbroad',
  'channelLive',
  'revenueAbroad',
  'jobs',
  'other',
] as const;
export type AchievementKind = (typeof achievementKinds)[number];

/** Whether it came of the programme. What did not is kept and counted apart. */
export const attributions = ['yes', 'partly', 'no'] as const;
export type Attribution = (typeof attributions)[number];

/** More than any SME creates: a slip such as a pasted telephone number is refused. */
const numberMax = 99_999;

export const achievement = declare({
  name: 'achievement',
  homes: ['sme'],
  residency: 'head',
  title: 'kind',
  order: { by: 'on', latestFirst: true },
  write: 'staff',
  export: ['on', 'kind', 'number', 'amount', 'market', 'attribution', 'note'],
  fields: {
    kind: required.choice(achievementKinds),
    on: required.date(),
    /** Of jobs: how many. */
    number: optional.integer(0, numberMax),
    /** Of revenue or of a sale, excluding VAT. */
    amount: optional.money(),
    market: optional.choice(countries),
    attribution: required.choice(attributions),
    note: optional.text2(),
    /** The channel that it was recorded from. */
    channelId: optional.reference(),
    /** Counted in every report and shown in none. */
    confidential: optional.boolean(),
  },
});
