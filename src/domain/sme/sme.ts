/**
 * The SME: the head of a progress sheet. Counts such as days since contact or cumulative enrolment are
 * derived elsewhere and never stored here. Source report: sections 2 and 4, lessons 1, 2 and 7.
 */

import { declare } from '../entity/declaration.ts';
import { element, languages, lineLengthMax, optional, required } from '../entity/field.ts';
import { countries } from '../programme/programme.ts';
import * as z from 'zod/mini';

/** The six stages in their order, after `prospect`, which has no segment in the interface. */
export const stages = [
  'prospect',
  'screening',
  'eligible',
  'enrolled',
  'inducted',
  'supported',
  'completed',
] as const;
export const sideExits = ['ineligible', 'declined', 'withdrawn', 'paused'] as const;
export const allStages = [...stages, ...sideExits] as const;
export type Stage = (typeof allStages)[number];

export const personStates = ['working', 'onLeave', 'partTime', 'left'] as const;

const personSchema = z.object({
  name: element.text(200),
  role: z.optional(element.text(200)),
  email: z.optional(element.text(320)),
  phone: z.optional(element.text(40)),
  decisionMaker: z.optional(z.boolean()),
  state: z.optional(z.enum(personStates)),
  checkedOn: z.optional(element.date),
});
/** A contact person of the SME. */
export type Person = z.infer<typeof personSchema>;

const closureSchema = z.object({
  from: element.date,
  to: element.date,
  every: z.enum(['year', 'once']),
  reason: z.optional(element.text()),
});
/** A time when nobody is there; `every: 'year'` repeats it on the same days. */
export type Closure = z.infer<typeof closureSchema>;

const targetMarketSchema = z.object({
  country: z.enum(countries),
  since: z.optional(element.date),
  until: z.optional(element.date),
});
export type TargetMarket = z.infer<typeof targetMarketSchema>;

export const sme = declare({
  name: 'sme',
  scope: 'sheet',
  title: 'name',
  write: 'staff',
  // Identity, stage, account manager and pad belong to the SME's own pad and to coordination.
  writeFields: {
    name: 'ownPad',
    country: 'ownPad',
    launchPadId: 'ownPad',
    accountManagerId: 'ownPad',
    stage: 'ownPad',
    stageDates: 'ownPad',
    track: 'ownPad',
    companyNumber: 'ownPad',
    enrolledOn: 'ownPad',
  },
  fields: {
    name: required.text(),
    country: required.choice(countries),
    launchPadId: required.reference(),
    accountManagerId: optional.reference(),
    /** SMEs served outside the programme are kept but never counted (source report 5.4). */
    track: required.choice(['programme', 'outside']),
    stage: required.choice(allStages),
    /** Stage to the date on which it was entered. */
    stageDates: optional.map(element.date),
    stageBeforePause: optional.choice(stages),
    enrolledOn: optional.date(),
    supportFrom: optional.date(),
    supportUntil: optional.date(),
    companyNumber: optional.text(40),
    siret: optional.text(40),
    vat: optional.text(40),
    eori: optional.text(40),
    activityCode: optional.text(40),
    street: optional.text(lineLengthMax),
    postcode: optional.text(20),
    town: optional.text(),
    area: optional.text(),
    sector: optional.text(),
    website: optional.text(lineLengthMax),
    physicalShop: optional.boolean(),
    languages: optional.choices(languages),
    people: optional.map(personSchema),
    sourceKind: optional.choice(['organisation', 'campaign', 'ownSearch', 'referral']),
    sourceName: optional.text(),
    sourceNote: optional.longText(2000),
    closures: optional.map(closureSchema),
    targetMarkets: optional.map(targetMarketSchema),
    consentVersion: optional.text(40),
    consentOn: optional.date(),
    batch: optional.text(40),
    mergedInto: optional.reference(),
    summary: optional.text2(),
  },
});
