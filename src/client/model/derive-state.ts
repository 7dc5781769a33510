/** From the views of homes to the parts of the state: which records a screen sees, typed and in order. */

import { inOrder } from '../../domain/contact/contact-order.ts';
import {
  type AnyRecord,
  type Contact,
  recordAs,
  type RecordOf,
} from '../../domain/operation/record.ts';
import { type EntityName, hasSheet } from '../../domain/entity/registry.ts';
import type { FormFacts } from '../../domain/form/form-facts.ts';
import { summaryIn } from '../../domain/entity/lazy-summary.ts';
import { compareText } from '../../domain/sme/journal-summary.ts';
import { contactsOf, type HomeView } from './base-view.ts';
import type { LazyRecords, Records } from './home-fold.ts';
import type { CarnetState, RootSheet, Sheet } from './state.ts';

type ProgrammeParts = Pick<
  CarnetState,
  | 'programme'
  | 'launchPads'
  | 'members'
  | 'events'
  | 'programmeTrash'
  | 'shared'
  | 'sharedSummaries'
>;

/**
 * The shared records, those in the trash apart. Where none of them changed they stay themselves, so that nothing is drafted or
 * listed anew because somebody types in a review or a meeting.
 */
export function programmeParts(
  view: HomeView,
  before: Pick<CarnetState, 'shared'>,
): Partial<ProgrammeParts> {
  if (view.records === before.shared) return { sharedSummaries: view.summaries };
  const records = [...view.records.values()];
  return {
    shared: view.records,
    sharedSummaries: view.summaries,
    programme: kept(records, 'programme')[0],
    launchPads: kept(records, 'launchPad'),
    members: kept(records, 'member'),
    events: kept(records, 'calendarEvent').sort((a, b) =>
      compareText(a.values.from, b.values.from),
    ),
    programmeTrash: records.filter((record) => record.deleted !== undefined),
  };
}

/** Replaces the sheets and lazy records of some homes in the state; a map in which nothing differs stays itself. */
export function withHomes(
  state: CarnetState,
  programmeId: string,
  views: ReadonlyMap<string, HomeView>,
): CarnetState {
  const sheets: Entries<Sheet> = [];
  const trashedSheets: Entries<Sheet> = [];
  const otherSheets: Entries<RootSheet> = [];
  const trashedOtherSheets: Entries<RootSheet> = [];
  const journals: Entries<readonly Contact[]> = [];
  const trashedContacts: Entries<readonly Contact[]> = [];
  const lazy: Entries<LazyRecords> = [];
  for (const [home, view] of views) {
    lazy.push([home, view.lazy.size === 0 ? undefined : view.lazy]);
    if (home === programmeId) continue;
    const sheet = sheetOf(home, view);
    const [ofSme, other] = sheet !== undefined && 'sme' in sheet ? [sheet] : [undefined, sheet];
    const isLive = sheet !== undefined && sheet.root.deleted === undefined;
    sheets.push([home, isLive ? ofSme : undefined]);
    trashedSheets.push([home, isLive ? undefined : ofSme]);
    otherSheets.push([home, isLive ? other : undefined]);
    trashedOtherSheets.push([home, isLive ? undefined : other]);
    const journal = view.lazy.get('contact');
    const parts = journal === undefined ? undefined : journalParts(journal);
    journals.push([home, parts?.kept]);
    trashedContacts.push([home, parts?.trashed]);
  }
  return {
    ...state,
    sheets: withEntries(state.sheets, sheets),
    trashedSheets: withEntries(state.trashedSheets, trashedSheets),
    otherSheets: withEntries(state.otherSheets, otherSheets),
    trashedOtherSheets: withEntries(state.trashedOtherSheets, trashedOtherSheets),
    journals: withEntries(state.journals, journals),
    trashedContacts: withEntries(state.trashedContacts, trashedContacts),
    lazy: withEntries(state.lazy, lazy),
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
const knownSheets = new WeakMap<Records, Sheet | RootSheet>();

/** The sheet of a home; one of an SME has the parts that screens of SMEs ask for. */
function sheetOf(home: string, view: HomeView): Sheet | RootSheet | undefined {
  const { records, summary, summaries, pendingCount, changedByOthers } = view;
  const known = knownSheets.get(records);
  if (
    known?.summary === summary &&
    known.summaries === summaries &&
    known.pendingCount === pendingCount &&
    known.changedByOthers === changedByOthers
  ) {
    return known;
  }
  const root = records.get(home);
  if (root === undefined || !hasSheet(root.entity)) return undefined;
  const all = [...records.values()];
  const rest = {
    root,
    head: records,
    summary,
    summaries,
    trash: all.filter((record) => record.deleted !== undefined && record.id !== home),
    pendingCount,
    changedByOthers,
  };
  const sme = recordAs(root, 'sme');
  const sheet =
    sme === undefined
      ? rest
      : {
          ...rest,
          sme,
          actions: kept(all, 'action'),
          issues: kept(all, 'issue'),
          channels: kept(all, 'channel'),
          figures: summaryIn(summaries, 'figures').facts ?? [],
          formFacts: summaryIn(summaries, 'form').alertFacts as FormFacts | undefined,
          // A start reads thousands of them for nothing.
          get forms() {
            return summaryIn(summaries, 'form').facts ?? [];
          },
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
