/**
 * The open programme: the one write path, the view of every screen, undo and redo, and confirmation on this device.
 *
 * A command is evaluated when its turn comes, so that it sees what the one before it wrote; it becomes one row
 * of the outbox, durable before anything on a screen says so. What is typed is written by `typing.ts`.
 *
 * States of a row:  (typing) open ──seal──▶ sealed ──confirm──▶ in the pages and in the log.
 * Where a programme is exchanged with a server, sealed rows wait for the exchange instead (`client/sync`).
 *
 * Longer than 400 lines because the one write path is read as one.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, CommandContext } from '../../domain/command/command.ts';
import { type EntityName, hasSheet } from '../../domain/entity/registry.ts';
import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { Group, Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Environment } from '../ports/environment.ts';
import {
  type HeadPage,
  isPending,
  isStuckRow,
  type OutboxRow,
  type SheetStore,
  type StoreChange,
  type StuckRow,
} from '../ports/sheet-store.ts';
import { ProgrammeView } from './programme-view.ts';
import { isForGood, kindOf, lazyPlaces, type Receipt, type RunError } from './receipt.ts';
import { asSeen, type Sight } from './seen-records.ts';
import { type CarnetState, openingState } from './state.ts';
import { Turns } from './turns.ts';
import { UndoRedo } from './undo-redo.ts';
import {
  type Seen,
  seenIn,
  Typing,
  type TypingPlace,
  TypingSessions,
  type Written,
} from './typing.ts';

/** What takes a change back is not needed before there is one. */
const inverses = () => import('./take-back.ts');

/** Confirmation waits this long after the last write, so that it never competes with typing. */
export const confirmAfterMs = 400;
/** After a confirmation that failed, the next one. */
const confirmAgainAfterMs = 30_000;
/** What a tab wrote as it ended is looked for at these intervals, where nobody writes here meanwhile. */
export const abandonedAfterMs = 60_000;
/** Sheets that are read anew in one turn, so that a save never waits for many of them. */
const homesPerTurn = 120;

/** Who may write on a device of its own: its member, everything. A server decides otherwise. */
const mayWriteAlone = (): boolean => true;

type Confirmed = Extract<StoreChange, { kind: 'confirmed' }>;

export class Carnet {
  readonly state: StoreApi<CarnetState>;
  readonly environment: Environment;
  private readonly store: SheetStore;
  private readonly view: ProgrammeView;
  private readonly typing: TypingSessions;
  private readonly undoRedo = new UndoRedo();
  private readonly unsubscribe: () => void;
  private readonly turns = new Turns();
  /** When each draft was kept last in this tab, gone or not. */
  private readonly draftTimes = new Map<string, number>();
  /** Write what the fields of the page show and did not write yet. */
  private readonly fields = new Set<() => Promise<unknown>>();
  /** What this tab wrote since each of the commands was asked for whose turn has not come. */
  private readonly asking = new Set<Set<string>>();
  /** As it was told last. */
  private contactsComing = false;
  /** What was confirmed and is not shown yet: many small pieces of news are taken in together. */
  private readonly confirmed = {
    keys: new Set<number>(),
    /** With its head as it was written last, where nobody wrote it since. */
    homes: new Map<string, HeadPage | undefined>(),
  };
  private cancelConfirm: () => void = () => undefined;
  private cancelLook: () => void = () => undefined;
  /** What the server's clock is ahead of this device's, in milliseconds; unknown to a programme kept alone. */
  private clockOffset: number | undefined;

  constructor(store: SheetStore, environment: Environment) {
    this.store = store;
    this.environment = environment;
    this.state = createStore(() => openingState(store.programmeId));
    this.view = new ProgrammeView(store, this.state);
    this.typing = this.typingSessions();
    this.unsubscribe = store.subscribe((change) => this.onChange(change));
  }

  /** From now on, changes name what this device's clock lacked when they were made [O8]. */
  noteClockOffset(ms: number): void {
    this.clockOffset = ms;
  }

