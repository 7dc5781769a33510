/**
 * Reading: what the store holds and what waits in the outbox, as the state that screens select from.
 *
 * Its methods are called in turn by `Carnet`; the view of a home is folded anew when its base or its pending
 * operations change, and everything that changed is published at once.
 */

import type { StoreApi } from 'zustand/vanilla';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { Draft, HeadPage, Opening, OutboxRow, SheetStore } from '../ports/sheet-store.ts';
import { BaseView, type HomeView } from './base-view.ts';
import { programmeParts, withHomes } from './derive-state.ts';
import type { CarnetState } from './state.ts';

export class ProgrammeView {
  private readonly store: SheetStore;
  private readonly state: StoreApi<CarnetState>;
  private readonly base = new BaseView();
  /** The latest view of each home, as shown. */
  private readonly views = new Map<string, HomeView>();
  /** What is being read, by home and kind. */
  private readonly loading = new Map<string, Promise<void>>();

  constructor(store: SheetStore, state: StoreApi<CarnetState>) {
    this.store = store;
    this.state = state;
  }

  /** The record as it stands, from what is loaded. */
  find(id: string): AnyRecord | undefined {
    return recordIn(this.views, id);
  }

  /** The records as they are shown now, whatever is shown later. */
  shown(): (id: string) => AnyRecord | undefined {
    const views = new Map(this.views);
    return (id) => recordIn(views, id);
  }

  /** The last confirmed operation on a home that is known here, lazy records included where they are loaded. */
  lastKnown(home: string): string | undefined {
    return this.base.lastConfirmed(home);
  }

  /** The rows of the outbox, in their order. */
  rows(): readonly OutboxRow[] {
    return this.base.allRows();
  }

  /** Shows a row that this tab wrote, which is durable now. */
  putRow(row: OutboxRow): void {
    this.refresh([...this.base.putRow(row)]);
  }

  /** Notes that rows were sealed; nothing that is shown changes. */
  markSealed(keys: readonly number[]): void {
    for (const key of keys) {
      const row = this.base.row(key);
      if (row?.state === 'open') this.base.putRow({ ...row, state: 'sealed' });
    }
  }

  /** Shows rows that nobody told of. Answers those of them that may be sent, and the rows that left the outbox. */
  async takeUntold() {
    const stored = new Set(await this.store.outboxKeys());
    const gone = this.rows().filter(({ key }) => !stored.delete(key));
    await this.takeRows([...stored]);
    return { sealed: [...stored].filter((key) => this.base.row(key)?.state !== 'open'), gone };
  }

  /** Shows rows that another tab wrote. */
  async takeRows(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = await this.store.readOutbox(keys);
    const homes = new Set(rows.flatMap((row) => [...this.base.putRow(row)]));
    await this.readNeeded(homes);
    this.refresh([...homes]);
  }

  /**
   * Takes over what was confirmed: the new base and the rows that left, together.
   *
   * @param written heads as they were written last, which need not be read
   */
  async takeConfirmed(
    keys: readonly number[],
    homes: readonly string[],
    written: readonly HeadPage[] = [],
  ): Promise<void> {
    const programmeId = this.store.programmeId;
    const sheets = homes.filter((home) => home !== programmeId);
    if (sheets.length < homes.length) {
      const { programme, summaries } = await this.store.readProgramme();
      this.base.setBase(programmeId, programme, summaries);
    }
    const known = new Set(written.map(({ home }) => home));
    const unknown = sheets.filter((home) => !known.has(home));
    const read = unknown.length === 0 ? [] : await this.store.readHeads(unknown);
    for (const head of [...written, ...read]) this.base.setHead(head);
    await Promise.all(
      homes.flatMap((home) =>
        this.base.loadedKinds(home).map(async (entity) => {
          this.base.setLazy(home, entity, await this.store.readLazy(home, entity));
        }),
      ),
    );
    const touched = this.base.removeRows(keys);
    this.refresh([...new Set([...homes, ...touched])]);
  }

