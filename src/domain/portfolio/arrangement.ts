/**
 * How the list is arranged: which columns in which order and how wide, sorted by what, cut into which parts. Like the
 * filter it is written as the search part of an address; what an address holds beyond it is passed over.
 */

import type { SearchPairs } from './filter.ts';

/** Every column there is, in the order in which they are offered. `name` is always shown. */
export const columnIds = [
  'health',
  'name',
  'pad',
  'manager',
  'stage',
  'lastContact',
  'next',
  'open',
  'town',
  'sector',
  'markets',
  'enrolledOn',
  'batch',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Column {
  readonly id: ColumnId;
  /** In pixels, where somebody chose it. */
  readonly width?: number | undefined;
}

/** Narrower than this a column says nothing, wider it hides the others. */
export const columnWidthMin = 56;
export const columnWidthMax = 480;

export interface Sort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** What the parts of the list are; `none`: one list without parts. */
export const groupings = ['priority', 'stage', 'manager', 'pad', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export interface Arrangement {
  readonly columns: readonly Column[];
  /** Absent: those that need someone first. */
  readonly sort: Sort | undefined;
  /** Absent: by priority, and without parts where the list is sorted by a column. */
  readonly group: Grouping | undefined;
  /** The parts whose rows are not shown, by their keys. */
  readonly closed: ReadonlySet<string>;
}

export const usualColumns: readonly Column[] = columnIds
  .slice(0, columnIds.indexOf('town'))
  .map((id) => ({ id }));

export const usualArrangement: Arrangement = {
  columns: usualColumns,
  sort: undefined,
  group: undefined,
  closed: new Set(),
};

/** The parts that are drawn. */
export function groupingOf({ group, sort }: Arrangement): Grouping {
  return group ?? (sort === undefined ? 'priority' : 'none');
}

/** The column that the parts say already. */
const saidByParts: Readonly<Partial<Record<Grouping, ColumnId>>> = {
  stage: 'stage',
  manager: 'manager',
  pad: 'pad',
};

/** The columns that are drawn: what the headings of the parts say is not said again in every row. */
export function drawnColumns(arrangement: Arrangement): readonly Column[] {
  const said = saidByParts[groupingOf(arrangement)];
  return arrangement.columns.filter(({ id }) => id !== said);
}

/** A press on the head of a column: upwards, then downwards, then as if nobody had sorted. */
export function sortedNext(sort: Sort | undefined, column: ColumnId): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

/** The columns with one shown at the end, or hidden; the name stays. */
export function columnToggled(columns: readonly Column[], id: ColumnId): readonly Column[] {
  if (id === 'name') return columns;
  const rest = columns.filter((column) => column.id !== id);
  return rest.length < columns.length ? rest : [...columns, { id }];
}

/** The columns with one moved by a place; the same at the ends. */
export function columnMoved(
  columns: readonly Column[],
  id: ColumnId,
  step: 1 | -1,
): readonly Column[] {
  const from = columns.findIndex((column) => column.id === id);
  const moved = columns[from];
  const to = from + step;
  if (moved === undefined || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** The columns with one as wide as asked, within what is of use. */
export function columnSized(
  columns: readonly Column[],
  id: ColumnId,
  width: number,
): readonly Column[] {
  const kept = Math.round(Math.min(Math.max(width, columnWidthMin), columnWidthMax));
  return columns.map((column) => (column.id === id ? { id, width: kept } : column));
}

/** With the rows of a part shown, or no longer. */
export function partToggled(arrangement: Arrangement, key: string): Arrangement {
  const closed = new Set(arrangement.closed);
  if (!closed.delete(key)) closed.add(key);
  return { ...arrangement, closed };
}

/** The arrangement as pairs, without what is at its default. */
export function arrangementPairs({ columns, sort, group, closed }: Arrangement): SearchPairs {
  const written = columnsText(columns);
  return [
    ...(sort === undefined
      ? []
      : [['sort', `${sort.descending ? '-' : ''}${sort.column}`] as const]),
    ...(group === undefined ? [] : [['group', group] as const]),
    ...(written === columnsText(usualColumns) ? [] : [['columns', written] as const]),
    ...[...closed].map((key) => ['closed', key] as const),
  ];
}

/** The arrangement that pairs describe; unknown names and values are passed over. */
export function arrangementFrom(pairs: Iterable<readonly [string, string]>): Arrangement {
  const all = [...pairs];
  const values = new Map(all);
  const closed = all.flatMap(([name, value]) => (name === 'closed' && value !== '' ? [value] : []));
  const sort = values.get('sort') ?? '';
  const column = columnIds.find((id) => id === sort.replace(/^-/u, ''));
  return {
    columns: columnsFrom(values.get('columns')),
    sort: column === undefined ? undefined : { column, descending: sort.startsWith('-') },
    group: groupings.find((one) => one === values.get('group')),
    closed: new Set(closed),
  };
}

/** `health,name,pad:80`. */
function columnsText(columns: readonly Column[]): string {
  return columns.map(({ id, width }) => (width === undefined ? id : `${id}:${width}`)).join(',');
}

function columnsFrom(text: string | undefined): readonly Column[] {
  if (text === undefined) return usualColumns;
  const columns = new Map<ColumnId, Column>();
  for (const part of text.split(',')) {
    const [name, size = ''] = part.split(':');
    const id = columnIds.find((known) => known === name);
    if (id === undefined || columns.has(id)) continue;
    columns.set(id, /^\d{2,3}$/u.test(size) ? sized(id, Number(size)) : { id });
  }
  if (columns.has('name')) return [...columns.values()];
  return [{ id: 'name' }, ...columns.values()];
}

function sized(id: ColumnId, width: number): Column {
  const [column = { id }] = columnSized([{ id }], id, width);
  return column;
}
