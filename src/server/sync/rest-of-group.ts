/**
 * What of a group is left to decide where some of its operations took effect before, as a group of their own or as a part of
 * another. A copy of a device that fetched one history holds such parts, and somebody may take it in [S2].
 *
 * An operation means the same everywhere: with the same content it has its effect once, whichever group brings it, and the rest of
 * the group is decided. With another content it is a fork [S3].
 */

import type { Operation } from '../../domain/operation/operation.ts';
import { canonicalJson, type Json } from '../../std/json.ts';
import type { ProgrammeWriter, StoredGroup } from '../ports/sheet-storage.ts';
import type { Decisions } from './decide.ts';
import { readGroup } from './read-group.ts';

/** The groups that took effect, by the operations that are asked for. */
export type Holders = ReadonlyMap<string, StoredGroup>;

/** Entries of one history that are looked at: a few first, since a group rarely changes one sheet more often. */
const entriesMax = [8, 250] as const;

/** What may be read of histories by one push, or for one group alone that is decided outside of a push, in characters [S18]. */
export const historyMax = 4_000_000;

/** What may still be read of histories. */
export class HistoryRoom {
  left: number;
  private readonly all: number;

  constructor(lengthMax: number) {
    this.left = lengthMax;
    this.all = lengthMax;
  }

  get used(): number {
    return this.all - this.left;
  }
}

export interface Rest {
  readonly operations: readonly Json[];
  /** The last place of those that took effect. */
  readonly sequence: number;
}

/** The groups that took effect with one of these operations. */
export async function holdersOf(
  writer: ProgrammeWriter,
  decisions: Decisions,
  ids: readonly string[],
): Promise<Holders> {
  const found = new Map<string, StoredGroup>();
  for (const group of await writer.groups('', [], ids)) {
    if (group.sequence === undefined) continue;
    for (const id of group.operationIds) found.set(id, group);
  }
  // What this transaction decided is not in the database yet.
  for (const id of ids) {
    const group = decisions.settled([id]);
    if (group !== undefined) found.set(id, group);
  }
  return found;
}

/**
 * What of a group is left, `forked` where one of its operations took effect with another content, `tooMuch` where there is no
 * room to find out.
 */
export async function restOfGroup(
  writer: ProgrammeWriter,
  decisions: Decisions,
  operations: readonly Json[],
  { holders, room }: { readonly holders: Holders; readonly room: HistoryRoom },
): Promise<Rest | 'forked' | 'tooMuch'> {
  const group = readGroup(operations, writer.head.programmeId);
  if (typeof group === 'string') return 'forked';
  const histories = new Histories(writer, decisions, room);
  const rest: Json[] = [];
  let sequence = 0;
  for (const [index, operation] of group.entries()) {
    const { operationId, home } = operation;
    const holder = holders.get(operationId);
    if (holder?.sequence === undefined) {
      rest.push(operations[index] ?? null);
      continue;
    }
    sequence = Math.max(sequence, holder.sequence);
    const known = await histories.find(operationId, home, holder.sequence);
    if (room.left < 0) return 'tooMuch';
    if (!isSame(known, operation)) return 'forked';
  }
  return { operations: rest, sequence };
}

/** The last operations of sheets up to a place. */
class Histories {
  private readonly writer: ProgrammeWriter;
  private readonly room: HistoryRoom;
  private readonly known = new Map<string, Operation>();

  constructor(writer: ProgrammeWriter, decisions: Decisions, room: HistoryRoom) {
    this.writer = writer;
    this.room = room;
    for (const { operation } of decisions.entries) this.note(operation);
  }

  async find(id: string, home: string, sequence: number): Promise<Operation | undefined> {
    for (const limit of entriesMax) {
      const known = this.known.get(id);
      if (known !== undefined || this.room.left < 0) return known;
      const lengthMax = Math.max(1, this.room.left);
      const asked = { limit, lengthMax };
      const { entries, more } = await this.writer.history(home, sequence + 1, asked);
      for (const { operation } of entries) {
        this.room.left -= JSON.stringify(operation).length;
        this.note(operation);
      }
      // It ended for want of room: what is looked for may come next.
      if (more && entries.length < limit) this.room.left = Math.min(this.room.left, -1);
    }
    return this.known.get(id);
  }

  private note(operation: Operation): void {
    this.known.set(operation.operationId, operation);
  }
}

function isSame(known: Operation | undefined, operation: Operation): boolean {
  if (known === undefined) return false;
  const [a, b] = [known, operation].map((one) => canonicalJson(one as unknown as Json));
  return a === b;
}