  /** Reads what the list needs, and the lazy records that are shown. */
  async readAll(): Promise<Opening> {
    const draftsBefore = this.state.getState().drafts;
    const opening = await this.store.open();
    const programmeId = this.store.programmeId;
    const before = this.base.clear();
    this.base.setBase(programmeId, opening.programme, opening.summaries);
    for (const head of opening.heads) this.base.setHead(head);
    for (const row of opening.outbox) this.base.putRow(row);
    const shown = [...this.state.getState().lazy];
    await this.readNeeded(new Set(this.base.homes()));
    const here = new Set(this.base.homes());
    for (const [home, kinds] of shown) {
      if (here.has(home)) await this.readLazy(home, [...kinds.keys()]);
    }
    this.state.setState({
      memberId: opening.memberId,
      isConnected: opening.offset !== undefined,
      contactsComing: opening.contactsComing === true,
      drafts: this.withKeptMeanwhile(opening.drafts, draftsBefore),
    });
    this.refresh([...new Set([...before, ...this.base.homes()])]);
    this.state.setState({ phase: 'ready', failure: undefined });
    return opening;
  }

  async readDrafts(): Promise<void> {
    const { drafts: before } = this.state.getState();
    const read = await this.store.readDrafts();
    this.state.setState({ drafts: this.withKeptMeanwhile(read, before) });
  }

  /** Drafts as they were read, but those that this tab kept or let go of during the reading: these are newer. */
  private withKeptMeanwhile(
    read: readonly Draft[],
    before: CarnetState['drafts'],
  ): CarnetState['drafts'] {
    const { drafts: now } = this.state.getState();
    const drafts = new Map(byKey(read));
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      const draft = now.get(key);
      if (draft === before.get(key)) continue;
      if (draft === undefined) drafts.delete(key);
      else drafts.set(key, draft);
    }
    return drafts;
  }

  /** The lazy kinds of which a home has records, or had some once; contacts in any case. */
  kindsOf(home: string): readonly EntityName[] {
    return this.base.kindsOf(home);
  }

  hasLazy(home: string, entity: EntityName): boolean {
    return this.base.hasLazy(home, entity);
  }

  /** Reads lazy kinds of a home unless they are there; `refresh` shows them. */
  async readLazy(home: string, kinds: readonly EntityName[]): Promise<void> {
    await Promise.all(kinds.map((entity) => this.readKind(home, entity)));
  }

  private readKind(home: string, entity: EntityName): Promise<void> {
    if (this.base.hasLazy(home, entity)) return Promise.resolve();
    const key = `${home} ${entity}`;
    const loading = this.loading.get(key);
    if (loading !== undefined) return loading;
    const read = this.store
      .readLazy(home, entity)
      .then((records) => this.base.setLazy(home, entity, records))
      .finally(() => this.loading.delete(key));
    this.loading.set(key, read);
    return read;
  }

  /** Folds the views of some homes anew and publishes them together. */
  refresh(homes: readonly string[]): void {
    const programmeId = this.store.programmeId;
    const views = new Map<string, HomeView>();
    for (const home of homes) {
      const view = this.base.view(home);
      this.views.set(home, view);
      views.set(home, view);
    }
    const shared = homes.includes(programmeId) ? this.views.get(programmeId) : undefined;
    this.state.setState((state) => ({
      ...withHomes(state, programmeId, views),
      ...(shared === undefined ? {} : programmeParts(shared, state)),
      pendingCount: this.base.rowCount(),
    }));
  }

  private async readNeeded(homes: ReadonlySet<string>): Promise<void> {
    for (const home of homes) await this.readLazy(home, this.base.neededKinds(home));
  }
}

function recordIn(views: ReadonlyMap<string, HomeView>, id: string): AnyRecord | undefined {
  for (const view of views.values()) {
    const found = view.records.get(id);
    if (found !== undefined) return found;
    for (const records of view.lazy.values()) {
      const lazy = records.get(id);
      if (lazy !== undefined) return lazy;
    }
  }
  return undefined;
}

function byKey(drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  return new Map(drafts.map((draft) => [draft.key, draft]));
}
