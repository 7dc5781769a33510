/**
 * Whether a copy holds all that is on its device. A log can have holes that nothing in it shows: it began with a download, a
 * download came in its place, or a change went there that the download held already. So the copy is replayed, and what comes
 * of it is compared with the records that are here.
 */

import { type Caps, capOf, type LogEntry } from '../../domain/operation/confirm.ts';
import type { Group, Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import type { CopiedStore, ReadRecords } from '../ports/backups.ts';
import { memoryStore } from './memory-store.ts';
import type { LoggedEntry } from './page-rows.ts';

/** An entry of a copy; one that was uploaded may say when. */
type CopiedEntry = LogEntry & Pick<LoggedEntry, 'uploadedAt'>;

/**
 * The homes of which a copy does not hold all that is here: the programme, and sheets.
 *
 * @param log what of the copy is confirmed here, in its order
 */
export async function lackingHomes(
  store: CopiedStore,
  { programmeId, memberId }: { readonly programmeId: string; readonly memberId: string },
  log: readonly CopiedEntry[],
): Promise<readonly string[]> {
  if (!readsRecords(store)) {
    const begun = new Set(
      log.flatMap(({ operation: { kind, record } }) => (kind === 'create' ? record : [])),
    );
    return [programmeId, ...(await store.readHomes())].filter((home) => !begun.has(home));
  }
  const here = await recordsOf(store);
  const groups = groupsOf(log);
  let lacking: ReadonlySet<string> | undefined;
  for (const caps of readingsOf(log)) {
    const replay = memoryStore(programmeId);
    await replay.begin(memberId);
    await replay.importLog(groups, () => true, caps);
    const there = new Map((await recordsOf(replay)).map((record) => [record.id, record]));
    const before = lacking;
    const isLacking = (record: AnyRecord): boolean =>
      before?.has(record.home) !== false && !isSame(record, there.get(record.id));
    lacking = new Set(here.filter(isLacking).map(({ home }) => home));
    if (lacking.size === 0) break;
  }
  return [...(lacking ?? [])];
}

/**
 * The times by which the entries may have been decided, the likeliest first: an operation whose author's clock was ahead counts as
 * made when it was received, and that is another moment where a log was uploaded. A copy from which any of them makes
 * exactly what is here holds all of it.
 */
function readingsOf(log: readonly CopiedEntry[]): readonly Caps[] {
  const capsBy = (receivedOf: (entry: CopiedEntry) => number): Caps =>
    new Map(
      log.flatMap((entry) => {
        const { operation } = entry;
        const cap = capOf({ operation, received: receivedOf(entry) });
        return cap === undefined ? [] : [[operation.operationId, cap] as const];
      }),
    );
  const uploaded = capsBy(({ uploadedAt, received }) => uploadedAt ?? received);
  if (log.every(({ uploadedAt }) => uploadedAt === undefined)) {
    return uploaded.size === 0 ? [uploaded] : [uploaded, new Map()];
  }
  return [uploaded, capsBy(({ received }) => received), new Map()];
}

/** The operations of each group together, which stand in a row. */
function groupsOf(log: readonly LogEntry[]): readonly Group[] {
  const groups: Operation[][] = [];
  let name: string | undefined;
  for (const { group, operation } of log) {
    if (group !== undefined && group === name) groups.at(-1)?.push(operation);
    else groups.push([operation]);
    name = group;
  }
  return groups as Group[];
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

/** Whether a copy makes of a record what people see here; when it was decided, and who leads in a conflict, may differ. */
function isSame(here: AnyRecord, there: AnyRecord | undefined): boolean {
  if (there === undefined) return false;
  const isGone = (record: AnyRecord): boolean => record.deleted !== undefined;
  if (isGone(here) !== isGone(there)) return false;
  const names = Object.keys({
    ...here.values,
    ...here.conflicts,
    ...there.values,
    ...there.conflicts,
  });
  return names.every((name) => {
    const [ours, theirs] = [versionsOf(here, name), versionsOf(there, name)];
    // One too many is a conflict that nobody has here: something that settled it is not in the copy.
    return holdsAll(ours, theirs) && holdsAll(theirs, ours);
  });
}

const holdsAll = (some: readonly Json[], all: readonly Json[]): boolean =>
  some.every((one) => all.some((other) => alikeJson(one, other)));

/** What stands in a field, and beside it; that it was emptied as well says nothing that could be lost. */
function versionsOf({ values, conflicts }: AnyRecord, name: string): readonly Json[] {
  const beside = (conflicts?.[name] ?? []).map(({ value }) => value);
  return [values[name], ...beside].filter((value) => value !== undefined && value !== null);
}
