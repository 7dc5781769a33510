/**
 * The connection of one tab to the database of a programme, and what ends it.
 *
 * A browser may close it at any time: it is opened again. It may also remove the database under an open tab, and that
 * one must not come back empty: what is typed next would look saved, in a database that nobody owns. So a database is
 * made only by what begins a programme; anywhere else one that is not there has vanished.
 */

import type { StoreChange, StoreErrorKind } from '../ports/sheet-store.ts';
import { StoreError } from '../ports/sheet-store.ts';
import { LostLead } from '../ports/sync.ts';
import { namesAskedAnew } from './asked-anew.ts';
import { nativeVersionEnd } from './layout.ts';
import { passages, whenHere } from './left-page.ts';
import { ProgrammeDatabase } from './programme-database.ts';
import { asStoreError } from './store-error.ts';

export interface ConnectionOptions {
  /** Where databases are; the browser's, unless a test brings its own. */
  readonly factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange } | undefined;
  /** Which databases there are, asked apart from this page; nothing where it cannot be told. */
  readonly names?: (() => Promise<readonly string[] | undefined>) | undefined;
  /** Hears that the database was taken or removed, that there is no way to it, or that another tab stands before it. */
  readonly tell: (change: StoreChange) => void;
}

/** Opened by the first call. */
export class Connection {
  readonly db: ProgrammeDatabase;
  private readonly tell: (change: StoreChange) => void;
  private readonly names: () => Promise<readonly string[] | undefined>;
  private isClosed = false;
  private mayMake = false;
  private isOpen = false;
  /** While a connection is opened in place of one that the browser ended: what comes meanwhile waits for it. */
  private opening: Promise<void> | undefined;
  /** Why nothing can be read or written any more, once another version, a person or the browser took the database. */
  private lost: StoreErrorKind | undefined;

  /** @param name what the browser calls the database */
  constructor(name: string, { factory, tell, names }: ConnectionOptions) {
    this.tell = tell;
    this.names = names ?? namesAskedAnew;
    this.db = new ProgrammeDatabase(name, factory);
    // A newer version of Carnet wants to upgrade, or the database is being removed: let it.
    this.db.on('versionchange', ({ newVersion }) => {
      this.isClosed = true;
      if (newVersion === null) this.lose('vanished');
      else {
        this.tell({ kind: 'outdated' });
        // The screens put away what is being typed; the newer version waits that long.
        setTimeout(() => this.giveUp('outdated'), putAwayMs);
      }
      // Dexie's own handler would open the database again with the next call, and write there as an old version.
      return false;
    });
    this.db.on(
      'ready',
      () => {
        // Dexie opens a newer database as well, without its schema: an old version must not write there either.
        if (this.db.backendDB().version >= nativeVersionEnd) throw new StoreError('newer');
        this.isOpen = true;
      },
      onEveryConnection,
    );
    this.db.on('populate', () => {
      if (!this.mayMake) throw new StoreError('vanished');
    });
    this.db.on('blocked', () => this.tell({ kind: 'blocked' }));
    this.db.on('close', () => {
      const wasOpen = this.isOpen;
      this.isOpen = false;
      if (!wasOpen || this.isClosed || this.lost !== undefined) return;
      const opening = this.openAgain().finally(() => {
        if (this.opening === opening) this.opening = undefined;
      });
      this.opening = opening;
    });
  }

  /** Only what is done in here may make the database. Rejects as the work does. */
  async making<T>(work: () => Promise<T>): Promise<T> {
    this.mayMake = true;
    try {
      return await work();
    } finally {
      this.mayMake = false;
    }
  }

