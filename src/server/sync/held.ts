/**
 * Groups that were held for want of a right: coordination sees them, page by page, and lets them take effect or dismisses
 * them. The author keeps the text in any case, and is told with the next pull; the server keeps what was dismissed.
 */

import { mayCoordinate } from '../../domain/permission/permission.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { HeldReply, LetThroughReply } from '../../protocol/sync-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import {
  answerLength,
  type HeldPlace,
  type Membership,
  type ProgrammeReader,
  type ProgrammeWriter,
  type StoredGroup,
} from '../ports/sheet-storage.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from './context.ts';
import { Decisions } from './decide.ts';
import { decideAgain, write } from './decide-again.ts';
import { groupNamesMax } from './group-names.ts';
import { TurnRoom } from './turn-room.ts';
import { decideRestBehind, decideWaiting, groupsPerTurn } from './waiting.ts';

/** Held groups of one answer. */
export const heldGroupsMax = 50;

/**
 * The groups that wait for a right, oldest first.
 *
 * @param next where the page before this one ended, as its answer told
 */
export async function heldGroups(
  context: SyncContext,
  asker: Asker,
  next?: string,
): Promise<Result<HeldReply, SyncRefusal>> {
  const after = next === undefined ? undefined : placeIn(next);
  if (next !== undefined && after === undefined) return fail('malformed');
  const answer = await context.storage.read(
    asker.programmeId,
    async (reader): Promise<Result<HeldReply, SyncRefusal>> => {
      const asking = await coordinatorAsking(reader, asker);
      if (!asking.ok) return asking;
      const found = await reader.heldGroups(heldGroupsMax + 1, after);
      const page = await withOperations(reader, found.slice(0, heldGroupsMax));
      const last = found.length > page.length ? page.at(-1) : undefined;
      const firsts = await firstContents(reader, page);
      const held = page
        .filter(({ hash, operationIds: [id] }) => hash === firsts.get(id ?? ''))
        .filter((group, _, all) => shownOf(all, group) === group);
      return ok({
        groups: held.map(({ operationIds, memberId, received, operations, hash }) => ({
          id: operationIds[0] ?? '',
          by: memberId,
          received,
          operations: [...(operations ?? [])],
          content: hash,
        })),
        ...(last === undefined ? {} : { next: placeText(last) }),
      });
    },
  );
  return answer ?? fail('notFound');
}

/**
 * The hash of what coordination is asked about, by the first operation. Of several contents under one id it is what came first,
 * whoever sent it: others wait behind it, so that what is decided is what was shown.
 */
async function firstContents(
  reader: Pick<ProgrammeReader, 'heldGroups'>,
  groups: readonly StoredGroup[],
): Promise<ReadonlyMap<string, string>> {
  const firsts = new Map<string, string>();
  for (const id of new Set(groups.map(({ operationIds: [first = ''] }) => first))) {
    const [first] = await reader.heldGroups(1, undefined, id);
    if (first !== undefined) firsts.set(id, first.hash);
  }
  return firsts;
}

/** One that waits under several names is one: that of its author, where others handed it in as well. */
function shownOf(
  page: readonly StoredGroup[],
  { operationIds: [id] }: StoredGroup,
): StoredGroup | undefined {
  const names = page.filter(({ operationIds: [first] }) => first === id);
  return names.find(isOfAuthor) ?? names[0];
}

const isOfAuthor = ({ memberId, operations = [] }: StoredGroup): boolean =>
  operations.every(({ by }) => by === memberId);

/** Groups with what is kept of each, as many as an answer holds; each is read alone. */
async function withOperations(
  reader: Pick<ProgrammeReader, 'operationsOf'>,
  groups: readonly StoredGroup[],
): Promise<readonly StoredGroup[]> {
  const page: StoredGroup[] = [];
  let length = 0;
  for (const group of groups) {
    const operations = (await reader.operationsOf(group)) ?? [];
    page.push({ ...group, operations });
    length += answerLength(JSON.stringify(operations));
    if (length >= syncLimits.answerLengthMax) break;
  }
  return page;
}

/** Whoever asks, if they coordinate. */
async function coordinatorAsking(
  reader: Pick<ProgrammeReader, 'membership'>,
  asker: Asker,
): Promise<Result<Membership, SyncRefusal>> {
  const asking = await memberAsking(reader, asker);
  if (!asking.ok) return asking;
  return mayCoordinate(asking.value.roles) ? asking : fail('forbidden');
}

function placeText({ received, deviceSequence, device }: HeldPlace): string {
  return `${Math.floor(received)}-${deviceSequence}-${device}`;
}

