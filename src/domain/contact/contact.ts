/**
 * A contact: one exchange with an SME or an organisation, whatever its form. Every one is logged, because what is logged
 * shows trouble early (source report, lesson 6). A next contact is a contact in state `planned`.
 */

import { declare } from '../entity/declaration.ts';
import { element, languages, lineLengthMax, optional, required } from '../entity/field.ts';
import * as z from 'zod/mini';

export const contactKinds = [
  'note',
  'monthlyReview',
  'interim',
  'screening',
  'induction',
  'technicalSupport',
  'introduction',
  'projectMeeting',
  'technicalMeeting',
  'padMeeting',
  'microMeeting',
  'catchUp',
  'event',
] as const;
export type ContactKind = (typeof contactKinds)[number];

export const contactModes = [
  'atBusiness',
  'atPad',
  'elsewhere',
  'video',
  'phone',
  'email',
  'message',
  'post',
] as const;
export type ContactMode = (typeof contactModes)[number];

export const contactStates = ['planned', 'held', 'missed', 'cancelled'] as const;
export type ContactState = (typeof contactStates)[number];

export const contactTopics = [
  'eligibility',
  'plan',
  'shop',
  'data',
  'marketplaces',
  'marketing',
  'localisation',
  'vatCustoms',
  'logistics',
  'payment',
  'finance',
  'staff',
  'supply',
  'crisis',
  'admin',
  'other',
] as const;

export const attendances = ['present', 'sentInput', 'absent'] as const;

/** What came of an introduction: nothing yet, they met, they work together, or it led nowhere. */
export const introductionOutcomes = ['waiting', 'met', 'agreed', 'nothing'] as const;

/** Greatest length of a contact, in minutes: one day. */
export const contactMinutesMax = 24 * 60;

export const contact = declare({
  name: 'contact',
  homes: ['sme', 'organisation'],
  residency: 'lazy',
  title: 'summary',
  order: { by: 'at', latestFirst: true },
  day: 'at',
  write: 'staff',
  export: [
    'at',
    'zone',
    'kind',
    'mode',
    'direction',
    'requestedBy',
    'state',
    'reached',
    'minutes',
    'preparationMinutes',
    'people',
    'memberIds',
    'language',
    'topics',
    'summary',
    'agenda',
    'minutesText',
    'decisions',
    'quotable',
    'introducedId',
    'outcome',
  ],
  fields: {
    /** Local date and time where it happened; `zone` says where that is. */
    at: required.dateTime(),
    zone: optional.text(60),
    kind: required.choice(contactKinds),
    /** Absent for a note, which never breaks a silence. */
    mode: optional.choice(contactModes),
    direction: optional.choice(['outbound', 'inbound']),
    requestedBy: optional.choice(['us', 'them']),
    state: required.choice(contactStates),
    /** A call answered or a message replied to; only then is the silence broken. */
    reached: optional.boolean(),
    minutes: optional.integer(0, contactMinutesMax),
    /** What it took to prepare it: beside the time of the contact, and no part of the aid. */
    preparationMinutes: optional.integer(0, contactMinutesMax),
    /** Contact person id to attendance. */
    people: optional.map(z.enum(attendances)),
    /** Members of the programme who took part. */
    memberIds: optional.references(),
    language: optional.choice(languages),
    topics: optional.choices(contactTopics),
    summary: optional.text2(),
    agenda: optional.text2(),
    minutesText: optional.text2(),
    decisions: optional.map(element.text2),
    /** Kept out of reports and exports. */
    confidential: optional.boolean(),
    quotable: optional.boolean(),
    /** Of an introduction: the SME or the organisation that was introduced to the one whose sheet this is. */
    introducedId: optional.reference(),
    /** Of an introduction: what came of it. */
    outcome: optional.choice(introductionOutcomes),
    /** Of an email that was logged from its file: what names the message, so that it is not logged twice. */
    messageId: optional.text(lineLengthMax),
    /** Of such an email: who wrote it, as it says, where nobody is known by that address. */
    messageFrom: optional.text(lineLengthMax),
    /** To whom it was sent, as it says, where nobody of the side that received it is known by an address. */
    messageTo: optional.text(lineLengthMax),
    /** The id it had on the sheet it was logged on by mistake. */
    movedFrom: optional.reference(),
  },
});

const faceToFaceModes: ReadonlySet<string> = new Set(['atBusiness', 'atPad', 'elsewhere']);

const writtenModes: ReadonlySet<string> = new Set(['email', 'message', 'post']);

/** Whether it was written: what is sent waits for its answer, and nobody meets. */
export function isWritten(mode: ContactMode | undefined): boolean {
  return mode !== undefined && writtenModes.has(mode);
}

/** Whether people met in one place: at the business, at the pad or elsewhere. */
export function isFaceToFace(mode: ContactMode | undefined): boolean {
  return mode !== undefined && faceToFaceModes.has(mode);
}
