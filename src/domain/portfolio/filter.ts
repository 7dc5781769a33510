/**
 * Which rows of the portfolio are shown. A filter is written as the search part of an address, so that it can be
 * bookmarked, sent and undone with the back button; what an address holds beyond it is passed over.
 */

import { type SmeAlertId, smeAlertIds } from '../alert/alert.ts';
import { type HealthLevel, healthLevels } from '../alert/health.ts';
import { allStages, type Stage } from '../sme/sme.ts';
import type { PortfolioRow } from './portfolio-row.ts';

export interface PortfolioFilter {
  /** Only the SMEs of the member who works here. */
  readonly mine: boolean;
  readonly padId: string | undefined;
  /** Empty sets let everything pass. */
  readonly health: ReadonlySet<HealthLevel>;
  readonly stages: ReadonlySet<Stage>;
  /** Member ids, or `noManager`. */
  readonly managers: ReadonlySet<string>;
  /** Only the SMEs that have this alert. */
  readonly alert: SmeAlertId | undefined;
}

/** Stands for SMEs that nobody manages yet. */
export const noManager = 'none';

export const everything: PortfolioFilter = {
  mine: false,
  padId: undefined,
  health: new Set(),
  stages: new Set(),
  managers: new Set(),
  alert: undefined,
};

/** Names and values of the search part of an address. */
export type SearchPairs = readonly (readonly [name: string, value: string])[];

/** Whether the filter lets a row pass; `memberId` is who works here. */
export function passes(row: PortfolioRow, filter: PortfolioFilter, memberId: string): boolean {
  const { mine, padId, health, stages, managers, alert } = filter;
  return (
    (!mine || row.accountManagerId === memberId) &&
    (padId === undefined || row.launchPadId === padId) &&
    allows(health, row.health) &&
    allows(stages, row.stage) &&
    allows(managers, row.accountManagerId ?? noManager) &&
    (alert === undefined || hasAlert(row, alert))
  );
}

/** Whether an alert is raised in a row. */
export function hasAlert({ alerts }: PortfolioRow, id: SmeAlertId): boolean {
  return alerts.some((alert) => alert.id === id);
}

/** The filter as pairs, without what is at its default. */
export function filterPairs(filter: PortfolioFilter): SearchPairs {
  return [
    ...(filter.mine ? [['mine', '1'] as const] : []),
    ...(filter.padId === undefined ? [] : [['pad', filter.padId] as const]),
    ...[...filter.health].map((level) => ['health', level] as const),
    ...[...filter.stages].map((stage) => ['stage', stage] as const),
    ...[...filter.managers].map((id) => ['manager', id] as const),
    ...(filter.alert === undefined ? [] : [['alert', filter.alert] as const]),
  ];
}

/** The filter that pairs describe; unknown names and values are passed over. */
export function filterFrom(pairs: Iterable<readonly [string, string]>): PortfolioFilter {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return {
    mine: all('mine').includes('1'),
    padId: all('pad')[0],
    health: known(healthLevels, all('health')),
    stages: known(allStages, all('stage')),
    managers: new Set(all('manager')),
    alert: smeAlertIds.find((id) => id === all('alert')[0]),
  };
}

/** The set with a value added, or taken away when it was in. */
export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function allows<T>(set: ReadonlySet<T>, value: T): boolean {
  return set.size === 0 || set.has(value);
}

function known<T extends string>(choices: readonly T[], values: readonly string[]): ReadonlySet<T> {
  return new Set(choices.filter((choice) => values.includes(choice)));
}
