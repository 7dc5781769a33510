/**
 * The device in a browser: one database per programme and member, and a short list of them outside IndexedDB.
 *
 * The list is what tells a database that vanished from one that never was: the browser may clear IndexedDB to
 * make room and leave the list. It holds no content but the programmes' names.
 */

import * as z from 'zod/mini';
import { recordAs } from '../../domain/operation/record.ts';
import { exportedFileKinds } from '../../protocol/exported-files.ts';
import {
  type Device,
  type InstalledProgramme,
  withExportedFile,
  withoutExportedFiles,
} from '../ports/device.ts';
import type { EarlyOpening } from './early-opening.ts';
import {
  databaseName,
  databaseOf,
  freeDatabase,
  joinedDatabase,
  listKey,
  ownEntries,
  programmeOf,
} from './layout.ts';
import { signedInHere } from './signed-in-here.ts';
import { lazyStore } from './lazy-store.ts';
import { newerData } from './newer-data.ts';
import { StoreError } from '../ports/sheet-store.ts';
import type { SyncStore } from '../ports/sync.ts';
import { asStoreError } from './store-error.ts';
import { tabChannel } from './tab-channel.ts';

/** The database library and all that stands on it: fetched when a database is written or read in earnest. */
const loadStore = () => import('./dexie-store.ts');

/** Opened once per start, to see whether the browser keeps anything. */
const probeName = 'carnet-probe';

const listSchema = z.array(
  z.object({
    programmeId: z.string(),
    name: z.string(),
    memberId: z.string(),
    openedAt: z.number(),
    pinnedDay: z.optional(z.string()),
    pendingCount: z.number(),
    database: z.optional(z.string()),
    accountId: z.optional(z.string()),
    // A kind that only a newer version knows must not cost the list.
    // oxlint-disable-next-line promise/valid-params -- Of the schema, not of a promise.
    handedOut: z.catch(
      z.optional(z.array(z.object({ kind: z.enum(exportedFileKinds), at: z.number() }))),
      undefined,
    ),
  }),
);
type Listed = z.infer<typeof listSchema>[number];

/** What a crash left of whose a database is: its member signs in, and it is theirs again. */
const unknownAccount = '';

/**
 * The device.
 *
 * @param now milliseconds since 1970
 * @param early what was read before this was there
 */