  /** Reads what the list needs. Failures end in the state, where a screen explains them. */
  async open(): Promise<void> {
    try {
      // In turn: what another tab tells meanwhile is taken in after it, on the new base.
      await this.inTurn(async () => {
        this.clockOffset = (await this.view.readAll()).offset;
      });
    } catch (error) {
      this.state.setState({ phase: 'failed', failure: kindOf(error) });
      return;
    }
    await this.inTurn(() => this.sealAbandonedRows());
    this.scheduleConfirm();
    this.lookLater();
  }

  /** What is shown now, for a command that is run later; to be let go of where it is not run. */
  sight(): Sight {
    const own = new Set<string>();
    this.asking.add(own);
    return { find: this.view.shown(), own, letGo: () => this.asking.delete(own) };
  }

  /**
   * Runs a command on what its author saw, when asking for it or earlier, and on what this tab wrote until its turn;
   * resolves once it is durable. Nothing is shown before.
   */
  run(
    command: Command,
    { find, own, letGo }: Sight = this.sight(),
  ): Promise<Result<Receipt, RunError>> {
    const context = (): CommandContext => ({
      ...this.context(),
      record: (id) => {
        const now = this.view.find(id);
        return now && asSeen(now, find(id), (operationId) => own.has(operationId));
      },
    });
    return this.inTurn(async () => {
      await this.typing.sealAll();
      let result = command(context());
      if (result.ok && (await this.readDeleted(result.value))) result = command(context());
      if (!result.ok) return result;
      return this.write(result.value, true);
    }).finally(letGo);
  }

  /**
   * Begins a session of typing: what stands in the field now is what the typist saw. To be called with the first key.
   *
   * @param seen what stood there, where that was noted earlier, with a draft
   */
  startTyping(place: TypingPlace, seen?: Seen): Typing {
    const record = this.view.find(place.recordId);
    return new Typing(place, seen ?? (record && seenIn(record, place.field)));
  }

  /**
   * Writes what was typed. Repeated calls for one session rewrite one row, until it is sealed.
   * The caller calls this after a pause in the typing, not for every key.
   *
   * @param draft what was typed, kept under this key where it cannot be written, until it can
   */
  type(
    typing: Typing,
    written: Written,
    draft?: { readonly key: string; readonly text: string },
  ): Promise<Result<Receipt, RunError>> {
    return this.inTurn(async () => {
      const result = await this.typing.write(typing, written);
      const isKept = draft !== undefined && this.state.getState().drafts.has(draft.key);
      if (draft !== undefined && (!result.ok || isKept)) {
        // Where not even this can be written, it is kept as long as the tab is open.
        const text = result.ok ? '' : draft.text;
        await this.keepDraft(draft.key, text, typing.seen).catch(() => undefined);
      }
      return result;
    });
  }

  /** Whether what was typed is what the record holds already. */
  stands(place: TypingPlace, written: Written): boolean {
    return this.typing.stands(place, written);
  }

  /** The field is left: what was written there becomes one change for good. */
  seal(typing: Typing): Promise<void> {
    return this.inTurn(() => this.typing.seal([typing]));
  }

  /** Takes back a command, or the latest one of this tab. Answers what was written, if anything. */
  undo(receipt?: { readonly group: Group }): Promise<Result<Receipt | undefined, RunError>> {
    return this.inTurn(async () => {
      await this.typing.sealAll();
      const group = this.undoRedo.toUndo(receipt?.group);
      if (group === undefined) return ok(undefined);
      const written = await this.takeBack(group);
      // What could not be saved can be tried again.
      if (written.ok) this.undoRedo.noteUndone(group, written.value?.group ?? []);
      this.state.setState(this.undoRedo.counts);
      return written;
    });
  }

  /** Does again what was taken back, or the latest of it. Answers what was written, if anything. */
  redo(receipt?: { readonly group: Group }): Promise<Result<Receipt | undefined, RunError>> {
    return this.inTurn(async () => {
      await this.typing.sealAll();
      const group = this.undoRedo.toRedo(receipt?.group);
      if (group === undefined) return ok(undefined);
      const written = await this.takeBack(group);
      if (written.ok) this.undoRedo.noteRedone(group, written.value?.group ?? []);
      this.state.setState(this.undoRedo.counts);
      return written;
    });
  }

