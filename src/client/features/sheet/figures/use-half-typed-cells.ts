/**
 * What is typed in the cells of a grid and not saved yet: kept with every key, there again after a reload, and let go of
 * once it is saved. Each cell remembers what whoever types in it had before them at the first key [O12].
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import type { GridColumn } from '../../../../domain/figures/measures.ts';
import { type MonthEntry, readCell } from '../../../../domain/figures/read-block.ts';
import type { Sight } from '../../../model/seen-records.ts';
import { useCarnet } from '../../../model/use-carnet.ts';
import { useHalfTyped } from '../../../model/use-half-typed.ts';

/** What a grid is written by. */
export interface GridWriter {
  readonly readOnly: boolean;
  /** Where it is, for what is half-typed in it. */
  readonly place: string;
  /**
   * Answers whether it was saved.
   *
   * @param how of a block, what is said once it was saved; of a cell, what whoever typed had before them at the first key
   */
  readonly onWrite: (
    entries: readonly MonthEntry[],
    how?: { readonly pasted: string } | { readonly sight: Sight | undefined },
  ) => Promise<boolean>;
}

interface StoredCells {
  /** A cell as it is typed. */
  readonly textOf: (month: LocalMonth, column: GridColumn) => string;
  readonly currencyOf: (month: LocalMonth) => Money['currency'];
}

export interface HalfTypedCells {
  /** What stands in a cell and is not saved; nothing where all of it is. */
  readonly textOf: (month: LocalMonth, column: GridColumn) => string | undefined;
  /** It was left, and is no number. */
  readonly isUnread: (month: LocalMonth, column: GridColumn) => boolean;
  readonly type: (month: LocalMonth, column: GridColumn, text: string) => void;
  /** Saves what stands in a cell; `false` where it cannot be read, and stays. */
  readonly take: (month: LocalMonth, column: GridColumn) => boolean;
  readonly drop: (month: LocalMonth, column: GridColumn) => void;
}

const nameOf = (month: LocalMonth, column: GridColumn): string => `${month} ${column}`;
/** An emptied cell is typed as well; nothing would mean that nobody typed. */
const kept = (text: string): string => `=${text}`;

export function useHalfTypedCells(
  { place, readOnly, onWrite }: GridWriter,
  { textOf: storedText, currencyOf }: StoredCells,
): HalfTypedCells {
  const carnet = useCarnet();
  const { values, put } = useHalfTyped(place);
  const sights = useRef(new Map<string, Sight>());
  /** What stands in the cells by now, whatever is drawn. */
  const now = useRef(new Map<string, string>());
  const [inHand, setInHand] = useState<readonly [LocalMonth, GridColumn] | undefined>(undefined);
  const textOf = (month: LocalMonth, column: GridColumn): string | undefined => {
    const value = values[nameOf(month, column)];
    return typeof value === 'string' ? value.slice(1) : undefined;
  };
  const readingOf = (month: LocalMonth, column: GridColumn, text: string) =>
    readCell(text, column, currencyOf(month));
  const letGo = (month: LocalMonth, column: GridColumn): void => {
    const name = nameOf(month, column);
    sights.current.get(name)?.letGo();
    sights.current.delete(name);
    now.current.delete(name);
    put(name, undefined);
  };
  const take = (month: LocalMonth, column: GridColumn): boolean => {
    const name = nameOf(month, column);
    const text = now.current.get(name) ?? textOf(month, column);
    if (text === undefined || readOnly) return true;
    const read = readingOf(month, column, text);
    if (read.kind === 'unreadable') return false;
    if (text.trim() === storedText(month, column)) {
      letGo(month, column);
      return true;
    }
    const value = read.kind === 'value' ? read.value : undefined;
    const sight = sights.current.get(name);
    sights.current.delete(name);
    void onWrite([{ month, patch: { [column]: value } }], { sight }).then((isSaved) => {
      // Typed anew since, it is another text.
      if (isSaved && (now.current.get(name) ?? text) === text) letGo(month, column);
    });
    return true;
  };
  const onGone = useEffectEvent(() => {
    if (inHand !== undefined) take(...inHand);
  });
  useEffect(() => {
    const onHide = (): void => onGone();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onHide();
    };
  }, []);
  return {
    textOf,
    isUnread: (month, column) => {
      const text = textOf(month, column);
      const isInHand = inHand !== undefined && nameOf(...inHand) === nameOf(month, column);
      return (
        text !== undefined && !isInHand && readingOf(month, column, text).kind === 'unreadable'
      );
    },
    type: (month, column, text) => {
      const name = nameOf(month, column);
      if (!sights.current.has(name)) sights.current.set(name, carnet.sight());
      setInHand([month, column]);
      now.current.set(name, text);
      put(name, kept(text));
    },
    take: (month, column) => {
      setInHand(undefined);
      return take(month, column);
    },
    drop: (month, column) => {
      setInHand(undefined);
      letGo(month, column);
    },
  };
}
