/** Writing figures: any number of months of a channel as one change, so that a pasted block is undone as it came. */

import { type Command, createRecord, setFields, together } from '../command/command.ts';
import type { LocalMonth } from '../calendar/local-date.ts';
import type { Values } from '../entity/registry.ts';
import type { FiguresSource, VatConvention } from './figures.ts';
import { isMoneyMeasure } from './measures.ts';
import { isSame } from './month-rows.ts';
import type { MonthPatch } from './read-block.ts';

export interface MonthWrite {
  readonly month: LocalMonth;
  /** The records that stand for the month. */
  readonly ids: readonly string[];
  /** The id of its record where there is none yet: the same for every change until one is seen. */
  readonly newId: string;
  readonly patch: MonthPatch;
}

export interface FiguresPlace {
  readonly smeId: string;
  /** The whole business where it is absent. */
  readonly channelId: string | undefined;
  readonly source: FiguresSource;
  /** For months whose amounts say nothing of it yet. */
  readonly vat: VatConvention;
}

type Entries = readonly { readonly month: LocalMonth; readonly patch: MonthPatch }[];
type Rows = ReadonlyMap<LocalMonth, { readonly values: object }>;

/** Each value of the entries, after the one that stands in its place. */
function pairsOf(entries: Entries, rows: Rows): readonly (readonly [unknown, unknown])[] {
  return entries.flatMap(({ month, patch }) => {
    const there = new Map<string, unknown>(Object.entries(rows.get(month)?.values ?? {}));
    return Object.entries(patch).map(([field, value]) => [there.get(field), value] as const);
  });
}

/** How many values that stand in the rows of months are replaced by others. */
export function replacedBy(entries: Entries, rows: Rows): number {
  return pairsOf(entries, rows).filter(
    ([before, after]) => before !== undefined && !isSame(before, after),
  ).length;
}

/** Whether all values of the entries stand in the rows of months. */
export function standsIn(entries: Entries, rows: Rows): boolean {
  return pairsOf(entries, rows).every(([there, value]) => isSame(there, value));
}

/** Writes months; the record of one that has none is created. */
export function writeFigures(place: FiguresPlace, writes: readonly MonthWrite[]): Command {
  return (context) => {
    const standing = (id: string): boolean => {
      const record = context.record(id);
      return record !== undefined && record.deleted === undefined;
    };
    const commands = writes.flatMap(({ month, ids, newId, patch }): Command[] => {
      const there = [...new Set([...ids, newId])].filter(standing);
      const amounts = Object.entries(patch).some(
        ([field, value]) => isMoneyMeasure(field) && value !== undefined,
      );
      if (there.length > 0) {
        return there.map((id) => {
          const said = context.record(id)?.values['vat'] !== undefined;
          const vat = amounts && !said ? { vat: place.vat } : {};
          return setFields(id, { ...patch, ...vat, source: place.source });
        });
      }
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      if (given.length === 0) return [];
      // Every value is checked against its declaration when the record is made.
      const values = {
        month,
        channelId: place.channelId,
        ...Object.fromEntries(given),
        source: place.source,
        ...(amounts ? { vat: place.vat } : {}),
      } as Values<'figures'>;
      // One that was undone keeps its id to itself.
      const id = context.record(newId) === undefined ? newId : context.newId();
      return [createRecord('figures', place.smeId, values, id)];
    });
    return together(commands)(context);
  };
}
