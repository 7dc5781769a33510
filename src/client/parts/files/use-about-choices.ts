/** What a file can belong to on a sheet: its contacts, forms, actions and problems, the latest first. */

import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useLazyRecords, useRecords } from '../../model/use-records.ts';
import type { ComboboxOption } from '../../ui/combobox.tsx';

/** @param withForms whether a file belongs to an answer: forms are large, and read only then */
export function useAboutChoices(home: string, withForms: boolean): readonly ComboboxOption[] {
  const { t } = useTranslation('domain');
  const format = useFormat();
  const today = useToday();
  const actions = useRecords(home, 'action');
  const issues = useRecords(home, 'issue');
  const { records: contacts } = useLazyRecords(home, 'contact');
  const forms = useForms(home, withForms);
  return useMemo(() => {
    const ofContacts = (contacts ?? [])
      .toSorted((a, b) => (a.values.at < b.values.at ? 1 : -1))
      .map(({ id, values }) => ({
        id,
        label: `${t(`option.contactKind.${values.kind}`)}, ${format.dayMonth(dateOf(values.at), today)}`,
        detail: t('entityName.contact'),
      }));
    const ofForms = (forms ?? []).map(({ id, values }) => ({
      id,
      label:
        values.onDate === undefined
          ? t('entityName.form')
          : `${t('entityName.form')}, ${format.dayMonth(values.onDate, today)}`,
    }));
    const titled = (of: 'action' | 'issue', list: typeof actions | typeof issues) =>
      list.map(({ id, values }) => ({
        id,
        label: values.title.text,
        detail: t(`entityName.${of}`),
      }));
    return [...ofContacts, ...ofForms, ...titled('action', actions), ...titled('issue', issues)];
  }, [contacts, forms, actions, issues, format, today, t]);
}

function useForms(home: string, isWanted: boolean) {
  const carnet = useCarnet();
  const forms = useCarnetState((state) => lazyRecordsOf(state, home, 'form'));
  useEffect(() => {
    // Without them the file says less of where it belongs, and opens all the same.
    if (isWanted) carnet.loadLazy(home, 'form').catch(() => undefined);
  }, [carnet, home, isWanted]);
  return forms;
}
