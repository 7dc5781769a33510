/** How the SME was found: the yield of each source is one of the questions of a review. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section, Stack } from '../../../ui/page.tsx';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import { useRecordForm } from '../../../parts/record/use-record-form.ts';
import styles from './details.module.css';
import { SavedField } from './saved-field.tsx';

const sourceKinds = ['organisation', 'campaign', 'ownSearch', 'referral'] as const;

export function SourceSection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const form = useRecordForm('sme', sme, {});
  const kindMark = useFieldMark(sme.id, 'sourceKind');
  return (
    <Section title={t('sme-details:source.title')}>
      <Stack>
        <div className={styles.columns}>
          <Field label={t('domain:field.sme.sourceKind')} mark={kindMark}>
            <OptionalSelect
              options={sourceKinds.map((value) => ({
                value,
                label: t(`domain:option.sourceKind.${value}`),
              }))}
              value={form.values.sourceKind}
              onValueChange={(sourceKind) => form.set({ sourceKind })}
              emptyLabel={t('sme-details:source.unknown')}
            />
          </Field>
          <SavedField sme={sme} field="sourceName" hint={t('sme-details:source.nameHint')} />
        </div>
        <SavedField sme={sme} field="sourceNote" kind="long" />
      </Stack>
    </Section>
  );
}
