/** The card of an SME: how it does, when there was contact, what comes next, and the menu that moves it. */

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sme } from '../../../domain/operation/record.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Stage } from '../../../domain/sme/sme.ts';
import { type MoveKind, movesFrom } from '../../../domain/stage/transitions.ts';
import { askStage } from '../../model/stage-question.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { Health } from '../../ui/health.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './board.module.css';
import { useListTexts } from './list-texts.ts';
import { LastContactCell, MarkCell, NextCell, OpenCell } from './row-cells.tsx';

/** What all cards share. */
export interface CardContext {
  readonly pads: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  /** SMEs whose sheets others changed since they were looked at. */
  readonly changed: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  readonly onMove: (smeId: string, to: Stage) => void;
}

interface BoardCardProps {
  readonly row: PortfolioRow;
  /** Absent for a moment while the SME goes to the trash. */
  readonly values: Sme['values'] | undefined;
  readonly cards: CardContext;
  readonly today: string;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly moving: boolean;
}

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { row, values, cards, today, selected, tabStop, moving } = props;
  const t = useListTexts();
  const pad = cards.pads.get(row.launchPadId);
  const { openIssues, overdueActions, conflict, next, group } = row;
  const changed = cards.changed.has(row.id);
  const over = next === undefined && (group === 'paused' || group === 'ended');
  return (
    <li
      data-sme={row.id}
      className={classNames(styles.card, selected && styles.selected, moving && styles.moving)}
    >
      <div className={styles.title}>
        <span className={styles.health}>
          <Health level={row.health}>{t(`domain:option.health.${row.health}`)}</Health>
        </span>
        <Link
          href={paths.sheet(row.id)}
          tabIndex={tabStop ? 0 : -1}
          draggable={false}
          className={styles.link}
          onFocus={() => cards.onSelect(row.id)}
        >
          <bdi>{row.name}</bdi>
        </Link>
        {values === undefined ? null : (
          <WritersOnly>
            <CardMenu row={row} values={values} tabStop={tabStop} onMove={cards.onMove} />
          </WritersOnly>
        )}
      </div>
      <div className={styles.line}>
        {pad === undefined ? null : <Tag name={pad.name}>{pad.code}</Tag>}
        <LastContactCell row={row} today={today} />
        {openIssues + overdueActions === 0 ? null : <OpenCell row={row} />}
      </div>
      {over ? null : (
        <div className={styles.line}>
          <NextCell row={row} today={today} />
        </div>
      )}
      {conflict || changed ? (
        <div className={styles.line}>
          <MarkCell row={row} changed={changed} />
        </div>
      ) : null}
    </li>
  );
});

const moveIcons: Readonly<Record<MoveKind, IconName>> = {
  on: 'forward',
  back: 'back',
  pause: 'onHold',
  resume: 'forward',
  exit: 'close',
  reopen: 'undo',
};

interface CardMenuProps {
  readonly row: PortfolioRow;
  readonly values: Sme['values'];
  readonly tabStop: boolean;
  readonly onMove: (smeId: string, to: Stage) => void;
}

function CardMenu({ row: { id, name }, values, tabStop, onMove }: CardMenuProps) {
  const { t } = useTranslation(['stages', 'domain']);
  const label = t('stages:menu.label', { name });
  return (
    <MenuButton
      label={label}
      align="end"
      trigger={(trigger) => (
        <IconButton
          {...trigger}
          small
          icon="more"
          label={label}
          tabIndex={tabStop ? 0 : -1}
          className={styles.menu}
        />
      )}
      items={[
        ...movesFrom(values).map(({ to, kind }) => ({
          id: to,
          icon: moveIcons[kind],
          label: t(`stages:menu.${kind}`, { stage: t(`domain:option.stage.${to}`) }),
          onSelect: () => onMove(id, to),
        })),
        {
          id: 'ask',
          icon: 'calendar' as const,
          label: t('stages:menu.ask'),
          separated: true,
          onSelect: () => askStage(id),
        },
      ]}
    />
  );
}
