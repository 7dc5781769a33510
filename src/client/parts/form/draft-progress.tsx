/** How much of a draft is answered, where drafts are listed: read from the device after the list is shown. */

import { useTranslation } from 'react-i18next';
import { useLazyRecords } from '../../model/use-records.ts';
import { useFormView } from './use-form-view.ts';
import type { FormRecord } from './use-forms-of.ts';

interface DraftProgressProps {
  readonly home: string;
  readonly formId: string;
}

export function DraftProgress({ home, formId }: DraftProgressProps) {
  const { records } = useLazyRecords(home, 'form');
  const form = records?.find(({ id }) => id === formId);
  return form === undefined ? null : <Answered form={form} />;
}

function Answered({ form }: { readonly form: FormRecord }) {
  const { t } = useTranslation('form');
  const { view } = useFormView(form);
  if (view === undefined) return null;
  const { answered, asked } = view.counts;
  return <> · {t('answered', { count: answered, asked })}</>;
}
