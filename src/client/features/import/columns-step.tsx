/** What each column of the file is: recognised by its heading, else to be confirmed, and every one can be changed. */

import { useTranslation } from 'react-i18next';
import { importFields, type ImportField } from '../../../domain/import/import-field.ts';
import { dayOrders } from '../../../domain/import/read-day.ts';
import { cellText, columnLetter, spreadsheetLimits } from '../../../domain/import/spreadsheet.ts';
import { useDecidesOnPad } from '../../parts/programme/use-decides-on-pad.ts';
import { usePads } from '../../parts/programme/use-pads.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Row, Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Table } from '../../ui/table.tsx';
import { ChoiceWords } from './choice-words.tsx';
import styles from './import.module.css';
import { useFieldName } from './use-field-name.ts';
import type { ImportState } from './use-import.ts';

/** Values of a column that are shown. */
const valuesMax = 3;
/** Lines that may hold the headings. */
const headingLinesMax = 20;

interface ColumnsStepProps {
  readonly state: ImportState;
  readonly onOther: () => void;
  readonly onCheck: () => void;
}

export function ColumnsStep({ state, onOther, onCheck }: ColumnsStepProps) {
  const { t } = useTranslation('import');
  const open = useOpenQuestion(state);
  return (
    <>
      <div className={styles.head}>
        <p className={styles.quiet}>
          {t('columns.lead', { name: state.file.name, count: state.body.length })}
        </p>
        <Row>
          <Button onClick={onOther}>{t('columns.other')}</Button>
          <Button variant="primary" unavailableBecause={open} onClick={onCheck}>
            {t('columns.check', { count: state.lines.length })}
          </Button>
        </Row>
      </div>
      <LeftOutSheets state={state} />
      <FileChoices state={state} />
      <Section title={t('columns.title')} lead={t('columns.text')}>
        <Table caption={t('columns.title')} ruled stacked>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.heading')}</th>
              <th scope="col">{t('columns.values')}</th>
              <th scope="col">{t('columns.field')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(state).map((column) => (
              <Column key={column} state={state} column={column} />
            ))}
          </tbody>
        </Table>
      </Section>
    </>
  );
}

/** What keeps the lines from being checked: what is still to be chosen, or confirmed. */
function useOpenQuestion(state: ImportState): string | undefined {
  const { t } = useTranslation('import');
  const { columns } = state.chosen;
  if (!columns.includes('name')) return t('columns.nameMissing');
  if (state.lines.length === 0) return t('columns.noLines');
  if (state.unsure > 0) return t('columns.unsure', { count: state.unsure });
  if (state.asksDayOrder) return t('columns.orderMissing');
  const isMissing = state.lines.some(({ values }) => values.launchPadId === '');
  return isMissing ? t('columns.padMissing') : undefined;
}

/** Those to confirm first, then those that are recognised, then those that are left out. */
function inOrder({ cells, chosen: { columns, sure } }: ImportState): readonly number[] {
  const all = [...cells.keys()];
  const isOpen = (column: number): boolean => columns[column] !== undefined && !sure[column];
  const isIn = (column: number): boolean => columns[column] !== undefined && sure[column] === true;
  const isOut = (column: number): boolean => columns[column] === undefined;
  return [...all.filter(isOpen), ...all.filter(isIn), ...all.filter(isOut)];
}

function Column({ state, column }: { readonly state: ImportState; readonly column: number }) {
  const { t } = useTranslation('import');
  const nameOf = useFieldName();
  const { columns, sure } = state.chosen;
  const field = columns[column];
  const heading = cellText(state.heading[column]);
  const letter = columnLetter(column);
  const texts = [...new Set((state.cells[column] ?? []).map(cellText))].filter(
    (text) => text !== '',
  );
  const isOpen = field !== undefined && sure[column] !== true;
  return (
    <tr>
      <td data-label={t('columns.column')}>{letter}</td>
      <th scope="row">{heading === '' ? t('columns.noHeading') : heading}</th>
      <td data-label={t('columns.values')} className={styles.values}>
        {texts.slice(0, valuesMax).join(' · ')}
      </td>
      <td data-label={t('columns.field')}>
        <div className={styles.choice}>
          <Select<ImportField | '-'>
            aria-label={t('columns.fieldOf', { column: heading === '' ? letter : heading })}
            value={field ?? '-'}
            options={[
              { value: '-', label: t('columns.leaveOut') },
              ...importFields.map((value) => ({ value, label: nameOf(value) })),
            ]}
            onValueChange={(value) => state.chooseColumn(column, value === '-' ? undefined : value)}
          />
          {isOpen ? (
            <Button onClick={() => state.chooseColumn(column, field)}>
              {t('columns.confirm')}
            </Button>
          ) : null}
        </div>
        {isOpen ? <p className={styles.remark}>{t('columns.toConfirm')}</p> : null}
        {field === 'enrolledOn' ? <DayOrderOf state={state} /> : null}
        <ChoiceWords state={state} column={column} />
      </td>
    </tr>
  );
}

