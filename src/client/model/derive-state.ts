/** From the views of homes to the parts of the state: which records a screen sees, typed and in order. */

import {
  type AnyRecord,
  type Contact,
  recordAs,
  type RecordOf,
} from '../../domain/operation/record.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import { compareText } from '../../domain/sme/journal-summary.ts';
import { contactsOf, type HomeView } from './base-view.ts';
import type { CarnetState, Sheet } from './state.ts';

type ProgrammeParts = Pick<
  CarnetState,
  'programme' | 'launchPads' | 'members' | 'events' | 'programmeTrash'
>;

/** The shared records, those in the trash apart. */
export function programmeParts(view: HomeView): ProgrammeParts {
  const records = [...view.records.values()];
  return {
    programme: kept(records, 'programme')[0],
    launchPads: kept(records, 'launchPad'),
    members: kept(records, 'member'),
    events: kept(records, 'calendarEvent').sort((a, b) =>
      compareText(a.values.from, b.values.from),
    ),
    programmeTrash: records.filter((record) => record.deleted !== undefined),
  };
}

/** Replaces the sheets and journals of some homes in the state; each map is copied once. */
export function withHomes(state: CarnetState, views: ReadonlyMap<string, HomeView>): CarnetState {
  const sheets = new Map(state.sheets);
  const trashedSheets = new Map(state.trashedSheets);
  const journals = new Map(state.journals);
  const trashedContacts = new Map(state.trashedContacts);
  for (const [home, view] of views) {
    const sheet = sheetOf(home, view);
    const live = sheet !== undefined && sheet.sme.deleted === undefined;
    put(sheets, home, live ? sheet : undefined);
    put(trashedSheets, home, live ? undefined : sheet);
    const contacts = view.journal === undefined ? undefined : latestFirst(view.journal.values());
    put(
      journals,
      home,
      contacts?.filter((contact) => contact.deleted === undefined),
    );
    put(
      trashedContacts,
      home,
      contacts?.filter((contact) => contact.deleted !== undefined),
    );
  }
  return { ...state, sheets, trashedSheets, journals, trashedContacts };
}

function latestFirst(records: Iterable<AnyRecord>): readonly Contact[] {
  return contactsOf(records).sort(
    (a, b) => compareText(b.values.at, a.values.at) || compareText(b.id, a.id),
  );
}

function put<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function sheetOf(home: string, view: HomeView): Sheet | undefined {
  const sme = recordAs(view.records.get(home), 'sme');
  if (sme === undefined) return undefined;
  const records = [...view.records.values()];
  return {
    sme,
    actions: kept(records, 'action'),
    issues: kept(records, 'issue'),
    summary: view.summary,
    trash: records.filter((record) => record.deleted !== undefined && record.id !== home),
    pendingCount: view.pendingCount,
  };
}

function kept<N extends EntityName>(records: readonly AnyRecord[], entity: N): RecordOf<N>[] {
  return records.flatMap((record) => {
    const typed = record.deleted === undefined ? recordAs(record, entity) : undefined;
    return typed ?? [];
  });
}
