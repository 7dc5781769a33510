/**
 * The entries of one answer, and the records that go along.
 *
 * Entries store no records, only which ones a reader needs beside them [S14]: an answer holds each of these once, as it
 * stands, on the first entry that needs it. A device takes it there, and passes over the entries that it holds already
 * [S15]. So what somebody reads is as long as what was written, and not as what was written times how often.
 *
 * An answer ends where entries or records are long, at the end of a group where there is one, otherwise inside it [S12].
 * Devices of protocol 5 and earlier know no group in parts: to them it goes as a whole. They also pass over a record
 * where they hold a later one than the entry, so that one goes with the last entry that needs it as well: what such a
 * device decided by itself in between is put right there.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';

/** What an answer may be like. */
export interface AnswerForm {
  readonly entriesMax: number;
  /** Whether whoever asks knows a group that comes in several answers. */
  readonly inParts: boolean;
  /** Where the answer ends if it can: what else would have to be told of that place finds no room in it. */
  readonly before?: number | undefined;
}

export interface NextEntries {
  readonly entries: readonly StoredEntry[];
  /** The records that go with an entry, by its index. */
  readonly records: ReadonlyMap<number, readonly AnyRecord[]>;
  /** The last group goes on in the next answer. */
  readonly isUnfinished: boolean;
}

const nothing: NextEntries = { entries: [], records: new Map(), isUnfinished: false };

/** What an older device is sent of records at once, which knows no group in parts: twice the longest. */
const wholeLengthMax = 2 * syncLimits.recordLengthMax;

/**
 * The entries after a place, as many as an answer holds. `tooLong`: the records of one group are more than an older device is
 * sent at once.
 */
export async function nextEntries(
  reader: ProgrammeReader,
  after: number,
  form: AnswerForm,
): Promise<NextEntries | 'tooLong'> {
  if (after >= reader.head.sequence) return nothing;
  const found = endBefore(await entriesAfter(reader, after, form), form);
  const needed = needsOf(found.entries);
  if (needed.size === 0) return { ...found, records: new Map() };
  const first = found.entries.slice(0, form.inParts ? 1 : firstGroup(found.entries));
  const least = needsOf(first).size;
  const { records, lookedFor } = await reader.recordsUpTo([...needed.keys()], {
    lengthMax: form.inParts ? syncLimits.answerLengthMax : wholeLengthMax,
    least: form.inParts ? least : 1,
  });
  if (lookedFor < least) return 'tooLong';
  // The first entry whose records found no room: needs are in the order of the entries.
  const cut = [...needed.values()][lookedFor]?.first;
  const cutOff = cut === undefined ? found : cutAt(found.entries, cut);
  return { ...cutOff, records: placed(records, needsOf(cutOff.entries), form) };
}

/** Ends the entries before a place, where that leaves any; to an older device, at the end of a group. */
function endBefore(found: Entries, { before, inParts }: AnswerForm): Entries {
  if (before === undefined) return found;
  const end = found.entries.findIndex(({ sequence }) => sequence >= before);
  if (end <= 0) return found;
  const cut = cutAt(found.entries, end);
  return cut.isUnfinished && !inParts ? found : cut;
}

type Entries = Pick<NextEntries, 'entries' | 'isUnfinished'>;

async function entriesAfter(
  reader: ProgrammeReader,
  after: number,
  { entriesMax, inParts }: AnswerForm,
): Promise<Entries> {
  const found = await reader.entriesAfter(after, entriesMax + 1, syncLimits.answerLengthMax);
  // Places have no gaps: what ends before the head was cut for its length.
  const isAll = (found.at(-1)?.sequence ?? after) >= reader.head.sequence;
  if (found.length <= entriesMax && isAll) return { entries: found, isUnfinished: false };
  const end = found.findLastIndex((entry, index) => index > 0 && beginsGroup(entry));
  if (end > 0) return { entries: found.slice(0, end), isUnfinished: false };
  if (!inParts) {
    return { entries: await wholeGroup(reader, after, found), isUnfinished: false };
  }
  const entries = found.slice(0, entriesMax);
  const last = entries.at(-1)?.sequence ?? after;
  const [next] = found.length > entriesMax ? found.slice(-1) : await reader.entriesAfter(last, 1);
  return { entries, isUnfinished: next !== undefined && !beginsGroup(next) };
}

/**
 * The whole group that begins after a place, read on from what is there of it, some at a time: what follows it is none of
 * the answer, and may be endless.
 */
async function wholeGroup(
  reader: ProgrammeReader,
  after: number,
  found: readonly StoredEntry[],
): Promise<readonly StoredEntry[]> {
  const entries = [...found];
  for (;;) {
    const length = firstGroup(entries);
    const last = entries.at(-1)?.sequence ?? after;
    if (length < entries.length || last >= reader.head.sequence) return entries.slice(0, length);
    entries.push(...(await reader.entriesAfter(last, lookMax, syncLimits.answerLengthMax)));
  }
}

/** Entries of a group that are read at once. */
const lookMax = 500;

/** The entries before one of them, up to the last end of a group, where there is one. */
function cutAt(entries: readonly StoredEntry[], index: number): Entries {
  const isBegin = (entry: StoredEntry, at: number): boolean =>
    at > 0 && at <= index && beginsGroup(entry);
  const end = entries.findLastIndex(isBegin);
  return end > 0
    ? { entries: entries.slice(0, end), isUnfinished: false }
    : { entries: entries.slice(0, index), isUnfinished: true };
}

/** How many entries the first group has. */
function firstGroup(entries: readonly StoredEntry[]): number {
  const next = entries.findIndex((entry, index) => index > 0 && beginsGroup(entry));
  return next < 0 ? entries.length : next;
}

function beginsGroup({ group, operation }: StoredEntry): boolean {
  return group === undefined || group === operation.operationId;
}

/** The entries that need a record, by their index. */
interface Need {
  readonly first: number;
  last: number;
}

/** The records that entries need, in the order in which they first do. */
function needsOf(entries: readonly StoredEntry[]): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>();
  for (const [index, entry] of entries.entries()) {
    for (const id of entry.needs ?? []) {
      const known = needs.get(id);
      if (known === undefined) needs.set(id, { first: index, last: index });
      else known.last = index;
    }
  }
  return needs;
}

/** The records on the entries that they go with. */
function placed(
  records: readonly AnyRecord[],
  needs: ReadonlyMap<string, Need>,
  { inParts }: AnswerForm,
): ReadonlyMap<number, readonly AnyRecord[]> {
  const byEntry = new Map<number, AnyRecord[]>();
  for (const record of records) {
    const need = needs.get(record.id);
    if (need === undefined) continue;
    const places = inParts ? [need.first] : [need.first, need.last];
    for (const index of new Set(places)) {
      const there = byEntry.get(index);
      if (there === undefined) byEntry.set(index, [record]);
      else there.push(record);
    }
  }
  return byEntry;
}
