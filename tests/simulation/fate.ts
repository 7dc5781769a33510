/** What goes wrong, and how it is put right in the end. */

import { eachOnce } from '../../src/client/storage/backup.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import { keptGroups } from '../../src/client/storage/sync-tables.ts';
import { type DeviceContent, logIn } from './device-disk.ts';
import type { SimDevice } from './device.ts';
import { textAs } from './release.ts';
import { programmeId } from './server-disk.ts';
import { backupLines, BackupReader } from '../../src/protocol/backup-file.ts';
import type { SimTab } from './tab.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

const devicesMax = 7;
/** A person who reads that there is no room for what is typed makes some. */
const fullMsMax = 15_000;

export class Fate {
  private readonly world: World;
  private readonly random: Random;

  constructor(world: World, random: Random) {
    this.world = world;
    this.random = random;
  }

  pauseMs(): number {
    return this.random.below(5000);
  }

  /** One thing goes wrong, or one that went wrong is over. */
  strike(): void {
    const { world, random } = this;
    const device = random.pick(world.devices);
    if (device === undefined) return;
    const tab = random.pick(device.tabs);
    if (tab === undefined) {
      device.openTab();
      return;
    }
    const blows: (() => void)[] = [() => this.part(device), () => this.signIn(device)];
    if (world.has('crashes')) {
      blows.push(
        () => this.crash(tab),
        () => this.crash(tab),
        () => this.freeze(device),
        () => this.serverCrash(),
        () => this.fill(device),
        () => this.tear(device),
        () => this.openAnother(device),
      );
      if (random.chance(0.15))
        blows.push(
          () => this.clone(device),
          () => this.wipe(device),
          () => this.takeIn(device),
          () => this.takeIn(device),
        );
    }
    if (world.has('clocks')) blows.push(() => this.bendClock(device));
    if (world.has('permissions'))
      blows.push(
        () => this.administer(),
        () => this.administer(),
      );
    if (world.has('restore')) {
      blows.push(
        () => this.backUp(),
        () => this.backUp(),
      );
      if (random.chance(0.4)) blows.push(() => this.restore());
    }
    if (world.has('skew')) {
      blows.push(
        () => void device.update(random.oneOf('older', 'current')),
        () => this.updateServer(),
      );
    }
    if (world.has('versions')) blows.push(() => this.poison());
    if (world.has('dismissals')) {
      blows.push(
        () => void world.server.settleOne('maelle', 'dismissed for good'),
        () => this.stumble(),
      );
    }
    random.pick(blows)?.();
  }

  /** Puts everything right that a person would put right. */
  async calm(): Promise<void> {
    const { world } = this;
    const { server, network } = world;
    server.poisoned = undefined;
    network.stumblesAt = undefined;
    // What a process stumbled over at its start, the next one decides on.
    if (world.has('skew')) server.restart();
    while (server.processes.length < 1) server.startProcess();
    for (const device of world.devices) {
      device.isApart = false;
      device.isFull = false;
      device.failsNow = undefined;
      // One that connected the programme died before the others heard of it: they are loaded anew.
      const deaf = device.isAlone ? [] : device.tabs.filter((tab) => tab.isDeaf());
      for (const tab of deaf) device.crash(tab);
      device.connect();
      network.signIn(device.memberId);
      for (const { actor } of device.tabs) if (actor.state === 'frozen') actor.state = 'alive';
      // Somebody starts the browser anew, or goes on in a tab that lived through everything.
      if (this.random.chance(0.5)) {
        for (const tab of [...device.tabs]) device.crash(tab);
      }
      if (device.tabs.length === 0) device.openTab();
      for (const { runner } of device.tabs) runner?.notice('signedIn');
    }
    network.calls = 0;
    await world.oracle.check(world.devices);
  }

  /** Everybody gets the current version, the server before or after the devices. */
  async updateAll(): Promise<void> {
    const { devices, server, network, oracle } = this.world;
    if (this.random.chance(0.5)) await server.update('current');
    for (const device of devices) await device.update('current');
    await server.update('current');
    server.restart();
    network.calls = 0;
    await oracle.check(devices);
  }

  private part(device: SimDevice): void {
    device.isApart = !device.isApart;
    if (device.isApart) this.world.trace.count('cut off');
  }

  private signIn({ memberId, tabs }: SimDevice): void {
    this.world.network.signIn(memberId);
    for (const { runner } of tabs) runner?.notice('signedIn');
  }

  private crash(tab: SimTab): void {
    this.world.crash(tab);
    if (tab.device.tabs.length === 0) tab.device.openTab();
  }

  /** A tab out of sight stops for a while in whatever it does, and another takes the lead from it. */
  private freeze(device: SimDevice): void {
    const first = device.lock.holder ?? device.tabs[0];
    if (first === undefined || first.actor.state !== 'alive') return;
    if (device.tabs.length < 2) device.openTab();
    first.actor.state = 'frozen';
    this.world.trace.count('frozen');
    this.world.after(1000 + this.random.below(8000), 'it is taken for dead', () => {
      if (first.actor.state === 'frozen' && device.lock.holder === first) device.lock.steal();
    });
    this.world.after(this.random.below(25_000), 'it thaws', () => {
      if (first.actor.state === 'frozen') first.actor.state = 'alive';
    });
  }

  private serverCrash(): void {
    const { server } = this.world;
    const process = this.random.pick(server.processes);
    if (process === undefined || this.random.chance(0.4)) server.startProcess();
    else server.killProcess(process);
  }

