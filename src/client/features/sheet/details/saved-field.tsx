/**
 * Fields of the SME that save themselves: texts and dates after a pause in the typing, choices at once. What is
 * wrong is said at the field; a remark never keeps anything from being saved.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySide } from '../../../../domain/calendar/plain-day.ts';
import type { FieldName } from '../../../../domain/entity/registry.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { useTypedField } from '../../../model/use-typed-field.ts';
import { ConflictSlot } from '../../../parts/conflict/conflict-slot.tsx';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from './details.module.css';

/** The fields that hold a line of text, a long text or a day. */
type TextualField = {
  readonly [K in FieldName<'sme'>]: Sme['values'][K] extends string | undefined ? K : never;
}[FieldName<'sme'>];

interface SavedFieldProps {
  readonly sme: Sme;
  readonly field: TextualField;
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** Under the control, from the text as it is typed. */
  readonly remark?: ((text: string) => string | undefined) | undefined;
  readonly kind?: 'line' | 'long' | 'date' | 'url' | undefined;
  readonly optional?: boolean | undefined;
  /** Of a day: where to look for one of which a part is typed. */
  readonly side?: DaySide | undefined;
}

/** What an empty field means: nothing is there. Spaces around a line are slips. */
const encodeLine = (text: string): string | undefined => {
  const line = text.trim();
  return line === '' ? undefined : line;
};

export function SavedField(props: SavedFieldProps) {
  const { sme, field, label, hint, remark, kind = 'line', optional = false, side } = props;
  const { t } = useTranslation(['sme-details', 'domain', 'sheet']);
  const message = useFieldMessage();
  const mark = useFieldMark(sme.id, field);
  const typed = useTypedField(
    sme.id,
    field,
    sme.values[field] ?? '',
    kind === 'long' ? undefined : encodeLine,
  );
  const control = {
    value: typed.value,
    onValueChange: typed.onChange,
    onBlur: typed.onBlur,
    'data-field': field,
  };
  return (
    <Field
      label={label ?? t(`domain:field.sme.${field}`)}
      hint={hint}
      optionalText={optional ? t('sheet:optional') : undefined}
      mark={mark}
      error={message(typed.error, typed.notSaved)}
    >
      {kind === 'date' ? <DayInput {...control} side={side} /> : null}
      {kind === 'long' ? <TextArea {...control} /> : null}
      {kind === 'line' ? <TextInput {...control} /> : null}
      {kind === 'url' ? <TextInput {...control} type="url" inputMode="url" /> : null}
      <Remark>{remark?.(typed.value)}</Remark>
      <ConflictSlot recordId={sme.id} field={field} />
    </Field>
  );
}

/** Something to look at again; it is announced, and nothing waits for it. */
export function Remark({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status">
      {children === undefined || children === null ? null : (
        <p className={styles.remark}>
          <Icon name="info" size={14} />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
