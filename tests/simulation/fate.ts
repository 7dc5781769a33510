/** What goes wrong, and how it is put right in the end. */

import type { SimDevice, SimTab } from './device.ts';
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
      if (random.chance(0.4)) blows.push(() => void world.server.restore());
    }
    if (world.has('versions')) blows.push(() => this.poison());
    random.pick(blows)?.();
  }

  /** Puts everything right that a person would put right. */
  async calm(): Promise<void> {
    const { world } = this;
    const { server, network } = world;
    server.poisoned = undefined;
    while (server.processes.length < 1) server.startProcess();
    for (const device of world.devices) {
      device.isApart = false;
      device.isFull = false;
      device.tearing = undefined;
      network.signIn(device.memberId);
      for (const { actor } of device.tabs) if (actor.state === 'frozen') actor.state = 'alive';
      // A person comes back to it: what a dead tab left open is sealed at a start.
      for (const tab of [...device.tabs].slice(1)) device.crash(tab);
      for (const tab of device.tabs) device.crash(tab);
      device.openTab();
    }
    await world.oracle.check(world.devices);
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
  private freeze({ tabs, lock }: SimDevice): void {
    const first = lock.holder ?? tabs[0];
    if (first === undefined || first.actor.state !== 'alive') return;
    first.actor.state = 'frozen';
    this.world.trace.count('frozen');
    lock.steal();
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
    device.tearing = { random: this.random, chance: 0.05 };
  }

  private openAnother(device: SimDevice): void {
    if (device.tabs.length < 3) device.openTab();
  }

  /** The profile is copied to another laptop, and both go on. */
  private clone(device: SimDevice): void {
    const { world } = this;
    if (world.devices.length >= devicesMax) return;
    world.trace.count('clone');
    void device.disk.copy().then((disk) => {
      const copy = world.addDevice(device.memberId, disk);
      copy.snapshotAt = device.snapshotAt;
      world.told.excuse(
        'typed on while it was copied',
        (told) => told.device === device && told.isTyped,
      );
      copy.openTab();
    });
  }

  /** The browser clears the storage of the address. */
  private wipe(device: SimDevice): void {
    const { world } = this;
    world.trace.count('wipe');
    for (const tab of device.tabs) device.crash(tab);
    world.told.excuse('wiped', (told) => told.device === device);
    device.snapshotAt = 0;
    void device.disk.wipe().then(() => device.openTab());
  }

  private bendClock(device: SimDevice): void {
    const year = 365.25 * 86_400_000;
    device.skewMs = this.random.oneOf(0, 0, 90_000, -90_000, 10 * year, -1 * year, -40 * year);
    this.world.trace.count('clock bent');
  }

  private administer(): void {
    const { server, trace } = this.world;
    const who = this.random.oneOf('emma', 'tom', 'lucy');
    const dice = this.random.below(5);
    if (dice === 0) {
      trace.count('dismissed');
      this.excuseAcknowledged(who);
      void server.dismiss(who);
    } else if (dice === 1) {
      void server.admit(who, ['chief'], 'pad-fr');
    } else if (dice === 2) {
      void server.letOneThrough('maelle');
    } else {
      void server.admit(who, [this.random.oneOf('accountManager', 'technical')], 'pad-uk');
    }
  }

  /** What a dismissed member had acknowledged is the server's alone from now on: a restore may lose it. */
  private excuseAcknowledged(memberId: string): void {
    const { told, server } = this.world;
    told.excuse(
      'acknowledged, then dismissed',
      ({ device, operation }) =>
        device.memberId === memberId && server.everCommitted.has(operation.operationId),
    );
  }

  private backUp(): void {
    void this.world.server.backUp();
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
