/**
 * What a device does with a whole programme: make a copy of it, look at a copy before it is taken in, take it in.
 */

import {
  type Backup,
  type BackupDraft,
  type BackupPreview,
  freshGroups,
  previewOf,
} from '../../domain/backup/backup.ts';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { applyOperation } from '../../domain/operation/apply.ts';
import type { Group, Operation } from '../../domain/operation/operation.ts';
import { recordAs } from '../../domain/operation/record.ts';
import type { Backups, CopiedProgramme } from '../ports/backups.ts';
import type { Device, InstalledProgramme } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import { isOnServer, type KeptFile } from '../ports/file-store.ts';
import {
  isAwaiting,
  isPending,
  type OutboxRow,
  type SheetStore,
  StoreError,
} from '../ports/sheet-store.ts';

/** What a copy needs besides the programme. */
export interface CopyEnvironment extends Pick<Environment, 'now' | 'zone'> {
  /** Brings the histories of homes from the server, where there is one. */
  readonly fetchHistories?: ((homes: readonly string[]) => Promise<void>) | undefined;
}

/** Writes a copy of a programme of this device. Rejects with `StoreError`. */
export async function copyProgramme(
  device: Device,
  backups: Backups,
  programme: Pick<InstalledProgramme, 'name' | 'memberId' | 'pinnedDay'> & Owned,
  environment: CopyEnvironment,
): ReturnType<Backups['write']> {
  const copy = async (store: CopiedProgramme): ReturnType<Backups['write']> => {
    const exportedAt = environment.now();
    const { programmeId, memberId, pinnedDay } = programme;
    const header = {
      programmeId,
      programmeName: programme.name,
      memberId,
      memberName: await memberName(store, memberId),
      exportedAt,
      ...(pinnedDay === undefined ? {} : { pinnedDay }),
    };
    const day = localDateTimeIn(exportedAt, environment.zone()).slice(0, 10);
    const written = await backups.write(header, store, day);
    const { fetchHistories } = environment;
    if (!written.ok || written.value.lacking.length === 0 || !fetchHistories) return written;
    await fetchHistories(written.value.lacking).catch(() => undefined);
    return backups.write(header, store, day);
  };
  return reading(device, programme, copy);
}

/** What lies on this device alone, and what waits for a decision; without a server all lies here, and only drafts are counted. */
export interface Unsent {
  /** Changes that wait to be sent. */
  readonly changes: number;
  /** Changes that a server keeps until coordination decides on them. */
  readonly awaiting: number;
  /** Changes that were not applied, and whose text is here for their author to look at. */
  readonly stuck: number;
  /** Texts that were typed and are no entry yet. */
  readonly drafts: number;
  /** Files and voice notes that no server has. */
  readonly files: number;
  /** Files that no server has, and that go on their way once a change that awaits a decision is accepted. */
  readonly filesAwaiting: number;
}

export const nothingUnsent: Unsent = {
  changes: 0,
  awaiting: 0,
  stuck: 0,
  drafts: 0,
  files: 0,
  filesAwaiting: 0,
};

/** Counts what nobody else has of a programme. Rejects with `StoreError`. */
export async function countUnsent(device: Device, programme: Owned): Promise<Unsent> {
  const { programmeId, accountId } = programme;
  return reading(device, programme, async (store) => {
    const drafts = (await store.readDrafts()).filter(({ text }) => text.trim() !== '').length;
    if (accountId === undefined) return { ...nothingUnsent, drafts };
    const { isEnded, epoch } = await standing(store);
    // Where they cannot be read, the rest is told all the same.
    const files = await unsentFiles(device, programmeId, epoch).catch(() => noFiles);
    const placed = (await store.readOutbox()).map(
      (row) => [unsentPlace(row, isEnded), row] as const,
    );
    const of = (wanted: UnsentPlace): readonly OutboxRow[] =>
      placed.flatMap(([place, row]) => (place === wanted ? [row] : []));
    const awaiting = of('awaiting');
    const awaited = new Set(awaiting.flatMap(({ group }) => group.map(({ record }) => record)));
    const waits = files.kept.filter(({ records }) => records.some((id) => awaited.has(id)));
    return {
      changes: of('changes').length,
      awaiting: awaiting.length,
      stuck: of('stuck').length,
      drafts,
      files: files.kept.length - waits.length + files.voiceNotes,
      filesAwaiting: waits.length,
    };
  });
}

type UnsentPlace = 'changes' | 'awaiting' | 'stuck';

/**
 * As what a row is counted; not at all where a server has it and needs nobody for it.
 *
 * @param isEnded the membership is gone: what was not sent by then is held here, what was sent cannot be told from it, and nobody
 *   decides on it
 */
