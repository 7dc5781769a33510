/**
 * What belongs to the list and is not there at first: the bar of the selected SMEs, what it asks, and the menu of a row.
 * Loaded with the first selection or the first menu.
 */

import { lazy, Suspense, useState } from 'react';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';
import { askPlanFor } from '../../model/plan-question.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { CellEditor } from './cell-editor.tsx';
import type { CellPlace } from './cell-place.ts';
import { RowMenu, type RowMenuRequest } from './row-menu.tsx';
import type { Selection } from './use-selection.ts';

const PortfolioCsv = lazy(async () => ({
  default: (await import('./portfolio-csv.tsx')).PortfolioCsv,
}));

interface ListExtrasProps {
  readonly shown: readonly PortfolioRow[];
  readonly selection: Selection;
  readonly menu: RowMenuRequest | undefined;
  readonly onMenuClose: () => void;
  /** The cell that is changed in its place. */
  readonly edited: CellPlace | undefined;
  readonly onEditEnd: () => void;
}

interface Asked {
  readonly kind: BulkKind;
  readonly ids: readonly string[];
}

export function ListExtras(props: ListExtrasProps) {
  const { shown, selection, menu, onMenuClose, edited, onEditEnd } = props;
  const editedRow = shown.find(({ id }) => id === edited?.smeId);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [writing, setWriting] = useState(false);
  const writeTable = useOnceWritten(setWriting);
  const askAll = (kind: BulkKind): void => setAsked({ kind, ids: selection.ids });
  const planAll = (): void => askPlanFor(selection.ids);
  const selected = new Set(selection.ids);
  return (
    <>
      {selection.ids.length === 0 ? null : (
        <BulkBar
          selection={selection}
          onAsk={askAll}
          onPlan={planAll}
          onExport={() => void writeTable(true)}
        />
      )}
      {menu === undefined ? null : (
        <RowMenu
          key={menu.smeId}
          request={menu}
          selection={selection}
          onBulk={askAll}
          onPlanAll={planAll}
          onExport={() => void writeTable(true)}
          onManager={(smeId) => setAsked({ kind: 'manager', ids: [smeId] })}
          onClose={onMenuClose}
        />
      )}
      {edited === undefined || editedRow === undefined ? null : (
        <CellEditor
          key={`${edited.smeId} ${edited.column}`}
          place={edited}
          row={editedRow}
          onClose={onEditEnd}
        />
      )}
      {asked === undefined ? null : (
        <BulkDialog kind={asked.kind} ids={asked.ids} onClose={() => setAsked(undefined)} />
      )}
      {writing ? (
        <Suspense fallback={null}>
          <PortfolioCsv
            shown={shown.filter(({ id }) => selected.has(id))}
            onDone={() => setWriting(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
