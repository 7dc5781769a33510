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
const byOf = (change: LogEntry | Operation): string =>
  'operation' in change ? change.operation.by : change.by;

interface OthersWork {
  isSharedWork(home: string): boolean;
  isUsed(record: string): boolean;
}

/** What was done since beside a group, which its undo leaves as it is. */
export async function workSince(
  group: Group,
  open: Pick<Open, 'state' | 'readHistory' | 'record'>,
): Promise<OthersWork> {
  const [isSharedWork, isUsed] = await Promise.all([
    sharedWork(group, open),
    usedSince(group, open),
  ]);
  return { isSharedWork, isUsed };
}

const idsIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/** Whether something that a merge did not make names one of its copies, such as an action that was hung on a contact. */
async function usedSince(
  group: Group,
  open: Pick<Open, 'readHistory' | 'record'>,
): Promise<(record: string) => boolean> {
  const isMerge = group.some(({ fields }) => 'mergedInto' in fields);
  const made = isMerge ? group.filter(({ kind }) => kind === 'create' || kind === 'restore') : [];
  const own = new Set(group.map((one) => one.record));
  const used = new Set<string>();
  for (const home of new Set(made.map((one) => one.home))) {
    // Where it cannot be read, what is hung there stays on the sheet alone.
    for (const change of await open.readHistory(home).catch(() => [])) {
      const { record: id, fields } = 'operation' in change ? change.operation : change;
      if (own.has(id) || open.record(id)?.deleted !== undefined) continue;
      for (const [named] of JSON.stringify(fields).matchAll(idsIn)) used.add(named);
    }
  }
  return (id) => used.has(id);
}

/** Whether a sheet is one that a group added or brought back, and on which somebody else wrote since. */
async function sharedWork(
  group: Group,
  open: Pick<Open, 'state' | 'readHistory'>,
): Promise<(home: string) => boolean> {
  const { memberId } = open.state.getState();
  const added = group.filter(
    ({ kind, entity }) => (kind === 'create' || kind === 'restore') && hasSheet(entity),
  );
  const shared = await Promise.all(
    added.map(async ({ home }) => {
      // What cannot be read may be theirs.
      const history = await open.readHistory(home).catch(() => undefined);
      const isOwn = history?.every((one) => byOf(one) === memberId) === true;
      return isOwn ? [] : [home];
    }),
  );
  const homes = new Set(shared.flat());
  return (home) => homes.has(home);
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
