/**
 * The device in a browser: one database per programme and member, and a short list of them outside IndexedDB.
 *
 * The list is what tells a database that vanished from one that never was: the browser may clear IndexedDB to
 * make room and leave the list. It holds no content but the programmes' names.
 */

import * as z from 'zod/mini';
import { exportedFileKinds } from '../../protocol/exported-files.ts';
import {
  type Device,
  type DeviceAccount,
  type InstalledProgramme,
  withExportedFile,
  withoutExportedFiles,
} from '../ports/device.ts';
import type { ListAccess } from './device-databases.ts';
import type { EarlyOpening } from './early-opening.ts';
import {
  databaseName,
  databaseOf,
  freeDatabase,
  listKey,
  ownEntries,
  programmeOf,
} from './layout.ts';
import { signedInHere } from './signed-in-here.ts';
import { withLastDrafts } from './last-drafts.ts';
import { lazyStore } from './lazy-store.ts';
import { StoreError } from '../ports/sheet-store.ts';
import { asStoreError } from './store-error.ts';
import { tabChannel } from './tab-channel.ts';

/** The database library and all that stands on it: fetched when a database is written or read in earnest. */
const loadStore = () => import('./dexie-store.ts');
const loadDrafts = () => import('./dexie-drafts.ts');
const loadDatabases = () => import('./device-databases.ts');

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
    /** The address of that account: on a server that was set up anew, its person has another account. */
    email: z.optional(z.string()),
    // A kind that only a newer version knows must not cost the list.
    // oxlint-disable-next-line promise/valid-params -- Of the schema, not of a promise.
    handedOut: z.catch(
      z.optional(z.array(z.object({ kind: z.enum(exportedFileKinds), at: z.number() }))),
      undefined,
    ),
  }),
);
type Listed = z.infer<typeof listSchema>[number];

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
        isListed: () => isListed(database),
      }),
    );
  const access: ListAccess = { now, open, list: readList, change };
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
    setAccount: (account) => {
      if (account !== undefined) bindAnew(account);
      here.setAccount(account);
    },
    programmes,
    installed: async (programmeId) => {
      // One whose database is known to be here needs no look at the others.
      const listed = ownEntry(programmeId);
      if (listed !== undefined && (await early?.has(databaseOf(listed)))) {
        return installedOf(listed, false);
      }
      return (await programmes()).find((one) => one.programmeId === programmeId);
    },
    begin: async (programme, groups, caps) => {
      const database = ownDatabase(programme.programmeId);
      await (await loadDatabases()).begin(access, database, programme, { groups, caps });
    },
    join: async (programme, device) => {
      // What a crash took from the list may be somebody else's.
      await relist(new Set(await databaseNames()));
      await (await loadDatabases()).join(access, programme, device);
    },
    wordsBeside: (programmeId) => withLastDrafts(ownDatabase(programmeId), []),
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
      // Another tab may have kept what was typed in it, when the database went.
      (await loadDrafts()).dropLastDrafts(database);
    },
    store: (programmeId) => open(ownDatabase(programmeId)),
    newerData: async (programmeId) => {
      const database = ownDatabase(programmeId);
      return (await import('./newer-data.ts')).newerData(programmeId, database);
    },
    files: (programmeId) => filesIn(ownDatabase(programmeId)),
    filesLater: (programmeId) => {
      const database = ownDatabase(programmeId);
      return () => filesIn(database);
    },
    storage: async () => (await import('./storage-report.ts')).storageReport(),
    protect: async () => {
      const storage: Partial<StorageManager> | undefined = navigator.storage;
      return (await storage?.persist?.().catch(() => false)) ?? false;
    },
    available: () => (probed ??= canStore()),
  };

  /**
   * An address stands for one account as long as a server lives. Whoever signs in with it under another account does so on a server
   * that was lost and set up anew: what they have here stays theirs.
   */
  function bindAnew({ id, email }: DeviceAccount): void {
    for (const listed of readList()) {
      const isOther = listed.accountId !== undefined && listed.accountId !== id;
      if (!isOther || listed.email?.toLowerCase() !== email.toLowerCase()) continue;
      const database = databaseOf(listed);
      change(database, { accountId: id });
      void loadDatabases()
        .then(({ noteAccount }) => noteAccount(access, database, id, listed.accountId))
        .catch(() => undefined);
    }
  }

  /** Browsers put the list on the disk seconds after the databases: what a crash took from it is read in them. */
  async function relist(names: ReadonlySet<string>): Promise<void> {
    const known = new Set(readList().map((listed) => databaseName(databaseOf(listed))));
    const prefix = databaseName('');
    const lost = [...names].filter(
      (name) => !known.has(name) && name !== probeName && name.startsWith(prefix),
    );
    if (lost.length === 0) return;
    const databases = lost.map((name) => name.slice(prefix.length));
    await (await loadDatabases()).relist(access, databases);
  }

  function change(database: string, known: Partial<Omit<InstalledProgramme, 'programmeId'>>): void {
    const list = readList();
    const listed = list.find((one) => databaseOf(one) === database);
    const programmeId = programmeOf(database);
    const pinnedDay = known.pinnedDay ?? listed?.pinnedDay;
    const accountId = known.accountId ?? listed?.accountId;
    const account = here.account();
    const email = account?.id === accountId ? account?.email : listed?.email;
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
      ...(email === undefined ? {} : { email }),
      ...(handedOut.length === 0 ? {} : { handedOut: [...handedOut] }),
    };
    writeList([...list.filter((one) => databaseOf(one) !== database), next]);
  }
}

function installedOf(
  { database: _database, email: _email, ...listed }: Listed,
  vanished: boolean,
): InstalledProgramme {
  return { ...listed, vanished };
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

const isListed = (database: string): boolean =>
  readList().some((listed) => databaseOf(listed) === database);

function writeList(list: readonly Listed[]): void {
  try {
    localStorage.setItem(listKey, JSON.stringify(list));
  } catch {
    // A blocked or full localStorage costs only the memory of names; the databases are untouched.
  }
}
