import { describe, expect, it } from 'vitest';
import {
  busyTimes,
  endTime,
  freeTimes,
  isOut,
  slotTimes,
} from '../../../../src/domain/calendar/free-times.ts';
import { instantOf } from '../../../../src/domain/calendar/zoned-time.ts';
import type { MeetingBrief } from '../../../../src/domain/meeting/meeting.ts';
import type { ContactBrief } from '../../../../src/domain/sme/journal-summary.ts';
import { brief, head } from '../portfolio/records.ts';
import { member } from './records.ts';

const paris = 'Europe/Paris';
const london = 'Europe/London';
const day = '2021-05-26';
const me = { member: member('me'), zone: paris };
const days = { from: day, to: day };

const withPlanned = (...planned: readonly Partial<ContactBrief>[]) =>
  head({
    sme: { accountManagerId: 'me' },
    summary: { planned: planned.map((values) => brief(day, values)) },
  });

describe('what somebody has planned', () => {
  it('lasts as long as it says, else as long as its kind usually takes', () => {
    const sheet = withPlanned(
      { at: `${day}T10:00`, kind: 'interim', zone: paris, minutes: 45, memberIds: ['me', 'you'] },
      { at: `${day}T14:00`, kind: 'monthlyReview', zone: london, memberIds: ['me'] },
      { at: `${day}T16:00`, kind: 'interim', zone: paris, memberIds: ['you'] },
      { at: `${day}T00:00`, kind: 'interim', zone: paris, memberIds: ['me'] },
    );
    const busy = busyTimes(
      { sheets: [sheet], organisations: [], meetings: [], zone: paris },
      [member('me')],
      days,
    );
    expect(busy.map(({ from, to }) => [from, to])).toEqual([
      [instantOf(`${day}T10:00`, paris), instantOf(`${day}T10:45`, paris)],
      [instantOf(`${day}T15:00`, paris), instantOf(`${day}T16:00`, paris)],
    ]);
  });

  it('is the account manager’s where nobody says who takes part', () => {
    const sheet = withPlanned({ at: `${day}T10:00`, kind: 'interim' });
    expect(
      busyTimes(
        { sheets: [sheet], organisations: [], meetings: [], zone: paris },
        [member('me')],
        days,
      ),
    ).toHaveLength(1);
    expect(
      busyTimes(
        { sheets: [sheet], organisations: [], meetings: [], zone: paris },
        [member('you')],
        days,
      ),
    ).toHaveLength(0);
  });
});

describe('what is planned with an organisation', () => {
  const planned = [brief(day, { at: `${day}T10:00`, kind: 'interim', zone: paris })];
  const busyFor = (memberId: string | undefined, who: string) =>
    busyTimes(
      {
        sheets: [],
        organisations: [{ root: { values: { name: 'CCI', memberId } }, summary: { planned } }],
        meetings: [],
        zone: paris,
      },
      [member(who)],
      { from: day, to: day },
    );

  it('takes the time of whoever keeps in touch with it, by its name', () => {
    expect(busyFor('me', 'me')).toMatchObject([
      { memberId: 'me', what: { name: 'CCI' }, from: instantOf(`${day}T10:00`, paris) },
    ]);
    expect(busyFor('me', 'you')).toEqual([]);
    expect(busyFor(undefined, 'me')).toEqual([]);
  });
});

describe('a meeting of the programme', () => {
  const meeting = (values: Partial<MeetingBrief>): MeetingBrief => ({
    id: 'meeting',
    title: { lang: 'en', text: 'Project meeting' },
    kind: 'projectMeeting',
    at: `${day}T09:00`,
    zone: london,
    state: 'planned',
    minutes: 90,
    toTranslate: 0,
    ...values,
  });
  const british = member('british', { launchPadId: 'uk' });
  const french = member('french', { launchPadId: 'fr' });
  const coordinator = member('coordinator', { launchPadId: undefined });
  const busyOf = (values: Partial<MeetingBrief>) =>
    busyTimes(
      { sheets: [], organisations: [], meetings: [meeting(values)], zone: paris },
      [british, french, coordinator],
      days,
    );

  it('takes the time of those whose launch pad takes part, and of who has none', () => {
    const who = (values: Partial<MeetingBrief>) => busyOf(values).map(({ memberId }) => memberId);
    expect(who({})).toEqual(['british', 'french', 'coordinator']);
    expect(who({ launchPadIds: ['fr'] })).toEqual(['french', 'coordinator']);
    expect(who({ state: 'cancelled' })).toEqual([]);
    expect(who({ at: `${day}T00:00` })).toEqual([]);
  });

  it('is nobody’s free half hour, on the clock of where it is led from', () => {
    const free = freeTimes(
      { zone: paris, attendees: [{ member: french, zone: paris }], busy: busyOf({}), now: day },
      day,
      30,
    );
    expect(slotTimes().filter((time) => !free.includes(time))).toEqual(['10:00', '10:30', '11:00']);
  });

  it('takes an hour where nobody said how long it is', () => {
    const [{ from, to } = { from: 0, to: 0 }] = busyOf({ minutes: undefined });
    expect(to - from).toBe(60 * 60_000);
  });
});

describe('the free half hours', () => {
  const now = '2021-05-19T10:42';

  it('are those of a working day in which nobody has anything', () => {
    const sheet = withPlanned({ at: `${day}T10:00`, kind: 'interim', zone: paris, minutes: 45 });
    const busy = busyTimes(
      { sheets: [sheet], organisations: [], meetings: [], zone: paris },
      [member('me')],
      days,
    );
    const free = freeTimes({ zone: paris, attendees: [me], busy, now }, day, 60);
    expect(free).toEqual(
      slotTimes().filter((time) => time <= '09:00' || (time >= '11:00' && time <= '17:00')),
    );
  });

  it('lie within the working day of everybody, on the clock of each', () => {
    const you = { member: member('you'), zone: london };
    const free = freeTimes({ zone: paris, attendees: [me, you], busy: [], now }, day, 30);
    expect([free[0], free.at(-1)]).toEqual(['09:00', '17:30']);
  });

  it('are none while somebody is away, and none of the past', () => {
    const away = member('me', { absences: { a: { from: day, to: day } } });
    const diary = { zone: paris, attendees: [{ member: away, zone: paris }], busy: [], now };
    expect(freeTimes(diary, day, 30)).toEqual([]);
    expect(freeTimes(diary, '2021-05-18', 30)).toEqual([]);
    expect(freeTimes(diary, '2021-05-19', 30)[0]).toBe('11:00');
    const noon = instantOf(`${day}T12:00`, paris);
    expect(isOut({ member: away, zone: paris }, noon, noon)).toBe(true);
  });
});

it('an end never goes over midnight', () => {
  expect(endTime('10:45', 30)).toBe('11:15');
  expect(endTime('23:30', 60)).toBe('23:59');
});
