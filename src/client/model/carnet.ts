/**
 * The open programme: the one write path, the view of every screen, undo, and confirmation on this device.
 *
 * A command is evaluated when its turn comes, so that it sees what the one before it wrote; it becomes one row
 * of the outbox, durable before anything on a screen says so. While a field is being typed in, its row stays
 * open and is rewritten; it is sealed on leaving the field, after a pause, or before it is confirmed.
 *
 * States of a row:  (typing) open ──seal──▶ sealed ──confirm──▶ in the pages and in the log.
 * Where a programme is exchanged with a server, sealed rows wait for the exchange instead (`client/sync`).
 *
 * Longer than 400 lines because the one write path is read as one.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, CommandContext } from '../../domain/command/command.ts';
import { setFields } from '../../domain/command/command.ts';
import type { LogEntry } from '../../domain/operation/confirm.ts';
import { inverseOf } from '../../domain/operation/inverse.ts';
import type { Group, Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Environment } from '../ports/environment.ts';
import {
  type HeadPage,
  isPending,
  type OutboxRow,
  type SheetStore,
  type StoreChange,
} from '../ports/sheet-store.ts';
import { ProgrammeView } from './programme-view.ts';
import { journalHomes, kindOf, type Receipt, type RunError, sameGroup } from './receipt.ts';
import { isTyped, retyped } from './retype.ts';
import { type CarnetState, openingState } from './state.ts';
import { Turns } from './turns.ts';

/** An open row is sealed by itself after this many milliseconds without typing. */
export const sealAfterMs = 5000;
/** Confirmation waits this long after the last write, so that it never competes with typing. */
export const confirmAfterMs = 400;
/** After a confirmation that failed, the next one. */
const confirmAgainAfterMs = 30_000;
/** A row that another tab left open is looked at again after so long, where nobody writes here meanwhile. */
export const abandonedAfterMs = 60_000;
/** Sheets that are read anew in one turn, so that a save never waits for many of them. */
const homesPerTurn = 120;
/** Commands kept for undo. */
export const undoMax = 100;

interface OpenRow {
  readonly key: number;
  readonly operation: Operation;
  readonly receipt: { group: Group };
  cancelSeal: () => void;
}

/** Who may write on a device of its own: its member, everything. A server decides otherwise. */
const mayWriteAlone = (): boolean => true;

