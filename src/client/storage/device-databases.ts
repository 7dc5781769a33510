/** What makes a database of the list, or reads one that the list lost. Fetched where it is needed: not by an ordinary start. */

import { recordAs } from '../../domain/operation/record.ts';
import type { Caps } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { Device, InstalledProgramme, JoinedProgramme } from '../ports/device.ts';
import { type SheetStore, StoreError } from '../ports/sheet-store.ts';
import { databaseOf, freeDatabase, joinedDatabase } from './layout.ts';

/** An entry of the list. */
type Listed = Pick<InstalledProgramme, 'programmeId' | 'memberId' | 'accountId' | 'openedAt'> & {
  readonly database?: string | undefined;
};

/** The list of the device, and the databases that it names. */
export interface ListAccess {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly open: (database: string) => SheetStore;
  readonly list: () => readonly Listed[];
  readonly change: (
    database: string,
    known: Partial<Omit<InstalledProgramme, 'programmeId'>>,
  ) => void;
}

/** What a crash left of whose a database is: its member signs in, and it is theirs again. */
const unknownAccount = '';

/** Creates a database with its first groups. */
export async function begin(
  { now, open, change }: ListAccess,
  database: string,
  { memberId, name, pinnedDay }: Parameters<Device['begin']>[0],
  { groups, caps }: { readonly groups: readonly Group[]; readonly caps?: Caps | undefined },
): Promise<void> {
  const store = open(database);
  try {
    await store.begin(memberId, pinnedDay, now());
    await store.importLog(groups, () => true, caps ?? 'asMade');
  } finally {
    store.close();
  }
  change(database, { name, memberId, pinnedDay, openedAt: now(), pendingCount: 0 });
}

/** Makes the database of a member, or finds the one that holds what is theirs, and connects it. */
export async function join(
  { now, open, list: read, change }: ListAccess,
  { programmeId, memberId, name, accountId }: JoinedProgramme,
  device: string,
): Promise<void> {
  const list = read();
  const ofProgramme = list.filter((one) => one.programmeId === programmeId);
  const ofMember = ofProgramme.filter((one) => one.memberId === memberId);
  const isOwn = (one: Listed): boolean => one.accountId === accountId;
  const known =
    ofMember.find(isOwn) ??
    ofMember.find((one) => (one.accountId ?? unknownAccount) === unknownAccount) ??
    // Who comes back as another member goes on where their own words are.
    ofProgramme.toSorted((a, b) => b.openedAt - a.openedAt).find(isOwn);
  const mayGoOn =
    known?.memberId === memberId ||
    (known !== undefined && (await putAwayOnce(open(databaseOf(known)), device)));
  const database = mayGoOn
    ? databaseOf(known)
    : freeDatabase(list, joinedDatabase(programmeId, memberId));
  const store = open(database);
  try {
    const sync = await store.sync();
    await store.begin(memberId, undefined, now());
    await sync.connect(device, accountId);
    await sync.noteAccount(accountId);
  } finally {
    store.close();
  }
  change(database, { name, memberId, accountId, openedAt: now() });
}

/**
 * What another membership of the same person may have read goes, unless its end was heard of. What they wrote stays, sent or not, as far
 * as it is retained or in the log: it is sent again, and a server that knows it says so. So are their files, which a server
 * that lost something may lack.
 *
 * @returns whether its database can go on, as one that the browser cleared can; `false` of one that cannot be read, which is left alone
 */
async function putAwayOnce(store: SheetStore, device: string): Promise<boolean> {
  try {
    const sync = await store.sync();
    if ((await sync.readSync())?.evicted === true) return true;
    await sync.claim();
    await sync.repushKept(device);
    await sync.evict('keepFiles');
    return true;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { kind } = error;
    if (kind === 'vanished') return true;
    if (kind === 'newer' || kind === 'failed') return false;
    throw error;
  } finally {
    store.close();
  }
}

/** Notes another account in a database, so that it is known though a crash takes the list. */
export async function noteAccount(
  { open }: ListAccess,
  database: string,
  accountId: string,
  earlier: string | undefined,
): Promise<void> {
  const store = open(database);
  try {
    await (await store.sync()).noteAccount(accountId, earlier);
  } finally {
    store.close();
  }
}

/** Puts databases back into the list, by what they hold. */
export async function relist(
  { open, change }: ListAccess,
  databases: readonly string[],
): Promise<void> {
  for (const database of databases) {
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
