/**
 * Many groups in one transaction. Dexie loses sight of its transaction after about a hundred waits for anything
 * but the database, and the browser then commits it half done; so deciding must not wait.
 */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import {
  benchIds,
  benchNow,
  programmeGroup,
  sheetGroups,
  smeId,
} from '../../../bench/programme.ts';

const contactsPerSme = 300;
const groups = [programmeGroup(), ...sheetGroups(0, { smes: 1, contactsPerSme })];

async function emptyStore() {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const store = dexieStore(benchIds.programmeId, { factory });
  await store.begin(benchIds.memberId);
  return store;
}

test('a journal of three hundred contacts is taken in at once', async () => {
  const store = await emptyStore();
  const { added } = await store.importLog(groups, () => true, benchNow);
  expect(added).toBe(groups.length);
  expect(await store.readJournal(smeId(0))).toHaveLength(contactsPerSme);
  store.close();
});

test('three hundred changes that waited are confirmed at once', async () => {
  const store = await emptyStore();
  for (const group of groups) await store.append({ state: 'sealed', tab: 'tab-1', group });
  const { keys, more } = await store.confirmSealed(() => true, benchNow);
  expect({ confirmed: keys.length, more }).toEqual({ confirmed: groups.length, more: false });
  expect((await store.readHeads([smeId(0)]))[0]?.summary.count).toBe(contactsPerSme);
  store.close();
});
