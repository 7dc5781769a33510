/**
 * Fields of a record that save themselves: a text while it is typed, a choice at once. Their labels are the names
 * of the fields everywhere else, in the history for instance.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFields } from '../../../domain/command/command.ts';
import type { Json } from '../../../std/json.ts';
import type { RunError } from '../../model/receipt.ts';
import { useRun } from '../../model/use-carnet.ts';
import { type FieldPart, useTypedField } from '../../model/use-typed-field.ts';
import { ConflictSlot } from '../../parts/conflict/conflict-slot.tsx';
import { useFieldMark } from '../../parts/entry-mark/use-field-mark.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { MonthInput } from '../../parts/date/month-input.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type Expected, useFieldError, useRunError } from './field-error.ts';
import styles from './settings.module.css';

interface SavedProps {
  readonly recordId: string;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

interface SavedTextProps extends SavedProps {
  readonly stored: string | undefined;
  readonly type?: 'text' | 'month' | 'email' | 'number' | 'date' | undefined;
  /**
   * From the text, and the whole field, to the value; what cannot be read goes through as text and is refused at the
   * field.
   */
  readonly encode?: ((text: string, whole: Json | undefined) => unknown) | undefined;
  /** The part of the field that is typed here, where it has others. */
  readonly part?: Pick<FieldPart, 'part' | 'read'> | undefined;
  readonly expected?: Expected | undefined;
  /** After a number. */
  readonly unit?: string | undefined;
  readonly whole?: boolean | undefined;
}

/** A field that is typed in. */
export function SavedText(props: SavedTextProps) {
  const { recordId, field, label, hint, optional, stored = '', type = 'text', encode } = props;
  const { t } = useTranslation('settings');
  const place = props.part === undefined ? field : { field, ...props.part };
  const typed = useTypedField(recordId, place, stored, encode);
  const fieldError = useFieldError();
  const mark = useFieldMark(recordId, field);
  // A box for a day says itself what it cannot read, and more than the sentence here.
  const isSaid = (type === 'date' || type === 'month') && typed.error?.reason === 'invalid';
  const control = { value: typed.value, onValueChange: typed.onChange, onBlur: typed.onBlur };
  return (
    <Field
      label={label}
      hint={hint}
      optionalText={optional === true ? t('optional') : undefined}
      mark={mark}
      error={isSaid ? undefined : fieldError(typed.error, typed.notSaved, props.expected)}
      className={props.whole === true ? styles.whole : undefined}
    >
      {type === 'number' ? (
        <NumberInput {...control} unit={props.unit} />
      ) : type === 'date' ? (
        <DayInput {...control} />
      ) : type === 'month' ? (
        <MonthInput {...control} />
      ) : (
        <TextInput {...control} type={type} autoComplete="off" />
      )}
      <ConflictSlot recordId={recordId} field={field} />
    </Field>
  );
}

interface SavedChoiceProps<Value extends string> extends SavedProps {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly stored: Value | undefined;
  /** What an empty choice is called; absent where one is required. */
  readonly emptyLabel?: string | undefined;
  /** Other fields that follow from the choice. */
  readonly along?: ((value: Value | undefined) => Readonly<Record<string, unknown>>) | undefined;
}

/** A field that is chosen. */
export function SavedChoice<Value extends string>(props: SavedChoiceProps<Value>) {
  const { recordId, field, label, hint, optional, options, stored, emptyLabel, along } = props;
  const { t } = useTranslation('settings');
  const run = useRun();
  const runError = useRunError();
  const mark = useFieldMark(recordId, field);
  const [error, setError] = useState<RunError | undefined>(undefined);
  return (
    <Field
      label={label}
      hint={hint}
      optionalText={optional === true ? t('optional') : undefined}
      mark={mark}
      error={runError(error)}
    >
      <Select<Value | ''>
        value={stored ?? ''}
        options={
          emptyLabel === undefined ? options : [{ value: '', label: emptyLabel }, ...options]
        }
        onValueChange={(chosen) => {
          const value = options.find((option) => option.value === chosen)?.value;
          void run(setFields(recordId, { [field]: value, ...along?.(value) })).then((result) => {
            setError(result.ok ? undefined : result.error);
          });
        }}
      />
      <ConflictSlot recordId={recordId} field={field} />
    </Field>
  );
}
