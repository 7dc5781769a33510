/** What kind of contact it is, how it takes place, who asked for it, and what became of it. */

import { useTranslation } from 'react-i18next';
import {
  contactKinds,
  contactModes,
  contactStates,
  type ContactMode,
  type ContactState,
} from '../../../../domain/contact/contact.ts';
import { reachedByDefault } from '../../../../domain/contact/log-contact.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from '../../../parts/record/fields.module.css';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import type { ContactRecordForm } from './contact-record-form.ts';

const directions = ['outbound', 'inbound'] as const;
const requesters = ['us', 'them'] as const;

export function HowFields({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation(['contact', 'domain']);
  const message = useFieldMessage();
  const { values, set, errorOf } = form;
  // Whether somebody was reached follows from the two; it is proposed again, and can be changed after.
  const reachedIn = (mode: ContactMode | undefined, state: ContactState | undefined) =>
    mode === undefined || state !== 'held' ? undefined : reachedByDefault(mode, values.direction);
  const setMode = (mode: ContactMode | undefined): void => {
    set({ mode, reached: reachedIn(mode, values.state) });
  };
  const setState = (state: ContactState): void => {
    set({ state, reached: reachedIn(values.mode, state) });
  };
  return (
    <>
      <div className={styles.columns}>
        <Field label={t('domain:field.contact.kind')} error={message(errorOf('kind'))}>
          <Select
            options={contactKinds.map((value) => ({
              value,
              label: t(`domain:option.contactKind.${value}`),
            }))}
            value={values.kind ?? ''}
            onValueChange={(kind) => set({ kind })}
          />
        </Field>
        <Field label={t('domain:field.contact.mode')}>
          <OptionalSelect
            options={contactModes.map((value) => ({
              value,
              label: t(`domain:option.contactMode.${value}`),
            }))}
            value={values.mode}
            onValueChange={setMode}
            emptyLabel={t('noMode')}
          />
        </Field>
        <Field label={t('domain:field.contact.state')}>
          <Select
            options={contactStates.map((value) => ({
              value,
              label: t(`domain:option.contactState.${value}`),
            }))}
            value={values.state ?? ''}
            onValueChange={setState}
          />
        </Field>
        <Field label={t('domain:field.contact.direction')}>
          <OptionalSelect
            options={directions.map((value) => ({
              value,
              label: t(`domain:option.direction.${value}`),
            }))}
            value={values.direction}
            onValueChange={(direction) => set({ direction })}
            emptyLabel={t('unknown')}
          />
        </Field>
        <Field label={t('domain:field.contact.requestedBy')}>
          <OptionalSelect
            options={requesters.map((value) => ({
              value,
              label: t(`domain:option.requestedBy.${value}`),
            }))}
            value={values.requestedBy}
            onValueChange={(requestedBy) => set({ requestedBy })}
            emptyLabel={t('unknown')}
          />
        </Field>
      </div>
      {values.mode === undefined || values.state !== 'held' ? null : (
        <Checkbox
          checked={values.reached === true}
          onCheckedChange={(reached) => set({ reached })}
          detail={t('reachedHint')}
        >
          {t('reached')}
        </Checkbox>
      )}
    </>
  );
}
