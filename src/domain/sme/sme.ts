/**
 * The SME: the head of a progress sheet. Counts such as days since contact or cumulative enrolment are
 * derived elsewhere and never stored here. Source report: sections 2 and 4, lessons 1, 2 and 7.
 */

import { declare } from '../entity/declaration.ts';
import {
  element,
  isPlainDate,
  languages,
  lineLengthMax,
  optional,
  required,
} from '../entity/field.ts';
import { countries, snoozeSchema } from '../programme/programme.ts';
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

/** How an SME was found. */
export const sourceKinds = ['organisation', 'campaign', 'ownSearch', 'referral'] as const;

export const personStates = ['working', 'onLeave', 'partTime', 'left'] as const;

const personLengths = { name: 200, role: 200, email: 320, phone: 40 } as const;

/** A contact person, of an SME or an organisation. */
export const personSchema = z.object({
  name: element.text(personLengths.name),
  role: z.optional(element.text(personLengths.role)),
  email: z.optional(element.text(personLengths.email)),
  phone: z.optional(element.text(personLengths.phone)),
  decisionMaker: z.optional(z.boolean()),
  state: z.optional(z.enum(personStates)),
  checkedOn: z.optional(element.date),
});
export type Person = z.infer<typeof personSchema>;

/** A glance at a person that saves asking the schema, which a start would ask for every sheet. */
export function isPlainPerson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { name, role = '', email = '', phone = '', decisionMaker, ...rest } = value as Person;
  const isLine = (text: unknown, max: number): boolean =>
    typeof text === 'string' && text.length <= max;
  return (
    isLine(name, personLengths.name) &&
    isLine(role, personLengths.role) &&
    isLine(email, personLengths.email) &&
    isLine(phone, personLengths.phone) &&
    (decisionMaker === undefined || typeof decisionMaker === 'boolean') &&
    (rest.state === undefined || personStates.includes(rest.state)) &&
    (rest.checkedOn === undefined || isPlainDate(rest.checkedOn))
  );
}

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

const pauseSchema = z.object({
  from: element.date,
  /** Absent while the pause lasts. */
  to: z.optional(element.date),
  /** The end that counts, where `to` was still to come when it was said (`counted-ends.ts`). */
  countedTo: z.optional(element.date),
  reason: z.optional(element.text()),
  /** The SME was not on hold: it had left by this exit, and came back. */
  left: z.optional(z.enum(sideExits)),
});
/** A time on hold, or one between an exit and the return from it: days of it never count as silence. */
export type Pause = z.infer<typeof pauseSchema>;

const handoverSchema = z.object({
  on: element.date,
  from: z.optional(element.id),
  to: element.id,
  note: z.optional(element.text()),
  /** When the new account manager said to have seen it. */
  seenOn: z.optional(element.date),
});
/** The SME passed from one account manager to another: both are told, the trail stays. */
export type Handover = z.infer<typeof handoverSchema>;

/** Levels that a person may set over the computed health. */
export const healthOverrides = ['ok', 'watch', 'risk'] as const;
const healthOverrideSchema = z.object({
  level: z.enum(healthOverrides),
  reason: element.text(),
  /** The last day on which it holds. */
  until: element.date,
});
/** A judgement over the computed health, with its reason and its end. */
export type HealthOverride = z.infer<typeof healthOverrideSchema>;

export const sme = declare({
  name: 'sme',
  homes: ['sme'],
  root: true,
  residency: 'head',
  title: 'name',
  search: {
    fields: [
      'name',
      'town',
      'area',
      'postcode',
      'sector',
      'companyNumber',
      'siret',
      'vat',
      'sourceName',
    ],
    beside: ['town', 'sector'],
  },
  write: 'staff',
  // Contact persons, and what the device keeps for itself, leave with no table.
  export: [
    'name',
    'country',
    'launchPadId',
    'accountManagerId',
    'track',
    'stage',
    'enrolledOn',
    'supportFrom',
    'supportUntil',
    'companyNumber',
    'siret',
    'vat',
    'eori',
    'activityCode',
    'street',
    'postcode',
    'town',
    'area',
    'sector',
    'website',
    'physicalShop',
    'languages',
    'sourceKind',
    'sourceName',
    'sourceOrganisationId',
    'sourceNote',
    'targetMarkets',
    'consentOn',
    'batch',
    'summary',
  ],
  merging: {
    own: [
      'name',
      'country',
      'launchPadId',
      'accountManagerId',
      'track',
      'stage',
      'stageDates',
      'stageBeforePause',
      'pauses',
      'handovers',
      'healthOverride',
      'snoozed',
      'enrolledOn',
      'supportFrom',
      'supportUntil',
      'batch',
      'mergedInto',
    ],
    together: [
      ['street', 'postcode', 'town'],
      ['sourceKind', 'sourceName', 'sourceOrganisationId', 'sourceNote'],
      ['consentVersion', 'consentOn'],
    ],
  },
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
    pauses: 'ownPad',
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
    stageDates: optional.map(element.date, isPlainDate),
    stageBeforePause: optional.choice(stages),
    pauses: optional.map(pauseSchema),
    handovers: optional.map(handoverSchema),
    healthOverride: optional.structure(healthOverrideSchema),
    /** Alert to the day until which it waits, and why. */
    snoozed: optional.map(snoozeSchema),
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
    people: optional.map(personSchema, isPlainPerson),
    sourceKind: optional.choice(sourceKinds),
    sourceName: optional.text(),
    /** The organisation that brought it. */
    sourceOrganisationId: optional.reference(),
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
