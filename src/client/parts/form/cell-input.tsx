/**
 * One cell of rows of a form, with a box of its own that saves itself: the other cells, and what others write in them
 * meanwhile, stay as they are.
 */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { element, type Language, type Text2 } from '../../../domain/entity/field.ts';
import { countryOptions } from '../../../domain/form/reference/option-lists.ts';
import { changeCell, changeCurrency } from '../../../domain/form/commands/change-answer.ts';
import { rowsIn, withCell, withoutRow } from '../../../domain/form/rows.ts';
import type { CellType } from '../../../domain/form/template.ts';
import { storedOf } from '../../../domain/form/write-answer.ts';
import { withSide } from '../../../domain/text/edit-pair.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { unreadable } from '../../model/typing.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { DayInput } from '../date/day-input.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import { OptionalSelect } from '../record/optional-select.tsx';
import { type TextControl, TextSource } from '../record/text-source.tsx';
import { moneyIn, readFigure, showFigure } from './cell-codec.ts';
import styles from './controls.module.css';
import { currencies, homeCurrency } from './figure-control.tsx';
import { useFormPage } from './form-page.ts';
import { ItemMessage } from './item-message.tsx';

interface CellInputProps {
  readonly field: string;
  readonly row: string;
  readonly column: string;
  readonly type: CellType;
  /** Its name: the row and the column. */
  readonly label: string;
  /** A figure that cannot be read is not stored: other cells could not be read with it. */
  readonly strict?: boolean | undefined;
  /** Without it the row means nothing: emptied, it takes the row with it. */
  readonly leads?: boolean | undefined;
}

/** The whole field as it is stored. */
function useWhole(field: string): Json | undefined {
  const { formId } = useFormPage();
  return useRecord(formId)?.values[field];
}

export function CellInput(props: CellInputProps) {
  const { field, row, column, type, label } = props;
  const { formId, change } = useFormPage();
  const cell = rowsIn(useWhole(field))[row]?.[column];
  const text = typeof cell === 'string' ? cell : '';
  const set = (value: Json | undefined): void => {
    void change(changeCell(formId, field, [row, column], value));
  };
  switch (type) {
    case 'country':
      return <CountryCell value={text} label={label} onValue={set} />;
    case 'rating5':
      return (
        <OptionalSelect
          label={label}
          options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: `${value}/5` }))}
          value={typeof cell === 'number' ? String(cell) : undefined}
          onValueChange={(value) => set(value === undefined ? undefined : Number(value))}
          emptyLabel="–"
        />
      );
    case 'date':
    case 'text':
    case 'number':
    case 'percent':
    case 'money':
      return <TypedCell {...props} type={type} cell={cell} />;
  }
}

interface CountryCellProps {
  readonly value: string;
  readonly label: string;
  readonly onValue: (value: string | undefined) => void;
}

function CountryCell({ value, label, onValue }: CountryCellProps) {
  const { language } = useFormat();
  return (
    <OptionalSelect
      label={label}
      options={countryOptions.map(({ id, label: name }) => ({ value: id, label: name[language] }))}
      value={value === '' ? undefined : value}
      onValueChange={onValue}
      emptyLabel="–"
    />
  );
}

type TypedCellType = Exclude<CellType, 'country' | 'rating5'>;

interface TypedCellProps extends CellInputProps {
  readonly type: TypedCellType;
  readonly cell: Json | undefined;
}

