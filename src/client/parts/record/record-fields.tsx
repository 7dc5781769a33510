/**
 * The fields of a record, drawn from the declaration of its entity: the kind of a field decides on its control, the
 * texts of the domain on its label and its choices. Each saves itself where the record exists, has its mark while a
 * change waits, and the card of its conflict.
 *
 * A map or a structure has parts of its own and needs an editor of its own; so has a field with a rule on the screen.
 */

import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  element,
  type Field as DeclaredField,
  type Language,
} from '../../../domain/entity/field.ts';
import { type EntityName, type FieldName, fieldOf } from '../../../domain/entity/registry.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import { BesideField, Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ConflictSlot } from '../conflict/conflict-slot.tsx';
import { BoxClock } from '../date/box-clock.tsx';
import { useFieldMark } from '../entry-mark/use-field-mark.tsx';
import { DayField } from './day-field.tsx';
import { useFieldMessage } from './field-message.ts';
import styles from './fields.module.css';
import { OptionalSelect } from './optional-select.tsx';
import { PairField } from './pair-field.tsx';
import { readAmount, readInteger } from './read-number.ts';
import { TextSource } from './text-source.tsx';
import { isHourUnread, useMomentBoxes } from './use-moment-boxes.ts';
import type { RecordForm } from './use-record-form.ts';

interface RecordFieldsProps<N extends EntityName> {
  readonly form: RecordForm<N>;
  /** In their order on the screen. */
  readonly fields: readonly FieldName<N>[];
  /** For references: what can be chosen. */
  readonly choices?: Readonly<Partial<Record<FieldName<N>, readonly ComboboxOption[]>>> | undefined;
  readonly hints?: Readonly<Partial<Record<FieldName<N>, string>>> | undefined;
  /** Asked for here, where their declaration leaves them open. */
  readonly needed?: readonly FieldName<N>[] | undefined;
  /** Takes the focus when the dialog opens. */
  readonly first?: FieldName<N> | undefined;
  /** Their choices are long: each has a line of its own. */
  readonly wide?: readonly FieldName<N>[] | undefined;
}

export function RecordFields<N extends EntityName>(props: RecordFieldsProps<N>) {
  const { form, fields, choices, hints, needed, first, wide } = props;
  // Pairs of boxes need the whole width; what is short stands in columns.
  const isWide = (name: FieldName<N>): boolean => {
    const kind = fieldOf(form.entity, name)?.kind;
    return kind === 'text2' || kind === 'longText' || wide?.includes(name) === true;
  };
  const one = (name: FieldName<N>) => (
    <OneField
      key={name}
      form={form}
      name={name}
      choices={choices?.[name]}
      hint={hints?.[name]}
      isNeeded={needed?.includes(name) === true}
      first={first === name}
    />
  );
  const runs = fields.reduce<FieldName<N>[][]>((done, name) => {
    const last = done.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || isWide(name) || isWide(before)) {
      return [...done, [name]];
    }
    return [...done.slice(0, -1), [...last, name]];
  }, []);
  return (
    <>
      {runs.map((run) => (
        <div key={run[0]} className={run.some(isWide) ? undefined : styles.columns}>
          {run.map(one)}
        </div>
      ))}
    </>
  );
}

interface OneFieldProps {
  readonly form: Pick<
    RecordForm<EntityName>,
    'entity' | 'recordId' | 'change' | 'valueOf' | 'errorOf'
  >;
  readonly name: string;
  readonly choices: readonly ComboboxOption[] | undefined;
  readonly hint: string | undefined;
  readonly isNeeded: boolean;
  readonly first: boolean;
}

