/**
 * A device of the simulated world: a disk, and the tabs that are open on it. A tab is the real model over the real
 * store and the real exchange; every call to either waits for the scheduler before and after.
 */

import { Carnet } from '../../src/client/model/carnet.ts';
import {
  type SheetStore,
  type StoreChange,
  StoreError,
} from '../../src/client/ports/sheet-store.ts';
import type { Leadership, SyncStore, SyncTransport } from '../../src/client/ports/sync.ts';
import { SyncRunner } from '../../src/client/sync/sync-runner.ts';
import type { DeviceDisk } from './device-disk.ts';
import type { SimNetwork } from './network.ts';
import type { Random } from './random.ts';
import { Actor, type Scheduler } from './scheduler.ts';
import { programmeId } from './server-disk.ts';
import type { Trace } from './trace.ts';

/** Where a planted bug changes the client: each wraps what it is given. */
export interface DeviceChanges {
  readonly sheets?: (inner: SheetStore, tab: SimTab) => SheetStore;
  /** Around the exchange's store, so that a crash can come between two calls of it. */
  readonly sync?: (inner: SyncStore, tab: SimTab) => SyncStore;
  /** Inside, where no crash can come and no oracle looks. */
  readonly rawSync?: (inner: SyncStore) => SyncStore;
  readonly transport?: (inner: SyncTransport, tab: SimTab) => SyncTransport;
}

export interface DevicePorts {
  readonly scheduler: Scheduler;
  readonly network: SimNetwork;
  readonly trace: Trace;
  /** Chance of the network, for the jitter of the exchange. */
  readonly random: Random;
  readonly changes: DeviceChanges;
}

export class SimDevice {
  readonly name: string;
  readonly memberId: string;
  readonly disk: DeviceDisk;
  readonly ports: DevicePorts;
  tabs: SimTab[] = [];
  /** What this device's clock is ahead of the server's, in milliseconds. */
  skewMs = 0;
  isApart = false;
  isFull = false;
  /** The tab that claimed the lead last. */
  leader: SimTab | undefined;
  /** The tab whose call is performed now. */
  current: SimTab | undefined;
  /** How likely a transaction of the exchange is cut off in the middle. */
  tearing: { readonly random: Random; readonly chance: number } | undefined;
  isNoting = false;
  /** Where the last snapshot stood: the log is without a gap from there on. */
  snapshotAt = 0;
  /** The last row that there was when this device was put out: what is written later waits. */
  evictedAt = 0;
  readonly lock: SimLock;
  private ids = 0;
  private tabCount = 0;

  constructor(name: string, memberId: string, disk: DeviceDisk, ports: DevicePorts) {
    this.name = name;
    this.memberId = memberId;
    this.disk = disk;
    this.ports = ports;
    this.lock = new SimLock(ports.scheduler, ports.trace);
  }

  newId(): string {
    this.ids += 1;
    return `${this.name}-o${this.ids}`;
  }

  openTab(): SimTab {
    this.tabCount += 1;
    const tab = new SimTab(this, `${this.name}${this.tabCount}`);
    this.tabs = [...this.tabs, tab];
    void tab.start();
    return tab;
  }

  /** Nothing is under way: no call to the disk, nothing to be heard of, no command of a person. */
  isAtRest(): boolean {
    return this.tabs.every((tab) => tab.isAtRest());
  }

  /** Whether the power fails in the transaction that begins now, and before which row of it. */
  beginTearing(): { isTorn: boolean } | undefined {
    const { tearing } = this;
    if (tearing?.random.chance(tearing.chance) !== true) return undefined;
    const tear = { isTorn: false };
    let left = tearing.random.below(4);
    this.disk.beforeWrite(() => {
      left -= 1;
      if (left >= 0) return;
      tear.isTorn = true;
      throw new Error('The power failed');
    });
    return tear;
  }

  crash(tab: SimTab): void {
    this.tabs = this.tabs.filter((other) => other !== tab);
    tab.die();
  }
}

