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

/** Groups of one transaction, and how much may be read for them, in UTF-16 code units of JSON. */
export const groupsPerTurn = 100;
const lengthPerTurn = 1024 * 1024;
/** Records that are looked for at once, of those that came while nobody went on. */
const recordsPerLook = 500;

/**
 * Decides on those that wait for what was created, as many as one transaction may.
 *
 * @param arrived records of which it is known that they came before
 * @returns the records for which more may wait
 */
export async function decideWaiting(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  arrived: readonly string[] = [],
): Promise<readonly string[]> {
  const room = { groups: groupsPerTurn, length: lengthPerTurn };
  let asked = [...arrived, ...decisions.takeCreated()];
  while (asked.length > 0) {
    const before = await writer.groupsWaitingFor(asked, room.groups + 1);
    const waiting = [...before, ...decisions.waitingFor(asked)];
    for (const group of waiting) {
      // What was decided here is not in the database yet: whoever goes on asks there, once it is.
      if (room.groups === 0 || room.length <= 0) return [...asked, ...decisions.takeCreated()];
      await context.breathe?.();
      room.length -= await decideAgain(context, writer, decisions, { group });
      room.groups -= 1;
    }
    asked = decisions.takeCreated();
  }
  return [];
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
    rest = await decideTurn(context, programmeId, rest);
  }
}

/** One turn over those that wait for some records; answers the records for which more may wait. */
export async function decideTurn(
  context: SyncContext,
  programmeId: string,
  arrived: readonly string[],
): Promise<readonly string[]> {
  // An embedded database answers without letting the event loop turn: nobody else would be heard until the end.
  await setImmediate();
  const left = await context.storage.write(programmeId, async (writer) => {
    const { sequence } = writer.head;
    const decisions = new Decisions(programmeId, [], { sequence, received: context.now() });
    const more = await decideWaiting(context, writer, decisions, arrived);
    await write(writer, decisions);
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
