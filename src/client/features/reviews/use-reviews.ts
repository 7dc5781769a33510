/** The monthly reviews of the open programme, and what of them the address shows. */

import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import {
  monthlyReviews,
  type ReviewFilter,
  reviewGroups,
  type ReviewRow,
} from '../../../domain/review/monthly-reviews.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** All reviews, made anew when a sheet, a setting or the date changes. */
export function useReviews(): readonly ReviewRow[] {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  return useMemo(() => monthlyReviews(sheets.values(), context), [sheets, context]);
}

interface ReviewFilterState {
  readonly filter: ReviewFilter;
  readonly setFilter: (filter: ReviewFilter) => void;
  /** The filter as the search part of an address. */
  readonly search: string;
}

/** The filter, kept in the address: a bookmark keeps it, the back button takes it back. */
export function useReviewFilter(): ReviewFilterState {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo((): ReviewFilter => {
    const asked = parameters.get('show');
    return {
      group: reviewGroups.find((group) => group === asked),
      manager: parameters.get('who') ?? undefined,
    };
  }, [parameters]);
  return {
    filter,
    setFilter: (next) => setParameters(searchOf(next)),
    search: searchOf(filter).toString(),
  };
}

function searchOf({ group, manager }: ReviewFilter): URLSearchParams {
  return new URLSearchParams({
    ...(group === undefined ? {} : { show: group }),
    ...(manager === undefined ? {} : { who: manager }),
  });
}
