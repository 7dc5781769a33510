/** The head of the printed list: of what and when it is, and with which filters it was made. */

import { useTranslation } from 'react-i18next';
import { noManager, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMemberName } from '../../parts/programme/use-member-name.ts';
import { PaperHead } from '../../ui/paper-head.tsx';

interface PortfolioPaperProps {
  readonly shown: number;
  readonly total: number;
  readonly filter: PortfolioFilter;
}

export function PortfolioPaper({ shown, total, filter }: PortfolioPaperProps) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const today = useToday();
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const filters = useFilterWords(filter);
  const count =
    shown === total ? t('paper.shown', { count: total }) : t('paper.shownOf', { shown, total });
  return (
    <PaperHead
      title={t('paper.portfolio')}
      details={[programme, format.dateLong(today), count]}
      note={filters.length === 0 ? t('paper.all') : t('paper.filters', { filters })}
    />
  );
}

/** The filter in the words of its chips. */
function useFilterWords(filter: PortfolioFilter): readonly string[] {
  const { t } = useTranslation(['export', 'domain', 'portfolio', 'alerts']);
  const pads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  const nameOf = useMemberName();
  const { mine, pads: chosenPads, health, stages, managers, alert, text } = filter;
  const managerName = (id: string): string => {
    if (id === noManager) return t('portfolio:filter.noManager');
    const manager = members.find((member) => member.id === id);
    return manager === undefined ? '–' : nameOf(manager);
  };
  return [
    ...(mine ? [t('export:paper.mine')] : []),
    ...pads.filter(({ id }) => chosenPads.has(id)).map(({ values }) => values.code),
    ...[...health].map((level) => t(`domain:option.health.${level}`)),
    ...[...stages].map((stage) => t(`domain:option.stage.${stage}`)),
    ...[...managers].map(managerName),
    ...(text === '' ? [] : [t('export:paper.text', { text })]),
    ...(alert === undefined ? [] : [t('export:paper.alert', { name: t(`alerts:name.${alert}`) })]),
  ];
}
