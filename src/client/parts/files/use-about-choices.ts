/** What a file can belong to on a sheet: its contacts and its actions, the latest first. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useLazyRecords, useRecords } from '../../model/use-records.ts';
import type { ComboboxOption } from '../../ui/combobox.tsx';

export function useAboutChoices(home: string): readonly ComboboxOption[] {
  const { t } = useTranslation('domain');
  const format = useFormat();
  const today = useToday();
  const actions = useRecords(home, 'action');
  const { records: contacts } = useLazyRecords(home, 'contact');
  return useMemo(() => {
    const ofContacts = (contacts ?? [])
      .toSorted((a, b) => (a.values.at < b.values.at ? 1 : -1))
      .map(({ id, values }) => ({
        id,
        label: `${t(`option.contactKind.${values.kind}`)}, ${format.dayMonth(dateOf(values.at), today)}`,
        detail: t('entityName.contact'),
      }));
    const ofActions = actions.map(({ id, values }) => ({
      id,
      label: values.title.text,
      detail: t('entityName.action'),
    }));
    return [...ofContacts, ...ofActions];
  }, [contacts, actions, format, today, t]);
}