  /** The disk has no room, until somebody makes some. */
  private fill(device: SimDevice): void {
    device.isFull = true;
    this.world.after(this.random.below(fullMsMax), 'somebody makes room', () => {
      device.isFull = false;
    });
  }

  private tear(device: SimDevice): void {
    device.failsNow = () => this.random.chance(0.02);
  }

  private openAnother(device: SimDevice): void {
    if (device.tabs.length < 3) device.openTab();
  }

  /** The profile is copied to another laptop, and both go on. */
  private clone(device: SimDevice): void {
    const { world } = this;
    if (world.devices.length >= devicesMax) return;
    world.trace.count('clone');
    void world.scheduler
      .perform(() => device.disk.copy())
      .then((disk) => {
        const copy = world.addDevice(device.memberId, disk);
        copy.snapshotAt = device.snapshotAt;
        copy.release = device.release;
        copy.hasBegun = device.hasBegun;
        world.told.excuse(
          'typed on while it was copied',
          (told) => told.device === device && told.isTyped,
        );
        if (world.files === undefined) copy.openTab();
        else void world.files.copy(device, copy).then(() => copy.openTab());
      });
  }

  /** The browser clears the storage of the address. */
  private wipe(device: SimDevice): void {
    const { world } = this;
    if (device.isAlone) return;
    world.trace.count('wipe');
    for (const tab of device.tabs) device.crash(tab);
    world.told.excuse('wiped', (told) => told.device === device);
    device.snapshotAt = 0;
    world.files?.wipe(device);
    void world.scheduler.perform(() => device.disk.wipe()).then(() => device.openTab());
  }

  /** A backup copy of one device is taken in on another. */
  private takeIn(device: SimDevice): void {
    const { world } = this;
    const sheets = this.random.pick(device.tabs)?.sheets;
    const source = this.random.pick(world.devices);
    if (sheets === undefined || source === undefined) return;
    void world.scheduler
      .perform(() => source.read())
      .then(async (content) => {
        await sheets
          .importLog(this.fileOf(copyOf(content), device), () => true, world.scheduler.now)
          .then(
            () => world.trace.count('copy taken in'),
            () => world.trace.count('copy not taken in'),
          );
      });
  }

  /** Groups as a device reads them from the file of a copy. */
  private fileOf(groups: readonly Group[], { name, release }: SimDevice): readonly Group[] {
    const header = {
      ...{ programmeId, programmeName: 'E-Channel', memberId: 'maelle', memberName: 'Maëlle' },
      exportedAt: 0,
    };
    const content = { log: [], outbox: groups.map((group) => ({ group })), drafts: [] };
    const reader = new BackupReader();
    for (const line of backupLines(header, content)) reader.take(textAs(release, line));
    const read = reader.finish();
    if (read.ok) return read.value.groups;
    this.world.trace.violate(`X1: ${name} does not read a backup file: ${read.error.kind}`);
    return [];
  }

  private bendClock(device: SimDevice): void {
    const year = 365.25 * 86_400_000;
    device.skewMs = this.random.oneOf(0, 0, 90_000, -90_000, 10 * year, -1 * year, -40 * year);
    this.world.trace.count('clock bent');
  }

  private administer(): void {
    const { server, trace } = this.world;
    const who = this.random.oneOf('emma', 'tom', 'lucy');
    const dice = this.random.below(10);
    if (dice < 2) {
      trace.count('dismissed');
      void server.dismiss(who);
    } else if (dice < 3) {
      trace.count('may only observe');
      void server.admit(who, ['observer'], 'pad-fr');
    } else if (dice < 4) {
      void server.admit(who, ['chief'], 'pad-fr');
    } else if (dice < 6) {
      void server.settleOne('maelle', 'let through');
    } else {
      void server.admit(who, [this.random.oneOf('accountManager', 'technical')], 'pad-uk');
    }
  }

  /** Mostly the last backup; now and then the one before, which loses what devices let go of since. */
  private restore(): void {
    const { server, told } = this.world;
    void server.restore(this.random.chance(0.2) ? 1 : 0).then((lost) => {
      told.excuse('an older backup was put back', ({ operation }) =>
        lost.has(operation.operationId),
      );
    });
  }

  private backUp(): void {
    void this.world.server.backUp();
  }

  /** The server fails whenever it is sent some operation, so that it may be set aside. */
  private stumble(): void {
    const { network, told, trace } = this.world;
    if (network.stumblesAt !== undefined) return;
    network.stumblesAt = this.random.pick([...told.all.keys()]);
    trace.count('stumbles');
  }

  /** Forward only: what a newer server wrote is not given to an older one. */
  private updateServer(): void {
    if (this.random.chance(0.2)) void this.world.server.update('current');
  }

  private poison(): void {
    const { server, trace } = this.world;
    if (server.poisoned !== undefined) {
      server.poisoned = undefined;
      return;
    }
    server.poisoned = this.random.pick([...server.programme.records.keys()]);
    trace.count('poisoned');
  }
}

/** The groups of a backup copy: what is confirmed, what is kept, and what waits. */
function copyOf({ outbox, kept, pages }: DeviceContent): readonly Group[] {
  const waiting = [...kept.flatMap(keptGroups), ...outbox.filter(({ state }) => state !== 'open')];
  const known = new Set(
    waiting.flatMap(({ group }) => group.map(({ operationId }) => operationId)),
  );
  const groups = new Map<string, Operation[]>();
  for (const { operation, group } of eachOnce(logIn({ pages }))) {
    if (known.has(operation.operationId)) continue;
    const name = group ?? operation.operationId;
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return [...groups.values(), ...waiting.map(({ group }) => group)];
}
