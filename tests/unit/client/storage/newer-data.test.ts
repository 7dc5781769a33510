/** A database that a newer version wrote, read by this one for a copy, and never written. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { browserBackups } from '../../../../src/client/storage/backup.ts';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { databaseName, nativeVersion } from '../../../../src/client/storage/layout.ts';
import { newerData } from '../../../../src/client/storage/newer-data.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../../../support/generated-programme.ts';

const groups = generatedGroups({ seed: 'newer', smes: 2, contactsPerSme: 3 });
const last = groups.slice(-1);
const header = {
  programmeId: generatedProgrammeId,
  programmeName: 'E-Channel',
  memberId: generatedMemberId,
  memberName: 'Emma',
  exportedAt: Date.UTC(2026, 10, 1),
};

/** A programme with what is confirmed, what waits and a draft, over which a newer version ran. */
async function ofNewerVersion(upgrade: (database: IDBDatabase) => void = () => undefined) {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const store = dexieStore(generatedProgrammeId, { factory });
  await store.begin(generatedMemberId);
  await store.importLog(groups.slice(0, -1), () => true, 'asMade');
  for (const group of last) await store.append({ state: 'sealed', tab: 'a', group });
  await store.putDraft({ key: 'composer:sme-1', text: 'n half a sentence', at: 1 });
  const before = {
    log: await store.readWholeLog(),
    outbox: await store.readOutbox(),
    drafts: await store.readDrafts(),
    programme: await store.readProgramme(),
  };
  store.close();
  await new Promise<void>((resolve) => {
    const request = factory.indexedDB.open(databaseName(generatedProgrammeId), nativeVersion + 10);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
  return { factory, before };
}

test('everything that lies there is in the copy, and the database stays of its version (F70)', async () => {
  const { factory, before } = await ofNewerVersion((database) => {
    database.createObjectStore('ofTheNewerVersion');
  });
  const data = newerData(generatedProgrammeId, generatedProgrammeId, factory);
  expect({
    log: await data.readWholeLog(),
    outbox: await data.readOutbox(),
    drafts: await data.readDrafts(),
    programme: await data.readProgramme(),
  }).toEqual(before);
  const written = await browserBackups().write(header, data, '2026-11-01');
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  const read = await browserBackups().read(written.value.file);
  expect(read).toMatchObject({ ok: true, value: { groups, drafts: before.drafts } });
  data.close();
  expect(await factory.indexedDB.databases()).toEqual([
    { name: databaseName(generatedProgrammeId), version: nativeVersion + 10 },
  ]);
});

test('what this version cannot make out is no copy, rather than half of one (F70)', async () => {
  const { factory } = await ofNewerVersion((database) => database.deleteObjectStore('pages'));
  const data = newerData(generatedProgrammeId, generatedProgrammeId, factory);
  await expect(browserBackups().write(header, data, '2026-11-01')).rejects.toMatchObject({
    kind: 'newer',
  });
});

test('where there is no database, none is made (F70)', async () => {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const data = newerData(generatedProgrammeId, generatedProgrammeId, factory);
  await expect(data.readOutbox()).rejects.toMatchObject({ kind: 'vanished' });
  expect(await factory.indexedDB.databases()).toEqual([]);
});