function OneField(props: OneFieldProps) {
  const { form, name, hint, isNeeded, first } = props;
  const { t } = useTranslation('sheet');
  const describe = useDescribe(useToday(), () => undefined);
  const mark = useFieldMark(form.recordId ?? '', name);
  const message = useFieldMessage();
  const declared = fieldOf(form.entity, name);
  if (declared === undefined) return null;
  const label = describe.field(form.entity, name);
  // What is wrong with an hour is said at its own box.
  const isHour = declared.kind === 'dateTime' && isHourUnread(form.valueOf(name));
  const error = isHour ? undefined : form.errorOf(name);
  if (declared.kind === 'text2') {
    const parsed = element.text2.safeParse(form.valueOf(name));
    return (
      <PairField
        recordId={form.recordId}
        field={name}
        label={label}
        hint={hint}
        mark={mark}
        value={parsed.success ? parsed.data : undefined}
        onNew={(value) => form.change(name, value)}
        newError={error}
        short
        first={first}
      />
    );
  }
  if (declared.kind === 'boolean') {
    return (
      <Field label={label} hint={hint} mark={mark} error={message(error)}>
        <Checkbox
          checked={form.valueOf(name) === true}
          onCheckedChange={(checked) => form.change(name, checked)}
        >
          {t('yes')}
        </Checkbox>
        <ConflictSlot recordId={form.recordId} field={name} />
      </Field>
    );
  }
  const frame = (control: ReactNode, shown?: string) => (
    <Field
      label={label}
      hint={hint}
      optionalText={declared.required || isNeeded ? undefined : t('optional')}
      mark={mark}
      error={shown ?? message(error)}
    >
      {control}
      <ConflictSlot recordId={form.recordId} field={name} />
    </Field>
  );
  return isTyped(declared) ? (
    <TypedControl {...props} declared={declared} frame={frame} />
  ) : (
    frame(<ChosenControl {...props} declared={declared} />)
  );
}

const isTyped = ({ kind }: DeclaredField<unknown>): boolean =>
  kind === 'text' || kind === 'longText' || kind === 'integer' || kind === 'money';

interface TypedControlProps extends OneFieldProps {
  readonly declared: DeclaredField<unknown>;
  readonly frame: (control: ReactNode, shown?: string) => ReactNode;
}

/** A line, a text, a whole number or an amount. */
function TypedControl({ form, name, first, declared, frame }: TypedControlProps) {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const message = useFieldMessage();
  const value = form.valueOf(name);
  const money = moneyOf(value);
  const currencyId = useId();
  const [currency, setCurrency] = useState<Currency>(money?.currency ?? 'EUR');
  const codec = codecOf(declared, money?.currency ?? currency, language);
  return (
    <TextSource
      recordId={form.recordId}
      field={name}
      stored={codec.show(value)}
      encode={codec.read}
      onNew={(text) => form.change(name, codec.read(text))}
      newError={form.errorOf(name)}
    >
      {(control) => {
        const box = {
          value: control.value,
          onValueChange: control.onValueChange,
          onBlur: control.onBlur,
          'data-autofocus': first ? '' : undefined,
        };
        const shown = message(control.error, control.notSaved);
        switch (declared.kind) {
          case 'longText':
            return frame(<TextArea {...box} />, shown);
          case 'integer':
            return frame(<NumberInput {...box} />, shown);
          case 'money':
            return frame(
              <span className={styles.money}>
                <NumberInput {...box} />
                <Select
                  id={currencyId}
                  aria-label={t('currency')}
                  options={currencies.map((code) => ({ value: code, label: code }))}
                  value={money?.currency ?? currency}
                  onValueChange={(next) => {
                    setCurrency(next);
                    if (money !== undefined) form.change(name, { ...money, currency: next });
                  }}
                />
              </span>,
              shown,
            );
          default:
            return frame(<TextInput {...box} autoComplete="off" />, shown);
        }
      }}
    </TextSource>
  );
}

const currencies = ['EUR', 'GBP'] as const;
type Currency = (typeof currencies)[number];

