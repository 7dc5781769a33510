/**
 * What is typed in the cells of a grid and not saved yet: kept with every key, there again after a reload, and let go of
 * once it is saved. Each cell remembers what whoever types in it had before them at the first key, also after a reload [O12].
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import { type GridColumn, gridColumns } from '../../../../domain/figures/measures.ts';
import { type MonthEntry, readCell } from '../../../../domain/figures/read-block.ts';
import type { Json } from '../../../../std/json.ts';
import { type Sight, withSeen } from '../../../model/seen-records.ts';
import type { Seen } from '../../../model/typing.ts';
import { useCarnet } from '../../../model/use-carnet.ts';
import { useHalfTyped } from '../../../model/use-half-typed.ts';

/** What stands in a cell, by the records of its month. */
export type CellRecords = Readonly<Record<string, Seen>>;

/** What whoever typed in a cell had before them at the first key. */
export interface CellSight {
  readonly sight: Sight;
  /** Records of the month with a value in that column that came since. */
  readonly unseen: readonly string[];
}

/** What a grid is written by. */
export interface GridWriter {
  readonly readOnly: boolean;
  /** Where it is, for what is half-typed in it. */
  readonly place: string;
  readonly recordsOf: (month: LocalMonth, column: GridColumn) => CellRecords;
  /**
   * Answers whether it was saved.
   *
   * @param how of a block, what is said once it was saved; of a cell, what whoever typed had before them
   */
  readonly onWrite: (
    entries: readonly MonthEntry[],
    how?: { readonly pasted: string } | CellSight,
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
  /** Of a cell that was left with something unsaved: whether it can be read. */
  readonly leftAs: (month: LocalMonth, column: GridColumn) => 'unreadable' | 'unsaved' | undefined;
  readonly type: (month: LocalMonth, column: GridColumn, text: string) => void;
  /** Saves what stands in a cell; `false` where it cannot be read, and stays. */
  readonly take: (month: LocalMonth, column: GridColumn) => boolean;
  readonly drop: (month: LocalMonth, column: GridColumn) => void;
  /** Lets go of what stands in the cells of a block that takes their place; what stands in another one in hand is saved. */
  readonly giveWay: (entries: readonly MonthEntry[]) => void;
}

/** What is kept of a cell. An emptied one is typed in as well. */
interface KeptCell {
  readonly text: string;
  readonly seen: CellRecords;
}

const nameOf = (month: LocalMonth, column: GridColumn): string => `${month} ${column}`;

export function useHalfTypedCells(
  { place, readOnly, recordsOf, onWrite }: GridWriter,
  { textOf: storedText, currencyOf }: StoredCells,
): HalfTypedCells {
  const carnet = useCarnet();
  const { values, put } = useHalfTyped(place);
  const sights = useRef(new Map<string, Sight>());
  /** What stands in the cells by now, whatever is drawn. */
  const now = useRef(new Map<string, KeptCell>());
  const isGone = useRef(false);
  const [inHand, setInHand] = useState<readonly [LocalMonth, GridColumn] | undefined>(undefined);
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const keptIn = (month: LocalMonth, column: GridColumn): KeptCell | undefined =>
    keptCell(values[nameOf(month, column)]);
  const textOf = (month: LocalMonth, column: GridColumn): string | undefined =>
    keptIn(month, column)?.text;
  const readingOf = (month: LocalMonth, column: GridColumn, text: string) =>
    readCell(text, column, currencyOf(month));
  // Ids and values of records: JSON.
  const keep = (name: string, { text, seen }: KeptCell): void =>
    put(name, { text, seen: seen as unknown as Json });
  const letGo = (month: LocalMonth, column: GridColumn): void => {
    const name = nameOf(month, column);
    sights.current.get(name)?.letGo();
    sights.current.delete(name);
    now.current.delete(name);
    put(name, undefined);
  };
  /** That of the first key; of a text that was found, what was noted with it then. */
  const sightOf = (month: LocalMonth, column: GridColumn, { seen }: KeptCell): CellSight => {
    const name = nameOf(month, column);
    const sight = sights.current.get(name) ?? withSeen(carnet.sight(), column, seen);
    sights.current.delete(name);
    const unseen = Object.entries(recordsOf(month, column))
      .filter(([id, { value }]) => value !== undefined && !(id in seen))
      .map(([id]) => id);
    return { sight, unseen };
  };
  const take = (month: LocalMonth, column: GridColumn): boolean => {
    const name = nameOf(month, column);
    const kept = now.current.get(name) ?? keptIn(month, column);
    if (kept === undefined || readOnly) return true;
    const { text } = kept;
    const read = readingOf(month, column, text);
    if (read.kind === 'unreadable') return false;
    if (text.trim() === storedText(month, column)) {
      letGo(month, column);
      return true;
    }
    const value = read.kind === 'value' ? read.value : undefined;
    setSaving((names) => new Set([...names, name]));
    void onWrite([{ month, patch: { [column]: value } }], sightOf(month, column, kept))
      .then((isSaved) => {
        // Typed anew since, it is another text.
        if (isSaved && (now.current.get(name) ?? kept).text === text) letGo(month, column);
        // Everything was put away, perhaps, with what was kept of the cell.
        else if (!isSaved && isGone.current) keep(name, now.current.get(name) ?? kept);
      })
      .finally(() => setSaving((names) => new Set([...names].filter((one) => one !== name))));
    return true;
  };
  const onGone = useEffectEvent(() => {
    if (inHand !== undefined) take(...inHand);
  });
  useEffect(() => {
    isGone.current = false;
    const onHide = (): void => onGone();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      isGone.current = true;
      document.removeEventListener('visibilitychange', onHide);
      onHide();
    };
  }, []);
  const isLeft = (name: string): boolean =>
    !saving.has(name) && (inHand === undefined || nameOf(...inHand) !== name);
  // What was saved as the page went away had no time to be let go of.
  const letGoOfSaved = useEffectEvent(() => {
    for (const [name, value] of Object.entries(values)) {
      const [month, column] = name.split(' ') as [LocalMonth, GridColumn];
      const text = keptCell(value)?.text.trim();
      if (isLeft(name) && text === storedText(month, column)) letGo(month, column);
    }
  });
  useEffect(() => letGoOfSaved(), [values]);
  return {
    textOf,
    leftAs: (month, column) => {
      const text = textOf(month, column);
      if (text === undefined || !isLeft(nameOf(month, column))) return undefined;
      if (readingOf(month, column, text).kind === 'unreadable') return 'unreadable';
      return text.trim() === storedText(month, column) ? undefined : 'unsaved';
    },
    type: (month, column, text) => {
      const name = nameOf(month, column);
      const kept = now.current.get(name) ?? keptIn(month, column);
      const seen = kept?.seen ?? recordsOf(month, column);
      if (!sights.current.has(name)) {
        sights.current.set(name, withSeen(carnet.sight(), column, seen));
      }
      setInHand([month, column]);
      now.current.set(name, { text, seen });
      keep(name, { text, seen });
    },
    take: (month, column) => {
      setInHand(undefined);
      return take(month, column);
    },
    drop: (month, column) => {
      setInHand(undefined);
      letGo(month, column);
    },
    giveWay: (entries) => {
      const isIn = (at: LocalMonth, name: GridColumn): boolean =>
        entries.some(({ month, patch }) => month === at && name in patch);
      if (inHand !== undefined && !isIn(...inHand)) take(...inHand);
      setInHand(undefined);
      for (const { month, patch } of entries) {
        for (const column of gridColumns) {
          if (column in patch && textOf(month, column) !== undefined) letGo(month, column);
        }
      }
    },
  };
}

/** Earlier versions kept the text alone, behind a sign: nothing is known of what was seen. */
function keptCell(value: Json | undefined): KeptCell | undefined {
  if (typeof value === 'string') return { text: value.slice(1), seen: {} };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { text, seen } = value as { readonly text?: Json; readonly seen?: Json };
  if (typeof text !== 'string') return undefined;
  return { text, seen: (seen ?? {}) as unknown as CellRecords };
}
