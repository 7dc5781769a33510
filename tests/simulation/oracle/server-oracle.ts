/** What must hold on the server after each commit. Looks only at what the commit changed. */

import { alternativesMax, type AnyRecord } from '../../../src/domain/operation/record.ts';
import type { StoredEntry } from '../../../src/server/ports/sheet-storage.ts';
import type { MemoryProgramme } from '../../../src/server/storage/memory-storage.ts';
import type { SimServer } from '../server.ts';
import type { ToldOperations } from '../told.ts';
import { named, type Trace } from '../trace.ts';
import { isSame } from './same.ts';
import { mayRead } from '../../../src/domain/permission/permission.ts';
import { idsOf, recordsOf } from '../../../src/server/sync/raw-operations.ts';
import { bytesOfField, copiedFields } from '../../../src/server/sync/push-weight.ts';
import { bytesOfGroup, bytesPerTurn } from '../../../src/server/sync/turn-room.ts';
import { groupsPerTurn } from '../../../src/server/sync/waiting.ts';
import type { Json } from '../../../src/std/json.ts';
import { insiderId } from '../insider.ts';
import { Reference } from './reference.ts';

/** Of an entry, what is not its operation, in UTF-16 code units of JSON. */
const besideMax = 600;

export class ServerOracle {
  /** Operation to where it took effect, in this life of the server. */
  readonly effects = new Map<string, StoredEntry>();
  private readonly told: ToldOperations;
  private readonly trace: Trace;
  private readonly server: Pick<SimServer, 'life'>;
  private readonly mayBring: (id: string) => boolean;
  /** First operation of what waits for a newer version, to whether one of those who sent it might read when it came. */
  private readonly undecided = new Map<string, boolean>();
  /** More groups wait for records than are decided in one transaction, or did when the record came. */
  private areMany = false;
  /** The operations of the groups that waited when this was looked at last. */
  private waited: (readonly Json[])[] = [];
  private reference = new Reference();
  private seen: MemoryProgramme | undefined;
  private seenLife = '';

  /** @param mayBring whether coordination let a group through, by its first operation */
  constructor(
    told: ToldOperations,
    trace: Trace,
    server: Pick<SimServer, 'life'>,
    mayBring: (id: string) => boolean,
  ) {
    this.told = told;
    this.trace = trace;
    this.server = server;
    this.mayBring = mayBring;
  }

  /**
   * Looks at what was committed since the last time; answers whether anything was.
   *
   * @param now milliseconds since 1970, by the server's clock
   */
  check(programme: MemoryProgramme, now: number): boolean {
    const before = this.seen;
    if (before === programme) return false;
    this.seen = programme;
    const { head, entries } = programme;
    if (head.sequence !== entries.length) this.violate('S1: the head is not the last entry');
    const { life } = this.server;
    const known = this.seenLife === life ? before : undefined;
    this.seenLife = life;
    const count = known?.entries.length ?? 0;
    const isCut = entries.length < count || !isSame(entries[count - 1], known?.entries[count - 1]);
    if (known !== undefined && isCut) this.violate('S16: the history went back in one life');
    if (known === undefined || isCut) this.beginLife();
    this.checkRecords(programme, this.follow(entries, this.effects.size), known, now);
    this.checkGroups(programme);
    this.checkUndecided(programme, before?.memberships ?? []);
    return true;
  }

  private beginLife(): void {
    this.effects.clear();
    this.undecided.clear();
    this.reference = new Reference();
  }

  /** Takes in the entries from a place on; answers the records that they touch. */
  private follow(entries: readonly StoredEntry[], from: number): ReadonlySet<string> {
    const touched = new Set<string>();
    for (let index = from; index < entries.length; index += 1) {
      const entry = entries[index];
      if (entry === undefined) continue;
      const { operationId, by } = entry.operation;
      if (this.effects.has(operationId)) {
        this.violate(`S2: ${named(operationId, false)} took effect twice`);
      }
      if (!this.told.made.has(operationId)) {
        this.violate(`O1: nobody made ${named(operationId, false)}`);
      }
      if (entry.sequence !== index + 1) this.violate(`S8: place ${index + 1} is not taken`);
      const author = this.told.all.get(operationId)?.device.memberId;
      if (author !== undefined && author !== by) {
        this.violate(`S10: ${named(operationId, false)} is by ${by}, not by ${author}`);
      }
      this.checkCost(entry);
      this.effects.set(operationId, entry);
      for (const id of this.reference.follow(entry)) touched.add(id);
    }
    return touched;
  }

  /** What the log keeps of an operation is the operation, and a little beside it. */
  private checkCost(entry: StoredEntry): void {
    const beside = JSON.stringify(entry).length - JSON.stringify(entry.operation).length;
    if (beside <= besideMax) return;
    this.violate(`S18: ${named(entry.operation.operationId, false)} is kept with ${beside} more`);
  }

  private checkRecords(
    { records }: MemoryProgramme,
    touched: ReadonlySet<string>,
    before: MemoryProgramme | undefined,
    now: number,
  ): void {
    const changed = [...records.values()]
      .filter((record) => before?.records.get(record.id) !== record)
      .map(({ id }) => id);
    for (const id of new Set([...touched, ...changed])) {
      const record = records.get(id);
      for (const found of this.reference.contradictions(id, record)) this.violate(found);
      if (record !== undefined) this.checkClock(record, now);
      for (const [field, beside] of Object.entries(record?.conflicts ?? {})) {
        if (beside.length > alternativesMax) this.violate(`S18: ${id}.${field} has no end`);
        if (beside.length === alternativesMax) this.trace.count('versions gave way');
      }
    }
  }

