/**
 * Writes a whole programme into the database of this browser, in the layout that the store writes: the pages
 * come from `PageBatch` itself, only the reading back between groups is left out. `seedMatchesImport` holds
 * the two ways against each other.
 */

import Dexie from 'dexie';
import type { Group } from '../../../src/domain/operation/operation.ts';
import { browserDevice } from '../../../src/client/storage/browser-device.ts';
import { dexieStore } from '../../../src/client/storage/dexie-store.ts';
import { databaseName, schemaVersions } from '../../../src/client/storage/layout.ts';
import type { PageRow, PageTable } from '../../../src/client/storage/page-rows.ts';
import { PageBatch } from '../../../src/client/storage/pages.ts';
import {
  benchIds,
  benchNow,
  programmeGroup,
  type ProgrammeSize,
  sheetGroups,
} from '../programme.ts';

const pinnedDay = '2020-11-19';
/** Pages written in one transaction. */
const rowsPerWrite = 400;

/** The tables of a programme, without the store above them. */
export function openTables(programmeId: string): Dexie {
  const database = new Dexie(databaseName(programmeId), { cache: 'disabled' });
  for (const { version, stores } of schemaVersions) database.version(version).stores(stores);
  return database;
}

const emptyTable = (put: (rows: readonly PageRow[]) => void): PageTable => ({
  many: async () => [],
  range: async () => [],
  last: async () => undefined,
  some: async () => [],
  span: async () => [],
  put: async (rows) => put(rows),
});

/** The pages of a programme, a sheet at a time. */
async function* pagesOf(
  size: ProgrammeSize,
): AsyncGenerator<{ readonly rows: readonly PageRow[]; readonly sequence: number }> {
  let sequence = 0;
  const pages = async (groups: readonly Group[]) => {
    const rows: PageRow[] = [];
    const table = emptyTable((more) => rows.push(...more));
    const batch = new PageBatch(table, benchIds, sequence);
    await batch.open(groups);
    for (const group of groups) batch.confirm(group, () => true, benchNow);
    ({ sequence } = await batch.finish());
    return { rows, sequence };
  };
  yield pages([programmeGroup()]);
  for (let index = 0; index < size.smes; index += 1) yield pages(sheetGroups(index, size));
}

/** The confirmed pages of the programme, for floors that store the same data in another way. */
export async function* journalPages(size: ProgrammeSize): AsyncGenerator<readonly PageRow[]> {
  for await (const { rows } of pagesOf(size)) yield rows;
}

/** Fills the database of the programme and puts it on the device's list. */
export async function seedProgramme(size: ProgrammeSize): Promise<void> {
  const { programmeId, memberId } = benchIds;
  await browserDevice(() => benchNow).begin(
    { programmeId, memberId, name: 'E-Channel', pinnedDay },
    [],
  );
  const database = openTables(programmeId);
  const pages = database.table<PageRow, string>('pages');
  let waiting: PageRow[] = [];
  let last = 0;
  for await (const { rows, sequence } of pagesOf(size)) {
    waiting.push(...rows);
    last = sequence;
    if (waiting.length < rowsPerWrite) continue;
    await pages.bulkPut(waiting);
    waiting = [];
  }
  await pages.bulkPut(waiting);
  await database.table('meta').update('meta', { sequence: last });
  database.close();
}

/** Whether `seedProgramme` leaves the very rows that the store's own import leaves. */
export async function seedMatchesImport(size: ProgrammeSize): Promise<boolean> {
  const { programmeId, memberId } = benchIds;
  const dump = async (): Promise<string> => {
    const database = openTables(programmeId);
    const rows = [await database.table('pages').toArray(), await database.table('meta').toArray()];
    database.close();
    await Dexie.delete(databaseName(programmeId));
    return JSON.stringify(rows);
  };
  const store = dexieStore(programmeId);
  await store.begin(memberId, pinnedDay, benchNow);
  const groups = [
    programmeGroup(),
    ...Array.from({ length: size.smes }, (_, index) => sheetGroups(index, size)).flat(),
  ];
  await store.importLog(groups, () => true, benchNow);
  store.close();
  const imported = await dump();
  await seedProgramme(size);
  return (await dump()) === imported;
}
