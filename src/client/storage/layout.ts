/**
 * What this device calls its databases and the rows of them that opening needs, and the versions of their schema.
 *
 * Apart from the store, because `early-opening.ts` runs before any library is there.
 */

/** The key in localStorage of the list of programmes. */
export const listKey = 'carnet.programmes';

/** The key in localStorage of who is signed in on this device. */
export const accountKey = 'carnet.account';

/** The key in localStorage of the list as it was last drawn. */
export const screenKey = 'carnet.screen';

/** The key in localStorage of the drafts that are on their way into a database. */
export const lastDraftsKey = (database: string): string => `carnet.drafts.${database}`;

/** The name of a database, and of the channel between its tabs, from what the list calls it. */
export const databaseName = (database: string): string => `carnet-${database}`;

/**
 * The name of the database with the bytes of its files. It begins otherwise than those of programmes, which are looked for
 * by their names.
 */
export const filesName = (database: string): string => `carnet.files.${database}`;

/** The name of the database with its voice notes under way. */
export const recordingsName = (database: string): string => `carnet.recordings.${database}`;

/**
 * What the list calls the database of one programme and member: several people may share a laptop. A programme that was
 * begun here has its id alone, and keeps it when it is connected to a server.
 */
export const joinedDatabase = (programmeId: string, memberId: string): string =>
  `${programmeId}${memberMark}${memberId}`;

/** Stands in no id. */
const memberMark = '_';

/** The programme of a database. */
export const programmeOf = (database: string): string => database.split(memberMark)[0] ?? database;

/** What the list says of whose a database is. */
interface Owned {
  readonly programmeId: string;
  /** What the database is called; the id of the programme where nothing else is said. */
  readonly database?: string | undefined;
  /** The account on the server that it belongs to; absent while the programme is kept alone. */
  readonly accountId?: string | undefined;
  /** In milliseconds since 1970. */
  readonly openedAt: number;
}

export const databaseOf = ({
  database,
  programmeId,
}: Pick<Owned, 'database' | 'programmeId'>): string => database ?? programmeId;

/**
 * What is there for the person who is signed in: what belongs to no account, and what belongs to theirs. Of several
 * databases of one programme theirs, and of those the one opened last: who comes back as another member works in that one.
 */
export function ownEntries<Entry extends Owned>(
  list: readonly Entry[],
  accountId: string | undefined,
): Entry[] {
  const own = new Map<string, Entry>();
  for (const one of list) {
    if (one.accountId !== undefined && one.accountId !== accountId) continue;
    const other = own.get(one.programmeId);
    if (other === undefined || isBehind(other, one)) own.set(one.programmeId, one);
  }
  return [...own.values()];
}

function isBehind(one: Owned, other: Owned): boolean {
  const [isBound, isOtherBound] = [one, other].map(({ accountId }) => accountId !== undefined);
  return isBound === isOtherBound ? one.openedAt <= other.openedAt : isOtherBound === true;
}

/** The name as it is, or with a number: one that stands in no entry of the list. What belongs to somebody is given to nobody else. */
export function freeDatabase(list: readonly Owned[], name: string): string {
  const taken = new Set(list.map(databaseOf));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}${memberMark}${count}`;
  return free;
}

export const metaKey = 'meta';
export const headPrefix = 'h:';
export const programmeKey = (programmeId: string): string => `p:${programmeId}`;

/**
 * The versions of the local schema, oldest first; each bump adds an entry and keeps the earlier ones.
 * 1: pages by key, outbox by local counter, drafts by place, meta.
 * 2: acknowledged groups until a backup of the server covers them, by the counter they had in the outbox.
 * 3: the meetings of a summary as one text; those that lie there as a list are read all the same.
 * 4: what a pull brought, until it is laid into the pages, by the place of its last entry.
 * 5: contacts packed (`packed-contacts.ts`); pages that lie there as objects are read all the same.
 * 6: other lazy kinds in pages of their own, and what they amount to in the head of their home.
 */
export const schemaVersions: readonly {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
}[] = [
  { version: 1, stores: { pages: 'key', outbox: '++key', drafts: 'key', meta: 'key' } },
  { version: 2, stores: { kept: 'key,sequence' } },
  { version: 3, stores: {} },
  { version: 4, stores: { inbox: 'key' } },
  { version: 5, stores: {} },
  { version: 6, stores: {} },
];

/** Dexie keeps ten native versions for each of ours. */
const nativeVersionsPerVersion = 10;
const versionMax = Math.max(...schemaVersions.map(({ version }) => version));

/** The version of a database that is up to date, as the browser knows it. */
export const nativeVersion = versionMax * nativeVersionsPerVersion;
/** From this native version on, a newer version of Carnet made the database. */
export const nativeVersionEnd = (versionMax + 1) * nativeVersionsPerVersion;
