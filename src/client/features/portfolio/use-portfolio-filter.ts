/** The filter of the list, kept in the address: the back button takes it back, a bookmark keeps it. */

import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { filterFrom, filterPairs, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';

export interface FilterState {
  readonly filter: PortfolioFilter;
  readonly setFilter: (filter: PortfolioFilter) => void;
  /** The filter as the search part of an address, to carry it along. */
  readonly search: string;
}

export function usePortfolioFilter(): FilterState {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => filterFrom(parameters), [parameters]);
  return {
    filter,
    setFilter: (next) => setParameters(searchOf(next)),
    search: searchOf(filter).toString(),
  };
}

function searchOf(filter: PortfolioFilter): URLSearchParams {
  return new URLSearchParams(filterPairs(filter).map(([name, value]) => [name, value]));
}
