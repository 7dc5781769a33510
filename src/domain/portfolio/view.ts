/**
 * A view of the portfolio: as a list or by stage, which SMEs, arranged how. It is written as the search part of an
 * address, so that the back button takes a change back, a bookmark keeps it, and a saved view is nothing but a name
 * for an address. The words typed into the filter stand in the address and in no saved view.
 */

import { type Arrangement, arrangementFrom, arrangementPairs } from './arrangement.ts';
import { filterFrom, filterPairs, type PortfolioFilter, type SearchPairs } from './filter.ts';

export const portfolioLayouts = ['list', 'board'] as const;
export type PortfolioLayout = (typeof portfolioLayouts)[number];

export interface PortfolioView {
  readonly layout: PortfolioLayout;
  readonly filter: PortfolioFilter;
  readonly arrangement: Arrangement;
  /** The saved view that this was opened as. */
  readonly savedId: string | undefined;
}

/** The view that an address shows. */
export function viewFrom(pairs: Iterable<readonly [string, string]>): PortfolioView {
  const all = [...pairs];
  const valuesOf = (name: string): readonly string[] =>
    all.filter(([key]) => key === name).map(([, value]) => value);
  return {
    layout: valuesOf('view').includes('board') ? 'board' : 'list',
    filter: filterFrom(all),
    arrangement: arrangementFrom(all),
    savedId: valuesOf('saved')[0],
  };
}

/** The view as pairs, without what is at its default. */
export function viewPairs(view: PortfolioView): SearchPairs {
  const { layout, filter, arrangement, savedId } = view;
  return [
    ...(savedId === undefined ? [] : [['saved', savedId] as const]),
    ...(layout === 'board' ? [['view', 'board'] as const] : []),
    ...filterPairs(filter),
    ...arrangementPairs(arrangement),
  ];
}

/** The view as a saved one holds it: without the words typed, and without the name of a saved view. */
export function keptPairs(view: PortfolioView): SearchPairs {
  return viewPairs({ ...view, filter: { ...view.filter, text: '' }, savedId: undefined });
}

/** Whether two views show the same, the words typed apart; the order in which values were chosen says nothing. */
export function isSameView(a: PortfolioView, b: PortfolioView): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(view: PortfolioView): string {
  return JSON.stringify(
    keptPairs(view)
      .map(([name, value]) => `${name} ${value}`)
      .toSorted(),
  );
}