export class Carnet {
  readonly state: StoreApi<CarnetState>;
  readonly environment: Environment;
  private readonly store: SheetStore;
  private readonly view: ProgrammeView;
  private readonly openRows = new Map<string, OpenRow>();
  private readonly undoStack: { group: Group }[] = [];
  private readonly unsubscribe: () => void;
  private readonly turns = new Turns();
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
  }

  /** Runs a command; resolves once it is durable. Nothing is shown before. */
  run(command: Command): Promise<Result<Receipt, RunError>> {
    return this.inTurn(async () => {
      await this.sealOpenRows();
      let result = command(this.context());
      if (result.ok && (await this.readDeleted(result.value))) result = command(this.context());
      if (!result.ok) return result;
      return this.write(result.value, true);
    });
  }

  /**
   * Writes a field while it is typed in. Repeated calls for one field rewrite one row, until `seal`.
   * The caller calls this after a pause in the typing, not for every key.
   *
   * @param draft what was typed, kept under this key where it cannot be written, until it can
   */
  type(
    recordId: string,
    field: string,
    value: unknown,
    draft?: { readonly key: string; readonly text: string },
  ): Promise<Result<Receipt, RunError>> {
    return this.inTurn(async () => {
      const result = await this.typeInTurn(recordId, field, value);
      const isKept = draft !== undefined && this.state.getState().drafts.has(draft.key);
      if (draft !== undefined && (!result.ok || isKept)) {
        // Where not even this can be written, it is kept as long as the tab is open.
        await this.keepDraft(draft.key, result.ok ? '' : draft.text).catch(() => undefined);
      }
      return result;
    });
  }

  /** Ends the typing in a field: what was written there becomes one change for good. */
  seal(recordId: string, field: string): Promise<void> {
    return this.inTurn(() => this.sealPlaces([`${recordId}/${field}`]));
  }

  /** Takes back a command, or the latest one of this tab. Answers what was written, if anything. */
  undo(receipt?: { readonly group: Group }): Promise<Result<Receipt | undefined, RunError>> {
    return this.inTurn(async () => {
      await this.sealOpenRows();
      const index =
        receipt === undefined
          ? this.undoStack.length - 1
          : this.undoStack.findLastIndex(({ group }) => sameGroup(group, receipt.group));
      const entry = this.undoStack[index];
      if (entry === undefined) return ok(undefined);
      const taken = () => inverseOf(entry.group, (id) => this.view.find(id), this.context());
      let inverse = taken();
      if (await this.readDeleted(inverse ?? [])) inverse = taken();
      const written = inverse === undefined ? ok(undefined) : await this.write(inverse, false);
      // What could not be saved can be tried again.
      if (written.ok) this.undoStack.splice(index, 1);
      this.state.setState({ undoCount: this.undoStack.length });
      return written;
    });
  }

  /** What `undo` would take back. */
  lastChange(): Group | undefined {
    return this.undoStack.at(-1)?.group;
  }

  /** Loads the contacts of a sheet into `journals`. */
  async loadJournal(smeId: string): Promise<void> {
    if (this.state.getState().journals.has(smeId)) return;
    await this.inTurn(async () => {
      await this.view.readJournal(smeId);
      this.view.refresh([smeId]);
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
  stuckRows(): readonly OutboxRow[] {
    return this.view.rows().filter((row) => !isPending(row));
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

  /** The record as it stands, from what is loaded. */
  record(id: string): AnyRecord | undefined {
    return this.context().record(id);
  }

  /** Keeps half-typed text; an empty one removes it. */
  async keepDraft(key: string, text: string): Promise<void> {
    const drafts = new Map(this.state.getState().drafts);
    if (text === '') drafts.delete(key);
    else drafts.set(key, { key, text, at: this.environment.now() });
    this.state.setState({ drafts });
    const draft = drafts.get(key);
    if (draft === undefined) await this.store.removeDraft(key);
    else await this.store.putDraft(draft);
  }

  /** Confirms now what is sealed. */
  confirmNow(): Promise<void> {
    return this.inTurn(async () => {
      await this.sealAbandonedRows();
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

  /** Seals what is open and stops listening, once the fields that go away with it have written. */
  async close(): Promise<void> {
    await this.turns.takeLast(() => this.sealOpenRows());
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
   * Reads the journals of sheets that a group moves to the trash: what is known of a sheet goes with its deletion.
   * Answers whether any was read, and the group is to be made anew.
   */
  private async readDeleted(group: Group): Promise<boolean> {
    const homes = group.flatMap(({ kind, entity, home }) =>
      kind === 'delete' && entity === 'sme' && !this.view.hasJournal(home) ? home : [],
    );
    // One that cannot be read is not known either.
    await Promise.allSettled(homes.map((home) => this.view.readJournal(home)));
    return homes.length > 0;
  }

  private async typeInTurn(
    recordId: string,
    field: string,
    value: unknown,
  ): Promise<Result<Receipt, RunError>> {
    const place = `${recordId}/${field}`;
    const open = this.openRows.get(place);
    const rewritten = open && (await this.retype(place, open, field, value));
    if (rewritten !== undefined) return rewritten;
    const result = setFields(recordId, { [field]: value })(this.context());
    if (!result.ok) return result;
    const operation = result.value[0];
    if (operation === undefined || !isTyped(operation.fields[field])) {
      return this.write(result.value, true);
    }
    const receipt = { group: result.value as Group };
    const written = await this.append(result.value, 'open');
    if (!written.ok) return written;
    const key = written.value;
    this.openRows.set(place, { key, operation, receipt, cancelSeal: () => undefined });
    this.sealLater(place);
    this.pushUndo(receipt);
    return ok({ group: result.value, key });
  }

  private async write(group: Group, undoable: boolean): Promise<Result<Receipt, RunError>> {
    if (group.length === 0) return ok({ group, key: undefined });
    const written = await this.append(group, 'sealed');
    if (!written.ok) return written;
    if (undoable) this.pushUndo({ group });
    this.scheduleConfirm();
    return ok({ group, key: written.value });
  }

  /** The one place where a change becomes durable. */
  private async append(group: Group, state: OutboxRow['state']): Promise<Result<number, RunError>> {
    const row = { state, tab: this.environment.tab, group };
    // A journal that cannot be read now is read when its sheet opens; it never makes a saved row unsaved.
    const journals = Promise.allSettled(
      journalHomes(group).map((home) => this.view.readJournal(home)),
    );
    let key: number;
    try {
      key = await this.store.append(row);
    } catch (error) {
      return this.notSaved(error);
    }
    await journals;
    this.show({ ...row, key });
    return ok(key);
  }

  /** Rewrites the open row; `undefined` when it is closed by now, and what is typed needs a row of its own. */
  private async retype(
    place: string,
    open: OpenRow,
    field: string,
    value: unknown,
  ): Promise<Result<Receipt, RunError> | undefined> {
    const record = this.view.find(open.operation.record);
    const checked = setFields(open.operation.record, { [field]: value })(this.context());
    if (!checked.ok) return checked;
    const next = checked.value[0]?.fields[field];
    if (record === undefined || next === undefined)
      return ok({ group: [open.operation], key: open.key });
    const change = retyped(open.operation.fields[field] ?? next, next);
    const operation: Operation = {
      ...open.operation,
      at: this.environment.now(),
      fields: { [field]: change },
    };
    const { tab } = this.environment;
    const row: OutboxRow = { key: open.key, state: 'open', tab, group: [operation] };
    try {
      if (!(await this.store.rewrite(row))) {
        await this.sealPlaces([place]);
        this.openRows.delete(place);
        return undefined;
      }
    } catch (error) {
      return this.notSaved(error);
    }
    open.receipt.group = row.group;
    open.cancelSeal();
    this.openRows.set(place, { ...open, operation });
    this.sealLater(place);
    this.show(row);
    return ok({ group: row.group, key: row.key });
  }

  private notSaved(error: unknown): Result<never, RunError> {
    const failure = kindOf(error);
    this.state.setState({ saveFailure: failure });
    return fail({ kind: 'notSaved', failure });
  }

  /** Shows a row, which is durable now. */
  private show(row: OutboxRow): void {
    this.state.setState({ savedAt: this.environment.now(), saveFailure: undefined });
    this.view.putRow(row);
  }

  private sealLater(place: string): void {
    const open = this.openRows.get(place);
    if (open === undefined) return;
    open.cancelSeal();
    open.cancelSeal = this.environment.later(() => {
      void this.inTurn(() => this.sealPlaces([place]));
    }, sealAfterMs);
  }

  private sealOpenRows(): Promise<void> {
    return this.sealPlaces([...this.openRows.keys()]);
  }

  private async sealPlaces(places: readonly string[]): Promise<void> {
    const rows = places.flatMap((place) => this.openRows.get(place) ?? []);
    if (rows.length === 0) return;
    try {
      await this.store.seal(rows.map(({ key }) => key));
    } catch (error) {
      this.notSaved(error);
      for (const place of places) this.sealLater(place);
      return;
    }
    for (const place of places) {
      this.openRows.get(place)?.cancelSeal();
      this.openRows.delete(place);
    }
    this.view.markSealed(rows.map(({ key }) => key));
    this.scheduleConfirm();
  }

  /**
   * Rows left open by a tab that is gone: a crash loses nothing, the next start or confirmation seals them. A tab
   * that lives after all finds its row sealed, and opens another.
   */
  private async sealAbandonedRows(): Promise<void> {
    const open = this.view
      .rows()
      .filter((row) => row.state === 'open' && row.tab !== this.environment.tab);
    if (open.length === 0) return;
    try {
      const live = await this.environment.liveTabs();
      const keys = open.filter((row) => live?.has(row.tab) !== true).map(({ key }) => key);
      await this.store.seal(keys);
      this.view.markSealed(keys);
    } catch {
      // They stay in the outbox, open, and are tried again with the next confirmation.
    }
    this.lookAfterOthers();
  }

  /** What is typed in another tab now may be abandoned later, when nobody writes here any more. */
  private lookAfterOthers(): void {
    this.cancelLook();
    const { tab } = this.environment;
    if (!this.view.rows().some((row) => row.state === 'open' && row.tab !== tab)) return;
    this.cancelLook = this.environment.later(() => {
      this.confirmNow().catch(() => this.lookAfterOthers());
    }, abandonedAfterMs);
  }

  private pushUndo(entry: { group: Group }): void {
    this.undoStack.push(entry);
    if (this.undoStack.length > undoMax) this.undoStack.shift();
    this.state.setState({ undoCount: this.undoStack.length });
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
        this.inBackground(async () => {
          await this.view.takeRows(change.keys);
          this.lookAfterOthers();
        });
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
        this.state.setState({ phase: 'failed', failure: change.failure });
        return;
    }
  }

  private takeConfirmedLater(change: Extract<StoreChange, { kind: 'confirmed' }>): void {
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
