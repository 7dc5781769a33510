/** Who may read and repeat what a contact says. */

import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { QuotableField } from '../../../parts/record/quotable-field.tsx';
import { FieldGroup } from '../../../ui/field.tsx';
import type { ContactRecordForm } from './contact-record-form.ts';

export function HandlingFields({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation('contact');
  const { values, set } = form;
  return (
    <>
      <FieldGroup label={t('handling')}>
        <Checkbox
          checked={values.confidential === true}
          onCheckedChange={(checked) => set({ confidential: checked ? true : undefined })}
          detail={t('confidentialHint')}
        >
          {t('confidential')}
        </Checkbox>
      </FieldGroup>
      <QuotableField
        recordId={form.recordId}
        value={values.quotable}
        onChange={(quotable) => set({ quotable })}
      />
    </>
  );
}
