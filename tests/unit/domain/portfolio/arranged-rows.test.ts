/** Sorted by any column, both ways, and cut into parts: total, and what is missing comes last. */

import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import {
  type ListContext,
  marketsOf,
  partsOf,
  sortedRows,
} from '../../../../src/domain/portfolio/arranged-rows.ts';
import type { ColumnId } from '../../../../src/domain/portfolio/arrangement.ts';
import { everything, rowTest } from '../../../../src/domain/portfolio/filter.ts';
import { orderedRows } from '../../../../src/domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head } from './records.ts';

const today = '2020-11-19';
const rowContext = alertContext({ today });
const context: ListContext = {
  memberId: 'maelle',
  pads: [{ id: 'pad-uk' }, { id: 'pad-fr' }],
  members: [
    { id: 'zoe', name: 'Zoé' },
    { id: 'maelle', name: 'Maëlle' },
    { id: 'emile', name: 'Émile' },
  ],
};

const row = (name: string, parts: Parameters<typeof head>[0] = {}): PortfolioRow =>
  portfolioRow(head({ ...parts, id: name, sme: { name, ...parts.sme } }), rowContext);

const names = (rows: readonly PortfolioRow[]): readonly string[] => rows.map(({ name }) => name);

function bothWays(rows: readonly PortfolioRow[], column: ColumnId) {
  const ordered = orderedRows(rows);
  const sorted = (descending: boolean) =>
    names(sortedRows(ordered, { column, descending }, context));
  return [sorted(false), sorted(true)];
}

describe('a sorted list', () => {
  it.each<[ColumnId, readonly PortfolioRow[], readonly string[], readonly string[]]>([
    [
      'name',
      [row('Œuf'), row('Abc'), row('école')],
      ['Abc', 'école', 'Œuf'],
      ['Œuf', 'école', 'Abc'],
    ],
    [
      'stage',
      [row('b', { sme: { stage: 'completed' } }), row('a', { sme: { stage: 'screening' } })],
      ['a', 'b'],
      ['b', 'a'],
    ],
    [
      'manager',
      [
        row('nobody'),
        row('z', { sme: { accountManagerId: 'zoe' } }),
        row('e', { sme: { accountManagerId: 'emile' } }),
      ],
      ['e', 'z', 'nobody'],
      ['z', 'e', 'nobody'],
    ],
    ['pad', [row('fr'), row('uk', { sme: { launchPadId: 'pad-uk' } })], ['uk', 'fr'], ['fr', 'uk']],
    [
      'lastContact',
      [
        row('never'),
        row('new', { summary: { lastReached: brief('2020-11-18') } }),
        row('old', { summary: { lastReached: brief('2020-11-02') } }),
      ],
      ['old', 'new', 'never'],
      ['new', 'old', 'never'],
    ],
    [
      'batch',
      [row('none'), row('two', { sme: { batch: 'B' } }), row('one', { sme: { batch: 'a' } })],
      ['one', 'two', 'none'],
      ['two', 'one', 'none'],
    ],
    [
      'open',
      [row('nothing'), row('late', { actions: [action({ due: '2020-11-01' })] })],
      ['late', 'nothing'],
      ['late', 'nothing'],
    ],
  ])('by %s goes both ways, and what says nothing comes last', (column, rows, up, down) => {
    expect(bothWays(rows, column)).toEqual([up, down]);
  });

  it('keeps the usual order among equals', () => {
    const rows = orderedRows(['d', 'b', 'c', 'a'].map((name) => row(name)));
    const sorted = sortedRows(rows, { column: 'stage', descending: true }, context);
    expect(names(sorted)).toEqual(names(rows));
  });

  it('names each market once', () => {
    const targetMarkets = {
      x: { country: 'GB' },
      y: { country: 'FR' },
      z: { country: 'GB' },
    } as const;
    expect(marketsOf(row('a', { sme: { targetMarkets } }).values)).toEqual(['FR', 'GB']);
  });
});

describe('the parts of a list', () => {
  it('of the account managers begin with one’s own and end with nobody’s', () => {
    const rows = [
      row('nobody'),
      row('z', { sme: { accountManagerId: 'zoe' } }),
      row('mine', { sme: { accountManagerId: 'maelle' } }),
      row('e', { sme: { accountManagerId: 'emile' } }),
    ];
    expect(partsOf(rows, 'manager', context).map(({ key }) => key)).toEqual([
      'maelle',
      'emile',
      'zoe',
      'none',
    ]);
  });

  it('of the stages and of the pads stand in their own order', () => {
    const rows = [
      row('done', { sme: { stage: 'completed' } }),
      row('first', { sme: { stage: 'screening', launchPadId: 'pad-uk' } }),
    ];
    expect(partsOf(rows, 'stage', context).map(({ key }) => key)).toEqual([
      'screening',
      'completed',
    ]);
    expect(partsOf(rows, 'pad', context).map(({ key }) => key)).toEqual(['pad-uk', 'pad-fr']);
  });
});

describe('a thousand SMEs', () => {
  const rows = Array.from({ length: 1000 }, (_, index) =>
    row(`SME ${index % 7} ${index}`, {
      sme: {
        town: `Saint-Étienne ${index % 90}`,
        stage: allStages[index % allStages.length] ?? 'enrolled',
        accountManagerId: ['zoe', 'maelle', 'emile'][index % 3] ?? 'zoe',
      },
    }),
  );

  it('are filtered by words, sorted and cut within 50 ms', () => {
    const arranged = (text: string): number => {
      const from = performance.now();
      const passing = orderedRows(rows).filter(rowTest({ ...everything, text }, 'maelle'));
      const sorted = sortedRows(passing, { column: 'manager', descending: true }, context);
      expect(partsOf(sorted, 'stage', context).length).toBeGreaterThan(1);
      return performance.now() - from;
    };
    // The best of some: others use this machine as well.
    const times = ['s', 'saint', 'etienne 1', 'étienne', 'sme 3'].map(arranged);
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
