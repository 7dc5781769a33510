/** The answers about one launch pad. Choosing a country brings its time zone along. */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { countries } from '../../../domain/programme/programme.ts';
import { zoneOfCountry } from '../../../domain/programme/zones.ts';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './first-run.module.css';
import type { PadForm } from './start-form.ts';

interface PadFieldsProps {
  readonly pad: PadForm;
  readonly position: number;
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (pad: PadForm) => void;
  /** Absent where it is the only one. */
  readonly onRemove: (() => void) | undefined;
}

export function PadFields({ pad, position, errorAt, onChange, onRemove }: PadFieldsProps) {
  const { t } = useTranslation(['first-run', 'domain']);
  const titleId = useId();
  const change = (patch: Partial<PadForm>): void => onChange({ ...pad, ...patch });
  const title = t('begin.pad', { position });
  return (
    <div role="group" aria-labelledby={titleId} className={styles.pad}>
      <div className={styles.padHead}>
        <span id={titleId}>{title}</span>
        {onRemove === undefined ? null : (
          <IconButton
            icon="remove"
            label={t('begin.removePad', { name: pad.name === '' ? title : pad.name })}
            onClick={onRemove}
            small
          />
        )}
      </div>
      <div className={styles.pair}>
        <Field label={t('begin.padName')} error={errorAt('name')}>
          <TextInput value={pad.name} onValueChange={(name) => change({ name })} />
        </Field>
        <Field label={t('begin.padCountry')} error={errorAt('country')}>
          <Select
            value={pad.country}
            options={countries.map((country) => ({
              value: country,
              label: t(`domain:option.country.${country}`),
            }))}
            onValueChange={(country) => change({ country, timeZone: zoneOfCountry[country] })}
          />
        </Field>
        <Field label={t('begin.padCode')} error={errorAt('code')}>
          <TextInput value={pad.code} onValueChange={(code) => change({ code })} />
        </Field>
        <Field label={t('begin.padTarget')} error={errorAt('target')}>
          <NumberInput value={pad.target} onValueChange={(target) => change({ target })} />
        </Field>
        <Field
          label={t('begin.padPartner')}
          optionalText={t('optional')}
          error={errorAt('partnerName')}
        >
          <TextInput
            value={pad.partnerName}
            onValueChange={(partnerName) => change({ partnerName })}
          />
        </Field>
        <Field label={t('begin.padZone')} error={errorAt('timeZone')}>
          <TextInput value={pad.timeZone} onValueChange={(timeZone) => change({ timeZone })} />
        </Field>
      </div>
    </div>
  );
}
