/**
 * Whether a copy holds all that is on its device. A log can have holes that nothing in it shows: it began with a download, a
 * download came in its place, or a change went there that the download held already. So the copy is replayed, and what comes
 * of it is compared with the records that are here.
 */

import type { Group } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { alikeJson } from '../../std/json.ts';
import type { CopiedStore, ReadRecords } from '../ports/backups.ts';
import { memoryStore } from './memory-store.ts';

/**
 * The homes of which a copy does not hold all that is here: the programme, and sheets.
 *
 * @param groups those of the copy that are confirmed here, in their order
 */
export async function lackingHomes(
  store: CopiedStore,
  { programmeId, memberId }: { readonly programmeId: string; readonly memberId: string },
  groups: readonly Group[],
): Promise<readonly string[]> {
  if (!readsRecords(store)) {
    const begun = new Set(
      groups.flatMap((group) =>
        group.flatMap(({ kind, record }) => (kind === 'create' ? record : [])),
      ),
    );
    return [programmeId, ...(await store.readHomes())].filter((home) => !begun.has(home));
  }
  const replay = memoryStore(programmeId);
  await replay.begin(memberId);
  await replay.importLog(groups, () => true, 'asMade');
  const there = new Map((await recordsOf(replay)).map((record) => [record.id, record]));
  const lacking = new Set<string>();
  for (const record of await recordsOf(store)) {
    if (!isSame(record, there.get(record.id))) lacking.add(record.home);
  }
  return [...lacking];
}

function readsRecords(store: CopiedStore): store is CopiedStore & ReadRecords {
  return store.readAllLazy !== undefined;
}

async function recordsOf(
  store: ReadRecords & Pick<CopiedStore, 'readHomes'>,
): Promise<readonly AnyRecord[]> {
  const found: AnyRecord[] = [...(await store.readProgramme()).programme];
  const add = async (_: string, records: readonly AnyRecord[]): Promise<void> => {
    found.push(...records);
  };
  for (const { records } of await store.readHeads(await store.readHomes())) found.push(...records);
  await store.readJournals(add);
  await store.readAllLazy(add);
  return found;
}

/** What people see of a record; when and by whom it was decided may differ. */
function isSame(here: AnyRecord, there: AnyRecord | undefined): boolean {
  if (there === undefined) return false;
  const isGone = (record: AnyRecord): boolean => record.deleted !== undefined;
  return isGone(here) === isGone(there) && alikeJson(here.values, there.values);
}
