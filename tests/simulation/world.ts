/** The simulated world: a server, a network, devices and who works on them, and what must hold all along. */

import type { Command } from '../../src/domain/command/command.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Group } from '../../src/domain/operation/operation.ts';
import { type DeviceDisk, MemoryDisk } from './device-disk.ts';
import { type DeviceChanges, SimDevice } from './device.ts';
import { type FileChanges, FileStream } from './file-stream.ts';
import type { SimTab } from './tab.ts';
import { SimNetwork } from './network.ts';
import { Oracle, stuckStates } from './oracle/oracle.ts';
import { Random } from './random.ts';
import { Actor, Scheduler } from './scheduler.ts';
import { type ServerChanges, SimServer } from './server.ts';
import { programmeId, type ServerDisk } from './server-disk.ts';
import { ToldOperations } from './told.ts';
import { Trace } from './trace.ts';
import { Workload } from './workload.ts';

/** What is in the world; each stage adds to the one before. */
export const stages = [
  'alone',
  'together',
  'network',
  'crashes',
  'clocks',
  'permissions',
  'restore',
  'versions',
  'dismissals',
  'lies',
  'insiders',
  'skew',
] as const;
export type Stage = (typeof stages)[number];

/** A planted bug: what it changes, from outside. */
export interface Changes extends ServerChanges, DeviceChanges, FileChanges {
  /** The disks of the devices forget what they wrote last when the power fails. */
  readonly isRelaxed?: boolean;
}

export interface WorldOptions {
  readonly seed: number;
  readonly stage?: Stage;
  /** Whether people attach files, whose bytes travel beside the text. */
  readonly hasFiles?: boolean;
  /** Whether the disk of the server goes back without a restore, where it would be restored. */
  readonly goesBackUnsaid?: boolean;
  readonly changes?: Changes;
  readonly print?: (line: string) => void;
  /** Other disks than those in memory. */
  readonly deviceDisk?: () => DeviceDisk;
  readonly serverDisk?: ServerDisk;
}

export interface Verdict {
  readonly violations: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly steps: number;
  readonly told: number;
  readonly trace: string;
}

const start = Date.UTC(2020, 10, 19, 9, 42);
/** What tabs show is looked at every so many steps: that costs more than everything else. */
const stepsPerView = 25;
const quietStepsMax = 12_000;
/** After faults have stopped, a device needs a handful of calls: nine were the most in a thousand seeds. */
const callsPerDeviceMax = 20;
/** The founder, who coordinates; account managers of either pad; somebody technical. */
export const people = ['maelle', 'emma', 'tom', 'lucy'] as const;

export class World {
  readonly stage: Stage;
  readonly trace: Trace;
  readonly scheduler: Scheduler;
  readonly server: SimServer;
  readonly network: SimNetwork;
  readonly told = new ToldOperations();
  readonly workload: Workload;
  readonly oracle: Oracle;
  readonly files: FileStream | undefined;
  devices: SimDevice[] = [];
  private readonly options: WorldOptions;
  private readonly nature = new Actor('fate');

  constructor(options: WorldOptions) {
    const { seed, changes = {}, print, serverDisk } = options;
    this.options = options;
    this.stage = options.stage ?? 'skew';
    this.trace = new Trace(print);
    this.scheduler = new Scheduler(new Random(seed, 'schedule'), this.trace, start);
    this.server = new SimServer(this.scheduler, this.trace, changes, serverDisk);
    this.server.goesBackUnsaid = options.goesBackUnsaid === true;
    this.network = new SimNetwork(
      this.scheduler,
      new Random(seed, 'network'),
      this.trace,
      this.server,
    );
    this.network.isLarge = seed % 2 === 0;
    this.workload = new Workload(new Random(seed, 'workload'), this.told, this.trace);
    this.oracle = new Oracle(this.server, this.told, this.trace, this.scheduler);
    if (options.hasFiles === true) {
      const files = new FileStream(this, new Random(seed, 'files'), changes);
      this.files = files;
      this.server.files = {
        backUp: () => files.server.backUp(),
        restore: () => files.restore(),
      };
    }
  }

  /** Whether the world has what a stage brought. */
  has(stage: Stage): boolean {
    return stages.indexOf(this.stage) >= stages.indexOf(stage);
  }

