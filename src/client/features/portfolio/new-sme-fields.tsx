/** The fields of a new SME, with the remarks on its company number and on SMEs that may be the same. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { possibleManagers } from '../../../domain/permission/account-manager.ts';
import type { FieldError } from '../../../domain/entity/validate.ts';
import { checkIdentifier } from '../../../domain/identifiers/check-identifier.ts';
import { sameSmes } from '../../../domain/portfolio/same-sme.ts';
import { countries } from '../../../domain/programme/programme.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { useMemberName } from '../../parts/programme/use-member-name.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { NewSmeDraft } from './new-sme-draft.ts';
import { usePads } from '../../parts/programme/use-pads.ts';
import styles from './new-sme-fields.module.css';

interface FieldsProps {
  readonly draft: NewSmeDraft;
  readonly change: (patch: Partial<NewSmeDraft>) => void;
  readonly errors: readonly FieldError[];
}

export function NewSmeFields(props: FieldsProps) {
  const { draft, change } = props;
  const { t } = useTranslation('portfolio');
  const errorOf = useErrorText(props);
  return (
    <>
      <Field label={t('newDialog.name')} error={errorOf('name')}>
        <TextInput
          data-autofocus
          required
          autoComplete="off"
          value={draft.name}
          onValueChange={(name) => change({ name })}
        />
      </Field>
      <Doubles draft={draft} />
      <div className={styles.pair}>
        <PadField {...props} />
        <ManagerField {...props} />
      </div>
      <div className={styles.pair}>
        <Field
          label={t('newDialog.town')}
          optionalText={t('newDialog.optional')}
          error={errorOf('town')}
        >
          <TextInput
            autoComplete="off"
            value={draft.town}
            onValueChange={(town) => change({ town })}
          />
        </Field>
        <CountryField {...props} />
      </div>
      <NumberField {...props} />
      <RadioCards
        label={t('newDialog.stage')}
        value={draft.stage}
        onValueChange={(stage) => change({ stage })}
        options={[
          {
            value: 'prospect',
            label: t('newDialog.prospect'),
            detail: t('newDialog.prospectText'),
          },
          {
            value: 'screening',
            label: t('newDialog.screening'),
            detail: t('newDialog.screeningText'),
          },
        ]}
      />
    </>
  );
}

/** What to do about a field that was not taken; nothing once its text was changed to something. */
function useErrorText({ errors }: FieldsProps): (field: string) => string | undefined {
  const { t } = useTranslation('portfolio');
  return (field) => {
    const error = errors.find((one) => one.field === field);
    if (error === undefined) return undefined;
    if (error.reason === 'required') return t('newDialog.nameMissing');
    if (error.reason !== 'tooLong') return t('newDialog.invalid');
    const max = error.max ?? 0;
    return field === 'name' ? t('newDialog.nameTooLong', { max }) : t('newDialog.tooLong', { max });
  };
}

function PadField({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation('portfolio');
  const pads = usePads();
  const errorOf = useErrorText({ draft, change, errors });
  return (
    <Field label={t('newDialog.pad')} error={errorOf('launchPadId')}>
      <Select
        options={pads.map(({ id, values }) => ({ value: id, label: values.name }))}
        value={draft.launchPadId}
        onValueChange={(launchPadId) => {
          const country = pads.find(({ id }) => id === launchPadId)?.values.country;
          change({ launchPadId, ...(country === undefined ? {} : { country }) });
        }}
      />
    </Field>
  );
}

function CountryField({ draft, change }: FieldsProps) {
  const { t } = useTranslation(['portfolio', 'domain']);
  return (
    <Field label={t('newDialog.country')}>
      <Select
        options={countries.map((country) => ({
          value: country,
          label: t(`domain:option.country.${country}`),
        }))}
        value={draft.country}
        onValueChange={(country) => change({ country })}
      />
    </Field>
  );
}

function ManagerField({ draft, change }: FieldsProps) {
  const { t } = useTranslation('portfolio');
  const members = useCarnetState((state) => state.members);
  const nameOf = useMemberName();
  const choices = possibleManagers(members, draft.accountManagerId);
  return (
    <Field label={t('newDialog.manager')}>
      <Select
        options={[
          { value: '', label: t('newDialog.nobody') },
          ...choices.map((member) => ({ value: member.id, label: nameOf(member) })),
        ]}
        value={draft.accountManagerId}
        onValueChange={(accountManagerId) => change({ accountManagerId })}
      />
    </Field>
  );
}

function NumberField({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation('portfolio');
  const errorOf = useErrorText({ draft, change, errors });
  const { companyNumber, country } = draft;
  const rules = country === 'FR' || country === 'GB' ? country : 'other';
  const finding = checkIdentifier('companyNumber', companyNumber, country);
  const doubtful = !finding.ok && finding.reason !== 'empty';
  const checksum = doubtful && finding.reason === 'checksum';
  return (
    <Field
      label={t('newDialog.number')}
      optionalText={t('newDialog.optional')}
      hint={
        <>
          {t(`newDialog.numberHint.${rules}`)}
          <span role="status" className={styles.remark}>
            {doubtful ? t(`newDialog.numberFinding.${checksum ? 'checksum' : 'other'}`) : ''}
          </span>
        </>
      }
      error={errorOf('companyNumber')}
    >
      <TextInput
        autoComplete="off"
        spellCheck={false}
        value={companyNumber}
        onValueChange={(text) => change({ companyNumber: text })}
      />
    </Field>
  );
}

/** SMEs that may be the one being typed: to look at, never in the way. */
function Doubles({ draft }: { readonly draft: NewSmeDraft }) {
  const { t } = useTranslation('portfolio');
  const sheets = useCarnetState((state) => state.sheets);
  const { name, companyNumber, country } = draft;
  const found = useMemo(
    () =>
      sameSmes(
        { name, companyNumber, country },
        [...sheets.values()].map(({ sme }) => sme),
      ),
    [name, companyNumber, country, sheets],
  );
  if (found.length === 0) return null;
  return (
    <Note icon="info" tone="accent" title={t('newDialog.sameTitle')} announced>
      <ul className={styles.doubles}>
        {found.map(({ sme, because }) => (
          <li key={sme.id}>
            <bdi>
              {t(because === 'name' ? 'newDialog.sameName' : 'newDialog.sameNumber', {
                name: sme.values.name,
              })}
            </bdi>{' '}
            <Link href={paths.sheet(sme.id)} asChild>
              <TextLink>{t('newDialog.see')}</TextLink>
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}
