/** Which facts of a sheet are offered as achievements: what came after the enrolment and nobody recorded. */

import { describe, expect, it } from 'vitest';
import {
  type AchievementOffer,
  achievementOffers,
  type OfferFacts,
} from '../../../../src/domain/achievement/offers.ts';
import type { EntityName, Values } from '../../../../src/domain/entity/registry.ts';
import type { FiguresRecord } from '../../../../src/domain/figures/month-rows.ts';

const stamp = { at: 1, by: 'm' };

function record<N extends EntityName>(entity: N, id: string, values: Values<N>) {
  return { id, entity, home: 'sme', created: stamp, changed: stamp, values };
}

const sme = (enrolledOn?: string) =>
  record('sme', 'sme', {
    name: 'Atelier',
    country: 'FR',
    launchPadId: 'fr',
    track: 'programme',
    stage: 'enrolled',
    enrolledOn,
  });
const channel = (id: string, values: Partial<Values<'channel'>>) =>
  record('channel', id, { name: id, kind: 'shop', connection: 'unknown', ...values });
const achieved = (values: Partial<Values<'achievement'>>) =>
  record('achievement', `a-${values.kind}`, {
    kind: 'other',
    on: '2020-11-01',
    attribution: 'yes',
    ...values,
  });

let rows = 0;
const month = (name: string, values: Partial<FiguresRecord['values']>): FiguresRecord => ({
  id: `row-${(rows += 1)}`,
  changed: stamp,
  values: { month: name, ...values },
});
const euros = (amount: number) => ({ amount, currency: 'EUR' as const });

function offers(facts: Partial<OfferFacts>): readonly AchievementOffer[] {
  return achievementOffers({
    sme: sme('2020-06-15'),
    channels: [],
    figures: [],
    achievements: [],
    today: '2021-02-10',
    ...facts,
  });
}
const keys = (facts: Partial<OfferFacts>) => offers(facts).map(({ key, on }) => `${key} ${on}`);

describe('a channel', () => {
  it('is offered from the day it went live, or else from its connection', () => {
    const channels = [
      channel('shop', {
        liveSince: '2020-10-01',
        connection: 'connected',
        connectedOn: '2020-11-01',
      }),
      channel('till', { connection: 'connected', connectedOn: '2020-12-01' }),
      channel('feed', { connection: 'planned', connectedOn: '2020-12-01' }),
    ];
    expect(keys({ channels })).toEqual(['channel:shop 2020-10-01', 'channel:till 2020-12-01']);
  });

  it('is not offered where it was live before the enrolment, or is still to come', () => {
    const channels = [
      channel('old', { liveSince: '2020-06-14' }),
      channel('next', { liveSince: '2021-02-11' }),
    ];
    expect(keys({ channels })).toEqual([]);
  });

  it('is not offered again once it was recorded, whatever kind was chosen', () => {
    const channels = [channel('shop', { liveSince: '2020-10-01' })];
    expect(keys({ channels, achievements: [achieved({ channelId: 'shop' })] })).toEqual([]);
  });
});

describe('sales abroad', () => {
  it('offer the first month that has any, with what it brought', () => {
    const figures = [
      month('2020-09', { ordersAbroad: 0 }),
      month('2020-11', { revenueAbroad: euros(20.1), channelId: 'a' }),
      month('2020-11', { revenueAbroad: euros(40.2), channelId: 'b' }),
      month('2020-12', { ordersAbroad: 4 }),
    ];
    expect(offers({ figures })[0]).toEqual({
      key: 'firstSale',
      kind: 'firstSaleAbroad',
      on: '2020-11-01',
      amount: euros(60.3),
    });
  });

  it('of the month of the enrolment are offered from its day on', () => {
    expect(keys({ figures: [month('2020-06', { ordersAbroad: 1 })] })).toEqual([
      'firstSale 2020-06-15',
    ]);
  });

  it('are no first ones where there were some before the enrolment', () => {
    const figures = [month('2020-05', { ordersAbroad: 1 }), month('2020-08', { ordersAbroad: 3 })];
    expect(keys({ figures })).toEqual([]);
  });

  it('take what is said of the whole business before what its channels say', () => {
    const figures = [
      month('2020-11', { revenueAbroad: euros(100) }),
      month('2020-11', { revenueAbroad: euros(40), channelId: 'a' }),
    ];
    expect(offers({ figures })[0]?.amount).toEqual(euros(100));
  });

  it('offer the revenue of a year that is over, never of two currencies together', () => {
    const figures = [
      month('2020-11', { revenueAbroad: euros(100) }),
      month('2020-12', { revenueAbroad: euros(50) }),
      month('2021-01', { revenueAbroad: euros(70) }),
    ];
    expect(offers({ figures }).find(({ kind }) => kind === 'revenueAbroad')).toEqual({
      key: 'revenue:2020',
      kind: 'revenueAbroad',
      on: '2020-12-31',
      amount: euros(150),
    });
    const pounds = month('2020-10', { revenueAbroad: { amount: 5, currency: 'GBP' } });
    expect(keys({ figures: [...figures, pounds] })).toEqual(['firstSale 2020-10-01']);
  });

  it('are not offered once somebody recorded them', () => {
    const figures = [month('2020-11', { revenueAbroad: euros(100) })];
    const achievements = [
      achieved({ kind: 'firstSaleAbroad' }),
      achieved({ kind: 'revenueAbroad', on: '2020-12-31' }),
    ];
    expect(keys({ figures, achievements })).toEqual([]);
  });
});

it('an SME that was never enrolled is offered nothing', () => {
  const channels = [channel('shop', { liveSince: '2020-10-01' })];
  expect(keys({ sme: sme(), channels })).toEqual([]);
});
