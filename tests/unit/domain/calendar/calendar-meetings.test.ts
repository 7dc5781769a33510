import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import {
  type CalendarContext,
  calendarEntries,
} from '../../../../src/domain/calendar/calendar-entries.ts';
import type { DateRange } from '../../../../src/domain/calendar/local-date.ts';
import { meetingBrief, padFr, padUk, programme } from './records.ts';

const launchPads = [padUk, padFr];
const november: DateRange = { from: '2020-11-01', to: '2020-11-30' };

const context: CalendarContext = {
  rules: alertContext({ today: '2020-11-19', programme: programme(), launchPads }),
  now: '2020-11-19T10:42',
  memberId: 'me',
  ownPadId: 'pad-fr',
  zone: 'Europe/Paris',
  scope: { mine: false, padId: undefined },
  hidden: new Set(),
};

describe('the meetings of the programme in a calendar', () => {
  const meetings = [
    meetingBrief('all', '2020-11-20T14:00', { zone: 'Europe/London', minutes: 90 }),
    meetingBrief('uk', '2020-11-20T09:00', { launchPadIds: ['pad-uk'] }),
    meetingBrief('held', '2020-11-10T10:00', { state: 'held', launchPadIds: ['pad-fr'] }),
    meetingBrief('cancelled', '2020-11-20T10:00', { state: 'cancelled' }),
    meetingBrief('passed', '2020-11-18T10:00', { launchPadIds: ['pad-fr'] }),
    meetingBrief('open', '2020-11-19T10:00', { openedAt: '2020-11-19T10:05' }),
    meetingBrief('later', '2020-12-20T10:00'),
  ];
  const source = { sheets: [], launchPads, programme: undefined, meetings };
  const shown = (scope: CalendarContext['scope'], changes: Partial<CalendarContext> = {}) =>
    [...calendarEntries(source, november, { ...context, scope, ...changes }).values()]
      .flat()
      .map(({ key }) => key.replace('meeting/', ''))
      .toSorted();

  it('stand on their day by their own clock, those cancelled left out', () => {
    const days = calendarEntries(source, november, context);
    expect(days.get('2020-11-20')).toMatchObject([
      { key: 'meeting/uk', hour: '09:00', zone: 'Europe/Paris' },
      { key: 'meeting/all', hour: '14:00', zone: 'Europe/London', unsettled: false },
    ]);
    expect(shown({ mine: false, padId: undefined })).toEqual([
      'all',
      'held',
      'open',
      'passed',
      'uk',
    ]);
  });

  it('are those of a launch pad that takes part, and mine those of my pad', () => {
    expect(shown({ mine: false, padId: 'pad-uk' })).toEqual(['all', 'open', 'uk']);
    expect(shown({ mine: true, padId: undefined })).toEqual(['all', 'held', 'open', 'passed']);
    expect(shown({ mine: true, padId: undefined }, { ownPadId: undefined })).toHaveLength(5);
  });

  it('are said to have passed where nobody opened or ended them', () => {
    const entries = [...calendarEntries(source, november, context).values()].flat();
    expect(entries.filter((entry) => 'unsettled' in entry && entry.unsettled)).toMatchObject([
      { key: 'meeting/passed' },
    ]);
  });
});
