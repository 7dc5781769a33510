/** Answers in rows: a table of one's own, the price of an order line by line, the targets measure by measure. */

import { useTranslation } from 'react-i18next';
import { currencyRow } from '../../../domain/form/answers.ts';
import { changeCell, removeRow } from '../../../domain/form/commands/change-answer.ts';
import { formatMoney, formatPercent } from '../../../domain/form/format.ts';
import { rowsIn } from '../../../domain/form/rows.ts';
import type { ItemOf } from '../../../domain/form/template.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { printWordings } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { CellInput } from './cell-input.tsx';
import styles from './controls.module.css';
import { currencies, homeCurrency } from './figure-control.tsx';
import { useFormPage } from './form-page.ts';
import { AddRow, useRowIds } from './text-control.tsx';

interface RowsControlProps<T extends 'table' | 'calculator' | 'targets'> {
  readonly view: ItemView;
  readonly item: ItemOf<T>;
}

export function TableControl({ view, item }: RowsControlProps<'table'>) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const page = useFormPage();
  const { answer, field = '' } = view;
  const rows =
    answer.kind === 'given' && answer.content.kind === 'cells' ? answer.content.rows : [];
  const { ids, add, drop, placeOf } = useRowIds(rows.map(({ id }) => id));
  const rowName = item.rowLabel[language];
  const remove = (id: string): void => {
    drop(id);
    void page.change(removeRow(page.formId, field, id));
  };
  return (
    <div className={styles.rows}>
      {ids.map((row, index) => (
        <fieldset
          key={row}
          ref={placeOf(row)}
          className={styles.card}
          aria-label={`${rowName} ${index + 1}`}
        >
          <div className={styles.cardHead}>
            <span className={styles.cardTitle}>
              {rowName} {index + 1}
            </span>
            <IconButton
              icon="remove"
              label={t('removeRow', { number: index + 1 })}
              small
              onClick={() => remove(row)}
            />
          </div>
          <div className={styles.cells}>
            {item.columns.map(({ id, label, type }) => (
              <Field key={id} label={label[language]}>
                <CellInput
                  field={field}
                  row={row}
                  column={id}
                  type={type}
                  label={`${label[language]}, ${rowName} ${index + 1}`}
                />
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
      <AddRow
        count={ids.length}
        max={item.max}
        onAdd={add}
        label={t('addNamed', { what: rowName })}
      />
    </div>
  );
}

export function TargetsControl({ view, item }: RowsControlProps<'targets'>) {
  const { language } = useFormat();
  const { field = '' } = view;
  return (
    <div className={styles.scroll}>
      <table className={classNames(styles.table, styles.stacked)}>
        <thead>
          <tr>
            <th scope="col">{printWordings.measure[language]}</th>
            {item.columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.measures.map(({ id: row, label }) => (
            <tr key={row}>
              <th scope="row">{label[language]}</th>
              {item.columns.map(({ id: column, label: name }) => (
                <td key={column}>
                  <CellInput
                    field={field}
                    row={row}
                    column={column}
                    type={column === 'by' ? 'date' : 'number'}
                    label={`${name[language]}, ${label[language]}`}
                    strict
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PriceControl({ view, item }: RowsControlProps<'calculator'>) {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const { formId, view: form, change } = useFormPage();
  const { field = '' } = view;
  const whole = useRecord(formId)?.values[field];
  const lines = rowsIn(whole);
  const stored = lines[currencyRow]?.['currency'];
  const currency = currencies.find((each) => each === stored) ?? homeCurrency(form.context.country);
  const { line, amount, onDate } = printWordings;
  const setCurrency = (next: string): void => {
    void change(changeCell(formId, field, [currencyRow, 'currency'], next));
  };
  return (
    <div className={styles.rows}>
      <span className={styles.figure}>
        <Select
          aria-label={t('currency')}
          options={currencies.map((code) => ({ value: code, label: code }))}
          value={currency}
          onValueChange={setCurrency}
        />
      </span>
      <div className={styles.scroll}>
        <table className={classNames(styles.table, styles.stacked)}>
          <thead>
            <tr>
              <th scope="col">{line[language]}</th>
              <th scope="col">{amount[language]}</th>
              <th scope="col">{onDate[language]}</th>
            </tr>
          </thead>
          <tbody>
            {item.rows.map(({ id, label, sign }) => (
              <tr key={id}>
                <th scope="row">
                  {sign === '-' ? '− ' : ''}
                  {label[language]}
                </th>
                <td>
                  <CellInput
                    field={field}
                    row={id}
                    column="amount"
                    type="number"
                    label={`${amount[language]}, ${label[language]}`}
                    strict
                    leads
                  />
                </td>
                <td>
                  {lines[id]?.['amount'] === undefined ? null : (
                    <CellInput
                      field={field}
                      row={id}
                      column="on"
                      type="date"
                      label={`${onDate[language]}, ${label[language]}`}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <PriceResults view={view} item={item} />
        </table>
      </div>
    </div>
  );
}

function PriceResults({ view, item }: RowsControlProps<'calculator'>) {
  const { language } = useFormat();
  const { computed } = view;
  if (computed?.kind !== 'price') return null;
  const { result } = computed;
  return (
    <tfoot>
      {item.results.map(({ id, label }) => {
        const value = result[id];
        if (value === undefined) return null;
        return (
          <tr key={id}>
            <th scope="row">{label[language]}</th>
            <td colSpan={2}>
              {id === 'marginRate'
                ? formatPercent(value, language)
                : formatMoney(value, result.currency, language)}
            </td>
          </tr>
        );
      })}
    </tfoot>
  );
}
