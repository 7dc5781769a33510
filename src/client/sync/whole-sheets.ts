/**
 * A download, taken in sheet by sheet: the heads wait in memory until the contacts of their sheets are here, in a short
 * download all of them, in a long one the recent ones. So each sheet is written once with them. What a write costs is
 * the number of rows, and a head says what its journal holds: it would be written twice.
 *
 * Nothing is lost by waiting: until no head waits any more, the download is noted as not begun, and whoever goes on
 * without what waited here asks for the heads again.
 */

import { type AnyRecord, isKnownRecord } from '../../domain/operation/record.ts';
import type { SnapshotPart, SnapshotReply } from '../../protocol/sync-messages.ts';

/** What is known of a download from its beginning on. */
export interface Begun {
  /** When its first part was asked for, by this device's clock. */
  readonly at: number;
  /** What the device is called. */
  readonly device: string;
  /** Whether it never sent anything. */
  readonly isNew: boolean;
  /** Whether the download replaces a programme that is already on the device. */
  readonly isReplacing: boolean;
  /** Contacts from this day on are the recent ones, for whoever begins again. */
  readonly recentFrom: string;
  /** Contacts from this day on are asked for as the recent ones. */
  readonly askedFrom: string;
  /** The head when the first part was read; absent before it. */
  readonly sequence: number | undefined;
  /** The life of the server of which it was. */
  readonly epoch: string | undefined;
}

/** What waits between two parts. */
export interface WaitingHeads {
  readonly begun: Begun;
  readonly heads: readonly AnyRecord[];
  /** The part that came last, and where the download goes on. */
  readonly last: SnapshotReply & { readonly next: SnapshotPart };
  /** Records that came so far. */
  readonly received: number;
}

/** The first part of all. */
export const beginning: SnapshotPart = { kind: 'heads' };

/** Whether a part is the first of all. */
export function isBeginning(part: SnapshotPart | undefined): boolean {
  return part?.kind === 'heads' && part.after === undefined;
}

/**
 * Takes in one more part: what of it and of the heads makes whole sheets, as a part to be stored, and the heads that go
 * on waiting.
 *
 * @param kind what the part holds
 */
export function wholeSheets(
  programmeId: string,
  waiting: readonly AnyRecord[],
  reply: SnapshotReply,
  kind: SnapshotPart['kind'],
): { readonly part: SnapshotReply; readonly heads: readonly AnyRecord[] } {
  const { next, records: carried, ...rest } = reply;
  const records = carried.filter(isKnownRecord);
  // Nothing waits for what only a newer version knows.
  const newer = carried.filter((record) => !isKnownRecord(record));
  const isHeads = kind === 'heads';
  const heads = isHeads ? [...waiting, ...records] : waiting;
  const [contacts, older] = isHeads ? [[], []] : untilEarlier(records);
  // Contacts come home after home: up to the last one of this part, the sheets are whole.
  const upTo = next?.kind === 'recent' ? (next.after?.home ?? '') : undefined;
  const here = new Set(contacts.map(({ home }) => home));
  // What the programme shares comes with the first of them: there is a list to look at from then on.
  const isWhole = ({ home }: AnyRecord): boolean =>
    !isHeads && (upTo === undefined || home <= upTo || here.has(home) || home === programmeId);
  // The heads come first within their sheet: sorting keeps the order of what is alike.
  const sheets = [...heads.filter(isWhole), ...contacts].sort(byHome);
  const part = { ...rest, records: [...sheets, ...older, ...newer] };
  return {
    part: next === undefined ? part : { ...part, next: next.kind === 'older' ? next : beginning },
    heads: heads.filter((record) => !isWhole(record)),
  };
}

/** The recent contacts, and the older ones of the first sheets that fill the part where those end. */
function untilEarlier(
  records: readonly AnyRecord[],
): readonly [readonly AnyRecord[], readonly AnyRecord[]] {
  const index = records.findIndex(({ home }, place) => home < (records[place - 1]?.home ?? ''));
  return index < 0 ? [records, []] : [records.slice(0, index), records.slice(index)];
}

function byHome(a: AnyRecord, b: AnyRecord): number {
  if (a.home === b.home) return 0;
  return a.home < b.home ? -1 : 1;
}

/** What waits, as a part of a download that goes on in the ordinary way. */
export function asOrdinaryPart({ heads, last }: WaitingHeads): SnapshotReply {
  return { ...last, records: [...heads] };
}
