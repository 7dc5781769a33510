/** The filters, each in a slot of fixed width that says what it lets through, and what can be done with the view. */

import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { healthLevels } from '../../../domain/alert/health.ts';
import {
  isNarrowed,
  everything,
  noManager,
  type PortfolioFilter,
  toggled,
} from '../../../domain/portfolio/filter.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMemberName } from '../../parts/programme/use-member-name.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import styles from './portfolio-toolbar.module.css';
import { focusTextFilter } from './text-filter.tsx';
import type { PortfolioToolbarProps } from './toolbar-props.ts';
import { useAlertItems } from './use-alert-items.ts';

const ViewActions = lazy(async () => ({
  default: (await import('./view-actions.tsx')).ViewActions,
}));

export function FilterBar(props: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const { view, onView } = props;
  const { filter } = view;
  const narrowed = isNarrowed(filter);
  return (
    <Toolbar
      label={t('filter.label')}
      scrolling
      end={
        <Suspense fallback={<span className={styles.view} />}>
          <ViewActions view={view} onView={onView} />
        </Suspense>
      }
    >
      <HealthSlot {...props} />
      <StageSlot {...props} />
      <PadSlot {...props} />
      <ManagerSlot {...props} />
      <Chip
        icon="close"
        className={classNames(styles.clear, !narrowed && styles.gone)}
        aria-label={t('filter.clear')}
        onClick={() => {
          onView({ ...view, filter: { ...everything, text: filter.text } });
          focusTextFilter();
        }}
      >
        {t('filter.clearShort')}
      </Chip>
    </Toolbar>
  );
}

type Change = (filter: Partial<PortfolioFilter>) => void;

function changeOf({ view, onView }: PortfolioToolbarProps): Change {
  return (change) => onView({ ...view, filter: { ...view.filter, ...change } });
}

function HealthSlot(props: PortfolioToolbarProps) {
  const { t } = useTranslation(['portfolio', 'domain', 'alerts']);
  const { rows, view } = props;
  const { health, alert } = view.filter;
  const change = changeOf(props);
  const alerts = useAlertItems(rows, view.filter, (filter) => change(filter));
  return (
    <Slot
      name={t('portfolio:filter.health')}
      all={t('portfolio:filter.anyHealth')}
      className={styles.health}
      chosen={[
        ...[...health].map((level) => t(`domain:option.health.${level}`)),
        ...(alert === undefined ? [] : [t(`alerts:name.${alert}`)]),
      ]}
      items={[
        ...healthLevels.map((level) => ({
          id: level,
          label: t(`domain:option.health.${level}`),
          checked: health.has(level),
          several: true,
          onSelect: () => change({ health: toggled(health, level) }),
        })),
        ...alerts,
      ]}
    />
  );
}

function StageSlot(props: PortfolioToolbarProps) {
  const { t } = useTranslation(['portfolio', 'domain']);
  const { rows, view } = props;
  const { stages } = view.filter;
  const change = changeOf(props);
  const present = useMemo(() => new Set(rows.map(({ stage }) => stage)), [rows]);
  return (
    <Slot
      name={t('portfolio:filter.stage')}
      all={t('portfolio:filter.anyStage')}
      className={styles.stage}
      chosen={[...stages].map((stage) => t(`domain:option.stage.${stage}`))}
      items={allStages
        .filter((stage) => present.has(stage) || stages.has(stage))
        .map((stage) => ({
          id: stage,
          label: t(`domain:option.stage.${stage}`),
          checked: stages.has(stage),
          several: true,
          onSelect: () => change({ stages: toggled(stages, stage) }),
        }))}
    />
  );
}

function PadSlot(props: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const pads = useCarnetState((state) => state.launchPads);
  const { pads: chosen } = props.view.filter;
  const change = changeOf(props);
  return (
    <Slot
      name={t('filter.pad')}
      all={t('filter.anyPad')}
      className={styles.pad}
      chosen={pads.filter(({ id }) => chosen.has(id)).map(({ values }) => values.code)}
      items={pads.map(({ id, values }) => ({
        id,
        label: values.name,
        checked: chosen.has(id),
        several: true,
        onSelect: () => change({ pads: toggled(chosen, id) }),
      }))}
    />
  );
}

function ManagerSlot(props: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const members = useCarnetState((state) => state.members);
  const nameOf = useMemberName();
  const { rows, view } = props;
  const { mine, managers: chosen } = view.filter;
  const change = changeOf(props);
  const present = useMemo(() => new Set(rows.map((row) => row.accountManagerId)), [rows]);
  const managers = [
    ...members
      .filter(({ id }) => chosen.has(id) || present.has(id))
      .map((member) => ({ id: member.id, name: nameOf(member) })),
    { id: noManager, name: t('filter.noManager') },
  ];
  return (
    <Slot
      name={t('filter.manager')}
      all={t('filter.anyManager')}
      className={styles.manager}
      chosen={[
        ...(mine ? [t('filter.mine')] : []),
        ...managers.filter(({ id }) => chosen.has(id)).map(({ name }) => name),
      ]}
      items={[
        {
          id: 'mine',
          label: t('filter.mine'),
          checked: mine,
          several: true,
          onSelect: () => change({ mine: !mine }),
        },
        ...managers.map(({ id, name }, index) => ({
          id,
          label: name,
          checked: chosen.has(id),
          several: true,
          separated: index === 0,
          onSelect: () => change({ managers: toggled(chosen, id) }),
        })),
      ]}
    />
  );
}

interface SlotProps {
  readonly name: string;
  /** What it says while everything passes. */
  readonly all: string;
  readonly chosen: readonly string[];
  readonly items: readonly MenuItem[];
  readonly className: string | undefined;
}

function Slot({ name, all, chosen, items, className }: SlotProps) {
  const words = chosen.length === 0 ? all : chosen.join(', ');
  return (
    <MenuButton
      label={name}
      items={items}
      trigger={(trigger) => (
        <Chip
          {...trigger}
          opensMenu
          chosen={chosen.length > 0}
          title={chosen.length === 0 ? undefined : words}
          className={classNames(styles.slot, className)}
        >
          {name} <b>{words}</b>
        </Chip>
      )}
    />
  );
}
