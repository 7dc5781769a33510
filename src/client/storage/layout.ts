/**
 * What this device calls its databases and the rows of them that opening needs, and the versions of their schema.
 *
 * Apart from the store, because `early-opening.ts` runs before any library is there.
 */

/** The key in localStorage of the list of programmes. */
export const listKey = 'carnet.programmes';

/** The database of one programme and member on this device; the channel between its tabs has the same name. */
export const databaseName = (programmeId: string): string => `carnet-${programmeId}`;

export const metaKey = 'meta';
export const headPrefix = 'h:';
export const programmeKey = (programmeId: string): string => `p:${programmeId}`;

/**
 * The versions of the local schema, oldest first; each bump adds an entry and keeps the earlier ones.
 * 1: pages by key, outbox by local counter, drafts by place, meta.
 * 2: acknowledged groups until a backup of the server covers them, by the counter they had in the outbox.
 */
export const schemaVersions: readonly {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
}[] = [
  { version: 1, stores: { pages: 'key', outbox: '++key', drafts: 'key', meta: 'key' } },
  { version: 2, stores: { kept: 'key,sequence' } },
];

/** Dexie keeps ten native versions for each of ours. */
const nativeVersionsPerVersion = 10;
const versionMax = Math.max(...schemaVersions.map(({ version }) => version));

/** The version of a database that is up to date, as the browser knows it. */
export const nativeVersion = versionMax * nativeVersionsPerVersion;
/** From this native version on, a newer version of Carnet made the database. */
export const nativeVersionEnd = (versionMax + 1) * nativeVersionsPerVersion;
