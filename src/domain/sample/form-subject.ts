/** Whom a form of the sample is about, and the facts about a business that several of its forms rest on. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language, Money } from '../entity/field.ts';
import type { LinkedAction } from '../form/answers.ts';
import type { FormContext } from '../form/context.ts';
import { supportValue } from '../form/aid.ts';
import { fceArea } from '../form/reference/area-fce.ts';
import { present } from '../../std/assert.ts';
import type { SampleBusiness } from './businesses.ts';
import type { JournalPlan, SlotKind } from './journal-plan.ts';
import { pads, padValues, plannedSupport } from './sample-programme-data.ts';
import { numbersFrom } from './seed.ts';

/** A contact of the sheet, planned ones included. */
export interface SampleContact {
  readonly id: string;
  readonly on: LocalDate;
  readonly kind: SlotKind;
  /** What was written of it. */
  readonly note?: string | undefined;
  /** The action that was agreed at it. */
  readonly agreed?: LinkedAction | undefined;
}

export interface FormSubject {
  readonly business: SampleBusiness;
  /** Its place among the businesses. */
  readonly index: number;
  /** The SME. */
  readonly home: string;
  readonly language: Language;
  readonly plan: JournalPlan;
  /** Oldest first. */
  readonly contacts: readonly SampleContact[];
}

/** People in full-time equivalents. The journals speak of small businesses, mostly under ten. */
const headcounts: Readonly<Record<string, number>> = {
  aven: 9,
  leon: 4,
  kerdreux: 3,
  large: 6,
  ster: 7,
  tadoret: 34,
  houarn: 28,
  gouesnon: 3,
  lecourtois: 6,
  boisjoli: 4,
  hauchecorne: 8,
  estran: 3,
  saltmarsh: 5,
  pengelly: 6,
  wealden: 2,
  harbour: 14,
  fenside: 3,
  kites: 5,
  thanet: 8,
  tamar: 41,
  hollins: 4,
  solent: 3,
  brecks: 5,
  chesil: 2,
};

/** Yearly turnover for each person, in thousands. */
const turnoverEach = { least: 62, spread: 45 };
/** The balance sheet total, as a share of the turnover. */
const balanceShare = 0.45;
const thousand = 1000;

interface BusinessFigures {
  readonly headcount: number;
  readonly turnover: Money;
  readonly balanceSheet: Money;
  /** The first day of the month in which it began to trade. */
  readonly tradingSince: LocalDate;
  /** Some orders came from the market by themselves. */
  readonly soldByChance: boolean;
}

/** The figures of a business, the same in each of its forms. */
export function figuresOf({ business }: Pick<FormSubject, 'business'>): BusinessFigures {
  const next = numbersFrom(`figures/${business.key}`);
  const headcount = present(headcounts[business.key], 'every enrolled business has its people');
  const turnover = headcount * (turnoverEach.least + Math.floor(next() * turnoverEach.spread));
  const currency = currencyOf(business);
  const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
  return {
    headcount,
    turnover: { amount: turnover * thousand, currency },
    balanceSheet: { amount: Math.round(turnover * balanceShare) * thousand, currency },
    tradingSince: `${2003 + Math.floor(next() * 14)}-${month}-01`,
    soldByChance: next() < 0.6,
  };
}

export function currencyOf({ country }: Pick<SampleBusiness, 'country'>): Money['currency'] {
  return country === 'FR' ? 'EUR' : 'GBP';
}

/** What a form is seen against, as on a screen. */
export function seenAgainst({ business }: FormSubject): Omit<FormContext, 'onDate'> {
  return {
    country: business.country,
    postcode: business.postcode,
    area: fceArea,
    supportValue: supportValue(plannedSupport.hours, plannedSupport.dayRate),
    pads: [
      { id: pads.GB.id, name: padValues.GB.name },
      { id: pads.FR.id, name: padValues.FR.name },
    ],
  };
}