function TypedCell(props: TypedCellProps) {
  const { field, row, column, type, label, strict = false, leads = false, cell } = props;
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const { formId, view, change } = useFormPage();
  const money = moneyIn(cell);
  const [chosen, setChosen] = useState(homeCurrency(view.context.country));
  const currency = money?.currency ?? chosen;
  const read = (text: string, before: Json | undefined): Json | undefined => {
    if (text.trim() === '') return undefined;
    if (type === 'date') return text;
    if (type === 'text') return textCell(before, text, language);
    const figure = readFigure(text, type === 'percent');
    if (figure === undefined) return text;
    return type === 'money' ? { amount: figure, currency } : figure;
  };
  const encode = (text: string, all: Json | undefined): Json | typeof unreadable | undefined => {
    if (type === 'date' && !isDay(text)) return unreadable;
    const before = rowsIn(all)[row]?.[column];
    const value = read(text, before);
    if (strict && type !== 'date' && typeof value === 'string') return unreadable;
    if (leads && value === undefined) return withoutRow(all, row);
    return withCell(all, [row, column], value);
  };
  return (
    <TextSource
      recordId={formId}
      field={{ field, part: `${row}/${column}`, read: (all) => rowsIn(all)[row]?.[column] }}
      stored={shownCell(cell, type, language)}
      encode={encode}
      onNew={() => undefined}
      newError={undefined}
    >
      {(control) => (
        <CellBox control={control} type={type} label={label} lang={langOf(cell) ?? language}>
          {type === 'money' ? (
            <Select
              aria-label={`${label} – ${t('currency')}`}
              options={currencies.map((code) => ({ value: code, label: code }))}
              value={currency}
              onValueChange={(next) => {
                setChosen(next);
                if (money !== undefined) {
                  void change(changeCurrency(formId, field, next, [row, column]));
                }
              }}
            />
          ) : null}
        </CellBox>
      )}
    </TextSource>
  );
}

interface CellBoxProps {
  readonly control: TextControl;
  readonly type: TypedCellType;
  readonly label: string;
  readonly lang: Language;
  /** Beside the box. */
  readonly children: ReactNode;
}

/** The box itself, with what is wrong under it. */
function CellBox({ control, type, label, lang, children }: CellBoxProps) {
  const { t } = useTranslation('form');
  const message = useFieldMessage();
  const { value, onValueChange, onBlur, error, notSaved } = control;
  const box = { value, onBlur, 'aria-label': label, onValueChange };
  const said = message(error, notSaved);
  switch (type) {
    case 'text':
      return (
        <>
          <TextArea {...box} short lang={lang} />
          <ItemMessage>{said}</ItemMessage>
        </>
      );
    case 'date':
      // Words that are no day are said to be none by the box itself.
      return (
        <>
          <DayInput {...box} />
          <ItemMessage>{isDay(value) ? said : undefined}</ItemMessage>
        </>
      );
    case 'number':
    case 'percent':
    case 'money': {
      const isUnread = value.trim() !== '' && readFigure(value, type === 'percent') === undefined;
      return (
        <>
          <span className={type === 'money' ? styles.money : undefined}>
            <NumberInput {...box} unit={type === 'percent' ? '%' : undefined} />
            {children}
          </span>
          <ItemMessage>{isUnread ? t('problem.noNumber') : said}</ItemMessage>
        </>
      );
    }
  }
}

const isDay = (text: string): boolean => text === '' || parseLocalDate(text) !== undefined;

function pairIn(cell: Json | undefined): Text2 | undefined {
  const parsed = element.text2.safeParse(cell);
  return parsed.success ? parsed.data : undefined;
}

/** A cell is written in one language, the one it was begun in. */
function langOf(cell: Json | undefined): Language | undefined {
  return pairIn(cell)?.lang;
}

function textCell(before: Json | undefined, text: string, language: Language): Json {
  const pair = pairIn(before);
  const next = withSide(pair, pair?.lang ?? language, text);
  return storedOf({ kind: 'text', text: next ?? { lang: language, text } }) ?? text;
}

function shownCell(cell: Json | undefined, type: CellType, language: Language): string {
  const pair = type === 'text' ? pairIn(cell) : undefined;
  if (pair !== undefined) return sideOf(pair, pair.lang);
  return showFigure(moneyIn(cell)?.amount ?? cell, language, type === 'percent');
}
