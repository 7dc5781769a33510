/** A figure, an amount, a day or an identifier. What cannot be read stays in the field, is kept, and is said beside it. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../std/json.ts';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { Money } from '../../../domain/entity/field.ts';
import { changeCurrency } from '../../../domain/form/commands/change-answer.ts';
import type { ItemOf } from '../../../domain/form/template.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { printWordings } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { unreadable } from '../../model/typing.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { DayInput } from '../date/day-input.tsx';
import { MonthInput } from '../date/month-input.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import { TextSource, type TextControl } from '../record/text-source.tsx';
import { moneyIn, readFigure, showFigure } from './cell-codec.ts';
import styles from './controls.module.css';
import { ItemMessage } from './item-message.tsx';
import { useFormPage } from './form-page.ts';

interface FigureControlProps {
  readonly view: ItemView;
  readonly label: string;
  readonly describedBy: string | undefined;
}

/** What is stored in the field of the answer; the marks are no text. */
function storedIn({ answer }: ItemView): Json | undefined {
  if (answer.kind === 'unreadable') return answer.stored;
  if (answer.kind !== 'given') return undefined;
  const { content } = answer;
  if (content.kind === 'number') return content.number;
  if (content.kind === 'money') return { ...content.money };
  return content.kind === 'word' ? content.word : undefined;
}

interface TypedProps extends FigureControlProps {
  readonly show: (stored: Json | undefined) => string;
  readonly read: (text: string) => Json | typeof unreadable | undefined;
  /** The box says itself what it cannot read. */
  readonly saysItself?: boolean;
  readonly children: (box: {
    readonly value: string;
    readonly onValueChange: (text: string) => void;
    readonly onBlur: () => void;
    readonly 'aria-label': string;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

function Typed(props: TypedProps) {
  const { view, label, describedBy, show, read, saysItself = false, children } = props;
  const { formId } = useFormPage();
  const message = useFieldMessage();
  const draw = (control: TextControl): ReactNode => (
    <>
      {children({
        value: control.value,
        onValueChange: control.onValueChange,
        onBlur: control.onBlur,
        'aria-label': label,
        'aria-describedby': describedBy,
      })}
      {saysItself && control.error?.reason === 'invalid' ? null : (
        <ItemMessage>{message(control.error, control.notSaved)}</ItemMessage>
      )}
    </>
  );
  return (
    <TextSource
      recordId={formId}
      field={view.field ?? ''}
      stored={show(storedIn(view))}
      encode={read}
      onNew={() => undefined}
      newError={undefined}
    >
      {draw}
    </TextSource>
  );
}

/** Empty for nothing, a number where it is one, and otherwise what was typed. */
const readNumber = (text: string, isPercent = false): Json | undefined =>
  text.trim() === '' ? undefined : (readFigure(text, isPercent) ?? text);

export function NumberControl(props: FigureControlProps & { readonly item: ItemOf<'number'> }) {
  const { language } = useFormat();
  const units = {
    percent: '%',
    fte: printWordings.fte[language],
    hoursPerMonth: printWordings.perMonth[language],
  } as const;
  const { unit } = props.item;
  const isPercent = unit === 'percent';
  return (
    <Typed
      {...props}
      show={(stored) => showFigure(stored, language, isPercent)}
      read={(text) => readNumber(text, isPercent)}
    >
      {(box) => (
        <NumberInput
          {...box}
          className={styles.figure}
          unit={unit === undefined ? undefined : units[unit]}
        />
      )}
    </Typed>
  );
}

export const currencies = ['EUR', 'GBP'] as const satisfies readonly Money['currency'][];

/** The currency in which a business reckons. */
export function homeCurrency(country: string | undefined): Money['currency'] {
  return country === 'GB' ? 'GBP' : 'EUR';
}

export function MoneyControl(props: FigureControlProps) {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const page = useFormPage();
  const money = moneyIn(storedIn(props.view));
  const [chosen, setChosen] = useState(homeCurrency(page.view.context.country));
  const currency = money?.currency ?? chosen;
  const read = (text: string): Json | undefined => {
    const amount = readNumber(text);
    return typeof amount === 'number' ? { amount, currency } : amount;
  };
  const show = (stored: Json | undefined): string =>
    showFigure(moneyIn(stored)?.amount ?? stored, language);
  return (
    <Typed {...props} show={show} read={read}>
      {(box) => (
        <span className={styles.money}>
          <NumberInput {...box} />
          <Select
            aria-label={`${props.label} – ${t('currency')}`}
            options={currencies.map((code) => ({ value: code, label: code }))}
            value={currency}
            onValueChange={(next) => {
              setChosen(next);
              if (money === undefined) return;
              void page.change(changeCurrency(page.formId, props.view.field ?? '', next));
            }}
          />
        </span>
      )}
    </Typed>
  );
}

export function IdentifierControl(props: FigureControlProps) {
  return (
    <Typed
      {...props}
      show={(stored) => (typeof stored === 'string' ? stored : '')}
      read={(text) => (text.trim() === '' ? undefined : text.trim())}
    >
      {(box) => <TextInput {...box} autoComplete="off" className={styles.figure} />}
    </Typed>
  );
}

/** A day, or a month by its first day. */
export function DateControl(props: FigureControlProps & { readonly item: ItemOf<'date'> }) {
  const isMonth = props.item.precision === 'month';
  const show = (stored: Json | undefined): string => {
    const day = typeof stored === 'string' ? stored : '';
    return isMonth && parseLocalDate(day) !== undefined ? day.slice(0, 7) : day;
  };
  const read = (text: string): string | typeof unreadable | undefined => {
    const day = isMonth && text !== '' ? `${text}-01` : text;
    return day === '' ? undefined : (parseLocalDate(day) ?? unreadable);
  };
  return (
    <Typed {...props} show={show} read={read} saysItself>
      {(box) => (
        <span className={styles.figure}>
          {isMonth ? <MonthInput {...box} /> : <DayInput {...box} />}
        </span>
      )}
    </Typed>
  );
}
