/** What is shown of the portfolio and how, and the two things one comes here to do: add an SME, log a contact. */

import { useTranslation } from 'react-i18next';
import {
  everything,
  noManager,
  type PortfolioFilter,
  toggled,
} from '../../../domain/portfolio/filter.ts';
import { healthLevels } from '../../../domain/alert/health.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { usePreference } from '../../model/preferences.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Toolbar, ToolbarDivider } from '../../ui/toolbar.tsx';
import { DesktopOnly } from '../../ui/top-bar.tsx';
import { ListMenu } from './list-menu.tsx';
import { useAlertItems } from './use-alert-items.ts';
import type { Layout, PortfolioView } from './use-portfolio-filter.ts';

interface PortfolioToolbarProps {
  /** All rows: the chips count them whatever the filter. */
  readonly rows: readonly PortfolioRow[];
  readonly filter: PortfolioFilter;
  readonly onFilter: (filter: PortfolioFilter) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  readonly onNewSme: () => void;
  readonly onLog: () => void;
}

export function PortfolioToolbar(props: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  return (
    <Toolbar label={t('filter.label')} scrolling end={<Deeds {...props} />}>
      <ViewSwitch {...props} />
      <ToolbarDivider />
      <ScopeChips {...props} />
      <ChoiceChips {...props} />
    </Toolbar>
  );
}

function ViewSwitch({ layout, onLayout }: PortfolioToolbarProps) {
  const { t } = useTranslation('stages');
  return (
    <Segments<PortfolioView>
      label={t('view.label')}
      value={layout.view}
      onValueChange={(view) => onLayout({ ...layout, view })}
      options={[
        { value: 'list', label: t('view.list'), icon: 'list' },
        { value: 'board', label: t('view.board'), icon: 'board' },
      ]}
    />
  );
}

function ScopeChips({ rows, filter, onFilter }: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const memberId = useCarnetState((state) => state.memberId);
  const pads = useCarnetState((state) => state.launchPads);
  const count = (test: (row: PortfolioRow) => boolean): number => rows.filter(test).length;
  const all = !filter.mine && filter.padId === undefined;
  return (
    <>
      <Chip pressed={all} onClick={() => onFilter({ ...filter, mine: false, padId: undefined })}>
        {t('filter.all', { count: rows.length })}
      </Chip>
      <Chip pressed={filter.mine} onClick={() => onFilter({ ...filter, mine: !filter.mine })}>
        {t('filter.mine', { count: count((row) => row.accountManagerId === memberId) })}
      </Chip>
      {pads.map(({ id, values }) => (
        <Chip
          key={id}
          pressed={filter.padId === id}
          title={values.name}
          onClick={() => onFilter({ ...filter, padId: filter.padId === id ? undefined : id })}
        >
          {t('filter.pad', {
            code: values.code,
            count: count((row) => row.launchPadId === id),
          })}
        </Chip>
      ))}
    </>
  );
}

function ChoiceChips({ rows, filter, layout, onFilter }: PortfolioToolbarProps) {
  const { t } = useTranslation(['portfolio', 'domain']);
  const members = useCarnetState((state) => state.members);
  const { health, stages: chosenStages, managers: chosenManagers, alert } = filter;
  const narrowed = health.size + chosenStages.size + chosenManagers.size > 0 || alert !== undefined;
  const alerts = useAlertItems(rows, filter, onFilter);
  const present = new Set(rows.map(({ stage }) => stage));
  const managers = [
    ...members
      .filter(({ id }) => rows.some((row) => row.accountManagerId === id))
      .map(({ id, values }) => ({ id, name: values.name })),
    { id: noManager, name: t('filter.noManager') },
  ];
  return (
    <>
      <ChoiceChip
        name={t('filter.health')}
        chosen={health.size + (alert === undefined ? 0 : 1)}
        items={[
          ...healthLevels.map((level) => ({
            id: level,
            label: t(`domain:option.health.${level}`),
            checked: health.has(level),
            several: true,
            onSelect: () => onFilter({ ...filter, health: toggled(health, level) }),
          })),
          ...alerts,
        ]}
      />
      {layout.view === 'board' && chosenStages.size === 0 ? null : (
        <ChoiceChip
          name={t('filter.stage')}
          chosen={filter.stages.size}
          items={allStages
            .filter((stage) => present.has(stage) || filter.stages.has(stage))
            .map((stage) => ({
              id: stage,
              label: t(`domain:option.stage.${stage}`),
              checked: filter.stages.has(stage),
              several: true,
              onSelect: () => onFilter({ ...filter, stages: toggled(filter.stages, stage) }),
            }))}
        />
      )}
      <ChoiceChip
        name={t('filter.manager')}
        chosen={filter.managers.size}
        items={managers.map(({ id, name }) => ({
          id,
          label: name,
          checked: filter.managers.has(id),
          several: true,
          onSelect: () => onFilter({ ...filter, managers: toggled(filter.managers, id) }),
        }))}
      />
      {narrowed ? (
        <Chip icon="close" onClick={() => onFilter(everything)}>
          {t('filter.clear')}
        </Chip>
      ) : null}
    </>
  );
}

interface ChoiceChipProps {
  readonly name: string;
  /** How many choices are ticked. */
  readonly chosen: number;
  readonly items: readonly MenuItem[];
}

function ChoiceChip({ name, chosen, items }: ChoiceChipProps) {
  const { t } = useTranslation('portfolio');
  return (
    <MenuButton
      label={name}
      items={items}
      trigger={(trigger) => (
        <Chip {...trigger} opensMenu chosen={chosen > 0}>
          {chosen === 0 ? name : t('filter.chosen', { name, count: chosen })}
        </Chip>
      )}
    />
  );
}

function Deeds({ layout, onNewSme, onLog }: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const letters = usePreference((state) => state.letterShortcuts);
  return (
    <DesktopOnly>
      <ListMenu view={layout.view} />
      <Button
        icon="add"
        shortcut={letters ? 'N' : undefined}
        aria-keyshortcuts={letters ? 'N' : undefined}
        onClick={onNewSme}
      >
        {t('newSme')}
      </Button>
      <Button
        variant="primary"
        icon="write"
        shortcut={letters ? 'L' : undefined}
        aria-keyshortcuts={letters ? 'L' : undefined}
        onClick={onLog}
      >
        {t('log')}
      </Button>
    </DesktopOnly>
  );
}
