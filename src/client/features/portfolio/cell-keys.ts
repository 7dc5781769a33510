/**
 * The way into the cells: the arrow to the side goes from the name of a row to its cells and back, Enter and a double
 * click open one, Esc leads back to the name. Loaded once the list is drawn.
 */

import { type CellPlace, cellAt, cellBeside, firstCell, placeOfCell } from './cell-place.ts';

export interface CellListener {
  readonly edit: (place: CellPlace) => void;
  readonly choose: (smeId: string) => void;
}

/** Answers the way to stop listening. */
export function listenForCells(rows: HTMLElement, { edit, choose }: CellListener): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!takeKey(event, edit)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDouble = (event: MouseEvent): void => {
    const place = placeOfCell(event.target);
    if (place !== undefined) edit(place);
  };
  const onFocus = (event: FocusEvent): void => {
    const place = placeOfCell(event.target);
    if (place !== undefined) choose(place.smeId);
  };
  rows.addEventListener('keydown', onKey);
  rows.addEventListener('dblclick', onDouble);
  rows.addEventListener('focusin', onFocus);
  return () => {
    rows.removeEventListener('keydown', onKey);
    rows.removeEventListener('dblclick', onDouble);
    rows.removeEventListener('focusin', onFocus);
  };
}

function takeKey(event: KeyboardEvent, onEdit: (place: CellPlace) => void): boolean {
  const { key, target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const smeId = target.closest<HTMLElement>('[data-sme]')?.dataset['sme'];
  if (smeId === undefined) return false;
  const place = target.matches('td') ? placeOfCell(target) : undefined;
  if (place === undefined) {
    const first = key === 'ArrowRight' && target.matches('a') ? firstCell(smeId) : undefined;
    return first !== undefined && goTo(cellAt(first));
  }
  const name = target.parentElement?.querySelector<HTMLElement>('a') ?? null;
  switch (key) {
    case 'Enter':
    case 'F2':
      onEdit(place);
      return true;
    case 'Escape':
      return goTo(name);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = cellBeside(place, key === 'ArrowRight' ? 1 : -1);
      if (beside !== undefined) return goTo(cellAt(beside));
      return goTo(key === 'ArrowLeft' ? name : target);
    }
    default:
      return false;
  }
}

function goTo(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}
