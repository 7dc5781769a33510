/** The keys of a spreadsheet: what a key does to the place in the grid and to what is typed there. */

import type { KeyboardEvent } from 'react';
import { undoOrRedo } from '../../../model/commands.ts';

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridKeys {
  readonly place: GridPlace;
  readonly rows: number;
  readonly columns: number;
  readonly editing: boolean;
  readonly move: (to: GridPlace) => void;
  /** Begins to type, over what stands there where a text is given. */
  readonly edit: (text?: string) => void;
  /** Takes what is typed; answers whether it could. */
  readonly take: () => boolean;
  readonly cancel: () => void;
  readonly clear: () => void;
  readonly takeBack: (how: 'undo' | 'redo') => void;
}

/** Hears a key; one that means nothing here goes on its way. */
export function hearGridKey(event: KeyboardEvent<HTMLInputElement>, keys: GridKeys): void {
  if (event.nativeEvent.isComposing) return;
  const act = keys.editing ? whileTyping(event, keys) : whileMoving(event, keys);
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

type Act = (() => void) | undefined;

function whileTyping(event: KeyboardEvent, keys: GridKeys): Act {
  const { place, rows, columns, move, take, cancel } = keys;
  const after = (to: GridPlace): Act => {
    return () => {
      if (take()) move(to);
    };
  };
  switch (event.key) {
    case 'Enter':
      return after({ ...place, row: clamp(place.row + (event.shiftKey ? -1 : 1), rows) });
    case 'Tab':
      return after(nextCell(place, event.shiftKey ? -1 : 1, { rows, columns }));
    case 'Escape':
      return cancel;
    default:
      return undefined;
  }
}

function whileMoving(event: KeyboardEvent, keys: GridKeys): Act {
  const { place, rows, columns, move, edit, clear, takeBack } = keys;
  const command = event.ctrlKey || event.metaKey;
  const to = moved(event.key, command, { place, rows, columns });
  if (to !== undefined) return () => move(to);
  if (command) {
    // A chosen cell is a field, in which nothing is typed yet: they are those of the application.
    const how = event.altKey ? undefined : undoOrRedo(event);
    return how === undefined ? undefined : () => takeBack(how);
  }
  if (event.altKey) return undefined;
  switch (event.key) {
    case 'Tab': {
      const column = place.column + (event.shiftKey ? -1 : 1);
      // At the end of a line the focus goes on: nobody is caught in a table.
      return column < 0 || column >= columns ? undefined : () => move({ ...place, column });
    }
    case 'Enter':
    case 'F2':
      return () => edit();
    case 'Delete':
    case 'Backspace':
      return clear;
    default:
      return event.key.length === 1 ? () => edit(event.key) : undefined;
  }
}

interface Grid {
  readonly rows: number;
  readonly columns: number;
}

function moved(
  key: string,
  far: boolean,
  { place, rows, columns }: Grid & { readonly place: GridPlace },
): GridPlace | undefined {
  const { row, column } = place;
  switch (key) {
    case 'ArrowUp':
      return { column, row: far ? 0 : clamp(row - 1, rows) };
    case 'ArrowDown':
      return { column, row: far ? rows - 1 : clamp(row + 1, rows) };
    case 'ArrowLeft':
      return { row, column: far ? 0 : clamp(column - 1, columns) };
    case 'ArrowRight':
      return { row, column: far ? columns - 1 : clamp(column + 1, columns) };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? rows - 1 : row, column: columns - 1 };
    default:
      return undefined;
  }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The next cell in reading order; the first and the last stay. */
function nextCell({ row, column }: GridPlace, step: 1 | -1, { rows, columns }: Grid): GridPlace {
  const index = clamp(row * columns + column + step, rows * columns);
  return { row: Math.floor(index / columns), column: index % columns };
}
