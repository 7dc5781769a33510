/** Pauses that ended with an exit, and returns on the day of something else, as the journal tells them. */

import { expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import { type TimelineInput, timelineOf } from '../../../../src/domain/sheet/timeline.ts';

const stamp = { at: 0, by: 'me' };
const today = '2020-11-19';
const whole = { filter: 'all', context: true } as const;

function input(values: Partial<Values<'sme'>>): TimelineInput {
  const sme: Sme = {
    id: 'sme',
    entity: 'sme',
    home: 'sme',
    created: stamp,
    changed: stamp,
    values: {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad',
      track: 'programme',
      stage: 'enrolled',
      ...values,
    },
  };
  const openDays = alertContext({ today }).openDaysOf(sme);
  return { sme, contacts: [], issues: [], events: [], today, openDays };
}

it('tells no return where a pause passed over into an exit (F298)', () => {
  const told = (values: Partial<Values<'sme'>>) =>
    timelineOf(input(values), whole).past.map((entry) =>
      entry.kind === 'stage' ? entry.stage : entry.kind,
    );
  const p = { from: '2020-09-01', to: '2020-10-01', reason: 'Travaux' };
  const gone = { stage: 'withdrawn', stageDates: { withdrawn: '2020-10-01' } } as const;
  expect(told({ ...gone, pauses: { p } })).toEqual(['withdrawn', 'paused']);
  // The day of the exit was corrected, or lies after a return.
  const earlier = { ...gone, stageDates: { withdrawn: '2020-09-25' } };
  expect(told({ ...earlier, pauses: { p } })).toEqual(['withdrawn', 'paused']);
  const later = { ...gone, stageDates: { withdrawn: '2020-10-10' } };
  expect(told({ ...later, pauses: { p } })).toEqual(['withdrawn', 'resumed', 'paused']);
  const left = { from: '2020-10-01', to: '2020-11-02', left: 'withdrawn' } as const;
  expect(told({ pauses: { p, left } })).toEqual(['resumed', 'paused', 'paused']);
});

it('tells what begins on the day of a return after it (F298)', () => {
  const left = { from: '2020-06-01', to: '2020-11-10', left: 'declined' } as const;
  const again = { stage: 'declined', stageDates: { declined: '2020-11-10' } } as const;
  const kinds = (values: Partial<Values<'sme'>>) =>
    timelineOf(input(values), whole).past.map(({ kind }) => kind);
  expect(kinds({ ...again, pauses: { left } })).toEqual(['stage', 'resumed', 'paused']);
  const first = { from: '2020-09-01', to: '2020-10-01' };
  const second = { from: '2020-10-01', to: '2020-10-20' };
  expect(kinds({ pauses: { first, second } })).toEqual(['resumed', 'paused', 'resumed', 'paused']);
  const short = { from: '2020-10-01', to: '2020-10-01' };
  expect(kinds({ pauses: { short } })).toEqual(['resumed', 'paused']);
});

it('tells no return on a day that is to come, or was when it was written (F296)', () => {
  const p = { from: '2020-10-05', to: '2021-10-20' };
  const said = { at: Date.parse('2020-11-10T10:00Z'), by: 'me' };
  const kinds = (on: string, values: Partial<Values<'sme'>> = {}) => {
    const { sme, ...rest } = input({ pauses: { p }, ...values });
    const one = { ...sme, created: said, changed: said };
    return timelineOf({ ...rest, sme: one, today: on }, whole).past.map(({ kind }) => kind);
  };
  expect(kinds(today)).toEqual(['paused']);
  expect(kinds('2021-11-19')).toEqual(['paused']);
  // The earlier pause of one that is on hold again is told from that day on.
  const onHold = { stage: 'paused', pauses: { p, q: { from: '2021-11-01' } } } as const;
  expect(kinds('2021-10-19', onHold)).not.toContain('resumed');
  expect(kinds('2021-11-19', onHold)).toContain('resumed');
});
