/** The day of an entry as its margin says it. */

import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../domain/calendar/local-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** Whether the entries go on paper, where today is another day once it is read. */
export const OnPaper = createContext(false);

/** `Auj.`, `Hier`, `18 nov.`; with the year where it is another one; on paper the date in any case. */
export function useEntryDay(today: string): (day: string) => string {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const onPaper = use(OnPaper);
  return (day) => {
    if (onPaper) return format.dayMonth(day, today);
    if (day === today) return t('journal.today');
    if (day === addDays(today, -1)) return t('journal.yesterday');
    return format.dayMonth(day, today);
  };
}
