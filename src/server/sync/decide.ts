/**
 * Decides on the groups of one push, in memory, over the records that were read under the programme's lock; what it
 * decided is written by the caller in a few statements. Pure but for the look-ups it is given.
 *
 * Rules S2 to S7, S9, S10 and S14 of docs/sync-protocol.md.
 */

import { declarationOf } from '../../domain/entity/registry.ts';
import {
  type Confirmation,
  confirm,
  missingRecord,
  type World,
} from '../../domain/operation/confirm.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { mayRead, mayWrite } from '../../domain/permission/permission.ts';
import type { Json } from '../../std/json.ts';
import type {
  Membership,
  QuarantinedGroup,
  StoredEntry,
  StoredGroup,
} from '../ports/sheet-storage.ts';
import { type Handing, verdictOn } from './authorship.ts';
import { type Within, WorkOfGroups } from './group-work.ts';
import { idsOf, recordsOf } from './raw-operations.ts';
import { readGroup } from './read-group.ts';
import { RecordMeasure } from './record-room.ts';
import { SameGroups } from './same-groups.ts';
import { WrittenHere } from './written-here.ts';

/** A group as it came, with what is known of its way here. */
export interface ArrivedGroup extends Handing {
  readonly device: string;
  readonly deviceSequence: number;
  readonly operations: readonly Json[];
  readonly hash: string;
  /** When it came first, where that was before, in milliseconds since 1970. */
  readonly since?: number | undefined;
  /** The first operation of the whole group, where only the rest of it is decided: the others took effect before. */
  readonly restOf?: string | undefined;
}

/** What a person changes at once has less operations, and less characters with the sheet that it is about. */
const smallCount = 20;
const smallLength = 16_384;

/** While it is made. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What was decided so far in one transaction; everything of it is written together. */
export class Decisions {
  readonly entries: StoredEntry[] = [];
  readonly groups: StoredGroup[] = [];
  readonly quarantined: QuarantinedGroup[] = [];
  /** Whether something was signed with another's name, in a way in which nothing honest comes. */
  hasForged = false;
  private readonly known: Map<string, AnyRecord>;
  private readonly changed = new Map<string, AnyRecord>();
  private readonly created = new Set<string>();
  private readonly programmeId: string;
  private readonly received: number;
  private last: number;
  private readonly blind = new Set<string>();
  private readonly written = new Map<string, WrittenHere>();
  readonly measure = new RecordMeasure();
  readonly work = new WorkOfGroups();
  /** What became of groups that were decided anew, for the further names under which they wait. */
  readonly same = new SameGroups((id) => this.known.has(id));
  /** The groups that took effect, by the ids of their operations. */
  private readonly effective = new Map<string, StoredGroup>();
  private world: (World & { readonly author: Membership }) | undefined;

  /**
   * @param records what the groups touch, as far as it is there
   * @param received milliseconds since 1970, by the server's clock
   */
  constructor(
    programmeId: string,
    records: readonly AnyRecord[],
    { sequence, received }: { readonly sequence: number; readonly received: number },
  ) {
    this.programmeId = programmeId;
    this.known = new Map(records.map((record) => [record.id, record]));
    this.last = sequence;
    this.received = received;
  }

  /** The last place that was given. */
  get sequence(): number {
    return this.last;
  }

  /** The records as they stand after everything that was decided. */
  get records(): readonly AnyRecord[] {
    return [...this.changed.values()];
  }

  /** How many groups of this transaction are held: once the record is there that one waits for, it may be coordination's. */
  get heldGroups(): number {
    return this.groups.filter(({ outcome }) => outcome === 'held').length;
  }

  /** The records that were created since this was asked last. */
  takeCreated(): string[] {
    const created = [...this.created];
    this.created.clear();
    return created;
  }

  /** Those of some records of which nothing is known here yet. */
  unknownOf(ids: readonly string[]): readonly string[] {
    return [...new Set(ids)].filter((id) => !this.known.has(id));
  }

  /** Records as they stand by now, of those that are known. */
  knownOf(ids: readonly string[]): readonly AnyRecord[] {
    return [...new Set(ids)].flatMap((id) => this.known.get(id) ?? []);
  }

  /** Whether a group and all that it touches are so short that to decide on it hardly ever takes long. */
  isSmall({ operations }: ArrivedGroup): boolean {
    let length = operations.length > smallCount ? Infinity : JSON.stringify(operations).length;
    for (const record of this.knownOf(recordsOf(operations))) {
      if (length > smallLength) return false;
      length += this.measure.lengthOf(record, smallLength);
    }
    return length <= smallLength;
  }

  /** Adds records that were read later: those that a waiting group touches. */
  learn(records: readonly AnyRecord[]): void {
    for (const record of records) if (!this.known.has(record.id)) this.known.set(record.id, record);
  }

  /** Notes deletions of sheets whose authors had not seen everything on them. */
  noteBlind(operationIds: readonly string[]): void {
    for (const id of operationIds) this.blind.add(id);
  }

