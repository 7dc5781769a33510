/**
 * The figures of a channel, a line for each month, typed as in a spreadsheet: arrows, Tab, Enter, digits, and blocks
 * copied from one. Each cell is saved as it is left, a block as one change that is undone as one.
 */

import { type ClipboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import {
  type GridColumn,
  gridColumns,
  isMoneyMeasure,
} from '../../../../domain/figures/measures.ts';
import type { MonthRow } from '../../../../domain/figures/month-rows.ts';
import {
  type BlockPlace,
  cellsOf,
  type MonthEntry,
  readBlock,
  type ReadBlock,
  readCell,
} from '../../../../domain/figures/read-block.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { runCommand } from '../../../model/commands.ts';
import { Note } from '../../../ui/note.tsx';
import { Table } from '../../../ui/table.tsx';
import styles from './figures.module.css';
import { GridCell } from './grid-cell.tsx';
import { useCellTexts } from './use-cell-texts.ts';
import { type GridPlace, hearGridKey } from './use-grid-keys.ts';

interface MonthGridProps {
  readonly caption: string;
  readonly months: readonly LocalMonth[];
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly currency: Money['currency'];
  readonly readOnly: boolean;
  /** `pasted`: they came as a block. */
  readonly onWrite: (entries: readonly MonthEntry[], pasted: boolean) => void;
}

interface Typing {
  readonly text: string;
  readonly invalid: boolean;
}

export function MonthGrid(props: MonthGridProps) {
  const { caption, months, rows, currency, readOnly, onWrite } = props;
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const texts = useCellTexts();
  const errorId = useId();
  const last = months.length - 1;
  const [chosen, setChosen] = useState<{ readonly month: LocalMonth; readonly column: number }>();
  const [focused, setFocused] = useState(false);
  const [typing, setTyping] = useState<Typing | undefined>(undefined);
  const [pasted, setPasted] = useState<ReadBlock | undefined>(undefined);
  const found = months.indexOf(chosen?.month ?? '');
  const place: GridPlace = { row: found === -1 ? last : found, column: chosen?.column ?? 0 };
  const month = months[place.row] ?? '';
  const column: GridColumn = gridColumns[place.column] ?? 'visits';
  const valueAt = (at: LocalMonth, name: GridColumn): unknown => rows.get(at)?.values[name];
  const currencyOf = (at: LocalMonth): Money['currency'] => {
    const said = rows.get(at)?.values;
    return (said?.revenue ?? said?.revenueAbroad ?? said?.adSpend)?.currency ?? currency;
  };
  const move = ({ row, column: to }: GridPlace): void => {
    setTyping(undefined);
    setFocused(true);
    setChosen({ month: months[row] ?? month, column: to });
  };
  const write = (value: MonthEntry['patch'][GridColumn]): void =>
    onWrite([{ month, patch: { [column]: value } }], false);
  const take = (): boolean => {
    if (typing === undefined) return true;
    const read = readCell(typing.text, column, currencyOf(month));
    if (read.kind === 'unreadable') {
      setTyping({ ...typing, invalid: true });
      return false;
    }
    setTyping(undefined);
    if (typing.text.trim() !== texts.text(valueAt(month, column))) {
      write(read.kind === 'value' ? read.value : undefined);
    }
    return true;
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    const cells = cellsOf(text);
    const isBlock = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
    if (readOnly || (typing !== undefined && !isBlock)) return;
    event.preventDefault();
    setTyping(undefined);
    const at: BlockPlace = { latest: months[last] ?? month, month, column, currencyOf };
    const read = readBlock(text, at);
    setPasted(read);
    if (read.entries.length > 0) onWrite(read.entries, true);
  };
  const keys = {
    place,
    rows: months.length,
    columns: gridColumns.length,
    editing: typing !== undefined,
    move,
    take,
    edit: (text?: string) => {
      if (readOnly) return;
      setPasted(undefined);
      setTyping({ text: text ?? texts.text(valueAt(month, column)), invalid: false });
    },
    cancel: () => setTyping(undefined),
    clear: () => {
      if (!readOnly && valueAt(month, column) !== undefined) write(undefined);
    },
    undo: () => runCommand('undo'),
  };
  return (
    <>
      <Table caption={caption} ruled className={styles.grid} role="grid">
        <thead>
          <tr>
            <th scope="col">{t('domain:field.figures.month')}</th>
            {gridColumns.map((name) => (
              <th key={name} scope="col" data-align={name === 'note' ? undefined : 'end'}>
                {t(`domain:field.figures.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((at, row) => (
            <tr key={at}>
              <th scope="row">{format.month(at, 'short')}</th>
              {gridColumns.map((name, index) => {
                const active = row === place.row && index === place.column;
                const value = valueAt(at, name);
                return (
                  <GridCell
                    key={name}
                    name={t('cell', {
                      month: format.month(at, 'long'),
                      field: t(`domain:field.figures.${name}`),
                    })}
                    shown={texts.shown(value)}
                    text={texts.text(value)}
                    active={active}
                    focused={active && focused}
                    typed={active ? typing?.text : undefined}
                    invalid={active && typing?.invalid === true}
                    describedBy={active && typing?.invalid === true ? errorId : undefined}
                    differs={rows.get(at)?.differing[name] !== undefined}
                    isText={name === 'note'}
                    onActivate={() => {
                      if (!active) move({ row, column: index });
                      else setFocused(true);
                    }}
                    onType={(text) => {
                      if (!readOnly) setTyping({ text, invalid: false });
                    }}
                    onLeave={() => {
                      setFocused(false);
                      take();
                    }}
                    onKeyDown={(event) => hearGridKey(event, keys)}
                    onPaste={paste}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      <div role="status" id={errorId}>
        {typing?.invalid === true ? (
          <Note icon="error" tone="error">
            {isMoneyMeasure(column) ? t('badAmount') : t('badCount')}
          </Note>
        ) : null}
        <PasteResult read={pasted} />
      </div>
      <Differences months={months} rows={rows} readOnly={readOnly} onWrite={onWrite} />
    </>
  );
}

/** What became of a block: nothing of it is left out in silence. */
function PasteResult({ read }: { readonly read: ReadBlock | undefined }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (read === undefined) return null;
  const { entries, unreadable, outside, beyond } = read;
  const left = [
    unreadable.length === 0
      ? undefined
      : t('paste.unreadable', {
          count: unreadable.length,
          cells: format.list(unreadable.slice(0, shownMax)),
        }),
    outside === 0 ? undefined : t('paste.outside', { count: outside }),
    beyond === 0 ? undefined : t('paste.beyond', { count: beyond }),
  ].filter((text) => text !== undefined);
  return (
    <Note icon={left.length === 0 ? 'done' : 'error'} tone={left.length === 0 ? 'state' : 'error'}>
      {[t('paste.done', { count: entries.length }), ...left].join(' ')}
    </Note>
  );
}

const shownMax = 5;

type DifferencesProps = Pick<MonthGridProps, 'months' | 'rows' | 'readOnly' | 'onWrite'>;

/** Months that two people entered without having seen each other, where they say different things. */
function Differences({ rows, readOnly, onWrite }: DifferencesProps) {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const texts = useCellTexts();
  const found = [...rows.values()].flatMap(({ month, differing }) =>
    gridColumns.flatMap((column) => {
      const said = differing[column];
      return said === undefined ? [] : [{ month, column, said }];
    }),
  );
  if (found.length === 0) return null;
  return (
    <Note icon="conflict" tone="conflict" title={t('differ.title')}>
      {t('differ.text')}
      <ul className={styles.differences}>
        {found.map(({ month, column, said }) => (
          <li key={`${month} ${column}`}>
            {t('cell', {
              month: format.month(month, 'long'),
              field: t(`domain:field.figures.${column}`),
            })}
            {said.map((value) => (
              <button
                key={JSON.stringify(value)}
                type="button"
                className={styles.said}
                disabled={readOnly}
                onClick={() => onWrite([{ month, patch: { [column]: value } }], false)}
              >
                {texts.shown(value)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </Note>
  );
}