  addDevice(memberId: string, disk?: DeviceDisk): SimDevice {
    const name = String.fromCharCode('A'.charCodeAt(0) + this.devices.length);
    const made = disk ?? this.options.deviceDisk?.() ?? new MemoryDisk();
    const device = new SimDevice(name, memberId, made, {
      scheduler: this.scheduler,
      network: this.network,
      trace: this.trace,
      random: new Random(this.options.seed, `device ${name}`),
      changes: this.options.changes ?? {},
      mayRead: (member) => !this.server.dismissed.has(member),
      onId: (id) => this.told.made.add(id),
      onPutOut: (one, held) => {
        this.excuseAcknowledged(one, held);
        void this.files?.putOut(one);
      },
      onExchange: (tab, sync, environment) => this.files?.start(tab, sync, environment),
    });
    device.isNoting = this.options.changes?.isRelaxed === true;
    this.devices = [...this.devices, device];
    return device;
  }

  /** What somebody had acknowledged is the server's alone once the membership is over: a restore may lose it [C8]. */
  private excuseAcknowledged(device: SimDevice, held: ReadonlySet<string>): void {
    this.told.excuse('acknowledged, then put out', (told) => {
      const { operationId } = told.operation;
      const isDone = this.server.everCommitted.has(operationId) && !held.has(operationId);
      return told.device === device && isDone;
    });
  }

  /** A tab, or the whole device, dies without putting anything away. */
  crash(tab: SimTab): void {
    this.trace.note(this.scheduler.now, tab.actor.name, 'CRASHES');
    this.trace.count('crash');
    tab.device.crash(tab);
    if (this.options.changes?.isRelaxed === true) tab.device.disk.tail?.lose(3);
  }

  /** Something that happens by itself, later. */
  after(afterMs: number, label: string, work: () => void): void {
    this.scheduler.at(this.nature, label, { afterMs }, work);
  }

  /** Puts the programme on a server, and on the device of its founder, who has not opened it yet. */
  async found(): Promise<SimDevice> {
    await this.files?.server.begin();
    await this.server.create('maelle');
    this.server.startProcess();
    const founder = this.addDevice('maelle');
    founder.hasBegun = true;
    const sheets = founder.disk.open();
    await sheets.begin('maelle', undefined, this.scheduler.now);
    const first = foundation();
    for (const { operationId } of first) this.told.made.add(operationId);
    await sheets.importLog([first], () => true, 'asMade');
    await this.server.admit('emma', ['accountManager'], 'pad-uk');
    await this.server.admit('tom', ['technical'], 'pad-fr');
    await this.server.admit('lucy', ['accountManager'], 'pad-fr');
    return founder;
  }

  /** Ends the world: where it broke, a transaction may be under way in a database that the next one runs on. */
  async end(): Promise<Verdict> {
    for (const { actor } of this.server.processes) this.scheduler.kill(actor);
    await this.scheduler.settle();
    await this.files?.server.end();
    return {
      violations: this.trace.violations,
      counts: this.trace.counts,
      steps: this.scheduler.steps,
      told: this.told.all.size,
      trace: this.trace.latest(),
    };
  }

  isBroken(): boolean {
    return this.trace.violations.length > 0;
  }

  /** One step, after which everything holds. `false` when nothing waits. */
  async stepAndLook(): Promise<boolean> {
    const isMore = await this.scheduler.step();
    await this.oracle.check(this.devices);
    if (this.scheduler.steps % stepsPerView === 0) {
      for (const device of this.devices) await this.oracle.checkViews(device);
    }
    return isMore;
  }

  /** Steps until something is so. */
  async until(isSo: () => boolean): Promise<void> {
    const stepsMax = this.scheduler.steps + quietStepsMax;
    await this.scheduler.settle();
    while (!isSo() && !this.isBroken()) {
      const isOver = this.scheduler.steps > stepsMax || !(await this.stepAndLook());
      if (isOver) this.trace.violate(`P7: nobody gets there: ${await this.describe()}`);
    }
  }

  /** Somebody does something on a device; it resolves when that was told, or not at all. */
  async perform(device: SimDevice, command: Command): Promise<void> {
    const [tab] = device.tabs;
    if (tab?.carnet !== undefined) await this.workload.run(tab, tab.carnet, command);
  }

