/** What a version of an entry plan is called. */

import { useTranslation } from 'react-i18next';
import type { FormBrief } from '../../../../domain/form/form-brief.ts';
import { versionNumbers } from '../../../../domain/form/standing.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useToday } from '../../../model/use-carnet.ts';

/** A version in words: its number, how far it is, its day. */
export function useVersionName(plans: readonly FormBrief[]): (record: RecordOf<'form'>) => string {
  const { t } = useTranslation(['plan', 'domain']);
  const format = useFormat();
  const today = useToday();
  const numbers = versionNumbers(plans);
  return ({ id, values }) =>
    t('plan:versionOf', {
      number: numbers.get(id) ?? 1,
      state: t(`domain:versionState.${values.state}`),
      date: format.dayMonth(values.onDate ?? today, today),
    });
}
