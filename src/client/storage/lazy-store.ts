/**
 * The store of a programme while its database library is still to come: it opens with what was read early and
 * fetches the rest with the first call that needs it, after the list has been drawn.
 *
 * Until then the early reading goes on listening to other tabs; where one has written in the meantime, everything is
 * read again. What fails: the part that cannot be fetched rejects as `failed`, and is asked for again at the next
 * call.
 */

import { type SheetStore, type StoreChange, StoreError } from '../ports/sheet-store.ts';
import type { EarlyOpening } from './early-opening.ts';
import { withLastDrafts } from './last-drafts.ts';
import { programmeOf } from './layout.ts';
import { openingOf } from './opening.ts';

/**
 * @param database what the list calls the database
 * @param load the store itself
 */
export function lazyStore(
  database: string,
  early: EarlyOpening | undefined,
  load: () => Promise<SheetStore>,
): SheetStore {
  const listeners = new Set<(change: StoreChange) => void>();
  let loading: Promise<SheetStore> | undefined;
  let isOpenedEarly = false;
  let closed = false;

  const tell = (change: StoreChange): void => {
    for (const listener of listeners) listener(change);
  };
  const loaded = async (): Promise<SheetStore> => {
    let store: SheetStore;
    try {
      store = await load();
    } catch (error) {
      loading = undefined;
      throw new StoreError('failed', error);
    }
    store.subscribe(tell);
    if (closed) store.close();
    // From here on the store itself hears the other tabs.
    else if (isOpenedEarly && early?.release() === true) tell({ kind: 'replaced' });
    return store;
  };
  const real = (): Promise<SheetStore> => (loading ??= loaded());

  return {
    programmeId: programmeOf(database),
    open: async () => {
      const rows = await early?.take(database);
      if (rows === undefined) return (await real()).open();
      isOpenedEarly = true;
      return openingOf({ ...rows, drafts: withLastDrafts(database, rows.drafts) });
    },
    begin: async (...begun) => (await real()).begin(...begun),
    begunAt: async (now) => (await real()).begunAt(now),
    append: async (row) => (await real()).append(row),
    rewrite: async (row) => (await real()).rewrite(row),
    seal: async (keys) => (await real()).seal(keys),
    readOutbox: async (keys) => (await real()).readOutbox(keys),
    outboxKeys: async () => (await real()).outboxKeys(),
    readProgramme: async () => (await real()).readProgramme(),
    readHomes: async () => (await real()).readHomes(),
    readHeads: async (homes) => (await real()).readHeads(homes),
    readJournal: async (home) => (await real()).readJournal(home),
    readJournals: async (visit) => (await real()).readJournals(visit),
    readLazy: async (home, entity) => (await real()).readLazy(home, entity),
    readAllLazy: async (visit) => (await real()).readAllLazy(visit),
    readLog: async (home) => (await real()).readLog(home),
    readWholeLog: async () => (await real()).readWholeLog(),
    confirmSealed: async (...asked) => (await real()).confirmSealed(...asked),
    importLog: async (...asked) => (await real()).importLog(...asked),
    putDraft: async (...put) => (await real()).putDraft(...put),
    readDrafts: async () => (await real()).readDrafts(),
    findMentions: async (...asked) => (await real()).findMentions(...asked),
    sync: async () => (await real()).sync(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      if (isOpenedEarly) early?.release();
      void loading?.then((store) => store.close()).catch(() => undefined);
    },
  };
}