function unsentPlace(row: OutboxRow, isEnded: boolean): UnsentPlace | undefined {
  if (row.state === 'acknowledged') return undefined;
  if (isEnded) return 'stuck';
  if (row.state === 'undecided') return undefined;
  if (isAwaiting(row)) return 'awaiting';
  return isPending(row) ? 'changes' : 'stuck';
}

/** Whether the membership is known to be gone, or may be: data of a newer version does not tell, nor of which server it is. */
async function standing(
  store: ReadProgramme,
): Promise<{ readonly isEnded: boolean; readonly epoch?: string | undefined }> {
  const sync = await store.sync();
  if (sync.readSync === undefined) return { isEnded: true };
  const { evicted, epoch = '' } = (await sync.readSync()) ?? {};
  return { isEnded: evicted === true, epoch };
}

interface UnsentFiles {
  readonly kept: readonly KeptFile[];
  /** Voice notes that are no files yet. */
  readonly voiceNotes: number;
}

const noFiles: UnsentFiles = { kept: [], voiceNotes: 0 };

/** @param epoch of the server; where it cannot be told, what was sent to any is taken for sent */
async function unsentFiles(
  device: Device,
  programmeId: string,
  epoch: string | undefined,
): Promise<UnsentFiles> {
  return withOpen(await device.files(programmeId), async (files) => {
    const kept = (await files.list()).filter((file) => !isOnServer(file, epoch ?? file.sentTo));
    let voiceNotes = 0;
    await files.recordings.takeLeft(async () => {
      voiceNotes += 1;
      return false;
    });
    return { kept, voiceNotes };
  });
}

/** A programme of this device, as it was shown. */
type Owned = Pick<InstalledProgramme, 'programmeId' | 'accountId'>;

/** Somebody else may have signed in since it was shown: what lies under its id now may be theirs. */
async function checkOwner(device: Device, { programmeId, accountId }: Owned): Promise<void> {
  const here = await device.installed(programmeId);
  if (here?.accountId !== accountId) throw new StoreError('vanished');
}

/** What is read of a programme; of one that a newer version wrote, not where the exchange stands. */
type ReadProgramme = Omit<CopiedProgramme, 'sync'> & {
  readonly sync: CopiedProgramme['sync'];
};

/** Reads a programme as it lies here, also where a newer version of Carnet wrote it. */
async function reading<T>(
  device: Device,
  programme: Owned,
  work: (store: ReadProgramme) => Promise<T>,
): Promise<T> {
  const { programmeId } = programme;
  await checkOwner(device, programme);
  try {
    return await withStore(device, programmeId, work);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'newer') throw error;
    return withOpen(await device.newerData(programmeId), work);
  }
}

export interface TakeInPlan {
  readonly backup: Backup;
  readonly preview: BackupPreview;
  /** The same programme, where it is on this device already and can be read. */
  readonly installed: InstalledProgramme | undefined;
  /** Half-typed texts of the copy whose places are empty here. */
  readonly drafts: readonly BackupDraft[];
  /** Those of them that do not go back: their author wrote there since, and may have added them. */
  readonly older: readonly BackupDraft[];
  /** The name of whoever works here, where the programme is on this device. */
  readonly workerName?: string | undefined;
}

/** What taking in a copy would do on this device. Writes nothing. */
export async function planTakeIn(device: Device, copy: Backup): Promise<TakeInPlan> {
  const list = await device.programmes();
  const installed = list.find(
    ({ programmeId, vanished }) => programmeId === copy.header.programmeId && !vanished,
  );
  if (installed === undefined) {
    const { drafts } = copy;
    const preview = previewOf(copy, new Set());
    return { backup: copy, preview, installed, drafts, older: [] };
  }
  return withStore(device, installed.programmeId, async (store) => {
    const backup = await withoutDiscarded(copy, store, installed);
    const known = await operationsHere(store, installed);
    const preview = previewOf(backup, idsOf(known));
    const empty = await withEmptyPlace(store, backup.drafts);
    const since = writtenSince(backup, known);
    const older = empty.filter((draft) => since.some((operation) => isLater(operation, draft)));
    const drafts = empty.filter((draft) => !older.includes(draft));
    const workerName = await memberName(store, installed.memberId);
    return { backup, preview, installed, drafts, older, workerName };
  });
}

/** A copy without the changes that were discarded here since it was made: that was for good [C16]. */
async function withoutDiscarded(
  copy: Backup,
  store: SheetStore,
  { accountId }: Owned,
): Promise<Backup> {
  if (accountId === undefined) return copy;
  const { withdrawn = [] } = (await (await store.sync()).readSync()) ?? {};
  const discarded = new Set(withdrawn.map(({ id }) => id));
  const isKept = (group: Group): boolean =>
    !group.some(({ operationId }) => discarded.has(operationId));
  return { ...copy, groups: copy.groups.filter(isKept) };
}

