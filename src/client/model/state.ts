/**
 * What screens read: the open programme in memory. Every part is replaced, never changed in place, so that a
 * component that selects a part renders again only when that part changed.
 */

import type {
  Action,
  AnyRecord,
  CalendarEvent,
  Contact,
  Issue,
  LaunchPad,
  Member,
  Programme,
  RecordOf,
  Sme,
} from '../../domain/operation/record.ts';
import { type LazySummaries, noSummaries } from '../../domain/entity/lazy-summary.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { ChannelFacts } from '../../domain/figures/channel-facts.ts';
import type { FormBrief } from '../../domain/form/form-brief.ts';
import type { FormFacts } from '../../domain/form/form-facts.ts';
import type { JournalSummary } from '../../domain/sme/journal-summary.ts';
import type { LazyRecords, Records } from './home-fold.ts';
import type { Draft, StoreErrorKind } from '../ports/sheet-store.ts';

/** The sheet of a root: what lives on it and is read at start, and what its lazy records amount to. */
export interface RootSheet<R extends AnyRecord | RecordOf<EntityName> = AnyRecord> {
  readonly root: R;
  /** Everything of its head, the root and what is in the trash included: `recordsOf` tells its kinds apart. */
  readonly head: Records;
  readonly summary: JournalSummary;
  /** What other lazy kinds than contacts amount to: `summaryIn` reads them. */
  readonly summaries: LazySummaries;
  /** What lives on it and is in the trash, lazy records left out. */
  readonly trash: readonly AnyRecord[];
  /** Changes of this sheet that are saved here and not confirmed yet. */
  readonly pendingCount: number;
  /** The place of the latest change that somebody else made, in the order of the programme; 0 where nobody did. */
  readonly changedByOthers: number;
}

/** One SME with its actions and issues; its contacts are in `journals` once the sheet was opened. */
export interface Sheet extends RootSheet {
  readonly sme: Sme;
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly channels: readonly RecordOf<'channel'>[];
  /** What the figures amount to, by channel. */
  readonly figures: readonly ChannelFacts[];
  /** What lists know of the forms. */
  readonly forms: readonly FormBrief[];
  /** What alerts ask of them; absent where it was not kept apart. */
  readonly formFacts?: FormFacts | undefined;
}

export interface CarnetState {
  readonly phase: 'opening' | 'ready' | 'failed';
  /** Why it could not open, or cannot go on: the screens say what is safe and what to do. */
  readonly failure?: StoreErrorKind | undefined;
  /** Opening waits for another tab that runs an older version. */
  readonly blocked: boolean;
  readonly programmeId: string;
  /** It is exchanged with a server. */
  readonly isConnected: boolean;
  /** Contacts are still to come in a first download. */
  readonly contactsComing: boolean;
  /** Who works on this device. */
  readonly memberId: string;
  readonly programme: Programme | undefined;
  readonly launchPads: readonly LaunchPad[];
  readonly members: readonly Member[];
  readonly events: readonly CalendarEvent[];
  /** Programme-wide records in the trash. */
  readonly programmeTrash: readonly AnyRecord[];
  /** Everything that the programme shares and is read at start, what is in the trash included: for `recordsOf`. */
  readonly shared: Records;
  /** What the lazy records of the programme amount to. */
  readonly sharedSummaries: LazySummaries;
  /** The sheets of roots that are not SMEs, by id, those in the trash left out: for `rootsOf`. */
  readonly otherSheets: ReadonlyMap<string, RootSheet>;
  /** The same, of roots in the trash. */
  readonly trashedOtherSheets: ReadonlyMap<string, RootSheet>;
  /** Home to the lazy kinds that are loaded, contacts among them, what is in the trash included: for `lazyRecordsOf`. */
  readonly lazy: ReadonlyMap<string, LazyRecords>;
  /** SME id to sheet, those in the trash left out. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** Sheets whose SME is in the trash. */
  readonly trashedSheets: ReadonlyMap<string, Sheet>;
  /** SME id to its contacts, latest first, trash left out; absent until `loadJournal`. */
  readonly journals: ReadonlyMap<string, readonly Contact[]>;
  /** SME id to its contacts in the trash, where the journal is loaded. */
  readonly trashedContacts: ReadonlyMap<string, readonly Contact[]>;
  /** Place to half-typed text. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** When the last change became durable, in milliseconds since 1970. */
  readonly savedAt: number | undefined;
  /** Rows in the outbox. */
  readonly pendingCount: number;
  /** The last write did not succeed: what was typed is still on the screen. */
  readonly saveFailure: StoreErrorKind | undefined;
  /** Commands that can be undone, latest last. */
  readonly undoCount: number;
  /** Commands that were taken back and can be done again. */
  readonly redoCount: number;
}

/** A state before anything was read. */
export function openingState(programmeId: string): CarnetState {
  return {
    phase: 'opening',
    blocked: false,
    programmeId,
    isConnected: false,
    contactsComing: false,
    memberId: '',
    programme: undefined,
    launchPads: [],
    members: [],
    events: [],
    programmeTrash: [],
    shared: new Map(),
    sharedSummaries: noSummaries,
    otherSheets: new Map(),
    trashedOtherSheets: new Map(),
    lazy: new Map(),
    sheets: new Map(),
    trashedSheets: new Map(),
    journals: new Map(),
    trashedContacts: new Map(),
    drafts: new Map(),
    savedAt: undefined,
    pendingCount: 0,
    saveFailure: undefined,
    undoCount: 0,
    redoCount: 0,
  };
}