export function browserDevice(now: () => number, early?: EarlyOpening): Device {
  let probed: Promise<boolean> | undefined;
  const here = signedInHere(now);
  const open = (database: string) =>
    lazyStore(database, early, async () =>
      (await loadStore()).dexieStore(programmeOf(database), {
        database,
        channel: tabChannel(database),
      }),
    );
  const own = (): Listed[] => ownEntries(readList(), here.account()?.id);
  const ownEntry = (programmeId: string): Listed | undefined =>
    own().find((one) => one.programmeId === programmeId);
  /** Of a programme that is not here for whoever is signed in, one that is nobody's. */
  const ownDatabase = (programmeId: string): string => {
    const entry = ownEntry(programmeId);
    return entry === undefined ? freeDatabase(readList(), programmeId) : databaseOf(entry);
  };
  const filesIn = async (database: string) =>
    (await import('./file-store.ts')).browserFileStore(database, now);
  const programmes = async (): Promise<readonly InstalledProgramme[]> => {
    const names = new Set(await databaseNames());
    await relist(names);
    return own()
      .map((listed) => installedOf(listed, !names.has(databaseName(databaseOf(listed)))))
      .sort((a, b) => b.openedAt - a.openedAt);
  };

  return {
    ...here,
    programmes,
    installed: async (programmeId) => {
      // One whose database is known to be here needs no look at the others.
      const listed = ownEntry(programmeId);
      if (listed !== undefined && (await early?.has(databaseOf(listed)))) {
        return installedOf(listed, false);
      }
      return (await programmes()).find((one) => one.programmeId === programmeId);
    },
    begin: async ({ programmeId, memberId, name, pinnedDay }, groups) => {
      const database = ownDatabase(programmeId);
      const store = open(database);
      try {
        await store.begin(memberId, pinnedDay, now());
        await store.importLog(groups, () => true, 'asMade');
      } finally {
        store.close();
      }
      change(database, { name, memberId, pinnedDay, openedAt: now(), pendingCount: 0 });
    },
    join: async ({ programmeId, memberId, name, accountId }, device) => {
      // What a crash took from the list may be somebody else's.
      await relist(new Set(await databaseNames()));
      const list = readList();
      const ofProgramme = list.filter((one) => one.programmeId === programmeId);
      const ofMember = ofProgramme.filter((one) => one.memberId === memberId);
      const isOwn = (one: Listed): boolean => one.accountId === accountId;
      const known =
        ofMember.find(isOwn) ??
        ofMember.find((one) => (one.accountId ?? unknownAccount) === unknownAccount) ??
        // Who comes back as another member goes on where their own words are.
        ofProgramme.toSorted((a, b) => b.openedAt - a.openedAt).find(isOwn);
      const database =
        known === undefined
          ? freeDatabase(list, joinedDatabase(programmeId, memberId))
          : databaseOf(known);
      const store = open(database);
      try {
        const sync = await store.sync();
        if (known !== undefined && known.memberId !== memberId) await putAwayOnce(sync);
        await store.begin(memberId, undefined, now());
        await sync.connect(device, accountId);
        await sync.noteAccount(accountId);
      } finally {
        store.close();
      }
      change(database, { name, memberId, accountId, openedAt: now() });
    },
    isLocked: (programmeId) =>
      ownEntry(programmeId) === undefined &&
      readList().some((one) => one.programmeId === programmeId),
    remember: (programmeId, known) => {
      const listed = ownEntry(programmeId);
      if (listed !== undefined) change(databaseOf(listed), known);
    },
    noteExportedFile: (programmeId, file) => {
      const listed = ownEntry(programmeId);
      if (listed?.accountId === undefined) return;
      change(databaseOf(listed), { handedOut: withExportedFile(listed.handedOut, file) });
    },
    forgetExportedFiles: (programmeId, files) => {
      const listed = ownEntry(programmeId);
      if (listed === undefined) return;
      change(databaseOf(listed), { handedOut: withoutExportedFiles(listed.handedOut, files) });
    },
    forget: async ({ programmeId, accountId }) => {
      const entry = ownEntry(programmeId);
      // Whoever confirmed saw another entry: somebody else signed in since.
      if (entry === undefined || entry.accountId !== accountId) throw new StoreError('vanished');
      const database = databaseOf(entry);
      try {
        await (await loadStore()).removeDatabase(database);
      } catch (error) {
        throw asStoreError(error);
      }
      writeList(readList().filter((listed) => databaseOf(listed) !== database));
    },
    store: (programmeId) => open(ownDatabase(programmeId)),
    newerData: (programmeId) => newerData(programmeId, ownDatabase(programmeId)),
    files: (programmeId) => filesIn(ownDatabase(programmeId)),
    filesLater: (programmeId) => {
      const database = ownDatabase(programmeId);
      return () => filesIn(database);
    },
    storage: async () => {
      const storage: Partial<StorageManager> | undefined = navigator.storage;
      const [persisted, estimate] = await Promise.all([
        storage?.persisted?.().catch(() => undefined),
        storage?.estimate?.().catch(() => undefined),
      ]);
      return { persisted, usage: estimate?.usage, quota: estimate?.quota };
    },
    protect: async () => {
      const storage: Partial<StorageManager> | undefined = navigator.storage;
      return (await storage?.persist?.().catch(() => false)) ?? false;
    },
    available: () => (probed ??= canStore()),
  };

  /** Browsers put the list on the disk seconds after the databases: what a crash took from it is read in them. */
  async function relist(names: ReadonlySet<string>): Promise<void> {
    const known = new Set(readList().map((listed) => databaseName(databaseOf(listed))));
    const prefix = databaseName('');
    for (const name of names) {
      if (known.has(name) || name === probeName || !name.startsWith(prefix)) continue;
      const database = name.slice(prefix.length);
      const store = open(database);
      try {
        const { memberId, pinnedDay, offset, programme, outbox } = await store.open();
        const isConnected = offset !== undefined;
        const sync = isConnected ? await (await store.sync()).readSync() : undefined;
        const begun = programme.flatMap((record) => recordAs(record, 'programme') ?? [])[0];
        // One that was not begun to its end holds nothing: it stays out of the list.
        if (begun === undefined && !isConnected) continue;
        change(database, {
          name: begun?.values.name ?? '',
          memberId,
          pinnedDay,
          pendingCount: outbox.length,
          ...(isConnected ? { accountId: sync?.accountId ?? unknownAccount } : {}),
          // Of two databases of one person the living one is opened.
          ...(sync?.evicted === true ? { openedAt: 0 } : {}),
        });
      } catch {
        // A database that cannot be read now is looked at again with the next start.
      } finally {
        store.close();
      }
    }
  }

  function change(database: string, known: Partial<Omit<InstalledProgramme, 'programmeId'>>): void {
    const list = readList();
    const listed = list.find((one) => databaseOf(one) === database);
    const programmeId = programmeOf(database);
    const pinnedDay = known.pinnedDay ?? listed?.pinnedDay;
    const accountId = known.accountId ?? listed?.accountId;
    const handedOut = known.handedOut ?? listed?.handedOut ?? [];
    const next: Listed = {
      programmeId,
      name: known.name ?? listed?.name ?? '',
      memberId: known.memberId ?? listed?.memberId ?? '',
      openedAt: known.openedAt ?? listed?.openedAt ?? now(),
      pendingCount: known.pendingCount ?? listed?.pendingCount ?? 0,
      ...(pinnedDay === undefined ? {} : { pinnedDay }),
      ...(database === programmeId ? {} : { database }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(handedOut.length === 0 ? {} : { handedOut: [...handedOut] }),
    };
    writeList([...list.filter((one) => databaseOf(one) !== database), next]);
  }
}

function installedOf(
  { database: _database, ...listed }: Listed,
  vanished: boolean,
): InstalledProgramme {
  return { ...listed, vanished };
}

/** What another membership of the same person may have read goes, unless its end was heard of. */
async function putAwayOnce(sync: SyncStore): Promise<void> {
  if ((await sync.readSync())?.evicted === true) return;
  await sync.claim();
  await sync.evict();
}

/** Whether a database can be opened at all. Asked once: a second trial would wait for the first. */
function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const trial = indexedDB.open(probeName);
      trial.addEventListener('success', () => {
        trial.result.close();
        resolve(true);
      });
      trial.addEventListener('error', () => resolve(false));
    } catch {
      resolve(false);
    }
  });
}

async function databaseNames(): Promise<readonly string[]> {
  try {
    const browser: Partial<IDBFactory> = indexedDB;
    const databases = await browser.databases?.();
    if (databases === undefined) return await (await loadStore()).databaseNames();
    return databases.flatMap(({ name }) => name ?? []);
  } catch (error) {
    throw asStoreError(error);
  }
}

function readList(): readonly Listed[] {
  try {
    const parsed = listSchema.safeParse(JSON.parse(localStorage.getItem(listKey) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

function writeList(list: readonly Listed[]): void {
  try {
    localStorage.setItem(listKey, JSON.stringify(list));
  } catch {
    // A blocked or full localStorage costs only the memory of names; the databases are untouched.
  }
}