  /** What `undo` would take back. */
  lastChange(): Group | undefined {
    return this.undoRedo.toUndo();
  }

  /** What an earlier undo of the same group left. */
  leftOf(group: Group): Group {
    return this.undoRedo.leftOf(group);
  }

  /** What `redo` would do again, as what took it back. */
  lastUndone(): Group | undefined {
    return this.undoRedo.toRedo();
  }

  /** Loads the contacts of a sheet into `journals`. */
  loadJournal(home: string): Promise<void> {
    return this.loadLazy(home, 'contact');
  }

  /** Loads the records of a lazy kind of a home into `lazy`. */
  async loadLazy(home: string, entity: EntityName): Promise<void> {
    if (this.state.getState().lazy.get(home)?.has(entity) === true) return;
    await this.inTurn(async () => {
      await this.view.readLazy(home, [entity]);
      this.view.refresh([home]);
    });
  }

  /** Every change of a sheet or of the programme, oldest first; what waits here comes last. */
  async readHistory(home: string): Promise<readonly (LogEntry | Operation)[]> {
    // Before the log is read: a row that is confirmed meanwhile is in both, never in neither.
    const waiting = this.view
      .rows()
      .filter(isPending)
      .flatMap((row) => row.group);
    const log = await this.store.readLog(home);
    const known = new Set(log.map((entry) => entry.operation.operationId));
    const pending = waiting.filter(
      (operation) => operation.home === home && !known.has(operation.operationId),
    );
    return [...log, ...pending];
  }

  /** What is saved here and shown, and not confirmed or acknowledged yet, in the order in which it was made. */
  waitingRows(): readonly OutboxRow[] {
    return this.view.rows().filter((row) => isPending(row) && row.state !== 'acknowledged');
  }

  /** What took no effect and is kept for the person to look at, in the order in which it was made. */
  stuckRows(): readonly StuckRow[] {
    return this.view.rows().filter(isStuckRow);
  }

  /** Walks the confirmed contacts of every sheet, page by page, without keeping them: for search. */
  visitJournals(
    visit: (home: string, records: readonly AnyRecord[]) => Promise<void>,
  ): Promise<void> {
    return this.store.readJournals(visit);
  }

  /** The confirmed contacts of one sheet, without keeping them: for search. */
  visitJournal(home: string): Promise<readonly AnyRecord[]> {
    return this.store.readJournal(home);
  }

  /** The confirmed forms of one home, without keeping them: for search. */
  visitForms(home: string): Promise<readonly AnyRecord[]> {
    return this.store.readLazy(home, 'form');
  }

  /** Walks the confirmed records of every lazy kind but contacts, page by page, without keeping them. */
  visitLazy(visit: (home: string, records: readonly AnyRecord[]) => Promise<void>): Promise<void> {
    return this.store.readAllLazy(visit);
  }

  /** The record as it stands, from what is loaded. */
  record(id: string): AnyRecord | undefined {
    return this.context().record(id);
  }

  /**
   * Keeps half-typed text; an empty one removes it.
   *
   * @param seen of a field that exists: what its author saw there
   * @param instead the draft that its words come from, which goes with it
   */
  async keepDraft(key: string, text: string, seen?: Seen, instead?: string): Promise<void> {
    const drafts = new Map(this.state.getState().drafts);
    const on = seen === undefined ? {} : { seen };
    // Later than what it takes the place of, also where the clock was set back, and where that was let go in this instant.
    const before = [key, instead ?? key].map((place) =>
      Math.max(drafts.get(place)?.at ?? 0, this.draftTimes.get(place) ?? 0),
    );
    const draft = {
      key,
      text,
      at: Math.max(this.environment.now(), ...before.map((at) => at + 1)),
      ...on,
    };
    this.draftTimes.set(key, draft.at);
    if (instead !== undefined) drafts.delete(instead);
    if (text === '') drafts.delete(key);
    else drafts.set(key, draft);
    this.state.setState({ drafts });
    await this.store.putDraft(draft, instead);
  }