/** Whether 03/04 is in April or in March, where the file does not prove it. */
function DayOrderOf({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  const { dayOrder } = state.chosen;
  if (!state.asksDayOrder && dayOrder === undefined) return null;
  return (
    <Field
      label={t('columns.dayOrder')}
      hint={state.asksDayOrder ? t('columns.notProven') : ''}
      className={styles.order}
    >
      <Select
        value={dayOrder ?? ''}
        placeholder={t('columns.choose')}
        options={dayOrders.map((value) => ({ value, label: t(`columns.order.${value}`) }))}
        onValueChange={state.chooseDayOrder}
      />
    </Field>
  );
}

/** Sheets of the file that hold something and are not read. */
function LeftOutSheets({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  return (['tooLarge', 'tooMany'] as const).map((because) => {
    const names = state.file.leftOut.filter((sheet) => sheet.because === because);
    if (names.length === 0) return null;
    return (
      <Note key={because} icon="error" tone="error" announced>
        {t(`columns.leftOutSheets.${because}`, {
          names: names.map(({ name }) => name).join(', '),
          max: because === 'tooLarge' ? spreadsheetLimits.rows : spreadsheetLimits.sheets,
          columns: spreadsheetLimits.columns,
        })}
      </Note>
    );
  });
}

/** What holds for the whole file. */
function FileChoices({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  const { file, chosen } = state;
  const headings = state.sheet.rows.slice(0, headingLinesMax);
  return (
    <div className={styles.choices}>
      {file.sheets.length > 1 ? (
        <Field label={t('columns.sheet')}>
          <Select
            value={String(chosen.sheetAt)}
            options={file.sheets.map(({ name, hidden }, index) => ({
              value: String(index),
              label: hidden === true ? t('columns.hiddenSheet', { name }) : name,
            }))}
            onValueChange={(value) => state.chooseSheet(Number(value))}
          />
        </Field>
      ) : null}
      <Field label={t('columns.headingLine')}>
        <Select
          value={String(chosen.headingAt)}
          options={[
            { value: String(noHeadings), label: t('columns.noHeadings') },
            ...headings.map((row, index) => ({
              value: String(index),
              label: t('columns.line', {
                line: index + 1,
                text: row
                  .map(cellText)
                  .filter((text) => text !== '')
                  .slice(0, 2)
                  .join(' · '),
              }),
            })),
          ]}
          onValueChange={(value) => state.chooseHeading(Number(value))}
        />
      </Field>
      <PadChoices state={state} />
    </div>
  );
}

/** The file has none: its first line is an SME. */
const noHeadings = -1;
/** The launch pad is that of the country. */
const byCountry = '-';

/** To which launch pad an SME belongs whose line does not name it. */
function PadChoices({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('import');
  const decidesOn = useDecidesOnPad();
  const pads = usePads();
  const { padId, otherPadId } = state.chosen;
  const options = pads
    .filter(({ id }) => decidesOn(id))
    .map(({ id, values }) => ({ value: id, label: values.name }));
  const shown = state.lines.filter(({ padBy }) => padBy === 'country').length;
  const others = state.lines.filter(({ padBy }) => padBy === undefined).length;
  if (pads.length < 2) return null;
  return (
    <>
      {shown === 0 ? null : (
        <Field label={t('columns.pad')} hint={t('columns.padHint')}>
          <Select
            value={padId ?? byCountry}
            options={[{ value: byCountry, label: t('columns.byCountry') }, ...options]}
            onValueChange={(value) => state.choosePad(value === byCountry ? undefined : value)}
          />
        </Field>
      )}
      {others === 0 || (shown > 0 && padId !== undefined) || options.length < 2 ? null : (
        <Field
          label={shown === 0 ? t('columns.pad') : t('columns.otherPad')}
          hint={t('columns.otherPadHint', { count: others })}
        >
          <Select
            value={otherPadId ?? ''}
            placeholder={t('columns.choose')}
            options={options}
            onValueChange={state.chooseOtherPad}
          />
        </Field>
      )}
    </>
  );
}
