/**
 * Groups that waited for a record which is there now, decided anew [S6]; they may bring what others wait for. However many
 * there are, and however long, they take no transaction longer than any other push does [S18]: what is left over is
 * decided in transactions of its own, between which others push, and after a crash by the next start.
 */

import { setImmediate } from 'node:timers/promises';
import type { ProgrammeWriter } from '../ports/sheet-storage.ts';
import type { SyncContext } from './context.ts';
import { Decisions } from './decide.ts';
import { decideAgain, write } from './decide-again.ts';
import { groupNamesMax } from './group-names.ts';
import { type Care, carefully } from './too-long.ts';
import { TurnRoom } from './turn-room.ts';

/** Groups of one transaction. */
export const groupsPerTurn = 100;
/** Records that are looked for at once, of those that came while nobody went on. */
const recordsPerLook = 500;

interface Waiting {
  /** What the transaction may still do: as much as it may beside a push where there is none. */
  readonly room?: TurnRoom;
  /** Records of which it is known that they came before. */
  readonly arrived?: readonly string[];
}

/**
 * Decides on those that wait for what was created, as many as one transaction may.
 *
 * @returns the records for which more may wait
 */
export async function decideWaiting(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  { room = new TurnRoom(groupsPerTurn, 'light'), arrived = [] }: Waiting = {},
): Promise<readonly string[]> {
  let asked = [...arrived, ...decisions.takeCreated()];
  while (asked.length > 0) {
    const before = await writer.groupsWaitingFor(asked, room.groupsLeft + 1);
    const waiting = [...before, ...decisions.waitingFor(asked)];
    for (const group of waiting) {
      // What was decided here is not in the database yet: whoever goes on asks there, once it is.
      const hasRoom =
        room.groupsLeft > 0 && (await decideAgain(context, writer, decisions, { group, room }));
      if (!hasRoom) return [...asked, ...decisions.takeCreated()];
    }
    asked = decisions.takeCreated();
  }
  return [];
}

/** The first of those that wait for some records needs its author's attention, under every name under which it waits. */
async function leaveFirst(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  arrived: readonly string[],
): Promise<readonly string[]> {
  const [first] = await writer.groupsWaitingFor(arrived, 1);
  if (first === undefined) return [];
  const names = await writer.namesOf(first.operationIds[0] ?? '', groupNamesMax, ['held']);
  for (const group of [first, ...names]) {
    if (group.waitsFor === undefined || group.hash !== first.hash) continue;
    await decideAgain(context, writer, decisions, { group, care: 'unseen' });
  }
  return arrived;
}

/** Decides on the rest: behind the answer, where the context knows how. */
export async function decideRestBehind(
  context: SyncContext,
  programmeId: string,
  arrived: readonly string[],
): Promise<void> {
  if (arrived.length === 0) return;
  await (context.decideBehind?.(programmeId, arrived) ?? decideRest(context, programmeId, arrived));
}

/** Decides on the rest, turn by turn. */
export async function decideRest(
  context: SyncContext,
  programmeId: string,
  arrived: readonly string[],
): Promise<void> {
  let rest = arrived;
  while (rest.length > 0 && context.isClosing?.() !== true) {
    const from = rest;
    rest = await carefully((care) => decideTurn(context, programmeId, from, care));
  }
}

/** One turn over those that wait for some records; answers the records for which more may wait. */
export async function decideTurn(
  context: SyncContext,
  programmeId: string,
  arrived: readonly string[],
  care: Care = 'many',
): Promise<readonly string[]> {
  // An embedded database answers without letting the event loop turn: nobody else would be heard until the end.
  await setImmediate();
  const left = await context.storage.write(programmeId, async (writer) => {
    const { sequence } = writer.head;
    const decisions = new Decisions(programmeId, [], { sequence, received: context.now() });
    const room = new TurnRoom(care === 'one' ? 1 : groupsPerTurn, 'any');
    const more =
      care === 'unseen'
        ? await leaveFirst(context, writer, decisions, arrived)
        : await decideWaiting(context, writer, decisions, { room, arrived });
    await write(writer, decisions, context);
    return more;
  });
  return left ?? [];
}

/** Decides on those whose record came and who were not decided on: the process ended in between. */
export async function decideLeftOver(context: SyncContext, programmeId: string): Promise<void> {
  while (context.isClosing?.() !== true) {
    const arrived = await leftOver(context, programmeId);
    if (arrived.length === 0) return;
    await decideRest(context, programmeId, arrived);
  }
}

/** Records that came and that groups still wait for, so many at once. */
export async function leftOver(
  { storage }: SyncContext,
  programmeId: string,
): Promise<readonly string[]> {
  const arrived = await storage.read(programmeId, (reader) =>
    reader.arrivedForGroups(recordsPerLook),
  );
  return arrived ?? [];
}
