/** Rule 20: who was met by nobody although people could meet. */

import { expect, it } from 'vitest';
import type { CalendarEvent, LaunchPad } from '../../../../src/domain/operation/record.ts';
import { unmetFigures } from '../../../../src/domain/report/unmet-figures.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { brief, head } from '../portfolio/records.ts';

const stamp = { at: 1, by: 'm' };
const days = { from: '2020-09-01', to: '2020-11-19' };
const pad = (id: string, country: 'GB' | 'FR'): LaunchPad => ({
  id,
  entity: 'launchPad',
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: { name: id, code: id, country, timeZone: 'Europe/Paris' },
});
const pads = [pad('uk', 'GB'), pad('fr', 'FR')];
const closing = (values: Partial<Values<'calendarEvent'>>): CalendarEvent => ({
  id: 'event',
  entity: 'calendarEvent',
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: {
    title: { lang: 'en', text: 'Lockdown' },
    kind: 'confinement',
    country: 'FR',
    from: days.from,
    to: days.to,
    effect: 'noFaceToFace',
    ...values,
  },
});
const sheet = (id: string, launchPadId: string, met: readonly string[], sme = {}) =>
  head({
    sme: { name: id, launchPadId, stage: 'supported', enrolledOn: '2020-06-01', ...sme },
    summary: { faceToFace: met.map((day) => brief(day, { mode: 'atBusiness' })) },
  });
const sheets = [
  sheet('met', 'fr', ['2020-10-01']),
  sheet('before', 'fr', ['2020-08-31']),
  sheet('never', 'uk', []),
  sheet('applying', 'uk', [], { stage: 'eligible', enrolledOn: undefined }),
];
const counted = (events: readonly CalendarEvent[]) =>
  [...unmetFigures(sheets, { pads, events }, days)].map(([key, { value }]) => [key, value]);

it('counts SMEs in support that nobody met in the days of the quarter', () => {
  expect(counted([])).toEqual([
    ['unmet:fr', 1],
    ['unmet:uk', 1],
  ]);
});

it('counts none where every day was ruled out, and does where one was left or it was called off', () => {
  expect(counted([closing({})])).toEqual([['unmet:uk', 1]]);
  expect(counted([closing({ to: '2020-11-18' })])).toHaveLength(2);
  expect(counted([closing({ status: 'cancelled' })])).toHaveLength(2);
  expect(counted([closing({ effect: 'limitedFaceToFace' })])).toHaveLength(2);
});
