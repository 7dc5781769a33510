/**
 * The records of one kind, typed, in the order that its declaration says, those in the trash left out: the way for
 * screens to any kind of record. What nothing changed is the same list.
 */

import { declarationOf, type EntityName } from '../../domain/entity/registry.ts';
import { type AnyRecord, recordAs, type RecordOf } from '../../domain/operation/record.ts';
import type { Records } from './home-fold.ts';
import type { CarnetState, RootSheet } from './state.ts';

const known = new WeakMap<Records, Map<EntityName, readonly AnyRecord[]>>();

/**
 * The records of a kind among those of a home.
 *
 * @param records `head` of a sheet, `shared` of the state, or a loaded lazy kind
 */
export function recordsOf<N extends EntityName>(
  records: Records,
  entity: N,
): readonly RecordOf<N>[] {
  const lists = known.get(records) ?? new Map<EntityName, readonly AnyRecord[]>();
  known.set(records, lists);
  const list = lists.get(entity) ?? inOrder(records, entity);
  lists.set(entity, list);
  return list as readonly unknown[] as readonly RecordOf<N>[];
}

/** The records of a lazy kind of a home; `undefined` until `loadLazy`. */
export function lazyRecordsOf<N extends EntityName>(
  { lazy }: Pick<CarnetState, 'lazy'>,
  home: string,
  entity: N,
): readonly RecordOf<N>[] | undefined {
  const records = lazy.get(home)?.get(entity);
  return records === undefined ? undefined : recordsOf(records, entity);
}

/** What is in the trash among records of a home. */
export function trashIn(records: Records): readonly AnyRecord[] {
  return [...records.values()].filter(({ deleted }) => deleted !== undefined);
}

const knownRoots = new WeakMap<ReadonlyMap<string, RootSheet>, Map<EntityName, unknown>>();

/** The sheets of roots of a kind that is not the SME, such as organisations. */
export function rootsOf<N extends EntityName>(
  { otherSheets }: Pick<CarnetState, 'otherSheets'>,
  entity: N,
): readonly RootSheet<RecordOf<N>>[] {
  const lists = knownRoots.get(otherSheets) ?? new Map<EntityName, unknown>();
  knownRoots.set(otherSheets, lists);
  const list =
    lists.get(entity) ?? [...otherSheets.values()].filter(({ root }) => root.entity === entity);
  lists.set(entity, list);
  return list as readonly RootSheet<RecordOf<N>>[];
}

function inOrder(records: Records, entity: EntityName): readonly AnyRecord[] {
  const kept = [...records.values()].filter(
    (record) => record.deleted === undefined && recordAs(record, entity) !== undefined,
  );
  const { order } = declarationOf(entity);
  if (order === undefined) return kept;
  const sign = order.latestFirst === true ? -1 : 1;
  return kept.sort((a, b) => {
    const [left, right] = [a.values[order.by], b.values[order.by]];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined) || compare(a.id, b.id);
    }
    return sign * (compare(left, right) || compare(a.id, b.id));
  });
}

/** Numbers by size, texts by code units. */
function compare(a: unknown, b: unknown): number {
  const [left, right] = [a as string, b as string];
  return left < right ? -1 : Number(left > right);
}
