/** How many reviews are in each group; each number is a filter, and exactly what a press on it shows. */

import { useTranslation } from 'react-i18next';
import {
  filterReviews,
  type ReviewFilter,
  type ReviewGroup,
  reviewGroups,
  type ReviewRow,
} from '../../../domain/review/monthly-reviews.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './reviews.module.css';

const icons: Readonly<Record<ReviewGroup, IconName>> = {
  overdue: 'late',
  prepare: 'write',
  letter: 'email',
  planned: 'calendar',
  done: 'review',
};

interface ReviewCountsProps {
  readonly rows: readonly ReviewRow[];
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
}

export function ReviewCounts({ rows, filter, onFilter }: ReviewCountsProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const month = format.month(useToday());
  return (
    <div className={styles.counts} role="group" aria-label={t('list.counts')}>
      {reviewGroups.map((group) => {
        const { length } = filterReviews(rows, { ...filter, group });
        const pressed = filter.group === group;
        return (
          <button
            key={group}
            type="button"
            aria-pressed={pressed}
            className={classNames(
              styles.count,
              length === 0 && styles.zero,
              group === 'overdue' && length > 0 && styles.hot,
            )}
            onClick={() => onFilter({ ...filter, group: pressed ? undefined : group })}
          >
            <span className={styles.figure}>
              <Icon name={icons[group]} size={18} />
              {format.number(length)}
            </span>{' '}
            <span>{t(`list.count.${group}`, { count: length, month })}</span>
          </button>
        );
      })}
    </div>
  );
}
