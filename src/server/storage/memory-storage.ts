/**
 * The server's storage in memory: the reference that the adapters on databases are held against, and what the
 * simulator crashes at will. A transaction works on a copy and replaces the whole, so that nothing half-done is seen.
 *
 * Limit: nothing survives the process. Longer than 400 lines because it is one port, method after method.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { assert } from '../../std/assert.ts';
import { enough } from '../../std/enough.ts';
import { asciiJson } from './ascii-json.ts';
import { dayOf, isLazy } from '../../domain/entity/registry.ts';
import type { SnapshotPart } from '../../protocol/sync-messages.ts';
import { answerLength, isToldWithoutPlace } from '../ports/sheet-storage.ts';
import type {
  HeldPlace,
  HistoryRoom,
  Membership,
  ProgrammeHead,
  ProgrammeReader,
  ProgrammeWriter,
  QuarantinedGroup,
  RecordOutline,
  RecordRoom,
  Regrouped,
  SheetStorage,
  StoredEntry,
  StoredGroup,
  StoredHistory,
  StoredPart,
} from '../ports/sheet-storage.ts';
import { lookedFor, nextPart, partLength } from './snapshot-parts.ts';
import { areLight } from './weighing.ts';

/** Everything of one programme. Replaced as a whole by a commit, never changed in place. */
export interface MemoryProgramme {
  readonly head: ProgrammeHead;
  readonly name: string;
  readonly memberships: readonly Membership[];
  readonly records: ReadonlyMap<string, AnyRecord>;
  readonly entries: readonly StoredEntry[];
  readonly groups: ReadonlyMap<string, StoredGroup>;
  /** Operations that are kept, by their hash. */
  readonly groupTexts?: ReadonlyMap<string, NonNullable<StoredGroup['operations']>>;
  readonly quarantined: readonly QuarantinedGroup[];
  readonly exchanges: ReadonlyMap<string, number>;
}

/** Where the programmes lie; a test or the simulator looks into it, copies it and puts an older one back. */
export class MemoryDisk {
  readonly programmes = new Map<string, MemoryProgramme>();
}

/** Storage over a disk in memory; several over one disk are several processes. */
export class MemoryStorage implements SheetStorage {
  private readonly disk: MemoryDisk;
  private readonly news: NewsBoard;
  private readonly writing = new Map<string, Promise<unknown>>();

  constructor(disk: MemoryDisk = new MemoryDisk(), news: NewsBoard = new NewsBoard()) {
    this.disk = disk;
    this.news = news;
  }

  async read<T>(
    programmeId: string,
    work: (reader: ProgrammeReader) => Promise<T>,
  ): Promise<T | undefined> {
    const programme = this.disk.programmes.get(programmeId);
    return programme === undefined ? undefined : work(new Transaction(programme));
  }

  write<T>(
    programmeId: string,
    work: (writer: ProgrammeWriter) => Promise<T>,
  ): Promise<T | undefined> {
    const before = this.disk.programmes.get(programmeId) === undefined ? undefined : this.writing;
    if (before === undefined) return Promise.resolve(undefined);
    const turn = (before.get(programmeId) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.writeAlone(programmeId, work));
    before.set(programmeId, turn);
    return turn;
  }

  async createProgramme(
    { name, ...head }: ProgrammeHead & { readonly name: string },
    first: Omit<Membership, 'programmeId' | 'scope'>,
  ): Promise<boolean> {
    const { programmeId } = head;
    if (this.disk.programmes.has(programmeId)) return false;
    this.disk.programmes.set(programmeId, {
      head,
      name,
      memberships: [{ ...first, programmeId, scope: 1 }],
      records: new Map(),
      entries: [],
      groups: new Map(),
      quarantined: [],
      exchanges: new Map(),
    });
    return true;
  }

  async nameOf(programmeId: string): Promise<string | undefined> {
    return this.disk.programmes.get(programmeId)?.name;
  }

  async noteExchange(programmeId: string, memberId: string, at: number): Promise<void> {
    const programme = this.disk.programmes.get(programmeId);
    if (programme === undefined) return;
    const exchanges = new Map(programme.exchanges).set(memberId, at);
    this.disk.programmes.set(programmeId, { ...programme, exchanges });
  }

  onNews(listener: (programmeId: string, head?: number) => void): () => void {
    return this.news.subscribe(listener);
  }