export class SimTab {
  readonly device: SimDevice;
  readonly actor: Actor;
  carnet: Carnet | undefined;
  runner: SyncRunner | undefined;
  /** A command of a person is under way. */
  isBusy = false;
  /** Calls to the disk that are under way. */
  private calls = 0;
  private readonly inbox: (() => void)[] = [];
  private readonly leave: (() => void)[] = [];

  constructor(device: SimDevice, name: string) {
    this.device = device;
    this.actor = new Actor(name);
  }

  isAtRest(): boolean {
    return (
      this.actor.state === 'alive' && this.calls === 0 && this.inbox.length === 0 && !this.isBusy
    );
  }

  /** Opens the programme, as the app does after a start of the browser. */
  async start(): Promise<void> {
    const { device, actor } = this;
    const { scheduler, network, trace, random, changes } = device.ports;
    const gated = this.gatedSheets(device.disk.open());
    const store = changes.sheets?.(gated, this) ?? gated;
    const environment = {
      tab: actor.name,
      now: () => scheduler.now + device.skewMs,
      zone: () => 'Europe/Paris',
      newId: () => device.newId(),
      liveTabs: () => Promise.resolve(new Set(device.tabs.map((tab) => tab.actor.name))),
      later: (work: () => void, afterMs: number) =>
        scheduler.at(actor, 'a timer rings', { afterMs }, work),
    };
    const { meta } = await scheduler.perform(() => device.disk.read());
    if (meta === undefined) await store.begin(device.memberId);
    const sync = await store.sync();
    if ((await sync.readSync()) === undefined) await sync.connect(device.newId());
    const carnet = new Carnet(store, environment);
    await carnet.open();
    const transport = network.transport({
      actor,
      memberId: device.memberId,
      isApart: () => device.isApart,
    });
    this.runner = new SyncRunner({
      programmeId,
      store: changes.sync?.(sync, this) ?? sync,
      environment,
      transport: changes.transport?.(transport, this) ?? transport,
      leadership: device.lock.of(this),
      random: () => random.next(),
      onOffset: (ms) => carnet.noteClockOffset(ms),
      onDefect: (error) => trace.violate(`A step of ${actor.name} threw ${String(error)}`),
    });
    this.carnet = carnet;
    this.runner.start();
  }

  die(): void {
    this.device.ports.scheduler.kill(this.actor);
    for (const leave of this.leave) leave();
    this.device.lock.forget(this);
  }

  /** A call to the disk: it begins when it is let go, and its end is heard of when that is let go. */
  async call<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.calls += 1;
    try {
      return await this.perform(name, work);
    } finally {
      this.calls -= 1;
    }
  }

  private async perform<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { device, actor } = this;
    const { scheduler, trace } = device.ports;
    await scheduler.gate(actor, name);
    if (device.isFull && isWriting(name)) {
      trace.count('disk full');
      throw new StoreError('full');
    }
    device.current = this;
    const tear = device.beginTearing();
    const ended = await scheduler.perform(work).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    device.disk.beforeWrite(undefined);
    if (!reading.has(name)) device.disk.version += 1;
    if (tear?.isTorn === true) {
      trace.count('crash in a transaction');
      device.crash(this);
    }
    if (device.isNoting && isWriting(name)) device.disk.note();
    if (name === 'takeSnapshot' || name === 'evict') await this.noteTurn(name);
    await scheduler.gate(actor, `${name} is done`);
    if ('error' in ended) throw ended.error;
    return ended.value;
  }

  private async noteTurn(name: string): Promise<void> {
    const { device } = this;
    const { meta, outbox } = await device.ports.scheduler.perform(() => device.disk.read());
    if (name === 'evict') device.evictedAt = outbox.at(-1)?.key ?? 0;
    else device.snapshotAt = meta?.sync?.cursor?.sequence ?? device.snapshotAt;
  }

  private gatedSheets(raw: SheetStore): SheetStore {
    return new Proxy(raw, {
      get: (target, name) => {
        if (name === 'subscribe')
          return (listener: (change: StoreChange) => void) => {
            const stop = target.subscribe((change) => this.hear(() => listener(change)));
            this.leave.push(stop);
            return stop;
          };
        if (name === 'sync') return async () => this.gatedSync(await target.sync());
        return this.gatedMember(target, name);
      },
    });
  }

  private gatedSync(found: SyncStore): SyncStore {
    const raw = this.device.ports.changes.rawSync?.(found) ?? found;
    return new Proxy(raw, {
      get: (target, name) => {
        if (name === 'onSealed')
          return (listener: () => void) => {
            const stop = target.onSealed(() => this.hear(listener));
            this.leave.push(stop);
            return stop;
          };
        return this.gatedMember(target, name);
      },
    });
  }

  private gatedMember(target: object, name: string | symbol): unknown {
    const found: unknown = Reflect.get(target, name, target);
    if (typeof found !== 'function' || typeof name !== 'string' || name === 'close') return found;
    return (...given: unknown[]): Promise<unknown> =>
      this.call(name, async () => {
        const answer: unknown = await Reflect.apply(found, target, given);
        // `restart` says that nothing was taken.
        if (answer !== 'restart') this.lookAtLead(name);
        return answer;
      });
  }

  /** Only the tab that claimed the lead last may write what the exchange writes [C3]. */
  private lookAtLead(name: string): void {
    const { device } = this;
    if (name === 'claim') {
      if (device.leader !== undefined && device.leader !== this) {
        device.ports.trace.count('lead change');
      }
      device.leader = this;
    }
    if (leading.has(name) && device.leader !== this) {
      device.ports.trace.violate(`C3: ${this.actor.name} wrote without the lead: ${name}`);
    }
  }

  /** What another tab tells comes through a channel, in its order; what this one does, at once. */
  private hear(work: () => void): void {
    if (this.device.current === this) return work();
    this.inbox.push(work);
    this.device.ports.scheduler.at(this.actor, 'hears of another tab', {}, () =>
      this.inbox.shift()?.(),
    );
  }
}