  /**
   * Works on the database below Dexie, opened as by any call of Dexie; what was taken away for good stays closed. Where
   * the browser closed the connection under the page, nothing has begun: it is opened once more.
   */
  async below<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    if (!this.db.isOpen() && this.lost === undefined) await this.db.open();
    try {
      return await work(this.db.backendDB());
    } catch (error) {
      const isEnded = error instanceof DOMException && error.name === 'InvalidStateError';
      if (!isEnded || this.isClosed || this.lost !== undefined) throw error;
      this.db.close({ disableAutoOpen: false });
      await this.opening;
      // What was in the way of it is told by opening once more.
      if (!this.db.isOpen() && this.lost === undefined) await this.db.open();
      return work(this.db.backendDB());
    }
  }

  /**
   * Does the work; what drivers throw becomes a `StoreError`, and after the database was taken, why it was. That it
   * vanished is told by whatever finds it out. What was ended because the page was left wrote nothing: it is done again
   * when somebody comes back.
   *
   * @param when `atOnce` also on a page that is being left: for one write that commits without the page
   */
  async guard<T>(work: () => PromiseLike<T>, when: 'here' | 'atOnce' = 'here'): Promise<T> {
    if (when === 'here') await whenHere();
    if (this.opening !== undefined) await this.opening;
    // A connection that comes after all, comes too late: the screens say that there is none.
    if (this.lost !== undefined) throw new StoreError(this.lost);
    const before = passages();
    try {
      return await work();
    } catch (error) {
      if (error instanceof LostLead) throw error;
      if (this.lost !== undefined) throw new StoreError(this.lost, error);
      if (passages() !== before) return this.guard(work, when);
      const failure = asStoreError(error);
      if (failure.kind === 'vanished' && !this.isClosed) this.lose('vanished');
      throw failure;
    }
  }

  close(): void {
    this.isClosed = true;
    this.db.close();
  }

  private giveUp(lost: StoreErrorKind): void {
    this.lost = lost;
    this.db.close();
  }

  private lose(failure: 'vanished' | 'failed'): void {
    this.giveUp(failure);
    this.tell({ kind: 'closed', failure });
  }

  /** The browser ended the connection: together with the database, which is told at once, or it alone. */
  private async openAgain(): Promise<void> {
    await wait(restMs);
    if (this.isClosed || this.lost !== undefined) return;
    try {
      const isOpen = this.db.open().then(() => true);
      if (!(await Promise.race([isOpen, this.noticeGone(), patience()]))) this.lose('failed');
    } catch (error) {
      // Any other reason is told to whoever reads or writes next.
      if (asStoreError(error).kind === 'vanished') this.lose('vanished');
    }
  }

  /**
   * Asks meanwhile whether the database is there at all: while data is being cleared, the page may be kept waiting for ever. An
   * answer that comes after the patience has ended is told as well.
   *
   * @returns whether it has vanished
   */
  private async noticeGone(): Promise<boolean> {
    for (let count = 0; count < patienceCount; count += 1) {
      await wait(patienceMs);
      if (this.isOpen || this.isClosed) return false;
      const names = await this.names();
      if (names === undefined || names.includes(this.db.name)) continue;
      if (this.isOpen || this.isClosed || this.lost === 'vanished') return false;
      this.lose('vanished');
      return true;
    }
    return false;
  }
}

const wait = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** In pieces: of a laptop that sleeps meanwhile, all of that counts as one. */
async function patience(): Promise<undefined> {
  for (let count = 0; count < patienceCount; count += 1) await wait(patienceMs);
  return undefined;
}

/** Dexie forgets a listener to `ready` after the first time unless it is told not to. */
const onEveryConnection = true;
/** A newer version waits this long for the last writes of this tab. */
const putAwayMs = 300;
/**
 * A browser that ends a connection may be about to remove the data. Chromium never answers what is asked of it in that
 * moment, and nothing that is asked later by the same page either: it is left alone this long. Where Dexie itself was
 * quicker, it ends in the patience below.
 */
const restMs = 300;
/** What has not been opened after ten seconds, will not be before the page is loaded again. */
const patienceCount = 10;
const patienceMs = 1000;
