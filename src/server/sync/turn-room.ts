/**
 * How much one transaction does for groups that nobody pushes in it: those that waited for a record, those that coordination
 * approves, those in quarantine. They weigh what they would in a push [S18], with what is read of histories for them, and that is
 * reckoned before they are decided. What has no room waits for the next transaction, so that none takes longer than a light push,
 * but for one group alone.
 */

import type { Json } from '../../std/json.ts';
import type { ProgrammeWriter } from '../ports/sheet-storage.ts';
import type { Decisions } from './decide.ts';
import { recordsOf } from './raw-operations.ts';
import { historyMax, HistoryRoom } from './rest-of-group.ts';
import {
  bytesOfField,
  bytesOfOperation,
  copiedFields,
  touchedBytesMax,
  weightMax,
} from './push-weight.ts';

/** What the groups of one transaction weigh together, in bytes that are touched. */
export const bytesPerTurn = 1024 * 1024;

export class TurnRoom {
  private groups: number;
  private bytes = bytesPerTurn;
  private takesAny: boolean;

  /**
   * @param groups so many at most
   * @param first whether the first one has room whatever it weighs, since it would wait for ever; not beside a push, which did work
   *   of its own
   */
  constructor(groups: number, first: 'any' | 'light') {
    this.groups = groups;
    this.takesAny = first === 'any';
  }

  get groupsLeft(): number {
    return this.bytes > 0 ? Math.max(this.groups, 0) : 0;
  }

  /** Whether the next group has room whatever it weighs. */
  get hasRoomForAny(): boolean {
    return this.takesAny;
  }

  /** How long the records may be that are read for the next group, in bytes. */
  get touchedBytesMax(): number {
    return this.takesAny ? touchedBytesMax : Math.max(0, Math.min(this.bytes, touchedBytesMax));
  }

  /** Does what reads histories for the next group, as much as there is room for, and notes what it read. */
  async reading<T>(work: (room: HistoryRoom) => Promise<T>): Promise<T> {
    const room = new HistoryRoom(this.takesAny ? historyMax : Math.max(0, this.bytes));
    const done = await work(room);
    this.add(room.used);
    return done;
  }

  /** Takes what a group weighs; `false` where there is no room for it. */
  take(bytes: number): boolean {
    if (!this.takesAny && bytes > this.bytes) return false;
    this.groups -= 1;
    this.takesAny = false;
    this.add(bytes);
    return true;
  }

  /** Notes a group for which nothing is left to decide, or another name of one that is decided already. */
  takeName(): void {
    this.groups -= 1;
    this.takesAny = false;
    this.add(bytesOfOperation);
  }

  /** Notes what was read besides. */
  add(bytes: number): void {
    this.bytes -= bytes;
  }
}

/** What a group weighs without the records that it touches. */
export const bytesOfGroup = (operations: readonly Json[]): number =>
  JSON.stringify(operations).length + operations.length * bytesOfOperation;

/**
 * Reads the records that a group touches, and takes what the group weighs.
 *
 * @returns whether it may be decided: `beyond` where no push may do as much, `noRoom` where it is for the next transaction
 */
export async function makeRoom(
  room: TurnRoom,
  writer: ProgrammeWriter,
  decisions: Decisions,
  {
    operations,
    breathe,
  }: {
    readonly operations: readonly Json[];
    readonly breathe: () => Promise<void>;
  },
): Promise<'decide' | 'beyond' | 'noRoom'> {
  const ids = recordsOf(operations);
  const bytesMax = room.touchedBytesMax;
  let bytes = bytesOfGroup(operations);
  const touched = await writer.recordsUnlessLonger(
    decisions.unknownOf(ids),
    bytesMax,
    (read) => void (bytes += read),
    breathe,
  );
  if (touched === undefined && bytesMax < touchedBytesMax) return 'noRoom';
  decisions.learn(touched ?? []);
  const copied = copiedFields([operations], decisions.knownOf(ids));
  const isBeyond =
    touched === undefined ||
    copied > weightMax.copiedFields ||
    operations.length > weightMax.operations;
  if (!room.take(isBeyond ? bytes : bytes + copied * bytesOfField)) return 'noRoom';
  return isBeyond ? 'beyond' : 'decide';
}
