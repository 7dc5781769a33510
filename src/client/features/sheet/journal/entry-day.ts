/** The day of an entry as its margin says it. */

import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../domain/calendar/local-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** `Auj.`, `Hier`, `18 nov.`; with the year where it is another one. */
export function useEntryDay(today: string): (day: string) => string {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  return (day) => {
    if (day === today) return t('journal.today');
    if (day === addDays(today, -1)) return t('journal.yesterday');
    return format.dayMonth(day, today);
  };
}
