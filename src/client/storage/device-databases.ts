/** What makes a database of the list, or reads one that the list lost. Fetched where it is needed: not by an ordinary start. */

import { recordAs } from '../../domain/operation/record.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { Device, InstalledProgramme, JoinedProgramme } from '../ports/device.ts';
import { ownWordsOf } from '../ports/own-words.ts';
import type { Opening, SheetStore } from '../ports/sheet-store.ts';
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
  groups: readonly Group[],
): Promise<void> {
  const store = open(database);
  try {
    await store.begin(memberId, pinnedDay, now());
    await store.importLog(groups, () => true, 'asMade');
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
  const ofAnother = ofProgramme.toSorted((a, b) => b.openedAt - a.openedAt).find(isOwn);
  const [earlier, isPutAway] = await lookAt(open, ofAnother);
  const known =
    ofMember.find(isOwn) ??
    ofMember.find((one) => (one.accountId ?? unknownAccount) === unknownAccount) ??
    // Who comes back as another member goes on where their own words are.
    (isPutAway ? ofAnother : undefined);
  const database =
    known === undefined
      ? freeDatabase(list, joinedDatabase(programmeId, memberId))
      : databaseOf(known);
  const store = open(database);
  try {
    const sync = await store.sync();
    await store.begin(memberId, undefined, now());
    await sync.connect(device, accountId);
    await sync.noteAccount(accountId);
    if (known === undefined) await carryOver(earlier, store);
  } finally {
    store.close();
  }
  change(database, { name, memberId, accountId, openedAt: now() });
}

type Earlier = Pick<Opening, 'drafts' | 'outbox'>;

/** What another membership of the same person left on this device, and whether its end was heard of: nothing else is there then. */
async function lookAt(
  open: ListAccess['open'],
  entry: Listed | undefined,
): Promise<readonly [Earlier, boolean]> {
  const nothing = { drafts: [], outbox: [] };
  if (entry === undefined) return [nothing, false];
  const store = open(databaseOf(entry));
  try {
    const [opening, sync] = await Promise.all([store.open(), store.sync()]);
    return [opening, (await sync.readSync())?.evicted === true];
  } catch {
    // The browser cleared it, or it cannot be read now: it stays as it is.
    return [nothing, false];
  } finally {
    store.close();
  }
}

/**
 * A membership whose end was not heard of keeps its database: it may have what its server lost. Its own words, and what was never
 * sent, go on in the new one as well; a server that knows a change recognises it.
 */
async function carryOver({ drafts, outbox }: Earlier, store: SheetStore): Promise<void> {
  for (const draft of drafts) {
    const own = ownWordsOf(draft);
    if (own !== undefined) await store.putDraft(own);
  }
  for (const { state, group } of outbox) {
    if (state !== 'acknowledged') await store.append({ state: 'sealed', tab: '', group });
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
