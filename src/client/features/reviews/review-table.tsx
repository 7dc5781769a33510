/** The reviews in their groups, the most pressing first. */

import { useTranslation } from 'react-i18next';
import { reviewGroups, type ReviewRow } from '../../../domain/review/monthly-reviews.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { Table } from '../../ui/table.tsx';
import { ReviewRowEntry } from './review-row.tsx';
import styles from './reviews.module.css';

interface ReviewTableProps {
  readonly rows: readonly ReviewRow[];
  readonly onFocus: (key: string) => void;
}

export function ReviewTable({ rows, onFocus }: ReviewTableProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const month = format.month(useToday());
  return (
    <Table caption={t('list.title')} ruled gutters className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('list.column.on')}</th>
          <th scope="col">{t('list.column.sme')}</th>
          <th scope="col">{t('list.column.pad')}</th>
          <th scope="col">{t('list.column.manager')}</th>
          <th scope="col">{t('list.column.when')}</th>
          <th scope="col">{t('list.column.progress')}</th>
          <th scope="col">{t('list.column.next')}</th>
        </tr>
      </thead>
      {reviewGroups.map((group) => {
        const found = rows.filter((row) => row.group === group);
        return found.length === 0 ? null : (
          <tbody key={group}>
            <tr className={styles.group}>
              <td>{format.number(found.length)}</td>
              <th scope="colgroup" colSpan={6}>
                {t(`list.group.${group}`)}{' '}
                <span className={styles.quiet}>{t(`list.hint.${group}`, { month })}</span>
              </th>
            </tr>
            {found.map((row) => (
              <ReviewRowEntry key={row.key} row={row} onFocus={() => onFocus(row.key)} />
            ))}
          </tbody>
        );
      })}
    </Table>
  );
}
