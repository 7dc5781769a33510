/**
 * Groups that were kept as they came, decided after all: those at which the code stumbled, once it is repaired, and those
 * that a newer version wrote, once this is that version [S19, X3]. They are decided in the order in which they came, with
 * the rights of their author, and their device learns of it with its next pull.
 */

import { setImmediate } from 'node:timers/promises';
import type { Json } from '../../std/json.ts';
import type {
  HeldPlace,
  Membership,
  ProgrammeWriter,
  QuarantinedGroup,
  StoredGroup,
} from '../ports/sheet-storage.ts';
import type { SyncContext } from './context.ts';
import { Decisions } from './decide.ts';
import { idsOf } from './raw-operations.ts';
import { decideAgain, write } from './decide-again.ts';
import { groupNamesMax } from './group-names.ts';
import { isReadable } from './read-group.ts';
import { type Care, carefully } from './too-long.ts';
import { TurnRoom } from './turn-room.ts';
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
    const turn = await carefully((care) =>
      inTurn(() =>
        context.storage.write(programmeId, async (writer) => {
          const limit = care === 'many' ? groupsPerTurn : 1;
          const groups = await writer.quarantined(limit, from, lengthPerTurn);
          return decideOn(context, writer, groups, care);
        }),
      ),
    );
    await decideRestBehind(context, programmeId, turn?.rest ?? []);
    const last = turn?.lookedAt.at(-1);
    if (turn === undefined || last === undefined) break;
    all.decided += turn.decided;
    all.left += turn.lookedAt.length - turn.decided;
    after = last;
  }
  return all;
}

interface Turn {
  /** The groups that there was room for. */
  readonly lookedAt: readonly QuarantinedGroup[];
  readonly decided: number;
  readonly rest: readonly string[];
}

async function decideOn(
  context: SyncContext,
  writer: ProgrammeWriter,
  groups: readonly QuarantinedGroup[],
  care: Care,
): Promise<Turn> {
  const { programmeId, sequence } = writer.head;
  const decisions = new Decisions(programmeId, [], { sequence, received: context.now() });
  const room = new TurnRoom(care === 'many' ? groupsPerTurn : 1, 'any');
  const lookedAt: QuarantinedGroup[] = [];
  const tried: QuarantinedGroup[] = [];
  const names = new Set<string>();
  for (const group of groups) {
    const operations = JSON.parse(group.body) as readonly Json[];
    if (isReadable(operations, programmeId)) {
      const under = { names, author: await authorOf(writer, group), raw: operations, room, care };
      if (!(await decideUnderEveryName(context, writer, decisions, { group, ...under }))) break;
      tried.push(group);
    }
    lookedAt.push(group);
  }
  const rest = await decideWaiting(context, writer, decisions, { room });
  const still = new Set(decisions.groups.filter(isKept).map(nameOf));
  const decided = tried.filter((group) => !still.has(nameOf(group)));
  await writer.removeQuarantined(decided);
  await write(writer, decisions, context);
  return { lookedAt, decided: decided.length, rest };
}

async function authorOf(
  writer: ProgrammeWriter,
  { memberId, withoutRights }: QuarantinedGroup,
): Promise<Membership> {
  const member = await writer.membershipOf(memberId);
  const { programmeId } = writer.head;
  const nobody = { programmeId, accountId: '', memberId, roles: [], scope: 0 };
  return withoutRights === true || member === undefined ? nobody : member;
}

interface Quarantined {
  readonly group: QuarantinedGroup;
  readonly author: Membership;
  readonly raw: readonly Json[];
  readonly room: TurnRoom;
  readonly care: Care;
  /** The names that were decided before in this transaction; added to. */
  readonly names: Set<string>;
}

/**
 * Its device may have taken a new name meanwhile, and brought it again: it is told under each.
 *
 * @returns `false` where there is no room for it
 */
async function decideUnderEveryName(
  context: SyncContext,
  writer: ProgrammeWriter,
  decisions: Decisions,
  { group: { device, deviceSequence, memberId }, names, ...rest }: Quarantined,
): Promise<boolean> {
  const named = await writer.groups(device, [deviceSequence], []);
  const [first = ''] = idsOf(rest.raw);
  const further = await writer.namesOf(first, groupNamesMax, ['quarantined', 'undecided']);
  const groups = new Map([...named, ...further].map((group) => [nameOf(group), group]));
  for (const [name, group] of groups) {
    // What others sent of it is kept for itself, and decided with their rights.
    if (!isKept(group) || names.has(name) || group.memberId !== memberId) continue;
    if (!(await decideAgain(context, writer, decisions, { group, ...rest }))) return false;
    names.add(name);
  }
  return true;
}

/** Whether a group is still kept as it came. */
const isKept = ({ outcome }: StoredGroup): boolean =>
  outcome === 'quarantined' || outcome === 'undecided';

function nameOf({ device, deviceSequence }: HeldPlace): string {
  return `${deviceSequence} ${device}`;
}
