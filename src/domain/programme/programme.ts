/**
 * The programme and what all its members share: launch pads, members, and the calendar of context events
 * (lockdowns, trade dates, closures) against which progress is read. Source report, sections 1 to 3.
 */

import { declare } from '../entity/declaration.ts';
import { element, languages, lineLengthMax, optional, required } from '../entity/field.ts';
import * as z from 'zod/mini';

export const countries = ['GB', 'FR', 'BE', 'DE', 'ES', 'IE', 'IT', 'LU', 'NL', 'PT'] as const;
export type Country = (typeof countries)[number];

/** Limits of an alert, in the unit of its rule (days, mostly). */
const alertSettingSchema = z.object({
  off: z.optional(z.boolean()),
  watch: z.optional(z.int().check(z.gte(0), z.lte(3650))),
  risk: z.optional(z.int().check(z.gte(0), z.lte(3650))),
});
export type AlertSetting = z.infer<typeof alertSettingSchema>;

/** An alert that somebody put off, until the end of a day and for a reason. */
export const snoozeSchema = z.object({
  until: element.date,
  reason: element.text(),
  /** How bad it was then: one that becomes worse is back at once. Absent: it waits whatever comes. */
  level: z.optional(z.enum(['watch', 'risk'])),
});
export type Snooze = z.infer<typeof snoozeSchema>;

/** A pound was never worth as many euros: a slip of the comma is refused. */
export const rateMax = 10;

export const programme = declare({
  name: 'programme',
  homes: ['programme'],
  root: true,
  residency: 'head',
  title: 'name',
  write: 'coordination',
  fields: {
    name: required.text(),
    code: optional.text(40),
    funder: optional.text(),
    /** Project month 1. */
    firstMonth: required.month(),
    lastMonth: optional.month(),
    /** Project months after which both pads review, such as 9, 12, 15, 18, 21. */
    reviewMonths: required.numbers(1, 240),
    /** Launch pad id to the number of SMEs it is to enrol. */
    targets: optional.map(z.int().check(z.gte(0), z.lte(10_000))),
    smeDefinition: optional.choice(['eu2003']),
    supportDayRate: optional.money(),
    minimumHours: optional.integer(0, 10_000),
    /** Month to the value of a pound in euros, and who published it: typed once, for the figures of every SME. */
    exchangeRates: optional.map(
      z.object({ rate: z.number().check(z.gt(0), z.lte(rateMax)), source: element.text() }),
    ),
    /** Months between two reviews of an SME. */
    reviewEvery: optional.integer(1, 12),
    plannedSupportWeeks: optional.integer(1, 520),
    /** Alert to its limits, where they differ from the usual ones, or switched off: see `domain/alert`. */
    alertSettings: optional.map(alertSettingSchema),
    /** Alerts of the programme itself that wait until a day: alert to day and reason. */
    snoozed: optional.map(snoozeSchema),
    /** How days of silence and lateness are counted; calendar days unless set. */
    dayCount: optional.choice(['calendar', 'working']),
    /** Whether August in France and the turn of the year count as any other time. */
    softWindowsOff: optional.boolean(),
    /** SMEs in a planned batch; enrolling one by one needs none (source report, lesson 4). */
    batchSize: optional.integer(1, 500),
    retainUntil: optional.date(),
    /** Terms of its own in both languages, beside those of the glossary. */
    terms: optional.map(z.object({ en: element.text(), fr: element.text() })),
  },
});

export const launchPad = declare({
  name: 'launchPad',
  homes: ['programme'],
  residency: 'head',
  title: 'name',
  write: 'coordination',
  fields: {
    name: required.text(),
    /** Two or three letters shown in lists, such as UK. */
    code: required.text(4),
    country: required.choice(countries),
    partnerName: optional.text(),
    /** IANA zone, such as Europe/Paris. */
    timeZone: required.text(60),
    holidayRegion: optional.choice(['FR', 'GB-ENG']),
    place: optional.choice(['physical', 'virtual', 'both']),
  },
});

export const memberRoles = [
  'accountManager',
  'coordinator',
  'projectManager',
  'chief',
  'chair',
  'technical',
  'observer',
] as const;
export type MemberRole = (typeof memberRoles)[number];

export const member = declare({
  name: 'member',
  homes: ['programme'],
  residency: 'head',
  title: 'name',
  write: 'coordination',
  fields: {
    name: required.text(),
    email: optional.text(),
    launchPadId: optional.reference(),
    roles: required.choices(memberRoles),
    languages: optional.choices(languages),
    expertise: optional.text(lineLengthMax),
    absences: optional.map(
      z.object({ from: element.date, to: element.date, reason: z.optional(element.text()) }),
    ),
    inactive: optional.boolean(),
  },
});

export const calendarEventKinds = [
  'confinement',
  'tiers',
  'reopening',
  'trade',
  'amendment',
  'phase',
  'closure',
  'holiday',
  'event',
  'deliverable',
] as const;

export const calendarEffects = [
  'none',
  'limitedFaceToFace',
  'noFaceToFace',
  'lowAvailability',
] as const;

export const calendarEvent = declare({
  name: 'calendarEvent',
  homes: ['programme'],
  residency: 'head',
  title: 'title',
  order: { by: 'from' },
  search: { fields: ['title'], date: 'from' },
  write: 'staff',
  fields: {
    title: required.text2(),
    kind: required.choice(calendarEventKinds),
    country: optional.choice(countries),
    from: required.date(),
    to: optional.date(),
    /** `month` when only the month is known: shown as "Oct 2020", never as its first day. */
    precision: optional.choice(['day', 'month']),
    effect: optional.choice(calendarEffects),
    /** A deliverable that was moved keeps the date it was first promised for. */
    originalDate: optional.date(),
    status: optional.choice(['planned', 'done', 'moved', 'cancelled']),
    source: optional.text(lineLengthMax),
  },
});
