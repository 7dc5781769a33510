/** From the views of homes to the parts of the state: which records a screen sees, typed and in order. */

import { inOrder } from '../../domain/contact/contact-order.ts';
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

/** Replaces the sheets and journals of some homes in the state; a map in which nothing differs stays itself. */
export function withHomes(state: CarnetState, views: ReadonlyMap<string, HomeView>): CarnetState {
  const sheets: Entries<Sheet> = [];
  const trashedSheets: Entries<Sheet> = [];
  const journals: Entries<readonly Contact[]> = [];
  const trashedContacts: Entries<readonly Contact[]> = [];
  for (const [home, view] of views) {
    const sheet = sheetOf(home, view);
    const live = sheet !== undefined && sheet.sme.deleted === undefined;
    sheets.push([home, live ? sheet : undefined]);
    trashedSheets.push([home, live ? undefined : sheet]);
    const parts = view.journal === undefined ? undefined : journalParts(view.journal);
    journals.push([home, parts?.kept]);
    trashedContacts.push([home, parts?.trashed]);
  }
  return {
    ...state,
    sheets: withEntries(state.sheets, sheets),
    trashedSheets: withEntries(state.trashedSheets, trashedSheets),
    journals: withEntries(state.journals, journals),
    trashedContacts: withEntries(state.trashedContacts, trashedContacts),
  };
}

type Entries<T> = (readonly [home: string, value: T | undefined])[];

/** The map with some entries replaced; `undefined` removes one. */
function withEntries<T>(map: ReadonlyMap<string, T>, entries: Entries<T>): ReadonlyMap<string, T> {
  const changes = entries.filter(([home, value]) => map.get(home) !== value);
  if (changes.length === 0) return map;
  const changed = new Map(map);
  for (const [home, value] of changes) {
    if (value === undefined) changed.delete(home);
    else changed.set(home, value);
  }
  return changed;
}

interface JournalParts {
  readonly kept: readonly Contact[];
  readonly trashed: readonly Contact[];
}

/** A journal that nothing changed is the same map, and then not put in order again. */
const knownParts = new WeakMap<ReadonlyMap<string, AnyRecord>, JournalParts>();

/** The contacts latest first, those in the trash apart. */
function journalParts(journal: ReadonlyMap<string, AnyRecord>): JournalParts {
  const known = knownParts.get(journal);
  if (known !== undefined) return known;
  const contacts = inOrder(contactsOf(journal.values())).toReversed();
  const parts = {
    kept: contacts.filter(({ deleted }) => deleted === undefined),
    trashed: contacts.filter(({ deleted }) => deleted !== undefined),
  };
  knownParts.set(journal, parts);
  return parts;
}

/** A head that nothing changed is the same map: its sheet stays itself, and no list that shows it draws again. */
const knownSheets = new WeakMap<ReadonlyMap<string, AnyRecord>, Sheet>();

function sheetOf(home: string, view: HomeView): Sheet | undefined {
  const { records, summary, pendingCount, changedByOthers } = view;
  const known = knownSheets.get(records);
  if (
    known?.summary === summary &&
    known.pendingCount === pendingCount &&
    known.changedByOthers === changedByOthers
  ) {
    return known;
  }
  const sme = recordAs(records.get(home), 'sme');
  if (sme === undefined) return undefined;
  const all = [...records.values()];
  const sheet = {
    sme,
    actions: kept(all, 'action'),
    issues: kept(all, 'issue'),
    summary,
    trash: all.filter((record) => record.deleted !== undefined && record.id !== home),
    pendingCount,
    changedByOthers,
  };
  knownSheets.set(records, sheet);
  return sheet;
}

function kept<N extends EntityName>(records: readonly AnyRecord[], entity: N): RecordOf<N>[] {
  return records.flatMap((record) => {
    const typed = record.deleted === undefined ? recordAs(record, entity) : undefined;
    return typed ?? [];
  });
}
