/**
 * Where a record is that somebody moved to another sheet while somebody else had it open or changed it: a contact that was
 * logged on the wrong sheet, or anything of a sheet that was merged. The deletion is half of the move.
 *
 * The group of one contact begins with the copy, whose sheet is read to find it. The group of a merge names the sheet that
 * goes on, whose history says what was created there: one copy for each deletion, in the same order.
 */

import { useEffect, useState } from 'react';
import type { MoveSeen } from '../../../domain/contact/move-contact.ts';
import type { LogEntry } from '../../../domain/operation/confirm.ts';
import type { OperationKind } from '../../../domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../../domain/operation/record.ts';
import { isLazy } from '../../../domain/entity/registry.ts';
import type { Carnet } from '../../model/carnet.ts';
import { mergedAsSeen } from '../../model/merged-back.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

export interface MovedCopy extends MoveSeen {
  readonly copy: AnyRecord;
}

interface Place extends MoveSeen {
  /** The record of which it is the copy. */
  readonly of: string;
  readonly copyId: string;
}

/** The copy, once it is found; nothing of a record that was deleted alone, or whose copy is in the bin. */
export function useMovedCopy(record: AnyRecord | undefined): MovedCopy | undefined {
  const carnet = useCarnet();
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const mark = record?.contested ?? record?.deleted;
  const deletion =
    record === undefined || record.id === record.home ? undefined : mark?.operationId;
  const { id = '', home = '', sequence } = record ?? {};
  useEffect(() => {
    let isCurrent = true;
    if (deletion !== undefined) {
      // Where it cannot be read, it is a deletion like any other.
      placeOf(carnet, { id, home, deletion })
        .then((found) => isCurrent && setPlace(found))
        .catch(() => undefined);
    }
    return () => {
      isCurrent = false;
    };
    // What waits names no group: it is found once it was confirmed.
  }, [carnet, id, home, deletion, sequence]);
  const copy = useCarnetState(() => carnet.record(place?.copyId ?? ''));
  if (place?.of !== id || copy === undefined || copy.deleted !== undefined) return undefined;
  const from = recordAs(copy, 'contact')?.values.movedFrom;
  const isCopy = copy.entity === record?.entity && (copy.entity !== 'contact' || from === id);
  return isCopy ? { copy, ids: place.ids, made: place.made } : undefined;
}

interface Deleted {
  readonly id: string;
  readonly home: string;
  /** The operation that moved it to the trash. */
  readonly deletion: string;
}

async function placeOf(carnet: Carnet, gone: Deleted): Promise<Place | undefined> {
  const history = (await carnet.readHistory(gone.home)).filter(isEntry);
  const group = history.find((one) => one.operation.operationId === gone.deletion)?.group;
  if (group === undefined || group === gone.deletion) return undefined;
  // One that was merged once more may have had the mark of it already.
  const ofSheet = history.find(
    (one) => one.group === group && isDeletionOf(one, gone.home),
  )?.operation;
  const into = ofSheet && mergedAsSeen(history, gone.home, ofSheet.operationId);
  if (into !== undefined) return placeAfterMerge(carnet, { gone, group, into, history });
  for (const sheet of carnet.state.getState().sheets.keys()) {
    if (carnet.record(group) !== undefined) break;
    await carnet.loadJournal(sheet);
  }
  const home = carnet.record(group)?.home;
  const there = home === undefined ? [] : (await carnet.readHistory(home)).filter(isEntry);
  return { of: gone.id, copyId: group, ids: new Map(), made: madeIn(there, group) };
}

/** The values with which a record was made. */
function madeIn(history: readonly LogEntry[], id: string): MoveSeen['made'] {
  const made = history.find(({ operation }) => operation.operationId === id)?.operation;
  if (made?.kind !== 'create') return undefined;
  return Object.fromEntries(
    Object.entries(made.fields).flatMap(([name, { value }]) =>
      value === undefined || value === null ? [] : [[name, value] as const],
    ),
  );
}

const isDeletionOf = ({ operation }: LogEntry, id: string): boolean =>
  operation.kind === 'delete' && operation.record === id;

const isEntry = (one: object): one is LogEntry => 'operation' in one;

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
  const deleted = idsIn(history, group, 'delete').filter((id) => id !== gone.home);
  const copies = idsIn(there, group, 'create');
  const copyId = copies[deleted.indexOf(gone.id)];
  if (copyId === undefined || copies.length !== deleted.length) return undefined;
  const entity = there.find(({ operation }) => operation.record === copyId)?.operation.entity;
  if (entity !== undefined && isLazy(entity)) await carnet.loadLazy(into, entity);
  const ids = new Map(deleted.map((id, index) => [id, copies[index] ?? id]));
  return { of: gone.id, copyId, ids, made: madeIn(there, copyId) };
}

/** The records of a group that it creates, or moves to the trash, in its order. */
function idsIn(
  history: readonly LogEntry[],
  group: string,
  kind: OperationKind,
): readonly string[] {
  return history
    .filter((one) => one.group === group && one.operation.kind === kind)
    .map(({ operation }) => operation.record);
}
