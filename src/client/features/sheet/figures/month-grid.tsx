/**
 * The figures of a channel, a line for each month, typed as in a spreadsheet: arrows, Tab, Enter, digits, and blocks
 * copied from one. Each cell is saved as it is left, a block as one change that is undone as one.
 */

import { type ClipboardEvent, Fragment, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import {
  type GridColumn,
  gridColumns,
  isMoneyMeasure,
} from '../../../../domain/figures/measures.ts';
import type { MonthRow } from '../../../../domain/figures/month-rows.ts';
import { isAfterGap } from '../../../../domain/figures/shown-months.ts';
import { type BlockPlace, cellsOf, readBlock } from '../../../../domain/figures/read-block.ts';
import { replacedBy, standsIn } from '../../../../domain/figures/write-figures.ts';
import { figuresField } from '../../../../domain/report/to-be-mended.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { runCommand } from '../../../model/commands.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { RecordConflicts } from '../../../parts/conflict/conflict-slot.tsx';
import { Note } from '../../../ui/note.tsx';
import { Table } from '../../../ui/table.tsx';
import { Announcement } from '../../../ui/visually-hidden.tsx';
import { useTarget } from '../journal/use-target.ts';
import styles from './figures.module.css';
import { GridCell, ReadCell } from './grid-cell.tsx';
import { type Pasted, PasteResult, usePasteTexts } from './paste-result.tsx';
import { NoteRow } from './note-row.tsx';
import { useCellTexts } from './use-cell-texts.ts';
import { type GridWriter, useHalfTypedCells } from './use-half-typed-cells.ts';
import { type GridPlace, hearGridKey } from './use-grid-keys.ts';
import { UnsavedCell } from './unsaved-cell.tsx';

interface MonthGridProps extends GridWriter {
  readonly caption: string;
  readonly months: readonly LocalMonth[];
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly currency: Money['currency'];
}

export function MonthGrid(props: MonthGridProps) {
  const { caption, months, rows, currency, readOnly, onWrite } = props;
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const texts = useCellTexts();
  const said = usePasteTexts();
  const errorId = useId();
  const last = months.length - 1;
  // The month that the address names is where one goes on.
  const target = useTarget();
  const named = months.find((month) => figuresField(month) === target);
  const [chosen, setChosen] = useState<
    { readonly month: LocalMonth; readonly column: number } | undefined
  >(named === undefined ? undefined : { month: named, column: 0 });
  const [focused, setFocused] = useState(false);
  const [editing, setEditing] = useState(false);
  const [pasted, setPasted] = usePasted(rows);
  const found = months.indexOf(chosen?.month ?? '');
  const place: GridPlace = { row: found === -1 ? last : found, column: chosen?.column ?? 0 };
  const month = months[place.row] ?? '';
  const column: GridColumn = gridColumns[place.column] ?? 'visits';
  const valueAt = (at: LocalMonth, name: GridColumn): unknown => rows.get(at)?.values[name];
  const currencyOf = (at: LocalMonth): Money['currency'] => {
    const said = rows.get(at)?.values;
    return (said?.revenue ?? said?.revenueAbroad ?? said?.adSpend)?.currency ?? currency;
  };
  const half = useHalfTypedCells(props, {
    textOf: (at, name) => texts.text(valueAt(at, name)),
    currencyOf,
  });
  const typed = half.textOf(month, column);
  const faultOf = (at: LocalMonth, name: GridColumn): string | undefined =>
    half.leftAs(at, name) === 'unreadable'
      ? said.typed(half.textOf(at, name) ?? '', name, currencyOf(at))
      : undefined;
  const errorIdOf = (at: LocalMonth, name: GridColumn): string => `${errorId}-${at}-${name}`;
  const fault = faultOf(month, column);
  const move = ({ row, column: to }: GridPlace): void => {
    setEditing(false);
    setFocused(true);
    setChosen({ month: months[row] ?? month, column: to });
  };
  const take = (): boolean => {
    if (!editing) return true;
    const isTaken = half.take(month, column);
    setEditing(!isTaken);
    return isTaken;
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    const cells = cellsOf(text);
    const isBlock = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
    // In the middle of a note, lines without cells are a part of it: the browser makes one line of them.
    const isProse = column === 'note' && !text.includes('\t');
    if (readOnly || (editing && (!isBlock || isProse))) return;
    event.preventDefault();
    // What stands in the cell so far is saved first: it comes back when the block is undone.
    if (editing) half.take(month, column);
    setEditing(false);
    const at: BlockPlace = { latest: months[last] ?? month, month, column, currencyOf };
    const read = readBlock(text, at);
    const block = { month, read, replaced: replacedBy(read.entries, rows) };
    setPasted(block);
    if (read.entries.length === 0) return;
    half.giveWay(read.entries);
    void onWrite(read.entries, { pasted: said.summary(block) }).then((isSaved) => {
      // Why it was not is told beside; nothing of it was entered.
      if (!isSaved) setPasted((shown) => (shown === block ? undefined : shown));
    });
  };
  const closePasted = (): void => {
    setPasted(undefined);
    setFocused(true);
  };
  const keys = {
    place,
    rows: months.length,
    columns: gridColumns.length,
    editing,
    move,
    take,
    edit: (text?: string) => {
      if (readOnly) return;
      setPasted(undefined);
      setEditing(true);
      half.type(month, column, text ?? typed ?? texts.text(valueAt(month, column)));
    },
    cancel: () => {
      setEditing(false);
      half.drop(month, column);
    },
    clear: () => {
      if (readOnly) return;
      half.drop(month, column);
      if (valueAt(month, column) !== undefined) {
        void onWrite([{ month, patch: { [column]: undefined } }]);
      }
    },
    takeBack: (how: 'undo' | 'redo') => {
      // What was said of a block is no longer so.
      setPasted(undefined);
      runCommand(how);
    },
  };
  return (
    <>
      <Table caption={caption} ruled className={styles.grid} role={readOnly ? undefined : 'grid'}>
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
            <Fragment key={at}>
              <tr data-field={figuresField(at)} data-gap={isAfterGap(months, row) || undefined}>
                <th scope="row">
                  {format.month(at, 'short')}
                  <Rate month={at} />
                </th>
                {gridColumns.map((name, index) => {
                  const active = row === place.row && index === place.column;
                  const value = valueAt(at, name);
                  const differs = rows.get(at)?.differing[name] !== undefined;
                  const isText = name === 'note';
                  if (readOnly) {
                    const shown = texts.shown(value);
                    return <ReadCell key={name} shown={shown} differs={differs} isText={isText} />;
                  }
                  const halfTyped = half.textOf(at, name);
                  const left = half.leftAs(at, name);
                  return (
                    <GridCell
                      key={name}
                      name={t('cell', {
                        month: format.month(at, 'long'),
                        field: t(`domain:field.figures.${name}`),
                      })}
                      shown={halfTyped ?? texts.shown(value)}
                      text={halfTyped ?? texts.text(value)}
                      active={active}
                      focused={active && focused}
                      typed={active && editing ? (halfTyped ?? '') : undefined}
                      invalid={left === 'unreadable'}
                      describedBy={left === undefined ? undefined : errorIdOf(at, name)}
                      differs={differs}
                      isText={isText}
                      isCount={!isText && !isMoneyMeasure(name)}
                      onActivate={() => {
                        if (!active) move({ row, column: index });
                        else setFocused(true);
                      }}
                      onType={keys.edit}
                      onCancel={keys.cancel}
                      onLeave={() => {
                        setFocused(false);
                        if (editing) half.take(month, column);
                        setEditing(false);
                      }}
                      onKeyDown={(event) => hearGridKey(event, keys)}
                      onPaste={paste}
                    />
                  );
                })}
              </tr>
              {gridColumns.map((name) => {
                const said = faultOf(at, name);
                if (said !== undefined) {
                  return (
                    <NoteRow key={name} id={errorIdOf(at, name)}>
                      <Note icon="error" tone="error">
                        {said}
                      </Note>
                    </NoteRow>
                  );
                }
                return half.leftAs(at, name) === undefined ? null : (
                  <NoteRow key={name} id={errorIdOf(at, name)}>
                    <UnsavedCell
                      column={name}
                      text={half.textOf(at, name) ?? ''}
                      stored={texts.shown(valueAt(at, name))}
                      onSave={() => {
                        move({ row, column: gridColumns.indexOf(name) });
                        half.take(at, name);
                      }}
                      onDrop={() => {
                        move({ row, column: gridColumns.indexOf(name) });
                        half.drop(at, name);
                      }}
                    />
                  </NoteRow>
                );
              })}
              {at === pasted?.month ? (
                <NoteRow>
                  <PasteResult pasted={pasted} onClose={closePasted} />
                </NoteRow>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </Table>
      <Announcement>
        {fault ?? (pasted === undefined ? undefined : said.aloud(pasted))}
      </Announcement>
      {[...rows.values()]
        .flatMap(({ ids }) => ids)
        .map((id) => (
          <RecordConflicts key={id} recordId={id} isNamed />
        ))}
      <Differences months={months} rows={rows} readOnly={readOnly} onWrite={onWrite} />
    </>
  );
}

/** The block that was pasted last, until it was undone or something was typed over it. */
function usePasted(rows: MonthGridProps['rows']) {
  const [pasted, setPasted] = useState<Pasted | undefined>(undefined);
  const [stood, setStood] = useState<Pasted | undefined>(undefined);
  const isThere = pasted !== undefined && standsIn(pasted.read.entries, rows);
  // Noted while it is shown: before it is saved, it does not stand there yet.
  if (isThere && stood !== pasted) setStood(pasted);
  const shown = stood === pasted && !isThere ? undefined : pasted;
  return [shown, setPasted] as const;
}

/** What a pound was worth in euros that month, where coordination entered it. */
function Rate({ month }: { readonly month: LocalMonth }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const rate = useCarnetState((state) => state.programme?.values.exchangeRates?.[month]?.rate);
  if (rate === undefined) return null;
  return <span className={styles.rate}>{t('rates.pound', { rate: format.number(rate, 4) })}</span>;
}

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
                onClick={() => void onWrite([{ month, patch: { [column]: value } }])}
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
