/**
 * Which rows of the portfolio are shown. A filter is written as the search part of an address, so that it can be
 * bookmarked, sent and undone with the back button; what an address holds beyond it is passed over.
 */

import { isAboutSme, type SmeAlertId, smeAlertIds } from '../alert/alert.ts';
import { type HealthLevel, healthLevels } from '../alert/health.ts';
import { allStages, type Stage } from '../sme/sme.ts';
import { matches, tokenise } from '../text/fold.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import { searchedText } from './searched-text.ts';

export interface PortfolioFilter {
  /** Only the SMEs of the member who works here. */
  readonly mine: boolean;
  /** Empty sets let everything pass. */
  readonly pads: ReadonlySet<string>;
  readonly health: ReadonlySet<HealthLevel>;
  readonly stages: ReadonlySet<Stage>;
  /** Member ids, or `noManager`. Somebody who has left can still be asked for. */
  readonly managers: ReadonlySet<string>;
  /** Only the SMEs that have this alert. */
  readonly alert: SmeAlertId | undefined;
  /** Words that the name, the town, a person or another text of the SME holds; empty: all. */
  readonly text: string;
}

/** Stands for SMEs that nobody manages yet. */
export const noManager = 'none';

export const everything: PortfolioFilter = {
  mine: false,
  pads: new Set(),
  health: new Set(),
  stages: new Set(),
  managers: new Set(),
  alert: undefined,
  text: '',
};

/** Names and values of the search part of an address. */
export type SearchPairs = readonly (readonly [name: string, value: string])[];

/** Whether the filter lets a row pass; `memberId` is who works here. */
export function passes(row: PortfolioRow, filter: PortfolioFilter, memberId: string): boolean {
  return rowTest(filter, memberId)(row);
}

/** The filter as a test of many rows: the words looked for are read once. */
export function rowTest(filter: PortfolioFilter, memberId: string): (row: PortfolioRow) => boolean {
  const { mine, pads, health, stages, managers, alert } = filter;
  const words = tokenise(filter.text);
  return (row) =>
    (!mine || row.accountManagerId === memberId) &&
    allows(pads, row.launchPadId) &&
    allows(health, row.health) &&
    allows(stages, row.stage) &&
    (allows(managers, presentManager(row)) || managers.has(row.accountManagerId ?? noManager)) &&
    (alert === undefined || hasAlert(row, alert)) &&
    (words.length === 0 || matches(searchedText(row), words));
}

/** Who looks after the SME of a row; `noManager` where nobody does, or the account manager has left. */
export function presentManager({ accountManagerId, managerLeft }: PortfolioRow): string {
  return managerLeft ? noManager : (accountManagerId ?? noManager);
}

/** Whether the filter holds anything back, the words typed not counted. */
export function isNarrowed({
  mine,
  pads,
  health,
  stages,
  managers,
  alert,
}: PortfolioFilter): boolean {
  const chosen = pads.size + health.size + stages.size + managers.size;
  return mine || alert !== undefined || chosen > 0;
}

/** Whether an alert is raised in a row. */
export function hasAlert({ alerts }: PortfolioRow, id: SmeAlertId): boolean {
  return alerts.some((alert) => alert.id === id);
}

/** In how many rows each alert is raised; alerts that none has are left out. */
export function alertCounts(rows: readonly PortfolioRow[]): ReadonlyMap<SmeAlertId, number> {
  const counts = new Map<SmeAlertId, number>();
  for (const { alerts } of rows) {
    // No list is made on the way: this is done again with each letter of the filter, for a thousand rows.
    alerts.forEach(({ id }, place) => {
      if (!isAboutSme(id) || alerts.findIndex((one) => one.id === id) !== place) return;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    });
  }
  return counts;
}

/** The filter as pairs, without what is at its default. */
export function filterPairs(filter: PortfolioFilter): SearchPairs {
  return [
    ...(filter.mine ? [['mine', '1'] as const] : []),
    ...[...filter.pads].map((id) => ['pad', id] as const),
    ...[...filter.health].map((level) => ['health', level] as const),
    ...[...filter.stages].map((stage) => ['stage', stage] as const),
    ...[...filter.managers].map((id) => ['manager', id] as const),
    ...(filter.alert === undefined ? [] : [['alert', filter.alert] as const]),
    ...(filter.text === '' ? [] : [['text', filter.text] as const]),
  ];
}

/** The filter that pairs describe; unknown names and values are passed over. */
export function filterFrom(pairs: Iterable<readonly [string, string]>): PortfolioFilter {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return {
    mine: all('mine').includes('1'),
    pads: new Set(all('pad')),
    health: known(healthLevels, all('health')),
    stages: known(allStages, all('stage')),
    managers: new Set(all('manager')),
    alert: smeAlertIds.find((id) => id === all('alert')[0]),
    text: all('text')[0] ?? '',
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