  private checkClock({ id, stamps }: AnyRecord, now: number): void {
    for (const [field, { at }] of Object.entries(stamps ?? {})) {
      if (at > now) this.violate(`O8: ${id}.${field} was written in the future`);
    }
  }

  private checkGroups({ groups, groupTexts, records, memberships }: MemoryProgramme): void {
    this.checkAuthors(groups);
    const waiting: (readonly Json[])[] = [];
    let overdue = 0;
    for (const {
      operationIds,
      sequence,
      operations,
      outcome,
      waitsFor,
      memberId,
      hash,
    } of groups.values()) {
      const name = named(operationIds[0] ?? '', false);
      const count = operationIds.filter((id) => this.effects.has(id)).length;
      if (count > 0 && count < operationIds.length) {
        this.violate(`S5: the group of ${name} took effect in part`);
      }
      if (sequence !== undefined && count === 0)
        this.violate(`S1: the group of ${name} has no entry`);
      if (sequence !== undefined && operations !== undefined) {
        this.violate(`Growth: the group of ${name} is kept twice`);
      }
      if (waitsFor !== undefined)
        waiting.push((operations ?? groupTexts?.get(hash) ?? []) as readonly unknown[] as Json[]);
      if (outcome === 'held' && waitsFor !== undefined && records.has(waitsFor)) {
        const isMember = memberships.some((one) => one.memberId === memberId);
        if (!isMember) continue;
        overdue += 1;
        // Of very many, or where they weigh much, the rest is decided in transactions of its own.
        this.areMany ||= this.areHeavy(records);
        if (this.areMany) continue;
        this.violate(`S6: the group of ${name} waits for ${waitsFor}, which is there`);
      }
    }
    this.areMany = waiting.length > groupsPerTurn || (this.areMany && overdue > 0);
    this.waited = waiting;
  }

  /** Whether those that waited weigh more together than one transaction decides. */
  private areHeavy(records: MemoryProgramme['records']): boolean {
    const touched = new Map(
      recordsOf(this.waited.flat()).flatMap((id) => {
        const record = records.get(id);
        return record === undefined ? [] : [[id, record] as const];
      }),
    );
    let bytes = JSON.stringify([...touched.values()]).length;
    for (const operations of this.waited) {
      const there = recordsOf(operations).flatMap((id) => touched.get(id) ?? []);
      bytes += bytesOfGroup(operations) + copiedFields([operations], there) * bytesOfField;
    }
    return bytes > bytesPerTurn;
  }

  /** What only a newer version can decide on is kept whole, and takes effect with the rights of its author alone [X3]. */
  private checkUndecided(
    { groups, quarantined, memberships }: MemoryProgramme,
    before: MemoryProgramme['memberships'],
  ): void {
    const readers = new Set(
      [...memberships, ...before].flatMap((one) => (mayRead(one.roles) ? one.memberId : [])),
    );
    const kept = new Set(quarantined.flatMap(({ body }) => idsOf(JSON.parse(body) as Json[])));
    for (const { operationIds, outcome, sequence, memberId } of groups.values()) {
      const [id = ''] = operationIds;
      if (outcome === 'undecided') {
        if (!operationIds.every((one) => kept.has(one))) {
          this.violate(`X3: the group of ${named(id, false)} is undecided and not kept`);
        }
        // Others may bring it as well.
        this.undecided.set(id, this.undecided.get(id) === true || readers.has(memberId));
        continue;
      }
      const mightRead = this.undecided.get(id);
      if (mightRead === undefined) continue;
      this.undecided.delete(id);
      this.trace.count(`undecided, then ${outcome}`);
      const sender = this.senderOf(id) ?? memberId;
      const isRightful = (mightRead && readers.has(sender)) || this.mayBring(id);
      if (sequence !== undefined && !isRightful) {
        this.violate(`X3: ${named(id, false)} came to life without rights`);
      }
    }
  }

  /**
   * What somebody brought in the name of others says so, and an insider does so only where coordination let them. Others may have
   * sent the same.
   */
  private checkAuthors(groups: MemoryProgramme['groups']): void {
    const senders = new Map<string, Set<string>>();
    for (const { operationIds, memberId } of groups.values()) {
      for (const id of operationIds) {
        if (!this.effects.has(id)) continue;
        const known = senders.get(id) ?? new Set();
        senders.set(id, known.add(memberId));
        if (this.senderOf(id) === insiderId) this.checkInsider(id, operationIds[0] ?? '');
      }
    }
    for (const [id, all] of senders) {
      const sender = this.senderOf(id) ?? '';
      if (all.has(sender)) continue;
      this.violate(`S10: ${named(id, false)} is from ${sender}, not from ${[...all].join()}`);
    }
  }

  private checkInsider(id: string, first: string): void {
    const by = this.effects.get(id)?.operation.by;
    if (by === insiderId || this.mayBring(first)) return;
    this.violate(`S10: ${named(id, false)} took effect in the name of ${by}`);
  }

  /** Whose sending of an operation took effect. */
  private senderOf(id: string): string | undefined {
    const entry = this.effects.get(id);
    return entry?.handedIn ?? entry?.operation.by;
  }

  private violate(what: string): void {
    this.trace.violate(what);
  }
}
