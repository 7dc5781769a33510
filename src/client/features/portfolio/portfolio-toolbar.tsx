/**
 * What is shown of the portfolio and how, and the two things one comes here to do: add an SME, log a contact. Every
 * control has its place, whether it holds something or not: nothing moves when one is pressed.
 */

import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Grouping, groupingOf, groupings } from '../../../domain/portfolio/arrangement.ts';
import type { PortfolioLayout } from '../../../domain/portfolio/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreference } from '../../model/preferences.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { DesktopOnly } from '../../ui/top-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListMenu } from './list-menu.tsx';
import styles from './portfolio-toolbar.module.css';
import { TextFilter } from './text-filter.tsx';
import type { PortfolioToolbarProps } from './toolbar-props.ts';

const ColumnsPopover = lazy(async () => ({
  default: (await import('./columns-popover.tsx')).ColumnsPopover,
}));

export function PortfolioToolbar(props: PortfolioToolbarProps) {
  const { view, onView, shown, rows } = props;
  const { t } = useTranslation('portfolio');
  return (
    <div className={styles.bars}>
      <Toolbar label={t('toolbar')} scrolling end={<Actions {...props} />}>
        <LayoutSwitch {...props} />
        <TextFilter text={view.filter.text} onText={props.onText} />
        <Count shown={shown} total={rows.length} />
        <GroupMenu {...props} />
        {view.layout === 'list' ? (
          <DesktopOnly>
            <Suspense
              // As wide as what comes: a row that moved between press and release would not open.
              fallback={
                <Chip icon="columns" opensMenu>
                  {t('columns.title')}
                </Chip>
              }
            >
              <ColumnsPopover
                arrangement={view.arrangement}
                onArrange={(arrangement) => onView({ ...view, arrangement })}
              />
            </Suspense>
          </DesktopOnly>
        ) : null}
      </Toolbar>
      <FilterBar {...props} />
    </div>
  );
}

function LayoutSwitch({ view, onView }: PortfolioToolbarProps) {
  const { t } = useTranslation('stages');
  return (
    <Segments<PortfolioLayout>
      label={t('view.label')}
      value={view.layout}
      onValueChange={(layout) => onView({ ...view, layout })}
      options={[
        { value: 'list', label: t('view.list'), icon: 'list' },
        { value: 'board', label: t('view.board'), icon: 'board' },
      ]}
    />
  );
}

function Count({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  return (
    <span className={styles.count}>
      <b>{format.number(shown)}</b>{' '}
      {shown === total ? t('count.all', { count: total }) : t('count.of', { total })}
    </span>
  );
}

function GroupMenu({ view, onView }: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const { arrangement } = view;
  const by = groupingOf(arrangement);
  if (view.layout === 'board') return null;
  const choose = (group: Grouping): void =>
    onView({
      ...view,
      // What the list does by itself is left to it.
      arrangement: {
        ...arrangement,
        closed: new Set(),
        group: group === groupingOf({ ...arrangement, group: undefined }) ? undefined : group,
      },
    });
  return (
    <MenuButton
      label={t('grouping.label')}
      items={groupings.map((group) => ({
        id: group,
        label: t(`grouping.${group}`),
        checked: group === by,
        onSelect: () => choose(group),
      }))}
      trigger={(trigger) => (
        <Chip
          {...trigger}
          icon="group"
          opensMenu
          chosen={arrangement.group !== undefined}
          className={classNames(styles.slot, styles.group)}
        >
          {t('grouping.label')} <b>{t(`grouping.${by}`)}</b>
        </Chip>
      )}
    />
  );
}

function Actions({ view, onNewSme, onLog }: PortfolioToolbarProps) {
  const { t } = useTranslation('portfolio');
  const letters = usePreference((state) => state.letterShortcuts);
  const mayWrite = useMayWrite();
  if (!mayWrite) {
    return (
      <DesktopOnly>
        <ListMenu view={view.layout} />
      </DesktopOnly>
    );
  }
  return (
    <DesktopOnly>
      <ListMenu view={view.layout} />
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
