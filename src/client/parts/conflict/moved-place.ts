/**
 * Where a record went that was moved to another sheet: a contact that was logged on the wrong sheet, or anything of a sheet that
 * was merged. The deletion is half of the move.
 *
 * The group of one contact begins with the copy, whose sheet is read to find it. The group of a merge names the sheet that
 * goes on: each copy is created there right before its original goes to the trash. Figures of a month that both sheets had got
 * no copy: they are with that month. What was moved on since, with the sheet that it had come to, is where it is now.
 */

import { recordAs } from '../../../domain/operation/record.ts';
import { latestFirst } from '../../../domain/figures/month-rows.ts';
import type { MoveSeen } from '../../../domain/contact/move-contact.ts';
import { isLazy } from '../../../domain/entity/registry.ts';
import type { LogEntry } from '../../../domain/operation/confirm.ts';
import { valuesWithIds } from '../../../domain/sme/merge-smes.ts';
import type { Json } from '../../../std/json.ts';
import type { Carnet } from '../../model/carnet.ts';
import { mergedAsSeen } from '../../model/merged-back.ts';

/** A record that was moved to the trash. */
export interface Deleted {
  readonly id: string;
  readonly home: string;
  /** The operation that moved it there. */
  readonly deletion: string;
}

export interface Place extends MoveSeen {
  readonly copyId: string;
  /** The record of which that is the copy: not the one that was asked for where it was moved on. */
  readonly of: string;
  /** It was there before: a month that both sheets had. */
  readonly isJoined: boolean;
}

/** How often something is followed from sheet to sheet. */
const movesMax = 20;

/** Where it is; nothing of one that was deleted alone. */
export async function placeOf(carnet: Carnet, gone: Deleted): Promise<Place | undefined> {
  let place = await nextPlace(carnet, gone);
  for (let moves = 1; place !== undefined && moves < movesMax; moves += 1) {
    const { home, deleted } = carnet.record(place.copyId) ?? {};
    if (home === undefined || deleted === undefined) return place;
    const from: Deleted = { id: place.copyId, home, deletion: deleted.operationId };
    const next = await nextPlace(carnet, from);
    if (next === undefined) return place;
    const { ids, made } = place;
    place = {
      ...next,
      isJoined: place.isJoined || next.isJoined,
      ids: new Map([...ids].map(([id, copy]) => [id, next.ids.get(copy) ?? copy])),
      // What was changed on the way is there: what was made at first is what its author saw.
      made: made && valuesWithIds(made, next.ids),
    };
  }
  return place;
}

async function nextPlace(carnet: Carnet, gone: Deleted): Promise<Place | undefined> {
  const history = (await carnet.readHistory(gone.home)).filter(isEntry);
  const group = history.find((one) => one.operation.operationId === gone.deletion)?.group;
  if (group === undefined || group === gone.deletion) return undefined;
  // One that was merged once more may have had the mark of it already.
  const ofSheet = history.find(
    (one) => one.group === group && isDeletionOf(one, gone.home),
  )?.operation;
  const into = ofSheet && mergedAsSeen(history, gone.home, ofSheet.operationId);
  if (into !== undefined) return placeAfterMerge(carnet, { gone, group, into, history });
  const { sheets, trashedSheets } = carnet.state.getState();
  for (const sheet of [...sheets.keys(), ...trashedSheets.keys()]) {
    if (carnet.record(group) !== undefined) break;
    await carnet.loadJournal(sheet);
  }
  const home = carnet.record(group)?.home;
  const there = home === undefined ? [] : (await carnet.readHistory(home)).filter(isEntry);
  const made = madeIn(there, group);
  return { of: gone.id, copyId: group, isJoined: false, ids: new Map(), made };
}

interface Merged {
  readonly gone: Deleted;
  readonly group: string;
  readonly into: string;
  /** That of the sheet that was merged. */
  readonly history: readonly LogEntry[];
}

