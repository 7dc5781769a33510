/** The rate of a month: typed once with its source, replaced by the next, refused where it is none. */

import { describe, expect, it } from 'vitest';
import { removeRate, setRate } from '../../../../src/domain/programme/exchange-rates.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const { programmeId } = fixtureIds;

describe('an exchange rate', () => {
  it('is one for each month, with its source, and can be taken away', async () => {
    const { carnet } = await carnetFixture();
    const rates = () => carnet.state.getState().programme?.values.exchangeRates;
    await carnet.run(setRate(programmeId, { month: '2020-10', rate: 1.102, source: ' ECB ' }));
    await carnet.run(setRate(programmeId, { month: '2020-11', rate: 1.1, source: 'ECB' }));
    await carnet.run(setRate(programmeId, { month: '2020-11', rate: 1.116, source: 'InforEuro' }));
    expect(rates()).toEqual({
      '2020-10': { rate: 1.102, source: 'ECB' },
      '2020-11': { rate: 1.116, source: 'InforEuro' },
    });
    await carnet.run(removeRate(programmeId, '2020-10'));
    expect(Object.keys(rates() ?? {})).toEqual(['2020-11']);
  });

  it('needs a month, a source and a rate that can be', async () => {
    const { carnet } = await carnetFixture();
    const problems = async (month: string, rate: number | undefined, source: string) => {
      const result = await carnet.run(setRate(programmeId, { month, rate, source }));
      return !result.ok && result.error.kind === 'invalid'
        ? result.error.errors.map(({ field }) => field)
        : [];
    };
    expect(await problems('2020-13', undefined, ' ')).toEqual(['month', 'source', 'rate']);
    expect(await problems('2020-11', 0, 'ECB')).toEqual(['rate']);
    expect(await problems('2020-11', 1116, 'ECB')).toEqual(['rate']);
    expect(await problems('', 1.1, 'ECB')).toEqual(['month']);
    expect(carnet.state.getState().programme?.values.exchangeRates).toBeUndefined();
  });
});
