/** The rules about channels and figures (8, 9 and 10), each at its limits. */

import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { ChannelFacts } from '../../../../src/domain/figures/channel-facts.ts';
import type { RecordOf } from '../../../../src/domain/operation/record.ts';
import { alertAbout, on, type Parts } from './heads.ts';

type Channel = RecordOf<'channel'>;

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);

function channel(values: Partial<Channel['values']> = {}): Channel {
  const stamp = { at: 0, by: 'member' };
  return {
    id: 'shop',
    entity: 'channel',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: { name: 'Shop', kind: 'shop', connection: 'unknown', ...values },
  };
}

const facts = (more: Partial<ChannelFacts> = {}): ChannelFacts => ({
  channelId: 'shop',
  first: '2020-07',
  last: '2020-10',
  recent: [{ month: '2020-10', orders: 9 }],
  yearBack: [],
  ...more,
});

const supported = { stage: 'supported', enrolledOn: '2020-09-03' } as const;
const sheet = (parts: Parts): Parts => ({ sme: supported, ...parts });

describe('8 no channel connected', () => {
  const level = (days: number, channels: readonly Channel[]): string | undefined =>
    alertAbout(
      'notConnected',
      sheet({ sme: { ...supported, enrolledOn: ago(days) }, channels }),
      on(today),
    )?.level;

  it.each([
    [29, undefined],
    [30, 'watch'],
    [59, 'watch'],
    [60, 'risk'],
  ])('%i days after the enrolment is %s', (days, expected) => {
    expect(level(days, [channel({ connection: 'planned' })])).toBe(expected);
  });

  it('is not said once one was connected, where none can be, and where none was noted', () => {
    expect(level(90, [channel(), channel({ connection: 'connected' })])).toBeUndefined();
    expect(level(90, [channel({ connection: 'notPossible' })])).toBeUndefined();
    expect(level(90, [])).toBeUndefined();
  });
});

describe('8 a broken connection', () => {
  it.each([
    [6, undefined],
    [7, 'watch'],
    [20, 'watch'],
    [21, 'risk'],
  ])('since %i days is %s', (days, expected) => {
    const channels = [channel({ connection: 'broken', brokenSince: ago(days) })];
    expect(alertAbout('brokenConnection', sheet({ channels }), on(today))?.level).toBe(expected);
  });

  it('is over when it is mended', () => {
    const channels = [channel({ connection: 'connected', brokenSince: ago(30) })];
    expect(alertAbout('brokenConnection', sheet({ channels }), on(today))).toBeUndefined();
  });
});

describe('9 missing figures', () => {
  const raised = (day: string, parts: Parts) =>
    alertAbout('figuresMissing', sheet(parts), on(day, { softWindowsOff: true }));
  const september = facts({ last: '2020-09', recent: [{ month: '2020-09', orders: 9 }] });

  it.each([
    ['2020-11-09', undefined],
    ['2020-11-12', 'watch'],
    ['2020-12-08', 'watch'],
    ['2020-12-20', 'risk'],
  ])('of October are, on %s, %s', (day, expected) => {
    expect(raised(day, { figures: [september] })?.level).toBe(expected);
  });

  it('are counted from the month of the connection where none were ever entered', () => {
    const channels = [channel({ connection: 'connected', connectedOn: '2020-09-28' })];
    expect(raised(today, { channels })?.since).toBe('2020-09-30');
  });

  it('are not those of the month that is not over, and not missed where nothing is connected', () => {
    expect(raised(today, { figures: [facts()] })).toBeUndefined();
    expect(raised(today, { channels: [channel()] })).toBeUndefined();
  });
});

describe('9 no figures from before a connection', () => {
  const channels = [channel({ connection: 'connected', connectedOn: '2020-09-28' })];
  const raised = (figures: readonly ChannelFacts[]) =>
    alertAbout('noBaseline', sheet({ channels, figures }), on(today))?.level;

  it('is said until there are some, of the channel or of the whole business', () => {
    expect(raised([facts({ first: '2020-09' })])).toBe('risk');
    expect(raised([facts({ first: '2020-08' })])).toBeUndefined();
    expect(raised([facts({ channelId: undefined, first: '2020-08' })])).toBeUndefined();
    expect(raised([facts({ channelId: 'other', first: '2020-08' })])).toBe('risk');
  });
});

describe('10 fewer orders', () => {
  const recent = (october: number, visits?: number) => [
    { month: '2020-07', orders: 10, ...(visits !== undefined && { visits: 100 }) },
    { month: '2020-08', orders: 10, ...(visits !== undefined && { visits: 100 }) },
    { month: '2020-09', orders: 10, ...(visits !== undefined && { visits: 100 }) },
    { month: '2020-10', orders: october, ...(visits !== undefined && { visits }) },
  ];
  const raised = (more: Partial<ChannelFacts>) =>
    alertAbout('fewerOrders', sheet({ figures: [facts(more)] }), on(today));

  it.each([
    [8, undefined],
    [7, 'watch'],
    [5, 'risk'],
    [0, 'risk'],
  ])('than ten a month, %i, are %s', (october, expected) => {
    expect(raised({ recent: recent(october) })?.level).toBe(expected);
  });

  it('are told by the conversion too, where visits are known', () => {
    expect(raised({ recent: recent(10, 200) })).toMatchObject({ level: 'risk', share: 50 });
  });

  it('say how many the same month had a year before', () => {
    const yearBack = [{ month: '2019-10', orders: 4 }];
    expect(raised({ recent: recent(5), yearBack })?.yearBack).toBe(4);
  });

  it('are not told of less than 20 orders, of a gap, or of a month that is not over', () => {
    const few = recent(0).map((month) => ({ ...month, orders: 6 }));
    expect(raised({ recent: few.with(3, { month: '2020-10', orders: 0 }) })).toBeUndefined();
    expect(raised({ recent: recent(0).slice(1) })).toBeUndefined();
    const running = [...recent(10), { month: '2020-11', orders: 1 }];
    expect(raised({ last: '2020-11', recent: running })).toBeUndefined();
  });
});