  /**
   * Decides on a group that was not known before, or anew on one that was held.
   *
   * @param within does what may take long, whatever the length; nothing is noted where it throws
   */
  decide(
    arrived: ArrivedGroup,
    author: Membership,
    within: Within = (work) => work(),
  ): StoredGroup {
    const base = this.partsOf(arrived, author);
    const group = readGroup(arrived.operations, this.programmeId);
    if (group === 'unreadable') return this.quarantine(arrived, author, { reason: 'shape' });
    if (group === 'newer') return this.quarantine(arrived, author, { reason: 'newer' });
    const ids = group.map(({ operationId }) => operationId);
    const { restOf } = arrived;
    const operationIds = restOf === undefined ? ids : [...new Set([restOf, ...ids])];
    const verdict = verdictOn(group, author, arrived, (id) => this.known.get(id));
    // Who reads nothing changes nothing, and is told nothing of what is there: not even that it is not.
    if (!mayRead(author.roles)) {
      // Answered like the rest; coordination is not asked about what somebody else is made to say. A log that is being handed
      // over when a role is lowered stays with coordination.
      const isForged = verdict === 'forged' && arrived.handedIn === undefined;
      if (isForged) {
        this.hasForged = true;
        return this.holdHidden(arrived, author);
      }
      return this.note({ ...base, operationIds, outcome: 'held', operations: group });
    }
    if (verdict !== 'decide') {
      if (verdict === 'forged') this.hasForged = true;
      const outcome = verdict === 'forged' ? 'needsAttention' : 'held';
      return this.note({ ...base, operationIds, outcome, operations: group });
    }
    const world = this.worldOf(author);
    const moment = { received: this.received, sequence: this.last + 1 };
    const { outcome, outcomes, records } = within(() =>
      this.confirmed(confirm(world, group, moment)),
    );
    if (outcome === 'held' || outcome === 'needsAttention') {
      const waitsFor =
        outcome === 'held' ? missingRecord((id) => world.record(id), group) : undefined;
      return this.note({
        ...base,
        operationIds,
        outcome,
        operations: group,
        ...(waitsFor === undefined ? {} : { waitsFor }),
      });
    }
    const name = group.length > 1 ? ids[0] : undefined;
    const changed = new Set(records.map(({ id }) => id));
    for (const [index, operation] of group.entries()) {
      const own = outcomes[index] ?? outcome;
      this.last += 1;
      const entry: Mutable<StoredEntry> = {
        sequence: this.last,
        operation,
        outcome: own,
        received: this.received,
        device: arrived.device,
      };
      if (name !== undefined) entry.group = name;
      // Also of its sender's own name, where they took it from a copy or a log that says so.
      const isBrought = operation.by !== author.memberId || arrived.handedIn !== undefined;
      if (isBrought) entry.handedIn = author.memberId;
      if (own !== 'accepted' || changesDay(operation)) entry.needs = touched(changed, operation);
      this.entries.push(entry);
      this.noteWritten(operation);
    }
    for (const record of records) {
      if (!this.known.has(record.id)) this.created.add(record.id);
      this.known.set(record.id, record);
      this.changed.set(record.id, record);
    }
    // Its device cannot tell the places of the others from that of the last one [S17].
    const told = restOf !== undefined && outcome === 'accepted' ? 'merged' : outcome;
    return this.note({ ...base, operationIds, outcome: told, sequence: this.last });
  }

  /** The confirmation, unless it makes a record too long. */
  private confirmed(confirmation: Confirmation): Confirmation {
    const { records, outcomes } = confirmation;
    const isTooLong = (record: AnyRecord): boolean =>
      this.measure.isTooLong(record, this.known.get(record.id));
    if (!records.some(isTooLong)) return confirmation;
    const outcome = 'needsAttention';
    return { outcome, records: [], outcomes: outcomes.map(() => outcome) };
  }

  /** What is there, and what this member may do: made once for all groups of a push. */
  private worldOf(author: Membership): World {
    if (this.world?.author !== author) {
      this.world = {
        author,
        record: (id) => this.known.get(id),
        mayWrite: (operation, before) =>
          mayWrite({ ...author, programmeId: this.programmeId }, operation, before),
        wasBlind: (operation) => this.wasBlind(operation),
      };
    }
    return this.world;
  }

  /** By what was there before, and by what was decided in this transaction. */
  private wasBlind({ operationId, home, by, seen }: Operation): boolean {
    if (seen === undefined) return false;
    const written = this.written.get(home);
    if (written === undefined) return this.blind.has(operationId);
    const wroteHere = written.wroteSince(by, seen);
    return wroteHere ?? (written.isByOthers(by) || this.blind.has(operationId));
  }

  private noteWritten(operation: Operation): void {
    const there = this.written.get(operation.home) ?? new WrittenHere();
    this.written.set(operation.home, there);
    there.add(operation);
  }

  /** Notes that a group can never apply, which is seen without looking at what it touches: that is too much. */
  refuse(arrived: ArrivedGroup, author: Membership): StoredGroup {
    const group = readGroup(arrived.operations, this.programmeId);
    if (typeof group === 'string') return this.quarantine(arrived, author, { reason: 'shape' });
    return this.note({
      ...this.partsOf(arrived, author),
      operationIds: group.map(({ operationId }) => operationId),
      outcome: 'needsAttention',
      operations: group,
    });
  }

