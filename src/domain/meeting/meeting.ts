/**
 * A meeting of the programme with its notes: the agenda, who came, what was said and decided, and which pad approved it.
 * Held with an SME or an organisation it is a contact; this is what the launch pads do together. Source report, section 2.
 */

import { attendances, type ContactMode, contactModes } from '../contact/contact.ts';
import { declare, type FoldedRecord } from '../entity/declaration.ts';
import { languages, optional, required, type Text2 } from '../entity/field.ts';
import { approvalSchema, storedProgressSchema } from './kept-shapes.ts';
import { textsToTranslate } from './meeting-texts.ts';

export const meetingKinds = [
  'projectMeeting',
  'technicalMeeting',
  'padMeeting',
  'microMeeting',
  'catchUp',
  'event',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStates = ['planned', 'held', 'missed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Greatest length of a meeting or of an item, in minutes: one day. */
const minutesMax = 24 * 60;
/** Greatest place of an item on the agenda. */
const placeMax = 1000;

/** What lists and alerts know of a meeting without its notes. */
export interface MeetingBrief {
  readonly id: string;
  readonly title: Text2;
  readonly kind: MeetingKind;
  readonly at: string;
  readonly state: MeetingState;
  /** Absent where it is held on the clock of who reads. */
  readonly zone?: string | undefined;
  readonly mode?: ContactMode | undefined;
  readonly minutes?: number | undefined;
  /** It is going on since. */
  readonly openedAt?: string | undefined;
  /** None for every pad. Absent from a summary that was stored before it told of pads, zones and minutes. */
  readonly launchPadIds?: readonly string[] | undefined;
  /** How many of its texts lack a translation, or have one older than the original. */
  readonly toTranslate: number;
}

type BriefValues = Omit<MeetingBrief, 'id' | 'toTranslate'>;

/** What lists and alerts know of some meetings. */
export function meetingBriefs(
  records: readonly FoldedRecord<BriefValues>[],
): readonly MeetingBrief[] {
  return records.map(({ id, values }) => {
    const { title, kind, at, state, zone, mode, minutes, openedAt, launchPadIds = [] } = values;
    const toTranslate = textsToTranslate(values).length;
    return {
      id,
      title,
      kind,
      at,
      state,
      zone,
      mode,
      minutes,
      openedAt,
      launchPadIds,
      toTranslate,
    };
  });
}

export const meeting = declare({
  name: 'meeting',
  homes: ['programme'],
  residency: 'lazy',
  title: 'title',
  order: { by: 'at', latestFirst: true },
  day: 'at',
  search: { fields: ['title'], date: 'at' },
  write: 'staff',
  export: ['title', 'kind', 'at', 'state', 'mode', 'minutes', 'language', 'launchPadIds'],
  fields: {
    title: required.text2(),
    kind: required.choice(meetingKinds),
    /** Local date and time where it is led from; `zone` says where that is. */
    at: required.dateTime(),
    zone: optional.text(60),
    state: required.choice(meetingStates),
    mode: optional.choice(contactModes),
    /** How long it took. */
    minutes: optional.integer(0, minutesMax),
    /** The language in which it was held. */
    language: optional.choice(languages),
    /** The launch pads that take part; none for all of them. */
    launchPadIds: optional.references(),
    /** It is going on since; gone again where somebody went back to preparing it. */
    openedAt: optional.dateTime(),
  },
  families: {
    /** The agenda: the title of an item, its place and its planned minutes, by the id of the item. */
    item: optional.text2(),
    place: optional.integer(0, placeMax),
    length: optional.integer(0, minutesMax),
    /** What was said, by the id of the item. */
    said: optional.text2(),
    /** What was decided and why: `decision.<item>.<decision>`. */
    decision: optional.text2(),
    reason: optional.text2(),
    /** Member to attendance. */
    attendance: optional.choice(attendances),
    /** The progress of the SMEs as it stood each time the meeting opened. */
    progress: optional.shaped(storedProgressSchema),
    /** Who approved which version for a pad: `approval.<pad>.<print>`. */
    approval: optional.shaped(approvalSchema),
  },
  padFamilies: ['approval'],
  summary: { empty: [], fold: meetingBriefs },
});
