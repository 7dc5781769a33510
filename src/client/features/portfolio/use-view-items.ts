/** The saved views as lines of the sidebar, each with how many SMEs it shows. */

import { useMemo } from 'react';
import { rowTest } from '../../../domain/portfolio/filter.ts';
import { openingSearch, savedAs, type NamedView, useSavedViews } from '../../model/saved-views.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import type { NavItem } from '../../ui/app-shell.tsx';
import { usePortfolioRows } from './use-portfolio-rows.ts';

export interface ViewItems {
  readonly own: readonly NavItem[];
  readonly shared: readonly NavItem[];
}

/**
 * @param location where one is; only the portfolio shows a view
 * @param openId the view that the address names
 */
export function useViewItems(location: string, openId: string | undefined): ViewItems {
  const views = useSavedViews();
  const rows = usePortfolioRows();
  const memberId = useCarnetState((state) => state.memberId);
  const counts = useMemo(
    () => views.map(({ search }) => rows.filter(rowTest(savedAs(search).filter, memberId)).length),
    [views, rows, memberId],
  );
  const items = (shared: boolean): readonly NavItem[] =>
    views.flatMap((view, index) =>
      view.shared === shared
        ? [itemOf(view, counts[index], location === paths.portfolio() && view.id === openId)]
        : [],
    );
  return { own: items(false), shared: items(true) };
}

function itemOf(view: NamedView, count: number | undefined, current: boolean): NavItem {
  return {
    id: view.id,
    label: view.name,
    icon: view.shared ? 'people' : 'saved',
    href: paths.portfolio(openingSearch(view.id, view.search)),
    count,
    current,
  };
}