  /** Confirms now what is sealed. */
  confirmNow(): Promise<void> {
    return this.inTurn(async () => {
      const { sealed, gone } = await this.view.takeUntold();
      if (gone.length > 0) {
        const homes = gone.flatMap(({ group }) => group.map(({ home }) => home));
        this.takeConfirmedLater({ keys: gone.map(({ key }) => key), homes });
      }
      await this.sealAbandonedRows(sealed);
      if (this.state.getState().isConnected) return;
      for (;;) {
        const report = await this.store.confirmSealed(mayWriteAlone, this.environment.now());
        if (!report.more) return;
      }
    });
  }

  /** Resolves when everything asked for so far has been written. */
  async settled(): Promise<void> {
    await this.inTurn(async () => undefined);
  }

  /** A field that writes what is typed a moment later; answers how to take it off the list. */
  addField(write: () => Promise<unknown>): () => void {
    this.fields.add(write);
    return () => {
      this.fields.delete(write);
    };
  }

  /** Resolves when everything that is typed on the page has been written, or refused. */
  async allWritten(): Promise<void> {
    await Promise.all([...this.fields].map((write) => write()));
    await this.settled();
  }

  /** Seals what is open and stops listening, once the fields that go away with it have written. */
  async close(): Promise<void> {
    await this.turns.takeLast(() => this.typing.sealAll());
    this.cancelConfirm();
    this.cancelLook();
    this.unsubscribe();
    this.store.close();
  }

  private context(): CommandContext {
    const at = this.environment.now();
    const zone = this.environment.zone();
    const now = localDateTimeIn(at, zone);
    const { memberId, programmeId } = this.state.getState();
    return {
      at,
      zone,
      now,
      today: now.slice(0, 10),
      by: memberId,
      offset: this.clockOffset,
      programmeId,
      newId: () => this.environment.newId(),
      record: (id) => this.view.find(id),
      lastKnown: (home) => this.view.lastKnown(home),
    };
  }

  /**
   * Reads the lazy records of sheets that a group moves to the trash: what is known of a sheet goes with its deletion.
   * Answers whether any was read, and the group is to be made anew.
   */
  private async readDeleted(group: Group): Promise<boolean> {
    const unread = group.flatMap(({ kind, entity, home }) => {
      if (kind !== 'delete' || !hasSheet(entity)) return [];
      const kinds = this.view.kindsOf(home).filter((lazy) => !this.view.hasLazy(home, lazy));
      return kinds.length === 0 ? [] : [{ home, kinds }];
    });
    // One that cannot be read is not known either.
    await Promise.allSettled(unread.map(({ home, kinds }) => this.view.readLazy(home, kinds)));
    return unread.length > 0;
  }

  private typingSessions(): TypingSessions {
    return new TypingSessions({
      tab: this.environment.tab,
      context: () => this.context(),
      append: async (group, state) => {
        const written = await this.append(group, state);
        if (written.ok && state === 'sealed') this.scheduleConfirm();
        return written;
      },
      rewrite: (row) => this.rewrite(row),
      seal: (keys) => this.sealRows(keys),
      made: (group) => this.noteDone(group),
      rewritten: (group) => this.undoRedo.noteRewritten(group),
      later: (work, afterMs) => this.environment.later(() => void this.inTurn(work), afterMs),
    });
  }

  private async write(
    group: Group,
    undoable: boolean,
    beside?: () => Promise<unknown>,
  ): Promise<Result<Receipt, RunError>> {
    if (group.length === 0) return ok({ group, key: undefined });
    const written = await this.append(group, 'sealed', beside);
    if (!written.ok) return written;
    if (undoable && !isForGood(group)) this.noteDone(group);
    this.scheduleConfirm();
    return ok({ group, key: written.value });
  }

