/** What is shown of the portfolio and how, kept in the address: the back button takes it back, a bookmark keeps it. */

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { type PortfolioView, viewFrom, viewPairs } from '../../../domain/portfolio/view.ts';

export interface ViewState {
  readonly view: PortfolioView;
  readonly setView: (view: PortfolioView) => void;
  /** Words are typed letter by letter: the back button does not take back each of them. */
  readonly setText: (text: string) => void;
  /** All of it as the search part of an address, to carry it along. */
  readonly search: string;
}

export function usePortfolioView(): ViewState {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => viewFrom(parameters), [parameters]);
  const setView = useCallback(
    (next: PortfolioView) => setParameters(searchOf(next)),
    [setParameters],
  );
  return {
    view,
    setView,
    setText: (text) =>
      setParameters(searchOf({ ...view, filter: { ...view.filter, text } }), { replace: true }),
    search: searchOf(view).toString(),
  };
}

function searchOf(view: PortfolioView): URLSearchParams {
  return new URLSearchParams(viewPairs(view).map(([name, value]) => [name, value]));
}
