/** By whom a form was begun, and when: what tells two drafts of one form apart. */

import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import type { FormRecord } from './use-forms-of.ts';

export function useBegunBy({ created }: FormRecord): string {
  const { t } = useTranslation('form');
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const members = useCarnetState((state) => state.members);
  const name = members.find(({ id }) => id === created.by)?.values.name ?? '';
  // With the time: two drafts of one day and one person, on two devices, are told apart by it.
  const date = format.dayTime(localDateTimeIn(created.at, environment.zone()), today);
  return t('drafts.by', { name, date });
}
