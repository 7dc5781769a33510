/** What a calendar is made of besides sheets: two launch pads, the programme, members, context events, meetings. */

import type { MeetingBrief } from '../../../../src/domain/meeting/meeting.ts';
import type {
  CalendarEvent,
  LaunchPad,
  Member,
  Programme,
} from '../../../../src/domain/operation/record.ts';

const stamp = { at: 0, by: 'member' };
const common = { home: 'programme', created: stamp, changed: stamp } as const;

export const padUk: LaunchPad = {
  ...common,
  id: 'pad-uk',
  entity: 'launchPad',
  values: {
    name: 'Launch pad UK',
    code: 'UK',
    country: 'GB',
    timeZone: 'Europe/London',
    holidayRegion: 'GB-ENG',
  },
};

export const padFr: LaunchPad = {
  ...common,
  id: 'pad-fr',
  entity: 'launchPad',
  values: {
    name: 'Rampe France',
    code: 'FR',
    country: 'FR',
    timeZone: 'Europe/Paris',
    holidayRegion: 'FR',
  },
};

export function programme(values: Partial<Programme['values']> = {}): Programme {
  return {
    ...common,
    id: 'programme',
    entity: 'programme',
    values: {
      name: 'E-Channel',
      firstMonth: '2019-09',
      reviewMonths: [9, 12, 15, 18, 21],
      ...values,
    },
  };
}

export function member(id: string, values: Partial<Member['values']> = {}): Member {
  return {
    ...common,
    id,
    entity: 'member',
    values: { name: id, roles: ['accountManager'], ...values },
  };
}

export function event(id: string, values: Partial<CalendarEvent['values']> = {}): CalendarEvent {
  return {
    ...common,
    id,
    entity: 'calendarEvent',
    values: {
      title: { lang: 'en', text: id },
      kind: 'confinement',
      from: '2020-11-01',
      ...values,
    },
  };
}

export function meetingBrief(
  id: string,
  at: string,
  values: Partial<MeetingBrief> = {},
): MeetingBrief {
  return {
    id,
    title: { lang: 'en', text: id },
    kind: 'projectMeeting',
    at,
    state: 'planned',
    launchPadIds: [],
    toTranslate: 0,
    ...values,
  };
}