  /** Steps until nobody has anything left to do, and looks at everything then. */
  async becomeQuiet(): Promise<void> {
    const stepsMax = this.scheduler.steps + quietStepsMax;
    while (!this.isBroken()) {
      for (const device of this.devices) if (device.tabs.length === 0) device.openTab();
      await this.scheduler.settle();
      if (this.scheduler.isIdle()) {
        if (await this.isQuiet()) break;
        await this.doWhatIsAsked();
      }
      const isOver = this.scheduler.steps > stepsMax || !(await this.stepAndLook());
      if (isOver) this.trace.violate(`P7: no end in sight: ${await this.describe()}`);
    }
    if (this.isBroken()) return;
    const calls = this.network.calls / this.devices.length;
    if (calls > callsPerDeviceMax) this.trace.violate(`P7: it took ${calls} calls of each device`);
    await this.oracle.checkQuiet(this.devices);
    await this.files?.checkQuiet();
  }

  /** What only a person can do: to sign in, which an answer that came late may ask for, and to send again. */
  private async doWhatIsAsked(): Promise<void> {
    for (const { runner } of this.devices.flatMap(({ tabs }) => tabs)) {
      if (runner?.state.getState().phase === 'signedOut') runner.notice('signedIn');
    }
    for (const device of this.devices) {
      const { outbox } = await device.disk.read();
      const aside = outbox.find(({ state }) => state === 'setAside');
      if (aside === undefined || !device.isAtRest()) continue;
      this.trace.count('sent again');
      void device.leader?.runner?.unpark(aside.key);
    }
  }

  private async isQuiet(): Promise<boolean> {
    for (const device of this.devices) {
      if (!device.isAtRest() || device.tabs.some(({ runner }) => runner === undefined))
        return false;
      const { meta, outbox } = await device.disk.read();
      const phase = device.leader?.runner?.state.getState().phase;
      if (device.leader?.actor.state !== 'alive') return false;
      if (meta?.sync?.evicted === true && phase === 'lost') continue;
      if (phase !== 'synced' || this.server.dismissed.has(device.memberId)) return false;
      const { cursor } = meta?.sync ?? {};
      const { epoch, sequence } = this.server.programme.head;
      if (cursor?.epoch !== epoch || cursor.sequence !== sequence) return false;
      if (outbox.some(({ state }) => !stuckStates.includes(state))) return false;
    }
    return (await this.files?.oracle.isQuiet()) ?? true;
  }

  private async describe(): Promise<string> {
    const parts = await Promise.all(
      this.devices.map(async ({ name, disk, leader, tabs }) => {
        const { meta, outbox } = await disk.read();
        const rows = outbox.map(({ key, state }) => `${key} ${state}`).join(', ');
        const phase = leader?.runner?.state.getState().phase;
        return `${name}: ${tabs.length} tabs, ${leader?.actor.name} ${phase}, at ${meta?.sync?.cursor?.sequence} [${rows}]`;
      }),
    );
    return `head ${this.server.programme.head.sequence}; ${parts.join('; ')}`;
  }
}

/** The first group of the programme, as Maëlle began it alone. */
function foundation(): Group {
  let count = 0;
  const author = { by: 'maelle', at: start - 86_400_000, newId: () => `begun-${(count += 1)}` };
  const home = programmeId;
  const pad = (id: string, country: 'FR' | 'GB', timeZone: string) =>
    createOperation(
      author,
      'launchPad',
      { home, id },
      { name: id, code: country, country, timeZone },
    );
  return [
    createOperation(
      author,
      'programme',
      { home, id: home },
      { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9, 12] },
    ),
    pad('pad-fr', 'FR', 'Europe/Paris'),
    pad('pad-uk', 'GB', 'Europe/London'),
    ...people.map((id) =>
      createOperation(
        author,
        'member',
        { home, id },
        { name: id, roles: [id === 'maelle' ? 'coordinator' : 'accountManager'] },
      ),
    ),
    ...(['pad-fr', 'pad-uk'] as const).map((launchPadId) =>
      createOperation(
        author,
        'sme',
        { home: `sme-${launchPadId}`, id: `sme-${launchPadId}` },
        { name: 'Atelier', country: 'FR', launchPadId, track: 'programme', stage: 'enrolled' },
      ),
    ),
  ];
}