const leading: ReadonlySet<string> = new Set([
  'writeSync',
  'nextGroups',
  'acknowledge',
  'setAside',
  'takePull',
  'takeSnapshot',
  'repushKept',
  'renumber',
  'evict',
  'notePushed',
]);

/** Calls that write nothing. */
const reading: ReadonlySet<string> = new Set([
  'readSync',
  'counts',
  'open',
  'readOutbox',
  'readProgramme',
  'readHead',
  'readJournal',
  'readJournals',
  'readLog',
  'readWholeLog',
  'readDrafts',
  'stuck',
  'kept',
  'logGroups',
]);

function isWriting(name: string): boolean {
  return leading.has(name) || ['append', 'rewrite', 'seal', 'claim'].includes(name);
}

interface Candidate {
  readonly tab: SimTab;
  readonly onLead: () => void;
  readonly onLost: () => void;
}

/** The lock of a device: the first tab that asks has it, until it dies or another takes it away from a frozen one. */
export class SimLock {
  private readonly scheduler: Scheduler;
  private readonly trace: Trace;
  private candidates: Candidate[] = [];

  constructor(scheduler: Scheduler, trace: Trace) {
    this.scheduler = scheduler;
    this.trace = trace;
  }

  get holder(): SimTab | undefined {
    return this.candidates[0]?.tab;
  }

  of(tab: SimTab): Leadership {
    return {
      campaign: (onLead, onLost) => {
        this.candidates.push({ tab, onLead, onLost });
        if (this.candidates[0]?.tab === tab) this.grant();
        return () => this.forget(tab);
      },
    };
  }

  forget(tab: SimTab): void {
    const wasFirst = this.candidates[0]?.tab === tab;
    this.candidates = this.candidates.filter((candidate) => candidate.tab !== tab);
    if (wasFirst) this.grant();
  }

  /** The second takes the lock away from the first. */
  steal(): void {
    const [first, second, ...others] = this.candidates;
    if (first === undefined || second === undefined) return;
    this.candidates = [second, ...others, first];
    this.trace.count('lead stolen');
    this.scheduler.at(first.tab.actor, 'loses the lead', {}, first.onLost);
    this.grant();
  }

  private grant(): void {
    const first = this.candidates[0];
    if (first === undefined) return;
    this.scheduler.at(first.tab.actor, 'leads', {}, () => {
      // It may have been taken away before it was heard of.
      if (this.candidates[0] === first) first.onLead();
    });
  }
}