function moneyOf(value: unknown): { amount: number; currency: Currency } | undefined {
  const parsed = element.money.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

interface Codec {
  /** From the value to the text of the control. */
  readonly show: (value: unknown) => string;
  /** From the text to the value; what cannot be read goes through and is refused at the field. */
  readonly read: (text: string) => unknown;
}

function codecOf(
  { kind, required }: DeclaredField<unknown>,
  currency: Currency,
  language: Language,
): Codec {
  const isEmpty = (text: string): boolean => text.trim() === '';
  switch (kind) {
    case 'integer':
      return {
        show: (value) => (typeof value === 'number' ? String(value) : textOf(value)),
        read: readInteger,
      };
    case 'money':
      return {
        show: (value) => {
          const amount = moneyOf(value)?.amount;
          if (amount === undefined) return textOf(value);
          return language === 'fr' ? String(amount).replace('.', ',') : String(amount);
        },
        read: (text) => {
          if (isEmpty(text)) return undefined;
          const amount = readAmount(text);
          return amount === undefined ? text : { amount, currency };
        },
      };
    default:
      return { show: textOf, read: (text) => (isEmpty(text) && !required ? undefined : text) };
  }
}

/** A text as it is, anything else as nothing: what could not be read before it was added stays in its field. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

type ChosenControlProps = OneFieldProps & { readonly declared: DeclaredField<unknown> };

/** Whatever is chosen and not typed. */
function ChosenControl({ form, name, choices = [], declared }: ChosenControlProps) {
  const { t } = useTranslation('sheet');
  const describe = useDescribe(useToday(), () => undefined);
  const value = form.valueOf(name);
  const text = typeof value === 'string' ? value : '';
  const change = (next: unknown): void => form.change(name, next);
  const isNew = form.recordId === undefined;
  const options = (declared.options ?? []).map((option) => ({
    value: option,
    label: describe.value(form.entity, name, declared.merge === 'set' ? [option] : option),
  }));
  switch (declared.kind) {
    case 'choice':
      return declared.required ? (
        <Select options={options} value={text} onValueChange={change} />
      ) : (
        <OptionalSelect
          options={options}
          value={text === '' ? undefined : text}
          onValueChange={change}
          emptyLabel={t('notSaid')}
        />
      );
    case 'dateTime':
      return <MomentControl form={form} name={name} at={text} />;
    case 'date':
      return (
        <DayField
          value={text}
          onTake={(day) => change(day === '' ? undefined : day)}
          atOnce={isNew}
        />
      );
    case 'month':
      return (
        <DayField
          value={text}
          onTake={(month) => change(month === '' ? undefined : month)}
          atOnce={isNew}
          holds="month"
        />
      );
    case 'choices':
    case 'references':
    case 'reference': {
      const single = declared.kind === 'reference';
      const selected = Array.isArray(value) ? value.map(String) : text === '' ? [] : [text];
      return (
        <Combobox
          options={
            declared.kind === 'choices'
              ? options.map(({ value: id, label }) => ({ id, label }))
              : choices
          }
          selected={selected}
          onSelectedChange={(next) => change(single ? next[0] : next)}
          single={single}
          placeholder={t('choose')}
          emptyText={t('nothingFound')}
          removeLabel={(label) => t('people.remove', { name: label })}
        />
      );
    }
    default:
      return null;
  }
}

interface MomentControlProps extends Pick<OneFieldProps, 'form' | 'name'> {
  readonly at: string;
}

/** Stands for an hour that was emptied. */
const usualHour = '09:00';

/** The label of the field names the box of the day: that of the hour has a name and an id of its own. */
function MomentControl({ form, name, at }: MomentControlProps) {
  const { t } = useTranslation('date');
  const boxes = useMomentBoxes(at, usualHour, (next) => form.change(name, next));
  const isNew = form.recordId === undefined;
  const zone = textOf(form.valueOf('zone')) || undefined;
  return (
    <span className={styles.moment}>
      <DayField value={boxes.day} onTake={boxes.takeDay} atOnce={isNew} />
      <BesideField>
        <DayField
          value={boxes.hour}
          onTake={boxes.takeHour}
          atOnce={isNew}
          holds="time"
          label={t('time')}
        />
      </BesideField>
      {isHourUnread(at) ? null : <BoxClock appointment={{ at, zone }} />}
    </span>
  );
}
