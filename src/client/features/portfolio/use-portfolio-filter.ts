/**
 * What is shown of the portfolio and how, kept in the address: the back button takes it back, a bookmark keeps it.
 * The list is what an address without a view shows.
 */

import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { filterFrom, filterPairs, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import { type BesideColumn, besideColumns } from './board-columns.ts';

export type PortfolioView = 'list' | 'board';

/** How the SMEs are drawn. */
export interface Layout {
  readonly view: PortfolioView;
  /** Columns beside the stages that are unfolded on the board. */
  readonly beside: ReadonlySet<BesideColumn>;
}

export interface FilterState {
  readonly filter: PortfolioFilter;
  readonly setFilter: (filter: PortfolioFilter) => void;
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
  /** All of it as the search part of an address, to carry it along. */
  readonly search: string;
}

export function usePortfolioFilter(): FilterState {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => filterFrom(parameters), [parameters]);
  const layout = useMemo(() => layoutFrom(parameters), [parameters]);
  return {
    filter,
    setFilter: (next) => setParameters(searchOf(next, layout)),
    layout,
    setLayout: (next) => setParameters(searchOf(filter, next)),
    search: searchOf(filter, layout).toString(),
  };
}

function layoutFrom(parameters: URLSearchParams): Layout {
  const beside = parameters.getAll('beside');
  return {
    view: parameters.get('view') === 'board' ? 'board' : 'list',
    beside: new Set(besideColumns.filter((column) => beside.includes(column))),
  };
}

function searchOf(filter: PortfolioFilter, { view, beside }: Layout): URLSearchParams {
  const pairs = [
    ...(view === 'board' ? [['view', 'board'] as const] : []),
    ...[...beside].map((column) => ['beside', column] as const),
    ...filterPairs(filter),
  ];
  return new URLSearchParams(pairs.map(([name, value]) => [name, value]));
}