  private async writeAlone<T>(
    programmeId: string,
    work: (writer: ProgrammeWriter) => Promise<T>,
  ): Promise<T | undefined> {
    const programme = this.disk.programmes.get(programmeId);
    if (programme === undefined) return undefined;
    const transaction = new Transaction(programme);
    const answer = await work(transaction);
    const after = transaction.result();
    this.disk.programmes.set(programmeId, after);
    if (transaction.hasToldGroups) this.news.tell(programmeId);
    if (after.head.sequence !== programme.head.sequence) {
      this.news.tell(programmeId, after.head.sequence);
    }
    return answer;
  }
}

/** Tells every storage over one disk that a head moved, as a database tells its clients. */
export class NewsBoard {
  private readonly listeners = new Set<(programmeId: string, head?: number) => void>();

  subscribe(listener: (programmeId: string, head?: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(programmeId: string, head?: number): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(programmeId, head);
      } catch {
        // News only says that there is something; a listener that fails must not undo what was committed.
      }
    }
  }
}

class Transaction implements ProgrammeWriter {
  /** Whether devices are to learn of groups without a place. */
  hasToldGroups = false;
  private programme: MemoryProgramme;

  constructor(programme: MemoryProgramme) {
    this.programme = programme;
  }

  get head(): ProgrammeHead {
    return this.programme.head;
  }

  result(): MemoryProgramme {
    return this.programme;
  }

  async membership(accountId: string): Promise<Membership | undefined> {
    return this.programme.memberships.find((one) => one.accountId === accountId);
  }

  async membershipOf(memberId: string): Promise<Membership | undefined> {
    return this.programme.memberships.find((one) => one.memberId === memberId);
  }

  async records(ids: readonly string[]): Promise<readonly AnyRecord[]> {
    return ids.flatMap((id) => this.programme.records.get(id) ?? []);
  }

  async recordsUnlessLonger(
    ids: readonly string[],
    bytesMax: number,
    noteBytes?: (bytes: number) => void,
    breathe?: () => Promise<void>,
  ): Promise<readonly AnyRecord[] | undefined> {
    const found = await this.records(ids);
    const bodies = found.map(({ values, conflicts, settled }) =>
      asciiJson([values, conflicts, settled]),
    );
    const bytes = bodies.reduce((sum, { length }) => sum + length, 0);
    if (bytes > bytesMax || !(await areLight(bodies, bytesMax))) return undefined;
    for (const _ of found) await breathe?.();
    noteBytes?.(bytes);
    return found;
  }

  async outlineOf(
    entity: AnyRecord['entity'],
    recordId: string,
    fields: readonly string[],
  ): Promise<RecordOutline | undefined> {
    const record = this.programme.records.get(recordId);
    if (record?.entity !== entity) return undefined;
    const { created, deleted, values } = record;
    const asked = Object.entries(values).filter(([field]) => fields.includes(field));
    return { created, isDeleted: deleted !== undefined, values: Object.fromEntries(asked) };
  }

  async recordsUpTo(
    ids: readonly string[],
    { lengthMax, least }: RecordRoom,
  ): ReturnType<ProgrammeReader['recordsUpTo']> {
    const lengths = ids.map((id) =>
      answerLength(asciiJson(this.programme.records.get(id) ?? null)),
    );
    const lookedFor = Math.max(least, enough(lengths, lengthMax));
    return { records: await this.records(ids.slice(0, lookedFor)), lookedFor };
  }

  async entriesAfter(
    sequence: number,
    limit: number,
    lengthMax = Infinity,
  ): Promise<readonly StoredEntry[]> {
    // Places are dense, so the entry of place n lies at n − 1.
    const found = this.programme.entries.slice(sequence, sequence + limit);
    if (lengthMax === Infinity) return found;
    const lengths = found.map((entry) => answerLength(JSON.stringify(entry)));
    return found.slice(0, enough(lengths, lengthMax));
  }

  async history(
    home: string,
    before: number | undefined,
    { limit, lengthMax = Infinity }: HistoryRoom,
  ): Promise<StoredHistory> {
    const all = this.programme.entries.filter(
      ({ operation, sequence }) => operation.home === home && sequence < (before ?? Infinity),
    );
    const latest = all.slice(-limit).toReversed();
    const lengths = latest.map((entry) => answerLength(JSON.stringify(entry)));
    const entries = latest.slice(0, enough(lengths, lengthMax)).toReversed();
    return { entries, more: entries.length < all.length };
  }

