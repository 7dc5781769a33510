/** What became of a block that was pasted: what was entered and replaced, and of all that was left out the row and the reason. */

import { useTranslation } from 'react-i18next';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import { type GridColumn, isMoneyMeasure } from '../../../../domain/figures/measures.ts';
import { readCell, type ReadBlock } from '../../../../domain/figures/read-block.ts';
import { digitsMax, type NumberFault } from '../../../../domain/figures/read-figures.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Note } from '../../../ui/note.tsx';
import styles from './figures.module.css';

export interface Pasted {
  /** In whose row the block was put. */
  readonly month: LocalMonth;
  readonly read: ReadBlock;
  /** Values that stood there before, and were others. */
  readonly replaced: number;
}

/** Reasons that are given one by one; of the others, how many there are. */
const shownMax = 8;

/** The sentences of a block and of a cell. */
export function usePasteTexts() {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const why = (text: string, fault: NumberFault): string =>
    t(`why.${fault}`, { text, count: digitsMax });
  const summary = ({ read, replaced }: Pick<Pasted, 'read' | 'replaced'>): string =>
    [
      t('paste.done', { count: read.entries.length }),
      replaced === 0 ? undefined : t('paste.replaced', { count: replaced }),
      read.beyond === 0 ? undefined : t('paste.beyond', { count: read.beyond }),
    ]
      .filter((text) => text !== undefined)
      .join(' ');
  const lines = ({ lines: left }: ReadBlock): readonly string[] =>
    left.map(({ fault, line, name }) => t(`paste.line.${fault}`, { line, name }));
  const cells = ({ cells: left }: ReadBlock): readonly string[] =>
    left.map(({ month, column, text, fault }) =>
      t('paste.cell', {
        cell: t('cell', {
          month: format.month(month, 'long'),
          field: t(`domain:field.figures.${column}`),
        }),
        reason: why(text, fault),
      }),
    );
  return {
    summary,
    /** All of it in a breath; what was left out is read in its place. */
    aloud: (pasted: Pasted): string =>
      [
        summary(pasted),
        ...lines(pasted.read).slice(0, shownMax),
        ...cells(pasted.read).slice(0, shownMax),
      ].join(' '),
    lines,
    cells,
    /** Of a cell that was typed; the text stays in it. */
    typed: (text: string, column: GridColumn, currency: Money['currency']): string => {
      const read = readCell(text, column, currency);
      const fault = read.kind === 'unreadable' ? read.fault : 'word';
      if (fault === 'word' || fault === 'notWhole')
        return isMoneyMeasure(column) ? t('badAmount') : t('badCount');
      return t('stillThere', { reason: why(text, fault) });
    },
  };
}

interface PasteResultProps {
  readonly pasted: Pasted;
  readonly onClose: () => void;
}

export function PasteResult({ pasted, onClose }: PasteResultProps) {
  const { t } = useTranslation('figures');
  const said = usePasteTexts();
  const { read } = pasted;
  // A total is nobody's month: without one, nothing is missing.
  const missing = read.lines.filter(({ fault }) => fault !== 'total');
  const isWhole = missing.length + read.cells.length + read.beyond === 0;
  return (
    <Note
      icon={isWhole ? 'done' : 'error'}
      tone={isWhole ? 'state' : 'error'}
      title={t('paste.title')}
      action={<IconButton icon="close" label={t('paste.close')} onClick={onClose} />}
    >
      <p>{said.summary(pasted)}</p>
      <Reasons lead={t('paste.lines', { count: read.lines.length })} reasons={said.lines(read)} />
      <Reasons lead={t('paste.cells', { count: read.cells.length })} reasons={said.cells(read)} />
    </Note>
  );
}

interface ReasonsProps {
  readonly lead: string;
  readonly reasons: readonly string[];
}

function Reasons({ lead, reasons }: ReasonsProps) {
  const { t } = useTranslation('figures');
  if (reasons.length === 0) return null;
  const more = reasons.length - shownMax;
  return (
    <>
      <p>{lead}</p>
      <ul className={styles.reasons}>
        {reasons.slice(0, shownMax).map((reason, index) => (
          <li key={`${index} ${reason}`}>{reason}</li>
        ))}
        {more > 0 ? <li>{t('paste.more', { count: more })}</li> : null}
      </ul>
    </>
  );
}
