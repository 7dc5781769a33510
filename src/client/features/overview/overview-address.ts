/**
 * What the overview shows, as the search part of its address: the days it looks at and the number whose records are
 * open, so that Back closes them. What an address holds beyond it is passed over.
 */

import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type OverviewPeriod, overviewPeriods } from '../../../domain/report/overview.ts';
import { paths } from '../../ports/routes.ts';

export interface OverviewAddress {
  readonly period: OverviewPeriod;
  /** The key of the number that is open. */
  readonly open: string | undefined;
  /** The path that opens a number, or none. */
  readonly pathTo: (key?: string) => string;
  readonly setPeriod: (period: OverviewPeriod) => void;
  readonly close: () => void;
}

export function useOverviewAddress(): OverviewAddress {
  const [parameters] = useSearchParams();
  const [, navigate] = useLocation();
  return useMemo(() => {
    const asked = parameters.get('period');
    const period = overviewPeriods.find((known) => known === asked) ?? 'review';
    const pathTo = (key?: string) => overviewPath(period, key);
    return {
      period,
      open: parameters.get('of') ?? undefined,
      pathTo,
      setPeriod: (next) => navigate(overviewPath(next)),
      close: () => navigate(pathTo(), { replace: true }),
    };
  }, [parameters, navigate]);
}

function overviewPath(period: OverviewPeriod, key?: string): string {
  const search = new URLSearchParams({
    ...(period === 'review' ? {} : { period }),
    ...(key === undefined ? {} : { of: key }),
  });
  return paths.overview(search.toString());
}