  async groups(
    device: string,
    deviceSequences: readonly number[],
    operationIds: readonly string[],
  ): Promise<readonly StoredGroup[]> {
    const all = [...this.programme.groups.values()];
    const counters = new Set(deviceSequences);
    const found = new Map<StoredGroup, Set<string>>();
    const add = (group: StoredGroup, id?: string): void => {
      const there = found.get(group) ?? new Set(group.operationIds.slice(0, 1));
      if (id !== undefined) there.add(id);
      found.set(group, there);
    };
    for (const group of all) {
      if (group.device === device && counters.has(group.deviceSequence)) add(group);
    }
    for (const id of operationIds) {
      const group =
        all.find((one) => one.sequence !== undefined && one.operationIds.includes(id)) ??
        all.find((one) => one.operationIds[0] === id);
      if (group !== undefined) add(group, id);
    }
    return [...found].map(([group, ids]) => ({ ...group, operationIds: [...ids] }));
  }

  async namesOf(
    operationId: string,
    limit: number,
    outcomes?: readonly StoredGroup['outcome'][],
  ): Promise<readonly StoredGroup[]> {
    const names = this.bare(({ operationIds: [first] }) => first === operationId)
      .filter(({ outcome }) => outcomes?.includes(outcome) ?? true)
      .sort((a, b) => b.received - a.received);
    return names.slice(0, limit);
  }

  async lastDeviceSequence(device: string): Promise<number> {
    return Math.max(
      0,
      ...[...this.programme.groups.values()]
        .filter((group) => group.device === device)
        .map(({ deviceSequence }) => deviceSequence),
    );
  }

  async regroupedAfter(device: string, sequence: number, limit: number): Promise<Regrouped> {
    const anew = this.bare((group) => group.device === device && group.anew === true).toSorted(
      (a, b) => a.deviceSequence - b.deviceSequence,
    );
    const placeOf = (group: StoredGroup): number => group.toldAt ?? group.sequence ?? 0;
    const took = anew
      .filter((group) => placeOf(group) > sequence)
      .toSorted((a, b) => placeOf(a) - placeOf(b));
    const none = anew.filter((group) => group.sequence === undefined);
    const next = took[limit];
    const before = next && placeOf(next);
    const groups = [...took.slice(0, limit), ...none.slice(-limit)];
    return { groups, ...(before === undefined ? {} : { before }) };
  }

  async operationsOf({
    hash,
  }: Pick<StoredGroup, 'hash'>): ReturnType<ProgrammeReader['operationsOf']> {
    return this.programme.groupTexts?.get(hash);
  }

  async groupsWaitingFor(
    records: readonly string[],
    limit: number,
  ): Promise<readonly StoredGroup[]> {
    return this.bare(({ waitsFor }) => waitsFor !== undefined && records.includes(waitsFor))
      .toSorted(byHeldPlace)
      .slice(0, limit);
  }

  async arrivedForGroups(limit: number): Promise<readonly string[]> {
    const wanted = this.bare(() => true).flatMap(({ waitsFor }) => waitsFor ?? []);
    return [...new Set(wanted)].filter((id) => this.programme.records.has(id)).slice(0, limit);
  }

  private bare(which: (group: StoredGroup) => boolean): readonly StoredGroup[] {
    return [...this.programme.groups.values()]
      .filter(which)
      .map((group) => ({ ...group, operationIds: group.operationIds.slice(0, 1) }));
  }

  async heldGroups(
    limit: number,
    after?: HeldPlace,
    firstOperation?: string,
  ): Promise<readonly StoredGroup[]> {
    return this.bare(({ outcome, waitsFor }) => outcome === 'held' && waitsFor === undefined)
      .filter(({ operationIds: [first] }) => (firstOperation ?? first) === first)
      .filter((group) => after === undefined || byHeldPlace(group, after) > 0)
      .sort(byHeldPlace)
      .slice(0, limit);
  }

