/** Everything in the trash of the programme, latest first. */

import { useEffect, useMemo, useState } from 'react';
import type { AnyRecord, Contact } from '../../../domain/operation/record.ts';
import { present } from '../../../std/assert.ts';
import { readTrashedContacts } from '../../model/trashed-contacts.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

export interface TrashItem {
  readonly record: AnyRecord;
  readonly deletedAt: number;
  readonly deletedBy: string;
  /** The SME that the record belongs to; absent for an SME itself and for what the programme shares. */
  readonly smeName: string | undefined;
  /** The SME is in the trash too: restoring the record alone would show nothing. */
  readonly smeTrashed: boolean;
}

export interface Trash {
  readonly items: readonly TrashItem[];
  /** The contacts are still being read. */
  readonly reading: boolean;
  /** The contacts could not be read. */
  readonly failed: boolean;
}

export function useTrash(): Trash {
  const sheets = useCarnetState((state) => state.sheets);
  const trashedSheets = useCarnetState((state) => state.trashedSheets);
  const programmeTrash = useCarnetState((state) => state.programmeTrash);
  const { contacts, failed } = useTrashedContacts();
  const items = useMemo(() => {
    const all = [...sheets.values(), ...trashedSheets.values()];
    const records: readonly AnyRecord[] = [
      ...programmeTrash,
      ...[...trashedSheets.values()].map(({ sme }) => asRecord(sme)),
      ...all.flatMap(({ trash }) => trash),
      ...(contacts ?? []).map(asRecord),
    ];
    return records
      .map((record): TrashItem => {
        const { at, by } = present(record.deleted, 'what is in the trash was put there');
        const sheet = sheets.get(record.home) ?? trashedSheets.get(record.home);
        const own = record.entity === 'sme';
        return {
          record,
          deletedAt: at,
          deletedBy: by,
          smeName: own ? undefined : sheet?.sme.values.name,
          smeTrashed: !own && trashedSheets.has(record.home),
        };
      })
      .sort((a, b) => b.deletedAt - a.deletedAt);
  }, [sheets, trashedSheets, programmeTrash, contacts]);
  return { items, reading: contacts === undefined && !failed, failed };
}

/** A typed record as one of any entity. */
function asRecord(record: Contact | TrashedSme): AnyRecord {
  return { ...record, values: { ...record.values } as AnyRecord['values'] };
}

type TrashedSme = Omit<AnyRecord, 'values'> & { readonly values: object };

/** Read again whenever something was written or confirmed. */
function useTrashedContacts(): {
  readonly contacts: readonly Contact[] | undefined;
  readonly failed: boolean;
} {
  const carnet = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const [contacts, setContacts] = useState<readonly Contact[] | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    readTrashedContacts(carnet).then(
      (read) => {
        if (!current) return;
        setContacts(read);
        setFailed(false);
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
    // What was saved and what still waits tell that the trash may have changed.
  }, [carnet, savedAt, pendingCount]);
  return { contacts, failed };
}
