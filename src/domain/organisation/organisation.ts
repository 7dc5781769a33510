/**
 * An organisation that the programme works with: a chamber, an agency, a haulier, the funder, the partners. It has a
 * sheet of its own. Attempts without an answer, and what came of its prospects, are derived elsewhere and never stored.
 * Source report: sections 4.1 and 4.2.
 */

import { declare } from '../entity/declaration.ts';
import { element, lineLengthMax, optional, required } from '../entity/field.ts';
import { countries, snoozeSchema } from '../programme/programme.ts';
import { isPlainPerson, personSchema } from '../sme/sme.ts';
import * as z from 'zod/mini';

/** `supportOrganisation`: it supports other businesses. `otherOrganisation`: an ordinary firm. */
export const organisationKinds = [
  'supportOrganisation',
  'otherOrganisation',
  'funder',
  'partner',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** How far the relation has come, in order; the last two stand outside of it. */
export const engagements = [
  'identified',
  'contacted',
  'replied',
  'engaged',
  'contributing',
  'dormant',
  'declined',
] as const;
export type Engagement = (typeof engagements)[number];

export const contributionKinds = [
  'referral',
  'promotion',
  'event',
  'content',
  'training',
  'advice',
] as const;

const contributionSchema = z.object({
  on: element.date,
  kind: z.enum(contributionKinds),
  what: z.optional(element.text()),
});
/** Something that it did for the programme. */
export type Contribution = z.infer<typeof contributionSchema>;

export const organisation = declare({
  name: 'organisation',
  homes: ['organisation'],
  root: true,
  residency: 'head',
  title: 'name',
  order: { by: 'name' },
  search: { fields: ['name', 'town', 'note'], beside: ['town'] },
  write: 'staff',
  // Its people, what is confidential and who wishes not to be quoted leave with no table.
  export: [
    'name',
    'kind',
    'type',
    'country',
    'town',
    'importance',
    'engagement',
    'website',
    'contributions',
  ],
  fields: {
    name: required.text(),
    kind: required.choice(organisationKinds),
    type: optional.choice([
      'chamber',
      'agency',
      'authority',
      'marketing',
      'advertising',
      'publicRelations',
      'logistics',
      'bank',
      'other',
    ]),
    /** Where it sits; none for what belongs to both sides. */
    country: optional.choice(countries),
    town: optional.text(),
    website: optional.text(lineLengthMax),
    /** 1 useful, 2 important, 3 essential. */
    importance: optional.integer(1, 3),
    engagement: required.choice(engagements),
    /** Engagement to the date on which it was entered. */
    engagementDates: optional.map(element.date),
    engagementBefore: optional.choice(engagements),
    /** The member who keeps in touch with it. */
    memberId: optional.reference(),
    people: optional.map(personSchema, isPlainPerson),
    contributions: optional.map(contributionSchema),
    /** What it says stays inside the programme. */
    confidential: optional.boolean(),
    /** It may be named in a report. */
    quotable: optional.boolean(),
    /** Alert to the day until which it waits, and why. */
    snoozed: optional.map(snoozeSchema),
    note: optional.longText(),
  },
});
