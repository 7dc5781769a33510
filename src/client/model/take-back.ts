/**
 * What takes a change back; and the words of a settlement that was written by hand: half-written again with its undo, and
 * used up again with its redo. Loaded once there is something to take back.
 */

import { combinedOf, isWritten, mineFirst } from '../../domain/conflict/result.ts';
import { hasSheet } from '../../domain/entity/registry.ts';
import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { Group, Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { alikeJson } from '../../std/json.ts';
import { fieldsIn } from '../ports/own-typing.ts';
import type { Draft } from '../ports/sheet-store.ts';
import { keptIn, resultBox, resultIn } from './kept-text.ts';
import { resultPlace } from './result-place.ts';

export { inverseOf } from '../../domain/operation/inverse.ts';

/** The open programme. */
interface Open {
  readonly state: {
    getState(): { readonly memberId: string; readonly drafts: ReadonlyMap<string, Draft> };
  };
  readonly environment: { readonly tab: string };
  record(id: string): AnyRecord | undefined;
  keepDraft(key: string, text: string): Promise<void>;
  readHistory(home: string): Promise<readonly (LogEntry | Operation)[]>;
}

/** Who made a change that is in the log or waits. */
const byOf = (change: Change): string => operationOf(change).by;

interface OthersWork {
  isSharedWork(home: string): boolean;
  isChangedSince(restore: Operation): boolean;
  isUsed(record: string): boolean;
}

type Change = LogEntry | Operation;

/** The changes of a home as far as they are known here, oldest first; what waits comes last. Nothing where they cannot be read. */
type Histories = ReadonlyMap<string, readonly Change[] | undefined>;

/** What was done since beside a group, which its undo leaves as it is. */
export async function workSince(
  group: Group,
  open: Pick<Open, 'state' | 'readHistory' | 'record'>,
): Promise<OthersWork> {
  const homes = [...new Set(group.filter(isMade).map(({ home }) => home))];
  const histories: Histories = new Map(
    await Promise.all(
      homes.map(
        async (home) => [home, await open.readHistory(home).catch(() => undefined)] as const,
      ),
    ),
  );
  const { memberId } = open.state.getState();
  const used = usedSince(group, histories, open);
  const changed = changedSince(group, histories, memberId);
  return {
    // What cannot be read may be theirs.
    isSharedWork: (home) => histories.get(home)?.every((one) => byOf(one) === memberId) !== true,
    isChangedSince: (restore) => changed.has(restore.operationId),
    isUsed: (record) => used.has(record),
  };
}

const isMade = ({ kind }: Operation): boolean => kind === 'create' || kind === 'restore';

const operationOf = (change: Change): Operation =>
  'operation' in change ? change.operation : change;

const idsIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/**
 * Which copies of a merge something names that the merge did not make, such as an action that was hung on a contact. What
 * named a record before it was brought back does not keep it.
 */
function usedSince(
  group: Group,
  histories: Histories,
  open: Pick<Open, 'record'>,
): ReadonlySet<string> {
  if (!group.some(({ fields }) => 'mergedInto' in fields)) return new Set();
  const own = new Set(group.map((one) => one.record));
  const places = new Map<string, ReadonlyMap<string, number>>();
  for (const [home, history = []] of histories) {
    // Where it cannot be read, what is hung there stays on the sheet alone.
    const named = new Map<string, number>();
    for (const [index, change] of history.entries()) {
      const { record: id, fields } = operationOf(change);
      if (own.has(id) || open.record(id)?.deleted !== undefined) continue;
      for (const [one] of JSON.stringify(fields).matchAll(idsIn)) named.set(one, index);
    }
    places.set(home, named);
  }
  const isNamed = (made: Operation): boolean =>
    made.kind === 'create'
      ? [...places.values()].some((named) => named.has(made.record))
      : (places.get(made.home)?.get(made.record) ?? -1) >= startOf(made, histories);
  return new Set(group.filter((one) => isMade(one) && isNamed(one)).map(({ record }) => record));
}

/** The operations of a group that brought something back on which somebody else wrote since it was moved to the bin. */
function changedSince(group: Group, histories: Histories, memberId: string): ReadonlySet<string> {
  const changed = group.filter((restore) => {
    if (restore.kind !== 'restore') return false;
    const isAbout = (change: Change): boolean =>
      hasSheet(restore.entity) || operationOf(change).record === restore.record;
    // What cannot be read may be theirs.
    return (
      histories
        .get(restore.home)
        ?.slice(startOf(restore, histories))
        .some((one) => byOf(one) !== memberId && isAbout(one)) !== false
    );
  });
  return new Set(changed.map(({ operationId }) => operationId));
}

/**
 * Where in the history of its home that begins which was done since a record was added, or moved to the bin before it was
 * brought back. A deletion that waits stands at the end: what arrived meanwhile came after what its author had seen.
 */
function startOf(made: Operation, histories: Histories): number {
  const history = made.kind === 'create' ? [] : (histories.get(made.home) ?? []);
  const gone = history.find((one) => operationOf(one).operationId === made.base);
  const isWaiting = gone !== undefined && !('operation' in gone);
  const from = isWaiting ? (gone.seen ?? gone.base) : made.base;
  return history.findLastIndex((one) => operationOf(one).operationId === from) + 1;
}

interface Author {
  readonly memberId: string;
  readonly tab: string;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly find: (id: string) => AnyRecord | undefined;
}

/** What is kept half-written, by its key; an empty text lets it go. */
type HalfWritten = readonly [key: string, text: string];

/**
 * Keeps the texts for the conflicts that a group opens again, and lets go of those of the ones that it settles, at once: the
 * group is shown with them. What the device cannot keep stays as long as the tab is open.
 *
 * @param taken what it takes back
 */
export async function keepResults(group: Group, taken: Group, open: Open): Promise<void> {
  const { memberId, drafts } = open.state.getState();
  const find = (id: string): AnyRecord | undefined => open.record(id);
  const author: Author = { memberId, drafts, tab: open.environment.tab, find };
  const results = group.flatMap((operation) =>
    Object.keys(operation.fields).flatMap((field) => {
      if (!isWritten(operation.entity, field)) return [];
      if (operation.kind === 'reopen') return givenBack(operation, field, taken, author);
      return operation.kind === 'resolve' ? usedUp(operation, field, author) : [];
    }),
  );
  await Promise.allSettled(results.map(([key, text]) => open.keepDraft(key, text)));
}

const keyOf = ({ record }: Operation, field: string, { tab }: Author): string =>
  `${resultPlace(record, field)}/${tab}`;

/** The text that settled the field, unless it was that of a version or what is proposed, or another one is half-written. */
function givenBack(
  reopen: Operation,
  field: string,
  taken: Group,
  author: Author,
): readonly HalfWritten[] {
  const base = reopen.fields[field]?.base;
  const written = taken.find(({ operationId }) => operationId === base)?.fields[field];
  const memory = author.find(reopen.record)?.settled?.[field];
  const key = keyOf(reopen, field, author);
  if (written === undefined || memory === undefined || author.drafts.has(key)) return [];
  const versions = mineFirst(memory.versions, author.memberId).map(({ value }) => ({
    value: value ?? undefined,
  }));
  const proposed = combinedOf(reopen.entity, field, versions) ?? versions[0]?.value;
  const value = written.value ?? undefined;
  const isTheirs = [proposed, ...versions.map((one) => one.value)].some((one) =>
    alikeJson(one, value),
  );
  if (isTheirs) return [];
  const seen = [reopen.operationId, ...(written.settled ?? [])];
  return [[key, JSON.stringify({ [resultBox]: resultIn({ value, seen, proposed }) })]];
}

/** The same text settles the field again; one that was changed since stays. */
function usedUp(settlement: Operation, field: string, author: Author): readonly HalfWritten[] {
  const key = keyOf(settlement, field, author);
  const kept = keptIn(fieldsIn(author.drafts.get(key)?.text ?? '')?.[resultBox]);
  const value = settlement.fields[field]?.value ?? undefined;
  return kept !== undefined && alikeJson(kept.value, value) ? [[key, '']] : [];
}
