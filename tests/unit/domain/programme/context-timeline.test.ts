/** The context timeline: which lane holds what, in which days, and what touches is put together. */

import { describe, expect, it } from 'vitest';
import {
  during,
  mergeTicks,
  type TimelineEntry,
  type TimelineLane,
  timelineLanes,
  timelineRange,
} from '../../../../src/domain/programme/context-timeline.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import type {
  CalendarEvent,
  LaunchPad,
  Programme,
  Sme,
} from '../../../../src/domain/operation/record.ts';

const stamp = { at: 1, by: 'member-1' };
const made = { created: stamp, changed: stamp, home: 'programme-1' };

const programme = {
  ...made,
  id: 'programme-1',
  entity: 'programme',
  values: { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [12, 9] },
} as unknown as Programme;

const pads = [
  { ...made, id: 'uk', values: { name: 'UK', code: 'UK', country: 'GB', timeZone: 'x' } },
  { ...made, id: 'fr', values: { name: 'FR', code: 'FR', country: 'FR', timeZone: 'x' } },
] as unknown as readonly LaunchPad[];

function event(id: string, values: Omit<Values<'calendarEvent'>, 'title'>): CalendarEvent {
  const record = { ...made, id, values: { title: { lang: 'en', text: id }, ...values } };
  return record as unknown as CalendarEvent;
}

function sheet(
  id: string,
  launchPadId: string,
  enrolledOn: string,
  visits: readonly string[] = [],
) {
  const values = { name: id, launchPadId, enrolledOn, track: 'programme', stage: 'enrolled' };
  return {
    sme: { ...made, id, values } as unknown as Sme,
    summary: {
      faceToFace: visits.map((at, index) => ({
        id: `${id}/${index}`,
        at,
        kind: 'interim' as const,
      })),
    },
  };
}

const source = {
  programme,
  pads,
  today: '2020-06-30',
  events: [
    event('lockdown-fr', {
      kind: 'confinement',
      country: 'FR',
      from: '2020-03-17',
      to: '2020-05-10',
    }),
    event('off', { kind: 'tiers', country: 'GB', from: '2020-04-01', status: 'cancelled' }),
    event('brexit', { kind: 'trade', from: '2020-06-15', precision: 'month' }),
    event('report', { kind: 'deliverable', from: '2021-02-28', originalDate: '2020-10-31' }),
  ],
  sheets: [
    sheet('a', 'fr', '2020-04-10', ['2020-04-20T10:00', '2020-06-01T10:00']),
    sheet('b', 'fr', '2020-04-12'),
    sheet('c', 'uk', '2020-06-02'),
    sheet('d', 'uk', '2020-07-02'),
  ],
};

const lanes = timelineLanes(source);
const keysIn = (key: string) =>
  lanes.find((lane: TimelineLane) => lane.key === key)?.entries.map((entry) => entry.key);

describe('the timeline', () => {
  it('spans whole months, up to the last thing on it', () => {
    expect(timelineRange(source)).toEqual({ from: '2019-09-01', to: '2021-02-28' });
  });

  it('has a lane for what happened, one of each kind for every pad, and one for each deliverable', () => {
    expect(lanes.map(({ key }) => key)).toEqual([
      'reviews',
      'trade',
      'restrictions/uk',
      'enrolments/uk',
      'visits/uk',
      'restrictions/fr',
      'enrolments/fr',
      'visits/fr',
      'deliverables/report',
    ]);
    expect(keysIn('restrictions/fr')).toEqual(['lockdown-fr']);
    expect(keysIn('restrictions/uk')).toEqual([]);
    expect(keysIn('enrolments/uk')).toEqual(['c']);
  });

  it('has no lane for restrictions where there were none, as in a programme of today', () => {
    const keys = timelineLanes({ ...source, events: [] }).map(({ key }) => key);
    expect(keys).toEqual(['reviews', 'enrolments/uk', 'visits/uk', 'enrolments/fr', 'visits/fr']);
  });

  it('shows whole months where no day is known, and the review with who was enrolled then', () => {
    const trade = lanes.find(({ key }) => key === 'trade')?.entries[0];
    expect(trade).toMatchObject({ from: '2020-06-01', to: '2020-06-30', soft: true });
    const reviews = lanes.find(({ key }) => key === 'reviews')?.entries;
    expect(reviews).toMatchObject([
      { number: 1, from: '2020-05-31', enrolled: 2 },
      { number: 2, from: '2020-08-31', enrolled: undefined },
    ]);
  });

  it('counts what happened in the days of an event, on its side', () => {
    const days = { from: '2020-03-17', to: '2020-05-10' };
    expect(during(lanes, days, ['fr'])).toEqual({ enrolled: 2, visits: 1 });
    expect(during(lanes, days, ['uk'])).toEqual({ enrolled: 0, visits: 0 });
  });

  it('puts ticks that touch together with all they stand for, and nothing else', () => {
    const entries: readonly TimelineEntry[] =
      lanes.find(({ key }) => key === 'enrolments/fr')?.entries ?? [];
    expect(mergeTicks(entries, 2)).toHaveLength(2);
    expect(mergeTicks(entries, 3)).toMatchObject([{ smeIds: ['a', 'b'], to: '2020-04-12' }]);
    const reviews = lanes.find(({ key }) => key === 'reviews')?.entries ?? [];
    expect(mergeTicks(reviews, 400)).toHaveLength(2);
  });
});
