/** A device of the simulated world: a disk, and the tabs that are open on it. */

import type { Carnet } from '../../src/client/model/carnet.ts';
import type { Typing } from '../../src/client/model/typing.ts';
import type { Environment } from '../../src/client/ports/environment.ts';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { SyncStore, SyncTransport } from '../../src/client/ports/sync.ts';
import type { DeviceContent, DeviceDisk } from './device-disk.ts';
import type { SimNetwork } from './network.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { as, type Release } from './release.ts';
import { SimLock } from './tab-lock.ts';
import { SimTab } from './tab.ts';
import type { Trace } from './trace.ts';

/** Where a planted bug changes the client: each wraps what it is given. */
export interface DeviceChanges {
  readonly sheets?: (inner: SheetStore, tab: SimTab) => SheetStore;
  /** Around the exchange's store, so that a crash can come between two calls of it. */
  readonly sync?: (inner: SyncStore, tab: SimTab) => SyncStore;
  /** Inside, where no crash can come and no oracle looks. */
  readonly rawSync?: (inner: SyncStore) => SyncStore;
  readonly transport?: (inner: SyncTransport, tab: SimTab) => SyncTransport;
  /** The session in which somebody types on after a pause. */
  readonly typing?: (carnet: Carnet, typing: Typing) => Typing;
}

export interface DevicePorts {
  readonly scheduler: Scheduler;
  readonly network: SimNetwork;
  readonly trace: Trace;
  /** Chance of the network, for the jitter of the exchange. */
  readonly random: Random;
  readonly changes: DeviceChanges;
  /** Whether a member may read the programme at this moment. */
  mayRead(memberId: string): boolean;
  /** Told of every id that a device gives. */
  onId(id: string): void;
  /** Told when a device was put out, with the operations that it still holds. */
  onPutOut(device: SimDevice, held: ReadonlySet<string>): void;
  /** Told when a tab begins to exchange. */
  readonly onExchange?: (tab: SimTab, sync: SyncStore, environment: Environment) => void;
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
  /** Its programme was begun here and is not connected yet. */
  isAlone = false;
  /** The version of Carnet that runs on it. */
  release: Release = 'current';
  /** Its programme was begun here, or on the device of which it is a copy. */
  hasBegun = false;
  isFull = false;
  /** The tab that claimed the lead last. */
  leader: SimTab | undefined;
  /** The tab whose call is performed now. */
  current: SimTab | undefined;
  /** Asked before each row that the exchange writes: whether the power fails there. */
  failsNow: (() => boolean) | undefined;
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
    const id = `${this.name}-o${this.ids}`;
    this.ports.onId(id);
    return id;
  }

  /** Whether the server would let its member read, as far as a person knows. */
  mayExchange(): boolean {
    return this.ports.mayRead(this.memberId);
  }

  /** A programme that was begun alone is connected to the server. */
  connect(): void {
    if (!this.isAlone) return;
    this.isAlone = false;
    this.ports.trace.count('connected');
    const [tab] = this.tabs;
    if (tab?.sheets === undefined) return;
    void tab.sheets
      .sync()
      .then((sync) => sync.connect(this.newId()))
      .then(() => Promise.all(this.tabs.map((one) => one.exchange())));
  }

  openTab(): SimTab {
    this.tabCount += 1;
    const tab = new SimTab(this, `${this.name}${this.tabCount}`);
    this.tabs = [...this.tabs, tab];
    void tab.start();
    return tab;
  }

  /** What lies on its disk, in the words of the current version. */
  async read(): Promise<DeviceContent> {
    const content = await this.disk.read();
    return this.release === 'older' ? as('current', content) : content;
  }

  /** The browser is closed, and opened with another version. */
  async update(release: Release): Promise<void> {
    if (this.release === release) return;
    const { scheduler, trace } = this.ports;
    for (const tab of this.tabs) this.crash(tab);
    trace.count(release === 'older' ? 'device set back' : 'device updated');
    await scheduler.performInTurn(async () => {
      await this.disk.rewrite((rows) => as(release, rows));
      this.release = release;
    });
    this.openTab();
  }

  /** Nothing is under way: no call to the disk, nothing to be heard of, no command of a person. */
  isAtRest(): boolean {
    return this.tabs.every((tab) => tab.isAtRest());
  }

  /** Whether the power fails before a row that the exchange writes now. */
  beginTearing(): { isTorn: boolean } {
    const tear = { isTorn: false };
    this.disk.beforeWrite(() => {
      if (tear.isTorn || this.failsNow?.() !== true) return;
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
