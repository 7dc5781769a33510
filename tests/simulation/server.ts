/**
 * The server of the simulated world: one or two processes over one disk, a backup of it, and an
 * administrator. The use cases are the real ones; every call to the storage waits for the scheduler, so that two
 * processes and a crash can come between any two of them.
 *
 * Longer than 400 lines because it is one server, blow after blow.
 */

import { createHash } from 'node:crypto';
import { mayRead } from '../../src/domain/permission/permission.ts';
import type { MemberRole } from '../../src/domain/programme/programme.ts';
import type {
  Membership,
  ProgrammeReader,
  ProgrammeWriter,
  SheetStorage,
} from '../../src/server/ports/sheet-storage.ts';
import type { MemoryProgramme } from '../../src/server/storage/memory-storage.ts';
import type { SyncContext } from '../../src/server/sync/context.ts';
import { dismiss, letThrough } from '../../src/server/sync/held.ts';
import { decideLeftOver } from '../../src/server/sync/waiting.ts';
import { retryQuarantined } from '../../src/server/sync/quarantine.ts';
import { programmeAs, type Release, textAs } from './release.ts';
import { Actor, type Scheduler } from './scheduler.ts';
import { MemoryServerDisk, programmeId, type ServerDisk } from './server-disk.ts';
import type { Trace } from './trace.ts';

/** Where a planted bug changes the server: each wraps what it is given. */
export interface ServerChanges {
  readonly storage?: (inner: SheetStorage, later: (ms: number) => Promise<void>) => SheetStorage;
  readonly context?: (inner: SyncContext) => SyncContext;
  readonly epoch?: (fresh: string, before: string) => string;
  /** Whether it reads the body of a call at all. */
  readonly reads?: (call: string, body: string) => boolean;
}

export class SimProcess {
  readonly actor: Actor;
  readonly context: SyncContext;

  constructor(actor: Actor, context: SyncContext) {
    this.actor = actor;
    this.context = context;
  }
}

export class SimServer {
  processes: SimProcess[] = [];
  /** Operations that any server committed ever, with effect or without, whatever a restore took back. */
  readonly everCommitted = new Set<string>();
  /** First operations of held groups that coordination decided to let through. */
  readonly letThrough = new Set<string>();
  readonly storage: SheetStorage;
  /** Reading a record of this id makes the decision stumble. */
  poisoned: string | undefined;
  /** Members whose membership ended, or who may not read any more, as of now. */
  readonly dismissed = new Set<string>();
  /** The version of Carnet that it runs. */
  release: Release = 'current';
  private readonly disk: ServerDisk;
  /** The programme as it lay on the disk of an older version, and in the words of the current one. */
  private readonly read: { from?: MemoryProgramme; as?: MemoryProgramme } = {};
  private readonly scheduler: Scheduler;
  private readonly trace: Trace;
  readonly changes: ServerChanges;
  private readonly lock = new Lock();
  /** Verified ones, the last one last. */
  private readonly backups: MemoryProgramme[] = [];
  /** Whether a process decides at its start on what was kept as it came. */
  decidesAtStart = false;
  /** The files beside the programme, where the world has them. */
  files: { backUp(): Promise<void>; restore(): Promise<void> } | undefined;
  /** Its disk goes back without a restore: the epoch stays. */
  goesBackUnsaid = false;
  private epochs = 1;
  private started = 0;

  constructor(
    scheduler: Scheduler,
    trace: Trace,
    changes: ServerChanges,
    disk: ServerDisk = new MemoryServerDisk(),
  ) {
    this.scheduler = scheduler;
    this.trace = trace;
    this.changes = changes;
    this.disk = disk;
    this.storage = disk.storage;
  }

  /** The programme as it lies on the disk, in the words of the current version; each commit replaces it as a whole. */
  get programme(): MemoryProgramme {
    const { programme } = this.disk;
    if (this.release === 'current') return programme;
    if (this.read.from !== programme || this.read.as === undefined) {
      this.read.from = programme;
      this.read.as = programmeAs('current', programme);
    }
    return this.read.as;
  }

  /** Which life this is, whether the server says so or not. */
  get life(): string {
    return this.goesBackUnsaid ? `unsaid ${this.epochs}` : this.programme.head.epoch;
  }

  /** Up to where the last verified backup goes. */
  get verifiedSequence(): number {
    return this.backups.at(-1)?.head.sequence ?? 0;
  }

  create(founder: string): Promise<void> {
    return this.disk.create(founder);
  }

