/**
 * The monthly reviews of the programme: late, to prepare, with a letter to send, planned, held this month; by account
 * manager. Each leads to where its work is. What is shown stands in the address.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  filterReviews,
  type ReviewFilter,
  type ReviewRow,
} from '../../../domain/review/monthly-reviews.ts';
import { mayPrint } from '../../../domain/sme/journal-summary.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCommands } from '../../model/commands.ts';
import { useLeftPlace } from '../../model/left-place.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { LeftOut } from '../../parts/print/left-out.tsx';
import { useMemberName } from '../../parts/programme/use-member-name.ts';
import { usePrepareReview } from '../../parts/review/use-prepare-review.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { DesktopOnly, TopBar } from '../../ui/top-bar.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { ReviewCounts } from './review-counts.tsx';
import { ReviewTable } from './review-table.tsx';
import styles from './reviews.module.css';
import { useReviewFilter, useReviews } from './use-reviews.ts';

export function ReviewsScreen() {
  const { t } = useTranslation(['reviews', 'alerts']);
  const format = useFormat();
  const today = useToday();
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const all = useReviews();
  const { filter, setFilter, search } = useReviewFilter();
  const every = filterReviews(all, filter);
  const isOnPaper = useIsPrinting();
  const rows = isOnPaper ? every.filter(mayLeave) : every;
  const [activeKey, setActiveKey] = useState<string | undefined>(undefined);
  const active = rows.find(({ key }) => key === activeKey);
  useReviewKeys(rows, active);
  useLeftPlace(
    {
      screen: 'reviews',
      path: paths.reviews(search),
      rows: rows.map(({ key, sme }) => ({ key, smeId: sme.id })),
      row: active?.key,
    },
    focusRow,
  );
  return (
    <>
      <TopBar title={t('reviews:list.title')} subtitle={format.dateFull(today)} />
      <ReviewCounts rows={all} filter={filter} onFilter={setFilter} />
      <Toolbar
        label={t('reviews:list.managers')}
        scrolling
        end={
          <DesktopOnly>
            <Button icon="print" onClick={() => window.print()}>
              {t('reviews:list.print')}
            </Button>
          </DesktopOnly>
        }
      >
        <Managers all={all} filter={filter} onFilter={setFilter} />
      </Toolbar>
      {contactsComing ? <Note icon="receiving">{t('alerts:coming')}</Note> : null}
      {rows.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState small title={t('reviews:list.none')} lead={t('reviews:list.noneText')} />
        </div>
      ) : (
        <ReviewTable rows={rows} onFocus={setActiveKey} />
      )}
      <LeftOut count={every.length - rows.length} />
    </>
  );
}

/** A review that is held at a confidential contact, or is due so long after one, is not on paper. */
const mayLeave = ({ contact, last }: ReviewRow): boolean =>
  [contact, last].every((one) => one === undefined || mayPrint(one));

interface ManagersProps {
  readonly all: readonly ReviewRow[];
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
}

/** Those who have reviews, each with how many SMEs and how many of these are late. */
function Managers({ all, filter, onFilter }: ManagersProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const members = useCarnetState((state) => state.members);
  const shown = filterReviews(all, { group: filter.group });
  const nameOf = useMemberName();
  // Whoever has left has no chip of their own, unless the address asks for them.
  const ids = new Set([...all.map(({ managerId = '' }) => managerId), filter.manager]);
  const named = [
    ...members
      .filter(({ id }) => ids.has(id))
      .map((member) => ({ id: member.id, name: nameOf(member) })),
    ...(ids.has('') ? [{ id: '', name: t('list.noManager') }] : []),
  ];
  return (
    <>
      <Chip
        pressed={filter.manager === undefined}
        count={format.number(smesIn(shown))}
        onClick={() => onFilter({ ...filter, manager: undefined })}
      >
        {t('list.all')}
      </Chip>
      {named.map(({ id, name }) => {
        const own = filterReviews(shown, { manager: id });
        const late = filterReviews(own, { group: 'overdue' }).length;
        const pressed = filter.manager === id;
        return (
          <Chip
            key={id}
            pressed={pressed}
            title={t('list.managerCount', { name, count: smesIn(own), late })}
            onClick={() => onFilter({ ...filter, manager: pressed ? undefined : id })}
          >
            {name} {format.number(smesIn(own))}
            {late === 0 ? null : (
              <span className={styles.lateCount}>
                <Icon name="late" size={14} />
                {format.number(late)}
              </span>
            )}
          </Chip>
        );
      })}
    </>
  );
}

function smesIn(rows: readonly ReviewRow[]): number {
  return new Set(rows.map(({ sme }) => sme.id)).size;
}

/** J and K walk the rows, R prepares the review of the one that has the focus, L logs a contact with its SME. */
function useReviewKeys(rows: readonly ReviewRow[], active: ReviewRow | undefined): void {
  const prepare = usePrepareReview();
  const [, navigate] = useLocation();
  const sheet = useCarnetState(({ sheets }) => sheets.get(active?.sme.id ?? ''));
  const move = (step: 1 | -1): void => {
    const at = active === undefined ? -1 : rows.indexOf(active);
    const next = rows[at === -1 ? 0 : at + step];
    if (next !== undefined) focusRow(next.key);
  };
  useLetterKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  });
  const detail = active?.sme.values.name;
  useCommands(
    sheet === undefined
      ? {}
      : {
          prepareReview: { run: () => void prepare(sheet), detail },
          log: { run: () => navigate(`${paths.sheet(sheet.sme.id)}?log`), detail },
        },
  );
}

/** Focuses the name of the SME of a row; answers whether it is there. */
function focusRow(key: string): boolean {
  const row = document.getElementById(key);
  row?.querySelector<HTMLElement>('a')?.focus();
  return row !== null;
}
