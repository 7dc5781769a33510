/**
 * Where a contact is that somebody moved to another sheet while somebody else had it open or changed it. The deletion is half of the move: its
 * group begins with the copy, whose sheet is read to find it.
 */

import { useEffect, useState } from 'react';
import { type AnyRecord, recordAs } from '../../../domain/operation/record.ts';
import type { Carnet } from '../../model/carnet.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

/** The copy, once it is found; nothing of a record that was deleted alone, or whose copy is in the bin. */
export function useMovedCopy(record: AnyRecord | undefined): AnyRecord | undefined {
  const carnet = useCarnet();
  const [copyId, setCopyId] = useState('');
  const home = record?.home ?? '';
  const mark = record?.contested ?? record?.deleted;
  const deletion = record?.entity === 'contact' ? mark?.operationId : undefined;
  useEffect(() => {
    let isCurrent = true;
    if (deletion !== undefined) {
      // Where it cannot be read, it is a deletion like any other.
      copyIdOf(carnet, home, deletion)
        .then((found) => isCurrent && setCopyId(found ?? ''))
        .catch(() => undefined);
    }
    return () => {
      isCurrent = false;
    };
  }, [carnet, home, deletion]);
  const copy = useCarnetState(() => carnet.record(copyId));
  const isCopy =
    copy?.deleted === undefined && recordAs(copy, 'contact')?.values.movedFrom === record?.id;
  return isCopy ? copy : undefined;
}

async function copyIdOf(
  carnet: Carnet,
  home: string,
  deletion: string,
): Promise<string | undefined> {
  const history = await carnet.readHistory(home);
  const entry = history.find((one) => 'operation' in one && one.operation.operationId === deletion);
  const id = entry !== undefined && 'operation' in entry ? entry.group : undefined;
  if (id === undefined || id === deletion) return undefined;
  for (const sheet of carnet.state.getState().sheets.keys()) {
    if (carnet.record(id) !== undefined) break;
    await carnet.loadJournal(sheet);
  }
  return id;
}