  /**
   * The one place where a change becomes durable.
   *
   * @param beside what is half-typed goes with it: a card that opens again finds its text
   */
  private async append(
    group: Group,
    state: OutboxRow['state'],
    beside?: () => Promise<unknown>,
  ): Promise<Result<number, RunError>> {
    const row = { state, tab: this.environment.tab, group };
    // What cannot be read now is read when its sheet opens; it never makes a saved row unsaved.
    const lazy = Promise.allSettled(
      [...lazyPlaces(group)].map(([home, kinds]) => this.view.readLazy(home, kinds)),
    );
    let key: number;
    try {
      key = await this.store.append(row);
    } catch (error) {
      return this.notSaved(error);
    }
    await lazy;
    const kept = beside?.();
    this.show({ ...row, key });
    await kept;
    return ok(key);
  }

  /** Rewrites an open row; `false` where it is not open any more, or something was built on it. */
  private async rewrite(row: OutboxRow): Promise<Result<boolean, RunError>> {
    try {
      if (!(await this.store.rewrite(row))) return ok(false);
    } catch (error) {
      return this.notSaved(error);
    }
    this.show(row);
    return ok(true);
  }

  private async sealRows(keys: readonly number[]): Promise<Result<void, RunError>> {
    try {
      await this.store.seal(keys);
    } catch (error) {
      return this.notSaved(error);
    }
    this.view.markSealed(keys);
    this.scheduleConfirm();
    return ok(undefined);
  }

  private notSaved(error: unknown): Result<never, RunError> {
    const failure = kindOf(error);
    this.state.setState({ saveFailure: failure });
    return fail({ kind: 'notSaved', failure });
  }

  /** Shows a row, which is durable now. */
  private show(row: OutboxRow): void {
    for (const own of this.asking) for (const { operationId } of row.group) own.add(operationId);
    this.state.setState({ savedAt: this.environment.now(), saveFailure: undefined });
    this.view.putRow(row);
  }

  /**
   * Rows left open by a tab that is gone: a crash loses nothing, the next start or confirmation seals them. A tab
   * that lives after all finds its row sealed, and opens another.
   *
   * @param untold sealed rows that nobody told of: that they may be sent is told again
   */
  private async sealAbandonedRows(untold: readonly number[] = []): Promise<void> {
    const { tab } = this.environment;
    const open = this.view.rows().filter((row) => row.state === 'open' && row.tab !== tab);
    try {
      const live = open.length === 0 ? undefined : await this.environment.liveTabs();
      const dead = open.filter((row) => live?.has(row.tab) !== true).map(({ key }) => key);
      if (dead.length + untold.length === 0) return;
      await this.store.seal([...untold, ...dead]);
      // As they are stored: the last words may not have been told.
      await this.view.takeRows(dead);
    } catch {
      // They stay in the outbox, open, and are tried again with the next confirmation.
    }
  }

  /** A tab that ends just as it writes tells nobody: what it left is found a while later, also where nobody writes here. */
  private lookLater(): void {
    this.cancelLook = this.environment.later(() => {
      this.lookLater();
      this.confirmNow().catch(() => undefined);
    }, abandonedAfterMs);
  }

  private noteDone(group: Group): void {
    // So that it is there by the time it is asked for.
    inverses().catch(() => undefined);
    this.undoRedo.note(group);
    this.state.setState(this.undoRedo.counts);
  }

  /** Writes the inverse of a group, of what nobody else wrote on since. */
  private async takeBack(group: Group): Promise<Result<Receipt | undefined, RunError>> {
    const loaded = await inverses().catch((error: unknown) => this.notSaved(error));
    if ('ok' in loaded) return loaded;
    const workSince = await loaded.workSince(group, this);
    const taken = () =>
      loaded.inverseOf(group, (id) => this.view.find(id), {
        ...this.context(),
        standsFor: (id, field) => this.undoRedo.standsFor(id, field),
        taken: this.undoRedo.taken,
        ...workSince,
      });
    const first = taken();
    const inverse = (await this.readDeleted(first ?? [])) ? taken() : first;
    if (inverse === undefined) return ok(undefined);
    return this.write(inverse, false, () => loaded.keepResults(inverse, group, this));
  }

