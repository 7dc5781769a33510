/** Who the SME is and who follows it: what belongs to its own launch pad. */

import { useTranslation } from 'react-i18next';
import { possibleManagers } from '../../../../domain/permission/account-manager.ts';
import { setFields } from '../../../../domain/command/command.ts';
import { languages } from '../../../../domain/entity/field.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { countries } from '../../../../domain/programme/programme.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { useMemberName } from '../../../parts/programme/use-member-name.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { Section, Stack } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import { type RecordForm, useRecordForm } from '../../../parts/record/use-record-form.ts';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './details.module.css';
import { SavedField } from './saved-field.tsx';
import { usePads } from '../../../parts/programme/use-pads.ts';

interface SectionProps {
  readonly sme: Sme;
}

export function IdentitySection({ sme }: SectionProps) {
  const { t } = useTranslation('sme-details');
  const form = useRecordForm('sme', sme, {});
  return (
    <Section title={t('identity')} lead={t('saved')}>
      <Stack>
        <SavedField sme={sme} field="name" />
        <div className={styles.columns}>
          <SavedField sme={sme} field="sector" />
          <SavedField sme={sme} field="website" kind="url" />
        </div>
        <PlaceFields sme={sme} form={form} />
        <div className={styles.columns}>
          <div data-field="accountManagerId">
            <ManagerField sme={sme} />
          </div>
          <TrackField sme={sme} form={form} />
        </div>
        <div className={styles.columns}>
          <LanguagesField sme={sme} form={form} />
          <ShopField sme={sme} form={form} />
        </div>
      </Stack>
    </Section>
  );
}

interface FormProps extends SectionProps {
  readonly form: RecordForm<'sme'>;
}

function PlaceFields({ sme, form }: FormProps) {
  const { t } = useTranslation('domain');
  const message = useFieldMessage();
  const pads = usePads();
  const { country, launchPadId } = form.values;
  const countryMark = useFieldMark(sme.id, 'country');
  const padMark = useFieldMark(sme.id, 'launchPadId');
  return (
    <div className={styles.columns}>
      <Field
        label={t('field.sme.country')}
        mark={countryMark}
        error={message(form.errorOf('country'))}
      >
        <Select
          options={countries.map((value) => ({ value, label: t(`option.country.${value}`) }))}
          value={country ?? ''}
          onValueChange={(value) => form.set({ country: value })}
        />
      </Field>
      <Field
        label={t('field.sme.launchPadId')}
        mark={padMark}
        error={message(form.errorOf('launchPadId'))}
      >
        <Select
          options={pads.map(({ id, values }) => ({
            value: id,
            label: `${values.code} · ${values.name}`,
          }))}
          value={pads.some(({ id }) => id === launchPadId) ? (launchPadId ?? '') : ''}
          placeholder={t('entityName.launchPad')}
          onValueChange={(value) => form.set({ launchPadId: value })}
        />
      </Field>
    </div>
  );
}

/** Exactly one at a time: choosing another hands the SME over, which asks what they need to know. */
function ManagerField({ sme }: SectionProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const change = useChange();
  const open = useOpenDialog();
  const members = useCarnetState((state) => state.members);
  const nameOf = useMemberName();
  const { accountManagerId } = sme.values;
  const mark = useFieldMark(sme.id, 'accountManagerId');
  const offered = possibleManagers(members, accountManagerId);
  const choose = (id: string | undefined): void => {
    if (id !== undefined) open({ kind: 'handOver', to: id });
    else
      void change(setFields(sme.id, { accountManagerId: id }), {
        done: t('sme-details:manager.none'),
      });
  };
  return (
    <Field label={t('domain:field.sme.accountManagerId')} mark={mark}>
      <OptionalSelect
        options={offered.map((member) => ({ value: member.id, label: nameOf(member) }))}
        value={offered.some(({ id }) => id === accountManagerId) ? accountManagerId : undefined}
        onValueChange={choose}
        emptyLabel={t('sme-details:manager.empty')}
      />
    </Field>
  );
}

function TrackField({ sme, form }: FormProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const mark = useFieldMark(sme.id, 'track');
  return (
    <Field label={t('domain:field.sme.track')} mark={mark} hint={t('sme-details:trackHint')}>
      <Select
        options={(['programme', 'outside'] as const).map((value) => ({
          value,
          label: t(`domain:option.track.${value}`),
        }))}
        value={form.values.track ?? ''}
        onValueChange={(track) => form.set({ track })}
      />
    </Field>
  );
}

function LanguagesField({ sme, form }: FormProps) {
  const { t } = useTranslation('domain');
  const mark = useFieldMark(sme.id, 'languages');
  const spoken = form.values.languages ?? [];
  return (
    <FieldGroup label={t('field.sme.languages')} mark={mark}>
      <div className={styles.checks}>
        {languages.map((language) => (
          <Checkbox
            key={language}
            checked={spoken.includes(language)}
            onCheckedChange={(checked) =>
              form.set({
                languages: languages.filter((one) =>
                  one === language ? checked : spoken.includes(one),
                ),
              })
            }
          >
            {t(`option.language.${language}`)}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  );
}

function ShopField({ sme, form }: FormProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const mark = useFieldMark(sme.id, 'physicalShop');
  const { physicalShop } = form.values;
  const answer = physicalShop === undefined ? undefined : physicalShop ? 'yes' : 'no';
  return (
    <Field label={t('domain:field.sme.physicalShop')} mark={mark}>
      <OptionalSelect
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`sme-details:shop.${value}`),
        }))}
        value={answer}
        onValueChange={(value) =>
          form.set({ physicalShop: value === undefined ? undefined : value === 'yes' })
        }
        emptyLabel={t('sme-details:shop.unknown')}
      />
    </Field>
  );
}
