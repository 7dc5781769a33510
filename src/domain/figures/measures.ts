/** What is counted each month, in the order of a table, and how it is typed. */

import type { LocalMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';

export const measures = [
  'visits',
  'orders',
  'revenue',
  'returnedOrders',
  'ordersAbroad',
  'revenueAbroad',
  'adSpend',
] as const;
export type Measure = (typeof measures)[number];

export const moneyMeasures = ['revenue', 'revenueAbroad', 'adSpend'] as const;
export type MoneyMeasure = (typeof moneyMeasures)[number];
export type CountMeasure = Exclude<Measure, MoneyMeasure>;

/** Whether a measure is an amount of money. */
export function isMoneyMeasure(measure: string): measure is MoneyMeasure {
  return (moneyMeasures as readonly string[]).includes(measure);
}

/** The columns of the grid of months. */
export const gridColumns = [...measures, 'note'] as const;
export type GridColumn = (typeof gridColumns)[number];

/** What is known of a month. */
export type MonthValues = {
  readonly [M in CountMeasure]?: number | undefined;
} & {
  readonly [M in MoneyMeasure]?: Money | undefined;
};

/** Whatever a record of figures declares, in the order in which it is exported. */
export const figuresFields = [
  'month',
  'channelId',
  ...measures,
  'source',
  'vat',
  'note',
] as const satisfies readonly (keyof FiguresValues)[];

export interface FiguresValues extends MonthValues {
  readonly month: LocalMonth;
  readonly channelId?: string | undefined;
  readonly source?: 'typed' | 'imported' | 'platform' | undefined;
  readonly vat?: 'excluded' | 'included' | undefined;
  readonly note?: string | undefined;
}