  /** What is saved is confirmed a moment later; where that fails nothing is lost, and it is tried again. */
  private scheduleConfirm(afterMs: number = confirmAfterMs): void {
    this.cancelConfirm();
    this.cancelConfirm = this.environment.later(() => {
      this.confirmNow().catch(() => this.scheduleConfirm(confirmAgainAfterMs));
    }, afterMs);
  }

  private onChange(change: StoreChange): void {
    switch (change.kind) {
      case 'outbox':
        this.inBackground(() => this.view.takeRows(change.keys));
        return;
      case 'confirmed':
        this.takeConfirmedLater(change);
        return;
      case 'sealed':
        this.inBackground(async () => this.view.markSealed(change.keys));
        return;
      case 'draft':
        this.inBackground(() => this.view.readDrafts());
        return;
      case 'replaced':
        // What was confirmed before may be of sheets that are not here any more.
        this.confirmed.keys.clear();
        this.confirmed.homes.clear();
        this.inBackground(async () => {
          const { offset } = await this.view.readAll();
          this.clockOffset ??= offset;
        });
        return;
      case 'downloading':
        this.contactsComing = change.contactsComing;
        this.noteDownload();
        return;
      case 'connected':
        this.clockOffset ??= 0;
        this.state.setState({ isConnected: true });
        return;
      case 'outdated':
        this.state.setState({ phase: 'failed', failure: 'outdated' });
        return;
      case 'blocked':
        this.state.setState({ blocked: true });
        return;
      case 'closed':
        if (change.failure === 'vanished') this.keepWordsBeside().catch(() => undefined);
        this.state.setState({ phase: 'failed', failure: change.failure });
        return;
    }
  }

  /** What is half-typed or unsent stays beside a database that went: it is found again once the programme is here anew. */
  private async keepWordsBeside(): Promise<void> {
    const { drafts } = this.state.getState();
    for (const draft of drafts.values()) this.store.putDraft(draft).catch(() => undefined);
    const { unsentWords } = await import('./unsent-words.ts');
    for (const { key, text } of unsentWords(this.view.rows(), drafts)) {
      this.keepDraft(key, text).catch(() => undefined);
    }
  }

  private takeConfirmedLater(change: Omit<Confirmed, 'kind'>): void {
    const { confirmed } = this;
    const isAsked = confirmed.keys.size + confirmed.homes.size > 0;
    for (const key of change.keys) confirmed.keys.add(key);
    for (const home of change.homes) confirmed.homes.set(home, undefined);
    for (const head of change.heads ?? []) confirmed.homes.set(head.home, head);
    if (!isAsked) this.inBackground(() => this.takeConfirmed());
  }

  /** Shows what was confirmed: with rows that left the outbox all of it at once, otherwise some sheets in a turn. */
  private async takeConfirmed(): Promise<void> {
    const { keys, homes } = this.confirmed;
    const gone = [...keys];
    const some = [...homes].slice(0, gone.length > 0 ? homes.size : homesPerTurn);
    keys.clear();
    for (const [home] of some) homes.delete(home);
    if (homes.size > 0) this.inBackground(() => this.takeConfirmed());
    const heads = some.flatMap(([, head]) => head ?? []);
    await this.view.takeConfirmed(
      gone,
      some.map(([home]) => home),
      heads,
    );
  }

  /** In its turn: what was read before it says the same, and what was told before it is shown. */
  private noteDownload(): void {
    this.inBackground(async () => {
      if (this.confirmed.homes.size > 0) this.noteDownload();
      else this.state.setState({ contactsComing: this.contactsComing });
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(work);
  }

  private inBackground(work: () => Promise<void>): void {
    this.inTurn(work).catch((error: unknown) => {
      this.state.setState({ phase: 'failed', failure: kindOf(error) });
    });
  }
}
