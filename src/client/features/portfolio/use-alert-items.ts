/** The alerts as choices of a menu: each kind that somebody has, with how many have it. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { smeAlertIds } from '../../../domain/alert/alert.ts';
import { alertCounts, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { MenuItem } from '../../ui/menu-button.tsx';

/** One alert at a time filters; choosing the chosen one again takes the filter away. */
export function useAlertItems(
  rows: readonly PortfolioRow[],
  filter: PortfolioFilter,
  onFilter: (filter: PortfolioFilter) => void,
): readonly MenuItem[] {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const counts = useMemo(() => alertCounts(rows), [rows]);
  return smeAlertIds
    .map((id) => ({ id, count: counts.get(id) ?? 0 }))
    .filter(({ id, count }) => count > 0 || id === filter.alert)
    .map(({ id, count }, index) => ({
      id,
      label: `${t(`name.${id}`)} · ${format.number(count)}`,
      checked: id === filter.alert,
      separated: index === 0,
      onSelect: () => onFilter({ ...filter, alert: id === filter.alert ? undefined : id }),
    }));
}
