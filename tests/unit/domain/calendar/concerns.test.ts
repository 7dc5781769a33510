import { describe, expect, it } from 'vitest';
import {
  type ConcernSource,
  concernsOn,
  type Meeting,
} from '../../../../src/domain/calendar/concerns.ts';
import { sme } from '../portfolio/records.ts';
import { event, member, padFr, padUk, programme } from './records.ts';

const french = sme({ country: 'FR', launchPadId: 'pad-fr' });
const source: ConcernSource = { launchPads: [padUk, padFr], events: [], programme: programme() };

function kinds(
  day: string,
  meeting: Partial<Meeting> = {},
  changes: Partial<ConcernSource> = {},
): readonly string[] {
  const whole = { sme: french, members: [], mode: 'phone', ...meeting } as Meeting;
  return concernsOn(day, whole, { ...source, ...changes }).map(({ kind }) => kind);
}

describe('what speaks against a day', () => {
  it('is nothing on most', () => {
    expect(kinds('2021-05-19')).toEqual([]);
  });

  it('is the public holiday of the side of the business, and of those who go there', () => {
    expect(kinds('2021-05-13')).toEqual(['holiday']);
    expect(kinds('2021-05-31')).toEqual([]);
    expect(kinds('2021-05-31', { members: [member('emma', { launchPadId: 'pad-uk' })] })).toEqual([
      'holiday',
    ]);
  });

  it('is a closure, told with the end of all that follow each other', () => {
    const closed = sme({
      closures: {
        a: { from: '2021-05-10', to: '2021-05-20', every: 'once' },
        b: { from: '2021-05-21', to: '2021-05-25', every: 'once' },
        c: { from: '2021-06-01', to: '2021-06-05', every: 'once' },
      },
    });
    expect(concernsOn('2021-05-19', { sme: closed, members: [], mode: 'phone' }, source)).toEqual([
      { kind: 'closure', to: '2021-05-25' },
    ]);
    expect(kinds('2021-05-26', { sme: closed })).toEqual([]);
  });

  it('is an absence of one of ours, on its first day and its last', () => {
    const away = member('me', { absences: { a: { from: '2021-05-18', to: '2021-05-20' } } });
    const days = ['2021-05-17', '2021-05-18', '2021-05-20', '2021-05-21'];
    expect(days.map((day) => kinds(day, { members: [away] }))).toEqual([
      [],
      ['absence'],
      ['absence'],
      [],
    ]);
  });

  it('is a lockdown, for those who would meet in one place in its country', () => {
    const lockdown = event('l', { country: 'FR', from: '2021-05-01', effect: 'noFaceToFace' });
    const events = [lockdown];
    expect(kinds('2021-05-19', { mode: 'atBusiness' }, { events })).toEqual(['effect']);
    expect(kinds('2021-05-19', { mode: 'video' }, { events })).toEqual([]);
    expect(kinds('2021-04-30', { mode: 'atBusiness' }, { events })).toEqual([]);
    const british = sme({ country: 'GB', launchPadId: 'pad-uk' });
    expect(kinds('2021-05-19', { mode: 'atBusiness', sme: british }, { events })).toEqual([]);
    const everywhere = [
      event('e', { from: '2021-05-01', to: '2021-05-31', effect: 'lowAvailability' }),
    ];
    expect(kinds('2021-05-19', { mode: 'video', sme: british }, { events: everywhere })).toEqual([
      'effect',
    ]);
    const off = [event('o', { ...lockdown.values, status: 'cancelled' })];
    expect(kinds('2021-05-19', { mode: 'atBusiness' }, { events: off })).toEqual([]);
  });

  it('is a lockdown on the side of those of ours who would go there', () => {
    const lockdown = event('l', { country: 'FR', from: '2021-05-01', effect: 'noFaceToFace' });
    const british = sme({ country: 'GB', launchPadId: 'pad-uk' });
    const visit = { mode: 'atBusiness', sme: british } as const;
    const members = [member('maelle', { launchPadId: 'pad-fr' })];
    expect(kinds('2021-05-19', { ...visit, members }, { events: [lockdown] })).toEqual(['effect']);
    expect(kinds('2021-05-19', visit, { events: [lockdown] })).toEqual([]);
  });

  it('is a closure or a holiday of the calendar of the programme, said once, whatever the mode', () => {
    const dayOff = (values: object, meeting: Partial<Meeting> = {}) =>
      kinds('2021-05-19', meeting, {
        events: [event('d', { kind: 'closure', from: '2021-05-19', ...values })],
      });
    expect(dayOff({})).toEqual(['dayOff']);
    expect(dayOff({ kind: 'holiday', country: 'FR' })).toEqual(['dayOff']);
    expect(dayOff({ effect: 'lowAvailability' })).toEqual(['effect']);
    expect(dayOff({ country: 'GB' })).toEqual([]);
    expect(dayOff({ from: '2021-05-18' })).toEqual([]);
    expect(dayOff({ status: 'cancelled' })).toEqual([]);
    expect(dayOff({ kind: 'trade' })).toEqual([]);
  });

  it('is August in France and the turn of the year, unless the programme says otherwise', () => {
    expect(kinds('2021-08-18')).toEqual(['softWindow']);
    expect(kinds('2021-12-29')).toEqual(['softWindow']);
    expect(kinds('2021-08-18', {}, { programme: programme({ softWindowsOff: true }) })).toEqual([]);
  });

  it('is a bridge day and a weekend', () => {
    expect(kinds('2021-05-14')).toEqual(['bridgeDay']);
    expect(kinds('2021-05-22')).toEqual(['weekend']);
    expect(kinds('2021-12-25')).toEqual(['holiday', 'softWindow', 'weekend']);
  });
});