/** What the author of a copy wrote that is not in it. */
function writtenSince({ header, groups }: Backup, known: readonly Operation[]): Operation[] {
  const inCopy = idsOf(groups.flat());
  return known.filter(({ by, operationId }) => by === header.memberId && !inCopy.has(operationId));
}

/** Whether something was written where a text had been half typed, after that: the key of a place names what it is about. */
function isLater({ at, home, record }: Operation, draft: BackupDraft): boolean {
  return at > draft.at && [home, record].some((id) => draft.key.split(/[:/]/u).includes(id));
}

/** What is being typed here is newer than the copy: only empty places take its drafts. */
async function withEmptyPlace(
  store: SheetStore,
  drafts: readonly BackupDraft[],
): Promise<readonly BackupDraft[]> {
  const here = new Set((await store.readDrafts()).map(({ key }) => key));
  return drafts.filter(({ key }) => !here.has(key));
}

/** Half-typed texts that go with a copy: those of whoever works here. Nobody else's words are put into their boxes. */
export function draftsFor(
  { backup, drafts }: TakeInPlan,
  memberId: string,
): readonly BackupDraft[] {
  return backup.header.memberId === memberId ? drafts : [];
}

/**
 * Half-typed texts that their author cannot have back in their boxes, and can copy. They wrote there since, so that the text would
 * stand there twice; or they are a member anew, under the same name as when they made the copy, and what lies in the boxes by now
 * may be somebody else's.
 */
export function draftsToCopy(plan: TakeInPlan, memberId: string): readonly BackupDraft[] {
  const { header, drafts } = plan.backup;
  if (header.memberId === memberId) return plan.older;
  const named = plan.preview.members.find(({ id }) => id === memberId)?.values.name;
  const name = (plan.installed === undefined ? named : plan.workerName) ?? '';
  return name !== '' && name === header.memberName ? drafts : [];
}

export interface TakeInReport {
  /** Changes, counted as they were before they were imported. */
  readonly added: number;
  /** Half-typed texts that are in their boxes now. */
  readonly drafts: number;
}

/**
 * Takes a copy in: all of its changes or none, and never one twice.
 *
 * @param memberId who works on this device; kept as it is where the programme is here already
 */
export async function takeIn(
  device: Device,
  plan: TakeInPlan,
  memberId: string,
  now: number,
): Promise<TakeInReport> {
  const { backup, installed } = plan;
  const { programmeId, programmeName, pinnedDay } = backup.header;
  if (installed === undefined) {
    if (device.isLocked(programmeId)) throw new StoreError('vanished');
    const { groups, caps } = backup;
    await device.begin({ programmeId, memberId, name: programmeName, pinnedDay }, groups, caps);
  }
  if (installed !== undefined) await checkOwner(device, installed);
  return withStore(device, programmeId, async (store) => {
    const known =
      installed === undefined ? new Set<string>() : idsOf(await operationsHere(store, installed));
    const added = freshGroups(backup.groups, known).flat().length;
    if (installed !== undefined) await store.importLog(backup.groups, () => true, now);
    const drafts = await withEmptyPlace(store, draftsFor(plan, memberId));
    for (const draft of drafts) await store.putDraft(draft);
    return { added, drafts: drafts.length };
  });
}

function withStore<T>(
  device: Device,
  programmeId: string,
  work: (store: SheetStore) => Promise<T>,
): Promise<T> {
  return withOpen(device.store(programmeId), work);
}

async function withOpen<S extends { close(): void }, T>(
  store: S,
  work: (store: S) => Promise<T>,
): Promise<T> {
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Those of the log, those that wait, and those that a server has taken, of which the log may know nothing. */
async function operationsHere(
  store: SheetStore,
  { accountId }: Owned,
): Promise<readonly Operation[]> {
  const log = await store.readWholeLog();
  const outbox = await store.readOutbox();
  const taken = accountId === undefined ? [] : await (await store.sync()).kept();
  return [
    ...log.map(({ operation }) => operation),
    ...[...outbox, ...taken].flatMap(({ group }) => group),
  ];
}

const idsOf = (operations: readonly Operation[]): ReadonlySet<string> =>
  new Set(operations.map(({ operationId }) => operationId));

async function memberName(store: CopiedProgramme, memberId: string): Promise<string> {
  let record = (await store.readProgramme()).programme.find(({ id }) => id === memberId);
  for (const { group } of await store.readOutbox()) {
    for (const operation of group) {
      if (operation.record !== memberId) continue;
      record = applyOperation(record, operation, 'operation')?.record ?? record;
    }
  }
  return recordAs(record, 'member')?.values.name ?? '';
}
