/** Numbers and months as spreadsheets hand them over, in both languages. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, formatNumber } from '../../../../src/client/i18n/format.ts';
import { type BlockPlace, cellsOf, readBlock } from '../../../../src/domain/figures/read-block.ts';
import { readCount, readMoney, readMonth } from '../../../../src/domain/figures/read-figures.ts';

const value = (text: string): unknown => {
  const reading = readMoney(text, 'EUR');
  if (reading.kind === 'value') return reading.value.amount;
  return reading.kind === 'unreadable' ? reading.fault : reading.kind;
};

describe('a number', () => {
  test.each([
    ['1240', 1240],
    ['1 240,50', 1240.5],
    ['1\u202F240,50 €', 1240.5],
    ['1\u00A0240', 1240],
    ['1,240.50', 1240.5],
    ['£1,240', 1240],
    ['1.240,5', 1240.5],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['1’240.5', 1240.5],
    ['0,5', 0.5],
    ['1234.567', 1234.57],
    ['', 'empty'],
    ['–', 'empty'],
    ['n/a', 'empty'],
    ['-3', 'negative'],
    ['(3)', 'negative'],
    ['12 units', 'word'],
    ['abc', 'word'],
    ['1e9', 'exponent'],
    ['1,2E+09', 'exponent'],
    ['1,2,3', 'unclear'],
    ['0,500', 'unclear'],
    ['1234567890', 'tooLarge'],
  ])('reads %j as %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test('is whole where things are counted', () => {
    expect(readCount('12,00')).toEqual({ kind: 'value', value: 12 });
    expect(readCount('12,5')).toEqual({ kind: 'unreadable', fault: 'notWhole' });
  });

  test('has the currency that stands beside it', () => {
    const currency = (text: string) => {
      const reading = readMoney(text, 'EUR');
      return reading.kind === 'value' ? reading.value.currency : undefined;
    };
    expect([currency('£12'), currency('12 GBP'), currency('12 €'), currency('12')]).toEqual([
      'GBP',
      'GBP',
      'EUR',
      'EUR',
    ]);
  });

  test('is read back as both languages write it', () => {
    const cents = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(cents, fc.constantFrom('en', 'fr'), (amount, language) => {
        const money = { amount: amount / 100, currency: 'GBP' } as const;
        expect(readMoney(formatMoney(language, money), 'EUR')).toEqual({
          kind: 'value',
          value: money,
        });
        expect(readCount(formatNumber(language, amount))).toEqual({ kind: 'value', value: amount });
      }),
    );
  });

  test('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readMoney(text, 'EUR');
        if (reading.kind === 'value') expect(reading.value.amount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test.each([
  ['2020-11', '2020-11'],
  ['2020-11-30', '2020-11'],
  ['11/2020', '2020-11'],
  ['01/11/2020', '2020-11'],
  ['nov. 2020', '2020-11'],
  ['Nov-20', '2020-11'],
  ['février 2021', '2021-02'],
  ['août 2021', '2021-08'],
  ['juin 2021', '2021-06'],
  ['July 2021', '2021-07'],
  ['13/2020', undefined],
  ['2020', undefined],
  ['Total 2020', undefined],
])('the month %j is %j', (text, month) => {
  expect(readMonth(text)).toBe(month);
});

describe('a block', () => {
  const place: Omit<BlockPlace, 'month'> = {
    latest: '2020-11',
    column: 'visits',
    currencyOf: () => 'EUR',
  };

  test('goes to successive months and columns from where it is put', () => {
    const read = readBlock('990\t9\n1 240\t14\r\n', { ...place, month: '2020-10' });
    expect(read.entries).toEqual([
      { month: '2020-10', patch: { visits: 990, orders: 9 } },
      { month: '2020-11', patch: { visits: 1240, orders: 14 } },
    ]);
  });

  test('goes to the months that its first column names, a line of headings passed over', () => {
    const text = 'Mois\tVisites\nnov. 2020\t1240\noct. 2020\t990';
    const read = readBlock(text, { ...place, month: '2020-01' });
    expect(read.entries).toEqual([
      { month: '2020-11', patch: { visits: 1240 } },
      { month: '2020-10', patch: { visits: 990 } },
    ]);
  });

  test('says what it could not take', () => {
    const text = '1\tmany\t3\n2\t2\t2';
    const read = readBlock(text, { ...place, month: '2020-11', column: 'adSpend' });
    expect(read).toEqual({
      entries: [
        { month: '2020-11', patch: { adSpend: { amount: 1, currency: 'EUR' }, note: 'many' } },
      ],
      cells: [],
      lines: [{ line: 2, name: '2', fault: 'future' }],
      beyond: 1,
    });
    const counts = readBlock('x\t4', { ...place, month: '2020-11' });
    expect(counts.cells).toEqual([
      { month: '2020-11', column: 'visits', text: 'x', fault: 'word' },
    ]);
    expect(counts.entries).toEqual([{ month: '2020-11', patch: { orders: 4 } }]);
  });

  test.each(['10 %', '$12', 'USD 1,200', '~100', '5-'])(
    'takes a first line of %s for no heading: the next stays at its month',
    (text) => {
      const read = readBlock(`${text}\n11`, { ...place, month: '2020-06' });
      expect(read.entries).toEqual([{ month: '2020-07', patch: { visits: 11 } }]);
      expect(read.cells.length + read.lines.length).toBe(1);
    },
  );

  test('takes a note that begins with the word for a total as a note', () => {
    const read = readBlock('Total revu\nSoldes', { ...place, month: '2020-06', column: 'note' });
    expect(read).toMatchObject({
      entries: [
        { month: '2020-06', patch: { note: 'Total revu' } },
        { month: '2020-07', patch: { note: 'Soldes' } },
      ],
      lines: [],
    });
  });

  test('leaves the month of an empty line as it is, also at its beginning', () => {
    const monthsOf = (text: string) =>
      readBlock(text, { ...place, month: '2020-01' }).entries.map(({ month }) => month);
    expect(monthsOf('10\n\n12\n\n')).toEqual(['2020-01', '2020-03']);
    expect(monthsOf('\t\n10\t5\n\t\n12\t6')).toEqual(['2020-02', '2020-04']);
    expect(monthsOf('Visits\n10\n\n12')).toEqual(['2020-01', '2020-03']);
    expect(monthsOf('2020 visits\n10\n12')).toEqual(['2020-01', '2020-02']);
  });

  test.each([
    [
      'a total',
      'Jan 2020\t10\nFeb 2020\t12\nTotal\t22',
      ['2020-01', '2020-02'],
      [[3, 'Total', 'total']],
    ],
    [
      'two headings',
      'Sales\t\nMonth\tVisits\nJan 2020\t10',
      ['2020-01'],
      [[2, 'Month', 'noMonth']],
    ],
    [
      'a month that comes twice',
      'Jan 2020\t10\nFeb 2020\t1\nFeb 2020\t2',
      ['2020-01'],
      [
        [2, 'Feb 2020', 'twice'],
        [3, 'Feb 2020', 'twice'],
      ],
    ],
    [
      'months without a year below a heading',
      'Mois\tVisites\njanvier\t10\nfévr.\t12',
      [],
      [
        [2, 'janvier', 'noYear'],
        [3, 'févr.', 'noYear'],
      ],
    ],
    [
      'the American order',
      '01/31/2020\t10\n02/28/2020\t12',
      [],
      [
        [1, '01/31/2020', 'noMonth'],
        [2, '02/28/2020', 'noMonth'],
      ],
    ],
    [
      'the American order again',
      '01/01/2020\t10\n02/01/2020\t12',
      [],
      [
        [1, '01/01/2020', 'twice'],
        [2, '02/01/2020', 'twice'],
      ],
    ],
    ['days in words', '1 Jan 2020\t10\n1er févr. 2020\t12', ['2020-01', '2020-02'], []],
    [
      'a total below numbers',
      '10\t1\n12\t2\nTotal\t22',
      ['2020-06', '2020-07'],
      [[3, 'Total', 'total']],
    ],
    [
      'a total among numbers, which stands for no month',
      '10\t1\nSous-total\t1\n12\t2',
      ['2020-06', '2020-07'],
      [[2, 'Sous-total', 'total']],
    ],
    [
      'a line of words among numbers, which stands for its month',
      '10\t1\nfermé\t\n12\t2',
      ['2020-06', '2020-08'],
      [[2, 'fermé', 'noFigure']],
    ],
    [
      'a figure with a word behind it among numbers, which stands for its month',
      '10\n11 abc\n12',
      ['2020-06', '2020-08'],
      [[2, '11 abc', 'noFigure']],
    ],
    [
      'a month that cannot be read among numbers',
      '10\nT5 2020\n12',
      ['2020-06', '2020-08'],
      [[2, 'T5 2020', 'noMonth']],
    ],
  ] as const)('never moves the rest because of %s', (_what, text, months, left) => {
    const read = readBlock(text, { ...place, month: '2020-06' });
    expect(read.entries.map(({ month }) => month)).toEqual(months);
    const lines = read.lines.map(({ line, name, fault }) => [line, name, fault]);
    expect([lines, read.cells]).toEqual([left, []]);
    const visits = read.entries.map(({ patch }) => patch.visits);
    expect(visits).toEqual(
      text
        .match(/\b1[02]\b/g)
        ?.slice(0, months.length)
        .map(Number),
    );
  });

  test('leaves what stands where a cell of it is empty', () => {
    const read = readBlock('\t14', { ...place, month: '2020-11' });
    expect(read.entries).toEqual([{ month: '2020-11', patch: { orders: 14 } }]);
  });

  test('may hold quotes, tabs and line breaks in a cell', () => {
    expect(cellsOf('"a\tb"\t"say ""yes""\nthen no"\tc\n')).toEqual([
      ['a\tb', 'say "yes"\nthen no', 'c'],
    ]);
  });

  test('takes 36 months of 8 columns at once', () => {
    const line = (index: number) => [10, 1, '1 000,50', 0, 1, '£12', 5, `n${index}`].join('\t');
    const text = Array.from({ length: 36 }, (_one, index) => line(index)).join('\n');
    const read = readBlock(text, { ...place, month: '2017-12' });
    expect(read.entries).toHaveLength(36);
    expect(read.entries.at(-1)).toEqual({
      month: '2020-11',
      patch: {
        visits: 10,
        orders: 1,
        revenue: { amount: 1000.5, currency: 'EUR' },
        returnedOrders: 0,
        ordersAbroad: 1,
        revenueAbroad: { amount: 12, currency: 'GBP' },
        adSpend: { amount: 5, currency: 'EUR' },
        note: 'n35',
      },
    });
    expect([read.cells, read.lines, read.beyond]).toEqual([[], [], 0]);
  });
});
