/**
 * A backup copy: everything one device holds of a programme, in the order in which it was made. Taking it in
 * replays it through `confirm`, so a copy that is taken in twice, or after other work, changes nothing twice.
 */

import { applyOperation } from '../operation/apply.ts';
import type { Caps } from '../operation/confirm.ts';
import {
  type CarriedOperation,
  type Group,
  isSameOperation,
  type Operation,
} from '../operation/operation.ts';
import { type AnyRecord, type Member, recordAs } from '../operation/record.ts';
import { fold } from '../text/fold.ts';

export interface BackupHeader {
  readonly programmeId: string;
  readonly programmeName: string;
  /** Who made the copy. */
  readonly memberId: string;
  readonly memberName: string;
  /** In milliseconds since 1970. */
  readonly exportedAt: number;
  /** The day on which a sample programme stands still, `YYYY-MM-DD`. */
  readonly pinnedDay?: string | undefined;
}

/** Text that was not an entry yet when the copy was made. */
export interface BackupDraft {
  readonly key: string;
  readonly text: string;
  readonly at: number;
}

export interface Backup {
  readonly header: BackupHeader;
  /** Confirmed groups in their order, then those that waited. */
  readonly groups: readonly Group[];
  readonly drafts: readonly BackupDraft[];
  /** What the file says of changes that were made by a clock ahead of that of the server; absent where there are none. */
  readonly caps?: Caps | undefined;
}

/** Why a file cannot be taken in. Nothing was written. */
export type BackupProblem =
  /** It is another kind of file. */
  | { readonly kind: 'notCarnet' }
  /** A newer version of Carnet made it. */
  | { readonly kind: 'newer' }
  /** The entry of this number cannot be read; the header is entry 1. */
  | { readonly kind: 'damaged'; readonly entry: number }
  /** It stops early: so many entries could be read. */
  | { readonly kind: 'incomplete'; readonly entries: number }
  /** It holds more than Carnet takes in, in bytes. */
  | { readonly kind: 'tooLarge'; readonly bytesMax: number }
  /** The browser could not read the file. */
  | { readonly kind: 'unreadable' };

export interface BackupPreview {
  readonly smeCount: number;
  readonly contactCount: number;
  readonly operationCount: number;
  /** When the first and the last change were made, in milliseconds since 1970. */
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
  /** Changes that this device knows already: what is imported is the rest. */
  readonly knownCount: number;
  /** Members of the programme, those in the trash left out. */
  readonly members: readonly Member[];
}

/** What of the groups is not known yet, each operation once: of a group that is known in part, the rest. */
export function freshGroups(
  groups: readonly Group[],
  known: ReadonlySet<string>,
): readonly Group[] {
  const seen = new Set(known);
  const isFresh = ({ operationId }: Operation): boolean =>
    !seen.has(operationId) && seen.add(operationId).has(operationId);
  return groups.map((group) => group.filter(isFresh)).filter((group) => group.length > 0);
}

/** Contents of one operation that are told apart: that of the server, that of its author, and one more. */
const contentsMax = 3;

/**
 * The groups of which an operation is known with another content, each once: a server took them for something else, and
 * their text is nowhere but in them.
 */
export function forkedGroups(
  groups: readonly Group[],
  known: readonly CarriedOperation[],
): readonly Group[] {
  const contents = new Map<string, CarriedOperation[]>();
  const note = (operation: CarriedOperation): void => {
    const there = contents.get(operation.operationId);
    if (there === undefined) contents.set(operation.operationId, [operation]);
    else if (there.length < contentsMax) there.push(operation);
  };
  for (const operation of known) note(operation);
  return groups.filter((group) => {
    const isForked = group.some((operation) => {
      const there = contents.get(operation.operationId);
      if (there === undefined || there.length >= contentsMax) return false;
      return there.every((one) => !isSameOperation(one, operation));
    });
    for (const operation of group) note(operation);
    return isForked;
  });
}

/** What of the groups is taken in beside what is here, and which of them are known with another content. */
export function newGroups(
  groups: readonly Group[],
  here: readonly CarriedOperation[],
): { readonly fresh: readonly Group[]; readonly forked: readonly Group[] } {
  const forked = forkedGroups(groups, here);
  const apart = new Set(forked);
  const others = groups.filter((group) => !apart.has(group));
  return {
    fresh: freshGroups(others, new Set(here.map(({ operationId }) => operationId))),
    forked,
  };
}

/**
 * What a copy holds, before anything of it is written.
 *
 * @param known ids of the operations that are on this device already
 */
export function previewOf(backup: Backup, known: ReadonlySet<string>): BackupPreview {
  const alive: Record<'sme' | 'contact', Set<string>> = { sme: new Set(), contact: new Set() };
  const members = new Map<string, AnyRecord>();
  let operationCount = 0;
  let firstAt: number | undefined;
  let lastAt: number | undefined;
  for (const operation of backup.groups.flat()) {
    operationCount += 1;
    firstAt = Math.min(firstAt ?? operation.at, operation.at);
    lastAt = Math.max(lastAt ?? operation.at, operation.at);
    const { entity, kind, record } = operation;
    if (entity === 'sme' || entity === 'contact') {
      if (kind === 'create' || kind === 'restore') alive[entity].add(record);
      if (kind === 'delete') alive[entity].delete(record);
    }
    if (entity === 'member') {
      const applied = applyOperation(members.get(record), operation, 'later');
      if (applied !== undefined) members.set(record, applied.record);
    }
  }
  const knownCount = operationCount - freshGroups(backup.groups, known).flat().length;
  return {
    smeCount: alive.sme.size,
    contactCount: alive.contact.size,
    operationCount,
    knownCount,
    firstAt,
    lastAt,
    members: [...members.values()]
      .flatMap((record) => recordAs(record, 'member') ?? [])
      .filter(({ deleted }) => deleted === undefined),
  };
}

/** How many sheets a copy lacks something of, by the homes; one where it is only what the programme shares. */
export function lackingSheets(homes: readonly string[], programmeId: string): number {
  return Math.max(homes.filter((home) => home !== programmeId).length, Math.min(homes.length, 1));
}

/** Greatest length of the programme's part of a file name, in characters. */
const nameLengthMax = 60;

/** `carnet-e-channel-2020-11-24.carnet.gz`: safe on every system, whatever the programme is called. */
export function backupFileName(programmeName: string, day: string): string {
  const name = fold(programmeName)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, nameLengthMax)
    .replaceAll(/^-+|-+$/g, '');
  return `carnet-${name === '' ? 'programme' : name}-${day}.carnet.gz`;
}