  /** Notes a group that its author withdrew before it came: nothing decides on it, and nobody sees it. */
  withdraw(arrived: ArrivedGroup, author: Membership): StoredGroup {
    return this.note({
      ...this.partsOf(arrived, author),
      operationIds: idsOf(arrived.operations),
      outcome: 'needsAttention',
      dismissed: { by: author.memberId, at: this.received },
    });
  }

  private partsOf(arrived: ArrivedGroup, { memberId }: Membership) {
    const { device, deviceSequence, hash, anew, handedIn } = arrived;
    return {
      device,
      deviceSequence,
      hash,
      memberId,
      received: this.received,
      ...(anew === undefined ? {} : { anew }),
      ...(handedIn === undefined ? {} : { handedIn }),
    };
  }

  /** Quarantines a group as it came: one that cannot be read, or that made the decision itself fail. */
  quarantine(
    arrived: ArrivedGroup,
    author: Membership,
    why: Pick<QuarantinedGroup, 'reason' | 'place'>,
  ): StoredGroup {
    const base = {
      device: arrived.device,
      deviceSequence: arrived.deviceSequence,
      hash: arrived.hash,
      memberId: author.memberId,
      received: arrived.since ?? this.received,
    };
    const rights = mayRead(author.roles) ? {} : { withoutRights: true as const };
    const body = JSON.stringify(arrived.operations);
    this.quarantined.push({ ...base, ...rights, body, ...why });
    const outcome = why.reason === 'newer' ? 'undecided' : 'quarantined';
    return this.note({
      ...base,
      operationIds: idsOf(arrived.operations),
      outcome,
      ...(arrived.anew === undefined ? {} : { anew: arrived.anew }),
      ...(arrived.handedIn === undefined ? {} : { handedIn: arrived.handedIn }),
    });
  }

  /**
   * Answers a group of somebody who reads nothing like one that is held, where others sent its operations before: only
   * that it was answered is kept. It waits for nothing that could come, so that nobody decides on it.
   */
  holdHidden(
    { device, deviceSequence, hash }: ArrivedGroup,
    { memberId }: Membership,
  ): StoredGroup {
    const { received } = this;
    const base = { device, deviceSequence, hash, memberId, received };
    return this.note({ ...base, operationIds: [], outcome: 'held', waitsFor: '' });
  }

  /** Leaves a group that waited for a record to coordination, from now on: its author is no member any more. */
  leaveToCoordination({ waitsFor: _waitsFor, ...group }: StoredGroup): void {
    this.note({ ...group, received: this.received });
  }

  /** The group of these operations that took effect in this transaction. */
  settled(operationIds: readonly string[]): StoredGroup | undefined {
    for (const id of operationIds) {
      const group = this.effective.get(id);
      if (group !== undefined) return group;
    }
    return undefined;
  }

  /** The groups of this transaction that wait for one of these records: what it wrote is not in the database yet. */
  waitingFor(records: readonly string[]): readonly StoredGroup[] {
    const latest = new Map(
      this.groups.map((group) => [`${group.device} ${group.deviceSequence}`, group] as const),
    );
    return [...latest.values()].filter(
      ({ waitsFor }) => waitsFor !== undefined && records.includes(waitsFor),
    );
  }

  /** Notes that a group which is known was brought under this counter as well: its other operations lead to where it was. */
  noteAgain(known: StoredGroup, device: string, deviceSequence: number): void {
    this.note({ ...known, operationIds: known.operationIds.slice(0, 1), device, deviceSequence });
  }

  /** A group of which everything took effect before, as parts of others: up to a place. */
  knownAs(arrived: ArrivedGroup, memberId: string, sequence: number): StoredGroup {
    const { device, deviceSequence, hash, operations } = arrived;
    const { received } = this;
    const base = { device, deviceSequence, hash, memberId, received, sequence };
    return { ...base, operationIds: idsOf(operations).slice(0, 1), outcome: 'merged' };
  }

  /** Notes a group as it is by now, for which nothing is decided. */
  noteAs(group: StoredGroup): void {
    this.note(group);
  }

  private note(group: StoredGroup): StoredGroup {
    this.groups.push(group);
    if (group.sequence === undefined) return group;
    for (const id of group.operationIds) {
      if (!this.effective.has(id)) this.effective.set(id, group);
    }
    return group;
  }
}

/** The records that an operation touched, of those that its group changed. */
function touched(changed: ReadonlySet<string>, { record, home }: Operation): readonly string[] {
  return (record === home ? [record] : [record, home]).filter((id) => changed.has(id));
}

/**
 * Whether a lazy record gets another day. A snapshot asks for them by their day: one that moves between two parts of it
 * may be in neither, so the entry brings it along.
 */
function changesDay({ entity, kind, fields }: Operation): boolean {
  const { day } = declarationOf(entity);
  return day !== undefined && kind !== 'create' && Object.hasOwn(fields, day);
}
