/** A filter survives its address, and passes exactly what it says. */

import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { partsOf } from '../../../../src/domain/portfolio/arranged-rows.ts';
import {
  alertCounts,
  everything,
  filterFrom,
  filterPairs,
  noManager,
  passes,
  type PortfolioFilter,
  toggled,
} from '../../../../src/domain/portfolio/filter.ts';
import { portfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { brief, head } from './records.ts';

const today = '2020-11-19';
const row = portfolioRow(
  head({
    sme: { accountManagerId: 'maelle', stage: 'inducted' },
    summary: { lastReached: brief('2020-10-20') },
  }),
  alertContext({ today }),
);

describe('a filter', () => {
  it.each<[string, Partial<PortfolioFilter>, boolean]>([
    ['nothing chosen', {}, true],
    ['mine', { mine: true }, true],
    ['its pad', { pads: new Set(['pad-fr', 'pad-uk']) }, true],
    ['another pad', { pads: new Set(['pad-uk']) }, false],
    ['its health', { health: new Set(['watch', 'risk']) }, true],
    ['another health', { health: new Set(['ok']) }, false],
    ['its stage', { stages: new Set(['inducted', 'enrolled']) }, true],
    ['another stage', { stages: new Set(['enrolled']) }, false],
    ['its manager', { managers: new Set(['maelle']) }, true],
    ['nobody’s', { managers: new Set([noManager]) }, false],
    ['its alert', { alert: 'silence' }, true],
    ['another alert', { alert: 'openProblem' }, false],
    ['a word of its name, accents or not', { text: 'KÉRL atel' }, true],
    ['a word that it does not hold', { text: 'kerlan vannes' }, false],
    [
      'its pad and another stage',
      { pads: new Set(['pad-fr']), stages: new Set(['enrolled']) },
      false,
    ],
  ])('with %s passes the row or not', (_name, parts, expected) => {
    expect(passes(row, { ...everything, ...parts }, 'maelle')).toBe(expected);
  });

  it('of mine leaves out what another manages or nobody', () => {
    const mine = { ...everything, mine: true };
    expect(passes(row, mine, 'emma')).toBe(false);
    expect(passes({ ...row, accountManagerId: undefined }, mine, 'emma')).toBe(false);
    const nobody = { ...everything, managers: new Set([noManager]) };
    expect(passes({ ...row, accountManagerId: undefined }, nobody, 'emma')).toBe(true);
  });

  it('of nobody’s passes an SME whose account manager has left, as one by their name does (F294)', () => {
    const stamp = { at: 0, by: 'emma' };
    const values = { name: 'Maëlle', roles: ['accountManager' as const], inactive: true };
    const home = 'p';
    const maelle = {
      ...{ id: 'maelle', entity: 'member' as const, home, values },
      ...{ created: stamp, changed: stamp },
    };
    const left = portfolioRow(
      head({ sme: { accountManagerId: 'maelle' } }),
      alertContext({ today, members: [maelle] }),
    );
    const passesBy = (managers: string): boolean =>
      passes(left, { ...everything, managers: new Set([managers]) }, 'emma');
    expect([noManager, 'maelle', 'emma'].map(passesBy)).toEqual([true, true, false]);
    const context = { memberId: 'emma', pads: [], members: [] };
    expect(partsOf([left], 'manager', context).map(({ key }) => key)).toEqual([noManager]);
  });

  it('counts the rows of each alert, and a row with two of a kind once', () => {
    const [silence] = row.alerts;
    const twice = { ...row, alerts: [...row.alerts, ...row.alerts] };
    const counts = alertCounts([row, twice, { ...row, alerts: [] }]);
    expect(silence?.id).toBe('silence');
    expect(counts.get('silence')).toBe(2);
    expect(counts.has('openProblem')).toBe(false);
  });

  it('comes back from its address as it was', () => {
    const filter: PortfolioFilter = {
      mine: true,
      pads: new Set(['pad-fr', 'pad-uk']),
      health: new Set(['risk', 'watch']),
      stages: new Set(['enrolled', 'paused']),
      managers: new Set(['maelle', noManager]),
      alert: 'lateReview',
      text: 'le bihan',
    };
    const search = new URLSearchParams(filterPairs(filter).map(([name, value]) => [name, value]));
    expect(filterFrom(new URLSearchParams(search.toString()))).toEqual(filter);
  });

  it('passes over what an address holds beyond it', () => {
    const search = new URLSearchParams(
      'health=blue&stage=x&alert=enrolmentBehind&mine=2&foo=bar&health=ok',
    );
    expect(filterFrom(search)).toEqual({ ...everything, health: new Set(['ok']) });
    expect(filterFrom(new URLSearchParams('mine=no&health='))).toEqual(everything);
  });

  it('adds a choice and takes it away again', () => {
    expect(toggled(new Set(['a']), 'b')).toEqual(new Set(['a', 'b']));
    expect(toggled(new Set(['a', 'b']), 'b')).toEqual(new Set(['a']));
  });
});
