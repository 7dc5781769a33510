/** The cells of the list that can be changed in their place, and the way from one to the next. */

export const editableColumns = ['manager', 'stage', 'next', 'batch'] as const;
export type EditableColumn = (typeof editableColumns)[number];

export interface CellPlace {
  readonly smeId: string;
  readonly column: EditableColumn;
}

/** The cell, where it is drawn. */
export function cellAt({ smeId, column }: CellPlace): HTMLElement | null {
  return rowOf(smeId)?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null;
}

/** The cell next to one (1) or before it (-1), among those that can be changed. */
export function cellBeside(place: CellPlace, step: 1 | -1): CellPlace | undefined {
  const places = cellsOf(place.smeId);
  return places[places.findIndex(({ column }) => column === place.column) + step];
}

/** The first cell of a row that can be changed. */
export function firstCell(smeId: string): CellPlace | undefined {
  return cellsOf(smeId)[0];
}

/** Which cell this is or lies in. */
export function placeOfCell(target: EventTarget | null): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const smeId = cell?.closest<HTMLElement>('[data-sme]')?.dataset['sme'];
  const column = editableColumns.find((one) => one === cell?.dataset['column']);
  return smeId === undefined || column === undefined ? undefined : { smeId, column };
}

function rowOf(smeId: string): Element | null {
  return document.querySelector(`tr[data-sme="${CSS.escape(smeId)}"]`);
}

/** Those that are drawn and can be seen, in the order of the columns. */
function cellsOf(smeId: string): readonly CellPlace[] {
  const cells = [...(rowOf(smeId)?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  return cells
    .filter((cell) => getComputedStyle(cell).display !== 'none')
    .flatMap((cell) => placeOfCell(cell) ?? []);
}