  startProcess(): void {
    this.started += 1;
    const actor = new Actor(`S${this.started}`);
    const gated = new GatedStorage(this, actor, this.storage);
    const later = (ms: number): Promise<void> => this.scheduler.gateOrCrash(actor, 'waits', ms);
    const storage = this.changes.storage?.(gated, later) ?? gated;
    const context: SyncContext = {
      storage,
      now: () => this.scheduler.now,
      // The same for what only has another name here.
      hash: (text) => createHash('sha256').update(textAs('current', text)).digest('hex'),
      alarm: () => this.trace.count('alarm'),
    };
    const changed = this.changes.context?.(context) ?? context;
    this.processes = [...this.processes, new SimProcess(actor, changed)];
    if (this.decidesAtStart) void this.decideOnKept(changed);
  }

  /** All processes end, and one begins. */
  restart(): void {
    for (const process of this.processes) this.killProcess(process);
    this.startProcess();
  }

  /** All processes end, and one of a version begins, over what lies there. */
  async update(release: Release): Promise<void> {
    if (this.release === release) return;
    if (release === 'current') this.trace.count('server updated');
    for (const process of this.processes) this.killProcess(process);
    await this.lock.take(async () => {
      const { programme } = this;
      this.release = release;
      await this.put(programme);
    });
    this.startProcess();
  }

  /** What was kept as it came, by this version or one before it, is decided where this one can [S19]. */
  private async decideOnKept(context: SyncContext): Promise<void> {
    try {
      await retryQuarantined(context, programmeId);
      await decideLeftOver(context, programmeId);
    } catch {
      // The process died, or stumbled: the next start goes on.
    }
  }

  killProcess(process: SimProcess): void {
    this.trace.count('process crashed');
    this.processes = this.processes.filter((other) => other !== process);
    this.scheduler.kill(process.actor);
  }

  /** Adds a member or changes one. */
  async admit(memberId: string, roles: readonly MemberRole[], launchPadId?: string): Promise<void> {
    if (mayRead(roles)) this.dismissed.delete(memberId);
    await this.change((all) => [
      ...all.filter((one) => one.memberId !== memberId),
      {
        programmeId,
        accountId: memberId,
        memberId,
        roles,
        launchPadId,
        scope: 1 + (all.find((one) => one.memberId === memberId)?.scope ?? 0),
      },
    ]);
    if (!mayRead(roles)) this.dismissed.add(memberId);
    this.trace.note(this.scheduler.now, 'adm', `${memberId} is ${roles.join()}`);
  }

  async dismiss(memberId: string): Promise<void> {
    await this.change((all) => all.filter((one) => one.memberId !== memberId));
    this.dismissed.add(memberId);
    this.trace.note(this.scheduler.now, 'adm', `${memberId} is no member any more`);
  }

  /** Lets the oldest held group take effect, or leaves it without effect for good, as coordination does. */
  async settleOne(coordinator: string, how: 'let through' | 'dismissed for good'): Promise<void> {
    const process = this.processes[0];
    const held = [...this.programme.groups.values()].find(
      ({ outcome, waitsFor }) => outcome === 'held' && waitsFor === undefined,
    );
    const id = held?.operationIds[0];
    if (process === undefined || id === undefined) return;
    const asker = { accountId: coordinator, programmeId };
    const settle = how === 'let through' ? letThrough : dismiss;
    if (how === 'let through') this.letThrough.add(id);
    await settle(process.context, asker, { id }).then(
      (answer) => answer.ok && this.trace.count(how),
      () => undefined,
    );
  }

  /** Copies the disk and has the copy verified: from now on devices may let go of what it covers. */
  async backUp(): Promise<void> {
    await this.lock.take(async () => {
      const { programme } = this;
      const { head } = programme;
      this.backups.push(programme);
      await this.put({ ...programme, head: { ...head, watermark: head.sequence } });
      await this.files?.backUp();
    });
    this.trace.count('backup');
  }

  /**
   * Puts a backup back, under a new epoch; every process starts anew.
   *
   * @param age 0 for the last backup, 1 for the one before it
   * @returns operations that devices let go of, since a later backup covers them, and that are gone now
   */
  async restore(age: number): Promise<ReadonlySet<string>> {
    const backup = this.backups.at(-1 - age);
    const lost = new Set<string>();
    if (backup === undefined) return lost;
    for (const process of this.processes) this.killProcess(process);
    this.epochs += 1;
    const fresh = `epoch-${this.epochs}`;
    await this.lock.take(async () => {
      const { head, memberships } = this.programme;
      const said = this.goesBackUnsaid ? head.epoch : fresh;
      const epoch = this.changes.epoch?.(fresh, head.epoch) ?? said;
      const { sequence } = backup.head;
      const covered = this.backups.at(-1)?.entries ?? [];
      for (const { operation } of covered.slice(sequence)) lost.add(operation.operationId);
      this.backups.length -= age;
      // Who is a member is not taken back here: an administrator sets it right before the server opens.
      await this.put({
        ...backup,
        memberships,
        head: { ...backup.head, epoch, watermark: sequence },
      });
      await this.files?.restore();
      if (head.sequence > sequence) this.trace.count('restore that lost operations');
    });
    this.trace.count('restore');
    this.startProcess();
    return lost;
  }

