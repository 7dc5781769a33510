/** Who is away on a day, at the first and the last day of it. */

import { describe, expect, it } from 'vitest';
import { awayOn, isShut } from '../../../../src/domain/my-day/away.ts';
import type { CalendarEvent, LaunchPad } from '../../../../src/domain/operation/record.ts';
import { colleague, me, member, sheet } from './sheets.ts';

const stamp = { at: 0, by: me };
const nobody = { members: [], memberId: me, pads: [], events: [], smes: [] };

const pad = (holidayRegion: 'FR' | 'GB-ENG' | undefined): LaunchPad => ({
  id: 'pad-fr',
  entity: 'launchPad',
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris', holidayRegion },
});

const event = (values: Partial<CalendarEvent['values']>): CalendarEvent => ({
  id: 'event',
  entity: 'calendarEvent',
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: { title: { lang: 'fr', text: 'Pont' }, kind: 'closure', from: '2020-11-19', ...values },
});

describe('a colleague', () => {
  const absences = {
    b: { from: '2020-11-21', to: '2020-11-23' },
    a: { from: '2020-11-18', to: '2020-11-20' },
    c: { from: '2020-11-26', to: '2020-11-27' },
  };
  const untilOn = (day: string, values = {}): string | undefined =>
    awayOn(day, { ...nobody, members: [member(colleague, { absences, ...values })] }).members[0]
      ?.until;

  it.each([
    ['2020-11-17', undefined],
    ['2020-11-18', '2020-11-23'],
    ['2020-11-20', '2020-11-23'],
    ['2020-11-23', '2020-11-23'],
    ['2020-11-24', undefined],
    ['2020-11-26', '2020-11-27'],
  ])('on %s is away until %s', (day, until) => {
    expect(untilOn(day)).toBe(until);
  });

  it('who left, or who is me, is not named', () => {
    expect(untilOn('2020-11-19', { inactive: true })).toBeUndefined();
    const mine = { ...nobody, members: [member(me, { absences })] };
    expect(awayOn('2020-11-19', mine).members).toEqual([]);
  });
});

describe('a closed SME', () => {
  it.each([
    ['2020-07-31', false],
    ['2020-08-01', true],
    ['2020-08-15', true],
    ['2020-08-16', false],
    ['2021-08-10', true],
  ])('on %s: %s', (day, shut) => {
    const closures = { august: { from: '2020-08-01', to: '2020-08-15', every: 'year' as const } };
    const { sme } = sheet({ sme: { closures } });
    expect(isShut(sme, day)).toBe(shut);
    expect(awayOn(day, { ...nobody, smes: [sme] }).smes).toEqual(shut ? [sme] : []);
  });

  it('is not one whose country rests in August', () => {
    expect(isShut(sheet().sme, '2020-08-10')).toBe(false);
  });
});

describe('a pad', () => {
  it('has the public holidays of its region', () => {
    const on = (region: 'FR' | 'GB-ENG' | undefined) =>
      awayOn('2020-11-11', { ...nobody, pads: [pad(region)] }).holidays.map(
        ({ holiday }) => holiday.name.fr,
      );
    expect(on('FR')).toEqual(['Armistice de 1918']);
    expect(on('GB-ENG')).toEqual([]);
    expect(on(undefined)).toEqual([]);
  });
});

describe('an event of the programme', () => {
  const shown = (day: string, values: Partial<CalendarEvent['values']>): number =>
    awayOn(day, { ...nobody, events: [event(values)] }).events.length;

  it.each([
    ['2020-11-18', 0],
    ['2020-11-19', 1],
    ['2020-11-20', 0],
  ])('of one day, on %s', (day, count) => {
    expect(shown(day, {})).toBe(count);
  });

  it('is shown to its last day, unless it is cancelled or no closure', () => {
    expect(shown('2020-11-22', { to: '2020-11-22' })).toBe(1);
    expect(shown('2020-11-23', { to: '2020-11-22' })).toBe(0);
    expect(shown('2020-11-19', { status: 'cancelled' })).toBe(0);
    expect(shown('2020-11-19', { kind: 'trade' })).toBe(0);
    expect(shown('2020-11-19', { kind: 'holiday' })).toBe(1);
  });
});
