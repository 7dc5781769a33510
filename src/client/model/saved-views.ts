/** The saved views of the portfolio: one's own on this device, and those that the programme shares. */

import { useMemo } from 'react';
import {
  isSameView,
  keptPairs,
  type PortfolioView,
  viewFrom,
} from '../../domain/portfolio/view.ts';
import { preferences, usePreference } from './preferences.ts';
import { useCarnetState } from './use-carnet.ts';
import { useRecords } from './use-records.ts';

export interface NamedView {
  readonly id: string;
  readonly name: string;
  /** The search part of its address. */
  readonly search: string;
  readonly shared: boolean;
}

/** Those of the open programme; one's own first. */
export function useSavedViews(): readonly NamedView[] {
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const own = usePreference((state) => state.views);
  const shared = useRecords(programmeId, 'savedView');
  return useMemo(
    () => [
      ...own
        .filter((view) => isViewOf(view, { programmeId, memberId }))
        .map(({ id, name, search }) => ({ id, name, search, shared: false })),
      ...shared.map(({ id, values: { name, search = '' } }) => ({
        id,
        name,
        search,
        shared: true,
      })),
    ],
    [own, shared, programmeId, memberId],
  );
}

/** The saved view of an id. */
export function useSavedView(id: string | undefined): NamedView | undefined {
  return useSavedViews().find((view) => view.id === id);
}

/** Whose a view of one's own is: another person on this device is not shown its name. */
export interface ViewOwner {
  readonly programmeId: string;
  readonly memberId: string;
}

/** Whether a view is of somebody, or of an earlier version, which noted nobody. */
export function isViewOf(
  view: { readonly programmeId: string; readonly memberId?: string | undefined },
  { programmeId, memberId }: ViewOwner,
): boolean {
  return view.programmeId === programmeId && (view.memberId ?? memberId) === memberId;
}

/** Keeps a view of one's own on this device: a new one, or the same with another name or address. */
export function keepOwnView(
  { programmeId, memberId }: ViewOwner,
  view: Omit<NamedView, 'shared'>,
): void {
  const { id, name, search } = view;
  const kept = { id, programmeId, memberId, name, search };
  preferences.setState(({ views }) => ({
    views: views.some((one) => one.id === id)
      ? views.map((one) => (one.id === id ? kept : one))
      : [...views, kept],
  }));
}

export function forgetOwnView(id: string): void {
  preferences.setState(({ views }) => ({ views: views.filter((view) => view.id !== id) }));
}

/** The search part of the address under which a view is saved. */
export function keptSearch(view: PortfolioView): string {
  return new URLSearchParams(keptPairs(view).map(([name, value]) => [name, value])).toString();
}

/** The view that was saved under an address. */
export function savedAs(search: string): PortfolioView {
  return viewFrom(new URLSearchParams(search));
}

/** The address under which a saved view is opened. */
export function openingSearch(id: string, search: string): string {
  const own = new URLSearchParams({ saved: id }).toString();
  return search === '' ? own : `${own}&${search}`;
}

/** Whether a view is no longer what was saved. */
export function isChanged(view: PortfolioView, search: string): boolean {
  return !isSameView(view, savedAs(search));
}