async function placeAfterMerge(
  carnet: Carnet,
  { gone, group, into, history }: Merged,
): Promise<Place | undefined> {
  const there = (await carnet.readHistory(into)).filter(isEntry);
  const ids = copiesIn(history, there, group);
  const entity = history.find(({ operation }) => operation.record === gone.id)?.operation.entity;
  if (entity !== undefined && isLazy(entity)) await carnet.loadLazy(into, entity);
  const copyId = ids.get(gone.id);
  if (copyId !== undefined) {
    return { of: gone.id, copyId, isJoined: false, ids, made: madeIn(there, copyId) };
  }
  const month = monthOf(carnet, gone, there, ids);
  if (month === undefined) return undefined;
  const made = valuesBefore(history, gone);
  return { of: gone.id, copyId: month, isJoined: true, ids, made: valuesWithIds(made, ids) };
}

/**
 * From what a merge moved to the trash to its copies. They are neighbours in the log: what has no copy, such as a month that both
 * sheets had, puts nothing out of step.
 */
export function copiesIn(
  history: readonly LogEntry[],
  there: readonly LogEntry[],
  group: string,
): ReadonlyMap<string, string> {
  const made = new Map(
    there
      // One that was taken back and done again brings its copies back.
      .filter((one) => one.group === group && ['create', 'restore'].includes(one.operation.kind))
      .map(({ sequence, operation }) => [sequence, operation]),
  );
  return new Map(
    history.flatMap(({ sequence, operation, group: own }) => {
      const copy = made.get(sequence - 1);
      if (own !== group || operation.kind !== 'delete' || copy === undefined) return [];
      return copy.entity === operation.entity ? [[operation.record, copy.record] as const] : [];
    }),
  );
}

/** The month on the sheet that goes on with which one that was on both is joined: that may have been moved on since. */
function monthOf(
  carnet: Carnet,
  { id }: Deleted,
  there: readonly LogEntry[],
  ids: ReadonlyMap<string, string>,
): string | undefined {
  const gone = recordAs(carnet.record(id), 'figures')?.values;
  if (gone === undefined) return undefined;
  const { channelId = '' } = gone;
  const channel = ids.get(channelId) ?? channelId;
  const months = there
    .filter(({ operation }) => operation.entity === 'figures' && operation.kind === 'create')
    .flatMap(({ operation }) => recordAs(carnet.record(operation.record), 'figures') ?? [])
    .filter(({ values }) => values.month === gone.month && (values.channelId ?? '') === channel);
  const live = months.filter(({ deleted }) => deleted === undefined);
  return latestFirst(live.length === 0 ? months : live)[0]?.id;
}

/** The values with which a record was made. */
function madeIn(history: readonly LogEntry[], id: string): MoveSeen['made'] {
  const made = history.find(({ operation }) => operation.operationId === id)?.operation;
  return made?.kind === 'create' ? valuesIn([made]) : undefined;
}

/** The values of figures as whoever moved them to the trash saw them. */
function valuesBefore(history: readonly LogEntry[], { id, deletion }: Deleted): Values {
  const own = history.map(({ operation }) => operation).filter(({ record }) => record === id);
  const base = own.find(({ operationId }) => operationId === deletion)?.base;
  return valuesIn(own.slice(0, own.findIndex(({ operationId }) => operationId === base) + 1));
}

/** What operations on a record leave in fields of a single value. */
function valuesIn(operations: readonly LogEntry['operation'][]): Values {
  const values = new Map<string, Json>();
  for (const { fields } of operations) {
    for (const [name, { value }] of Object.entries(fields)) {
      if (value === undefined || value === null) values.delete(name);
      else values.set(name, value);
    }
  }
  return Object.fromEntries(values);
}

type Values = Readonly<Record<string, Json>>;

const isDeletionOf = ({ operation }: LogEntry, id: string): boolean =>
  operation.kind === 'delete' && operation.record === id;

const isEntry = (one: object): one is LogEntry => 'operation' in one;
