/**
 * Groups that were kept as they came, decided after all: those at which the code stumbled, once it is repaired, and those
 * that a newer version wrote, once this is that version [S19, X3]. They are decided in the order in which they came, with
 * the rights of their author, and their device learns of it with its next pull.
 */

import { setImmediate } from 'node:timers/promises';
import type { Json } from '../../std/json.ts';
import { groupNamesMax } from './held.ts';
import type { HeldPlace, ProgrammeWriter, QuarantinedGroup } from '../ports/sheet-storage.ts';
import type { SyncContext } from './context.ts';
import { Decisions, idsOf, isReadable } from './decide.ts';
import { decideAgain, write } from './decide-again.ts';
import { decideRestBehind, decideWaiting } from './waiting.ts';

/** Groups of one transaction. */
const groupsPerTurn = 50;
/** How long they may be, in UTF-16 code units of JSON; one is decided whatever its length. */
const lengthPerTurn = 1024 * 1024;

/** What became of the groups of one programme. */
export interface Retried {
  readonly decided: number;
  /** Those that still cannot be decided. */
  readonly left: number;
}

/** Does some work when it is its turn; `undefined` where it comes no more. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/**
 * Decides on all groups of a programme that are kept as they came and can be read by now. Nobody waits for it, so others
 * are heard between two transactions; where the server closes meanwhile, the next start goes on.
 */
export async function retryQuarantined(
  context: SyncContext,
  programmeId: string,
  inTurn: InTurn = (work) => work(),
): Promise<Retried> {
  const all = { decided: 0, left: 0 };
  let after: HeldPlace | undefined;
  while (context.isClosing?.() !== true) {
    // An embedded database answers without letting the event loop turn. Once here: the simulator gives a step no longer than that.
    await setImmediate();
    const from = after;
    const turn = await inTurn(() =>
      context.storage.write(programmeId, async (writer) => {
        const groups = await writer.quarantined(groupsPerTurn, from, lengthPerTurn);
        return { groups, ...(await decideOn(context, writer, groups)) };
      }),
    );
    await decideRestBehind(context, programmeId, turn?.rest ?? []);
    const last = turn?.groups.at(-1);
    if (turn === undefined || last === undefined) break;
    all.decided += turn.decided;
    all.left += turn.groups.length - turn.decided;
    after = last;
  }
  return all;
}

async function decideOn(
  context: SyncContext,
  writer: ProgrammeWriter,
  groups: readonly QuarantinedGroup[],
): Promise<{ readonly decided: number; readonly rest: readonly string[] }> {
  const { programmeId, sequence } = writer.head;
  const decisions = new Decisions(programmeId, [], { sequence, received: context.now() });
  const tried: QuarantinedGroup[] = [];
  for (const group of groups) {
    const operations = JSON.parse(group.body) as readonly Json[];
    if (!isReadable(operations, programmeId)) continue;
    tried.push(group);
    await decideUnderEveryName(context, writer, decisions, { group, operations });
  }
  const rest = await decideWaiting(context, writer, decisions);
  const still = new Set(decisions.quarantined.map(nameOf));
  const decided = tried.filter((group) => !still.has(nameOf(group)));
  await writer.removeQuarantined(decided);
  await write(writer, decisions);
  return { decided: decided.length, rest };
}

/** Its device may have taken a new name meanwhile, and brought it again: it is told under each. */
async function decideUnderEveryName(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  {
    group: { device, deviceSequence, memberId, withoutRights },
    operations,
  }: { readonly group: QuarantinedGroup; readonly operations: readonly Json[] },
): Promise<void> {
  const member = await writer.membershipOf(memberId);
  const { programmeId } = writer.head;
  const nobody = { programmeId, accountId: '', memberId, roles: [], scope: 0 };
  const author = withoutRights === true || member === undefined ? nobody : member;
  const named = await writer.groups(device, [deviceSequence], []);
  const [first = ''] = idsOf(operations);
  const names = await writer.namesOf(first, groupNamesMax, ['quarantined', 'undecided']);
  const groups = new Map([...named, ...names].map((group) => [nameOf(group), group]));
  for (const group of groups.values()) {
    if (group.outcome !== 'quarantined' && group.outcome !== 'undecided') continue;
    await decideAgain(context, writer, decisions, { group, author, raw: operations });
  }
}

function nameOf({ device, deviceSequence }: HeldPlace): string {
  return `${deviceSequence} ${device}`;
}
