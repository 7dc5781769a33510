/** How the SME was found: the yield of each source is one of the questions of a review. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { sourceKinds } from '../../../../domain/sme/sme.ts';
import { useRoots } from '../../../model/use-records.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section, Stack } from '../../../ui/page.tsx';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import { useRecordForm } from '../../../parts/record/use-record-form.ts';
import styles from './details.module.css';
import { SavedField } from './saved-field.tsx';

type SourceKind = (typeof sourceKinds)[number];

export function SourceSection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const form = useRecordForm('sme', sme, {});
  const kindMark = useFieldMark(sme.id, 'sourceKind');
  const { sourceKind } = form.values;
  // Another kind of source is no organisation: what was chosen for one goes with it.
  const setKind = (kind: SourceKind | undefined): void =>
    form.set({
      sourceKind: kind,
      ...(kind === 'organisation' ? {} : { sourceOrganisationId: undefined }),
    });
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
              value={sourceKind}
              onValueChange={setKind}
              emptyLabel={t('sme-details:source.unknown')}
            />
          </Field>
          {sourceKind === 'organisation' ? <BringerField sme={sme} /> : null}
          <SavedField sme={sme} field="sourceName" hint={t('sme-details:source.nameHint')} />
        </div>
        <SavedField sme={sme} field="sourceNote" kind="long" />
      </Stack>
    </Section>
  );
}

/** The organisation that brought it, among those of the programme; its name is filled in where none is written. */
function BringerField({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const form = useRecordForm('sme', sme, {});
  const mark = useFieldMark(sme.id, 'sourceOrganisationId');
  const organisations = useRoots('organisation');
  const { sourceOrganisationId: chosen, sourceName } = form.values;
  const choose = (id: string | undefined): void => {
    const name = organisations.find(({ root }) => root.id === id)?.root.values.name;
    form.set({ sourceOrganisationId: id, ...(sourceName === undefined && { sourceName: name }) });
  };
  return (
    <Field label={t('domain:field.sme.sourceOrganisationId')} mark={mark}>
      <Combobox
        options={organisations.map(({ root }) => ({
          id: root.id,
          label: root.values.name,
          detail: root.values.town,
        }))}
        selected={chosen === undefined ? [] : [chosen]}
        onSelectedChange={([id]) => choose(id)}
        single
        placeholder={t('sme-details:source.choose')}
        emptyText={t('sme-details:source.noOrganisation')}
        removeLabel={(name) => t('sme-details:source.remove', { name })}
      />
    </Field>
  );
}