  /** Notes what has been committed by now. */
  noteCommit(): void {
    const { entries, groups } = this.programme;
    for (const { operation, outcome } of entries) {
      if (this.everCommitted.has(operation.operationId)) continue;
      this.everCommitted.add(operation.operationId);
      if (outcome !== 'accepted') this.trace.count(outcome);
    }
    for (const { operationIds, outcome, waitsFor } of groups.values()) {
      for (const id of operationIds) {
        if (this.everCommitted.has(id)) continue;
        this.everCommitted.add(id);
        this.trace.count(waitsFor === undefined ? outcome : 'held for a record');
      }
    }
  }

  async exclusively<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.lock.take(async () => {
      await this.scheduler.gateOrCrash(actor, 'begins a transaction');
      return this.scheduler.perform(async () => {
        const answer = await work();
        await this.disk.look();
        this.noteCommit();
        return answer;
      });
    });
  }

  perform<T>(work: () => Promise<T>): Promise<T> {
    return this.scheduler.perform(work);
  }

  gate(actor: Actor, label: string): Promise<void> {
    return this.scheduler.gateOrCrash(actor, label);
  }

  /** Something inside a transaction waits for the scheduler, not for a database. */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    this.scheduler.inFlight -= 1;
    try {
      return await work();
    } finally {
      this.scheduler.inFlight += 1;
    }
  }

  /** In its turn among the transactions, which replace the programme as a whole. */
  private async change(
    memberships: (all: readonly Membership[]) => readonly Membership[],
  ): Promise<void> {
    await this.lock.take(async () => {
      const { programme } = this;
      await this.put({ ...programme, memberships: memberships(programme.memberships) });
    });
  }

  private put(programme: MemoryProgramme): Promise<void> {
    const stored = this.release === 'current' ? programme : programmeAs('older', programme);
    return this.scheduler.perform(() => this.disk.put(stored));
  }
}

/** One at a time, in the order asked for, across processes: what a database does. */
class Lock {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

class GatedStorage implements SheetStorage {
  private readonly server: SimServer;
  private readonly actor: Actor;
  private readonly inner: SheetStorage;

  constructor(server: SimServer, actor: Actor, inner: SheetStorage) {
    this.server = server;
    this.actor = actor;
    this.inner = inner;
  }

  async read<T>(id: string, work: (reader: ProgrammeReader) => Promise<T>): Promise<T | undefined> {
    await this.server.gate(this.actor, 'reads');
    return this.server.perform(() => this.inner.read(id, work));
  }

  async write<T>(
    id: string,
    work: (writer: ProgrammeWriter) => Promise<T>,
  ): Promise<T | undefined> {
    const answer = await this.server.exclusively(this.actor, () =>
      this.inner.write(id, (writer) =>
        this.server.outside(() => work(gatedWriter(this.server, this.actor, writer))),
      ),
    );
    await this.server.gate(this.actor, 'has committed');
    return answer;
  }

  createProgramme(...given: Parameters<SheetStorage['createProgramme']>): Promise<boolean> {
    return this.inner.createProgramme(...given);
  }

  nameOf(id: string): Promise<string | undefined> {
    return this.inner.nameOf(id);
  }

  noteExchange(...given: Parameters<SheetStorage['noteExchange']>): Promise<void> {
    return this.inner.noteExchange(...given);
  }

  onNews(listener: (id: string, head?: number) => void): () => void {
    return this.inner.onNews(listener);
  }
}

/** The writer of a transaction, with the scheduler before every call; a poisoned record makes its reader stumble. */
function gatedWriter(server: SimServer, actor: Actor, writer: ProgrammeWriter): ProgrammeWriter {
  return new Proxy(writer, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function') return found;
      return async (...given: unknown[]): Promise<unknown> => {
        await server.gate(actor, `transaction: ${String(name)}`);
        const answer = await server.perform<unknown>(async () =>
          Reflect.apply(found, target, given),
        );
        const isReading = name === 'records' || name === 'recordsUnlessLonger';
        return isReading ? poisonedIn(answer, server.poisoned) : answer;
      };
    },
  });
}

function poisonedIn(records: unknown, id: string | undefined): unknown {
  if (id === undefined || !Array.isArray(records)) return records;
  return (records as readonly { readonly id: string }[]).map((record) =>
    record.id === id
      ? new Proxy(record, {
          get: (target, name) => {
            if (name === 'home') throw new Error('This record cannot be read');
            return Reflect.get(target, name) as unknown;
          },
        })
      : record,
  );
}