  async snapshot(
    part: SnapshotPart,
    recentFrom: string,
    limit: number,
    lengthMax = Infinity,
  ): Promise<StoredPart> {
    const { kind, after } = part;
    const rest = [...this.programme.records.values()]
      .filter((record) => partOf(record, recentFrom) === kind)
      .sort((a, b) => byPlace(a, b, this.head.programmeId))
      .filter((record) => after === undefined || isAfter(record, after, this.head.programmeId));
    const texts = rest.slice(0, lookedFor(limit)).map((record) => JSON.stringify(record));
    const fitting = enough(texts.map(answerLength), lengthMax);
    const isCut = fitting < rest.length;
    const length = isCut ? Math.min(fitting, limit) : partLength(rest.length, limit);
    const last = length < rest.length ? rest[length - 1] : undefined;
    return {
      records: texts.slice(0, length),
      next: nextPart(kind, last && { home: last.home, record: last.id }),
    };
  }

  async recordCount(): Promise<number> {
    return this.programme.records.size;
  }

  async putRecords(records: readonly AnyRecord[]): Promise<void> {
    const all = new Map(this.programme.records);
    for (const record of records) all.set(record.id, record);
    this.programme = { ...this.programme, records: all };
  }

  async appendEntries(entries: readonly StoredEntry[]): Promise<void> {
    const taken = this.programme.entries.at(-1)?.sequence ?? 0;
    assert(
      entries.every(({ sequence }) => sequence > taken),
      'an entry takes a place that is free',
    );
    this.programme = { ...this.programme, entries: [...this.programme.entries, ...entries] };
  }

  async putGroups(groups: readonly StoredGroup[]): Promise<void> {
    const all = new Map(this.programme.groups);
    const groupTexts = new Map(this.programme.groupTexts);
    for (const { operations, ...group } of groups) {
      all.set(`${group.device} ${group.deviceSequence}`, group);
      if (operations !== undefined) groupTexts.set(group.hash, operations);
      else if (group.anew === true && group.sequence !== undefined) groupTexts.delete(group.hash);
    }
    this.programme = { ...this.programme, groups: all, groupTexts };
    this.hasToldGroups ||= groups.some(isToldWithoutPlace);
  }

  async putQuarantined(groups: readonly QuarantinedGroup[]): Promise<void> {
    await this.removeQuarantined(groups);
    const quarantined = [...this.programme.quarantined, ...groups];
    this.programme = { ...this.programme, quarantined };
  }

  async quarantined(
    limit: number,
    after?: HeldPlace,
    lengthMax = Infinity,
  ): Promise<readonly QuarantinedGroup[]> {
    const found = this.programme.quarantined
      .filter((group) => after === undefined || byHeldPlace(group, after) > 0)
      .toSorted(byHeldPlace)
      .slice(0, limit);
    const lengths = found.map((group) => answerLength(JSON.stringify(group)));
    return found.slice(0, enough(lengths, lengthMax));
  }

  async removeQuarantined(places: readonly HeldPlace[]): Promise<void> {
    const gone = new Set(places.map(({ device, deviceSequence }) => `${device} ${deviceSequence}`));
    const quarantined = this.programme.quarantined.filter(
      ({ device, deviceSequence }) => !gone.has(`${device} ${deviceSequence}`),
    );
    this.programme = { ...this.programme, quarantined };
  }

  async setSequence(sequence: number): Promise<void> {
    this.programme = { ...this.programme, head: { ...this.programme.head, sequence } };
  }
}

function partOf(record: AnyRecord, recentFrom: string): SnapshotPart['kind'] {
  if (!isLazy(record.entity)) return 'heads';
  return dayOf(record.entity, record.values) >= recentFrom ? 'recent' : 'older';
}

/** Of heads, what the programme shares comes before its sheets; within a home, by id. */
function byPlace(a: AnyRecord, b: AnyRecord, programmeId: string): number {
  return (
    order(scopeOf(a, programmeId), scopeOf(b, programmeId)) ||
    order(a.home, b.home) ||
    order(a.id, b.id)
  );
}

function isAfter(
  record: AnyRecord,
  after: { readonly home: string; readonly record: string },
  programmeId: string,
): boolean {
  const isShared = after.home === programmeId && !isLazy(record.entity);
  const scope = order(scopeOf(record, programmeId), isShared ? 0 : 1);
  return (scope || order(record.home, after.home) || order(record.id, after.record)) > 0;
}

function scopeOf({ home, entity }: AnyRecord, programmeId: string): number {
  return home === programmeId && !isLazy(entity) ? 0 : 1;
}

function order(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byHeldPlace(a: HeldPlace, b: HeldPlace): number {
  const byDevice = a.device < b.device ? -1 : Number(a.device > b.device);
  return a.received - b.received || byDevice || a.deviceSequence - b.deviceSequence;
}
