/** [F233] Months of figures that two sheets of one business have: what stays, what is taken over, what is different. */

import { describe, expect, it } from 'vitest';
import { joinedMonths } from '../../../../src/domain/figures/join-months.ts';
import type { FiguresValues } from '../../../../src/domain/figures/measures.ts';
import type { FiguresRecord } from '../../../../src/domain/figures/month-rows.ts';

const record = (id: string, values: Partial<FiguresValues>, at = 1): FiguresRecord => ({
  id,
  values: { month: '2020-10', ...values },
  changed: { at },
});
const euros = (amount: number) => ({ amount, currency: 'EUR' }) as const;
const joined = (there: Partial<FiguresValues>, here: Partial<FiguresValues>) => {
  const [month] = joinedMonths([record('there', there)], [record('here', here)]);
  return month && [month.filled, month.fields.length > 0];
};

describe('a month of figures on both sheets', () => {
  it('keeps what the sheet that goes on says, and takes over what it leaves open', () => {
    expect(joined({ visits: 111, orders: 11 }, { visits: 222 })).toEqual([{ orders: 11 }, true]);
    expect(joined({ visits: 222, orders: 11 }, { visits: 222 })).toEqual([{ orders: 11 }, false]);
    expect(joined({ note: 'A fair.' }, { note: 'A strike.' })).toEqual([{}, true]);
    expect(joined({ visits: 0 }, {})).toEqual([{ visits: 0 }, false]);
    expect(joined({}, { visits: 5 })).toEqual([{}, false]);
  });

  it('is joined only with the same month of the same channel', () => {
    const here = [record('here', { visits: 1 })];
    expect(joinedMonths([record('there', { month: '2020-09', visits: 2 })], here)).toEqual([]);
    expect(joinedMonths([record('there', { channelId: 'shop', visits: 2 })], here)).toEqual([]);
  });

  it('takes no amounts over beside others that stand otherwise to VAT', () => {
    const adSpend = euros(40);
    const there = { adSpend, vat: 'included' } as const;
    expect(joined(there, { revenue: euros(900), vat: 'excluded' })).toEqual([{}, true]);
    expect(joined(there, { revenue: euros(900), vat: 'included' })).toEqual([{ adSpend }, false]);
    expect(joined(there, { visits: 3 })).toEqual([{ adSpend, vat: 'included' }, false]);
    expect(joined({ adSpend, vat: 'excluded' }, there)).toEqual([{}, true]);
    expect(joined({ visits: 3, vat: 'excluded' }, there)).toEqual([{ visits: 3 }, false]);
  });

  it('lets one sheet say all of the amounts where VAT differs', () => {
    const [adSpend, revenue] = [euros(40), euros(900)];
    const [month] = joinedMonths(
      [record('there', { adSpend, visits: 3, vat: 'included' })],
      [record('here', { revenue, visits: 3, vat: 'excluded' })],
    );
    expect(month?.fields).toEqual(['revenue', 'adSpend', 'vat']);
  });

  it('says where figures come from only where there were none', () => {
    const there = { visits: 3, source: 'imported' } as const;
    expect(joined(there, { note: 'A strike.' })).toEqual([
      { visits: 3, source: 'imported' },
      false,
    ]);
    expect(joined(there, { orders: 1 })).toEqual([{ visits: 3 }, false]);
    expect(joined(there, { visits: 3, source: 'typed' })).toEqual([{}, false]);
  });

  it('that two people began is one: the record that leads gets the values', () => {
    const there = [
      record('there-1', { visits: 1, orders: 4 }, 1),
      record('there-2', { visits: 2 }, 2),
    ];
    const here = [record('here-1', { returnedOrders: 1 }, 5), record('here-2', {}, 3)];
    expect(joinedMonths(there, here)).toMatchObject([
      {
        month: '2020-10',
        from: ['there-1', 'there-2'],
        into: 'here-1',
        filled: { visits: 2, orders: 4 },
        fields: [],
        isUnclear: true,
      },
    ]);
  });
});
