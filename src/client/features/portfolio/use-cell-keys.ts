/**
 * The way into the cells: the arrow to the side goes from the name of a row to its cells and back, Enter and a double
 * click open one, Esc leads back to the name.
 */

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type CellPlace, cellAt, cellBeside, firstCell, placeOfCell } from './cell-place.ts';

/** @param body holds the rows */
export function useCellKeys(
  body: RefObject<HTMLElement | null>,
  onEdit: (place: CellPlace) => void,
  onChoose: (smeId: string) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!takeKey(event, onEdit)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  const onDouble = useEffectEvent((event: MouseEvent) => {
    const place = placeOfCell(event.target);
    if (place !== undefined) onEdit(place);
  });
  const onFocus = useEffectEvent((event: FocusEvent) => {
    const place = placeOfCell(event.target);
    if (place !== undefined) onChoose(place.smeId);
  });
  useEffect(() => {
    const rows = body.current;
    if (rows === null) return;
    const key = (event: KeyboardEvent): void => onKey(event);
    const double = (event: MouseEvent): void => onDouble(event);
    const focus = (event: FocusEvent): void => onFocus(event);
    rows.addEventListener('keydown', key);
    rows.addEventListener('dblclick', double);
    rows.addEventListener('focusin', focus);
    return () => {
      rows.removeEventListener('keydown', key);
      rows.removeEventListener('dblclick', double);
      rows.removeEventListener('focusin', focus);
    };
  }, [body]);
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
