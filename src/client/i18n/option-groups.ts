/**
 * Which closed list of words (`domain:option.<group>`) names the values of a field. Several fields may share a list:
 * a stage is named alike wherever it stands. A field that is not listed holds no choice.
 */

import type { EntityName } from '../../domain/entity/registry.ts';
import type en from '../../../locales/en/domain.json';

/** A group of words in the domain texts. */
export type OptionGroup = keyof (typeof en)['option'];

const groups: Readonly<Record<EntityName, Readonly<Record<string, OptionGroup>>>> = {
  programme: { smeDefinition: 'smeDefinition', dayCount: 'dayCount' },
  launchPad: { country: 'country', holidayRegion: 'holidayRegion', place: 'padPlace' },
  member: { roles: 'memberRole', languages: 'language' },
  calendarEvent: {
    kind: 'calendarEventKind',
    country: 'country',
    precision: 'calendarPrecision',
    effect: 'calendarEffect',
    status: 'calendarStatus',
  },
  sme: {
    country: 'country',
    track: 'track',
    stage: 'stage',
    stageBeforePause: 'stage',
    languages: 'language',
    sourceKind: 'sourceKind',
  },
  contact: {
    kind: 'contactKind',
    mode: 'contactMode',
    direction: 'direction',
    requestedBy: 'requestedBy',
    state: 'contactState',
    language: 'language',
    topics: 'topic',
    outcome: 'introductionOutcome',
  },
  action: { kind: 'actionKind', state: 'actionState', waitingFor: 'waitingFor' },
  issue: { kind: 'issueKind', category: 'issueCategory', state: 'issueState' },
  organisation: {
    kind: 'organisationKind',
    type: 'organisationType',
    country: 'country',
    engagement: 'engagement',
    engagementBefore: 'engagement',
  },
  issuedReport: {},
  template: {},
  templateVersion: {},
  savedView: {},
  meeting: {
    kind: 'contactKind',
    state: 'meetingState',
    mode: 'contactMode',
    language: 'language',
    attendance: 'attendance',
  },
  achievement: { kind: 'achievementKind', market: 'country', attribution: 'attribution' },
  lesson: { theme: 'lessonTheme' },
  form: { state: 'formState', filledBy: 'formFiller', market: 'country' },
  channel: { kind: 'channelKind', connection: 'connection', country: 'country' },
  figures: { source: 'figuresSource', vat: 'vatConvention' },
  attachment: { kind: 'attachmentKind', language: 'language', audience: 'guideAudience' },
};

/** The group of words for the values of a field; none when it holds no choice. */
export function optionGroupOf(entity: EntityName, field: string): OptionGroup | undefined {
  const fields = groups[entity];
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Maps from a choice to the day on which it was entered, and the words of the choice. */
const dateGroups: Readonly<Record<string, OptionGroup>> = {
  stageDates: 'stage',
  engagementDates: 'engagement',
};

/** The group of words for the keys of a map of dates; none when the keys are no choices. */
export function dateGroupOf(field: string): OptionGroup | undefined {
  return Object.hasOwn(dateGroups, field) ? dateGroups[field] : undefined;
}