function placeIn(text: string): HeldPlace | undefined {
  const [, received, deviceSequence, device] =
    /^(\d{1,15})-(\d{1,15})-(.{1,64})$/s.exec(text) ?? [];
  return device === undefined
    ? undefined
    : { received: Number(received), deviceSequence: Number(deviceSequence), device };
}

/** The held group on which coordination decides. */
export interface HeldName {
  /** Of its first operation. */
  readonly id: string;
  /** What was shown of it, as the answer named it; without it, what is shown now. */
  readonly content?: string | undefined;
}

/**
 * Lets a held group take effect by the right of the one who lets it; the author stays who it was. Answers what became of it: it may
 * be one that can never apply. `notFound` where the content that was shown waits no more.
 */
export async function letThrough(
  context: SyncContext,
  asker: Asker,
  held: HeldName,
): Promise<Result<LetThroughReply, SyncRefusal>> {
  let rest: readonly string[] = [];
  const done = await settle(context, asker, held, async (writer, groups, coordinator) => {
    const decisions = new Decisions(asker.programmeId, [], {
      sequence: writer.head.sequence,
      received: context.now(),
    });
    const room = new TurnRoom(groupsPerTurn, 'any');
    // What has no room, since others brought the same, waits for the next call.
    for (const group of groups) {
      await decideAgain(context, writer, decisions, { group, coordinator, room });
    }
    rest = await decideWaiting(context, writer, decisions, { room });
    await write(writer, decisions, context);
    return { outcome: decisions.groups[0]?.outcome };
  });
  await decideRestBehind(context, asker.programmeId, rest);
  return done;
}

/**
 * Leaves a held group without effect for good: it needs its author's attention now, and says who dismissed it. What it
 * holds stays in the database. `notFound` as with `letThrough`.
 */
export function dismiss(
  context: SyncContext,
  asker: Asker,
  held: HeldName,
): Promise<Result<undefined, SyncRefusal>> {
  return settle(
    context,
    asker,
    held,
    async (writer, groups, { memberId: by }): Promise<undefined> => {
      const dismissed = { by, at: context.now() };
      const all = await dismissedWith(writer, groups);
      await writer.putGroups(
        all.map(({ waitsFor: _waitsFor, ...group }) => ({
          ...group,
          ...{ outcome: 'needsAttention', anew: true, dismissed },
        })),
      );
    },
  );
}

/**
 * Held groups, and what others sent of the same where the author of it all sent one of them: once theirs is dismissed, it takes
 * effect for nobody, also where it still waits for a record.
 */
async function dismissedWith(
  writer: ProgrammeWriter,
  groups: readonly StoredGroup[],
): Promise<readonly StoredGroup[]> {
  const [first] = groups;
  if (first === undefined) return groups;
  const operations = await writer.operationsOf(first);
  if (operations === undefined) return groups;
  if (!groups.some((group) => isOfAuthor({ ...group, operations }))) return groups;
  const names = await writer.namesOf(first.operationIds[0] ?? '', groupNamesMax, ['held']);
  const waiting = names.filter(
    ({ hash, waitsFor }) => hash === first.hash && waitsFor !== undefined,
  );
  return [...groups, ...waiting];
}

/**
 * The names of what coordination decides on: of the content that was shown, or else of what came first. That of its author comes before
 * what others handed in.
 */
async function shownNames(
  writer: ProgrammeWriter,
  { id, content }: HeldName,
): Promise<readonly StoredGroup[]> {
  // Of more names than these, the next call settles the rest.
  const groups = await writer.heldGroups(groupNamesMax, undefined, id);
  const first = groups.find(({ hash }) => content === undefined || hash === content);
  if (first === undefined) return [];
  const operations = await writer.operationsOf(first);
  const rank = (group: StoredGroup): number => (isOfAuthor({ ...group, operations }) ? 0 : 1);
  return groups
    .filter(({ hash }) => hash === first.hash)
    .toSorted((a, b) => rank(a) - rank(b) || a.received - b.received);
}

/** Does something about a held group, under every name under which it waits. */
async function settle<T>(
  context: SyncContext,
  asker: Asker,
  held: HeldName,
  work: (
    writer: ProgrammeWriter,
    groups: readonly StoredGroup[],
    coordinator: Membership,
  ) => Promise<T>,
): Promise<Result<T, SyncRefusal>> {
  const answer = await context.storage.write(
    asker.programmeId,
    async (writer): Promise<Result<T, SyncRefusal>> => {
      const asking = await coordinatorAsking(writer, asker);
      if (!asking.ok) return asking;
      const groups = await shownNames(writer, held);
      if (groups.length === 0) return fail('notFound');
      return ok(await work(writer, groups, asking.value));
    },
  );
  return answer ?? fail('notFound');
}
