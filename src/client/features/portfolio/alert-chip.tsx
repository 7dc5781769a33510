/** The alerts as a filter: each kind that somebody has, with how many have it. */

import { useTranslation } from 'react-i18next';
import { smeAlertIds } from '../../../domain/alert/alert.ts';
import { hasAlert, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/chip.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';

interface AlertChipProps {
  readonly rows: readonly PortfolioRow[];
  readonly filter: PortfolioFilter;
  readonly onFilter: (filter: PortfolioFilter) => void;
}

/** Opens the menu of alerts; choosing the chosen one again takes the filter away. */
export function AlertChip({ rows, filter, onFilter }: AlertChipProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const { alert: chosen } = filter;
  const items = smeAlertIds
    .map((id) => ({ id, count: rows.filter((row) => hasAlert(row, id)).length }))
    .filter(({ id, count }) => count > 0 || id === chosen)
    .map(({ id, count }) => ({
      id,
      label: t(`name.${id}`),
      detail: format.number(count),
      checked: id === chosen,
      onSelect: () => onFilter({ ...filter, alert: id === chosen ? undefined : id }),
    }));
  if (items.length === 0) return null;
  return (
    <MenuButton
      label={t('title')}
      items={items}
      trigger={(trigger) => (
        <Chip {...trigger} opensMenu chosen={chosen !== undefined}>
          {chosen === undefined ? t('title') : t(`name.${chosen}`)}
        </Chip>
      )}
    />
  );
}
