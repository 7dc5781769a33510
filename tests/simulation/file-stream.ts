/**
 * The second stream of the simulated world: people attach files, open them and free room, and their bytes travel after the
 * text. Stores, exchange, routes and folders are those of the product; who works and what goes wrong is as in any world.
 */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { StoreError } from '../../src/client/ports/sheet-store.ts';
import type { Environment } from '../../src/client/ports/environment.ts';
import type { FetchedFile, FileExchange } from '../../src/client/ports/file-exchange.ts';
import { sweepFiles } from '../../src/client/model/sweep-files.ts';
import {
  type FileStore,
  type KeptFile,
  staysWithAuthor,
} from '../../src/client/ports/file-store.ts';
import type { SyncStore } from '../../src/client/ports/sync.ts';
import { lazyRecordsOf } from '../../src/client/model/records.ts';
import { fileStore } from '../../src/client/storage/file-store.ts';
import { fileExchange } from '../../src/client/sync/file-exchange.ts';
import { type FileTransport, fileTransport } from '../../src/client/sync/file-transport.ts';
import { createRecord, deleteRecord, restoreRecord } from '../../src/domain/command/command.ts';
import type { RecordOf } from '../../src/domain/operation/record.ts';
import type { SimDevice } from './device.ts';
import { type FolderChange, SimFileServer } from './file-server.ts';
import { FileOracle } from './oracle/file-oracle.ts';
import type { Random } from './random.ts';
import type { SimTab } from './tab.ts';
import type { World } from './world.ts';

/** Where a planted bug changes the stream: each wraps what it is given. */
export interface FileChanges {
  readonly folder?: FolderChange;
  readonly fileTransport?: (inner: FileTransport) => FileTransport;
  readonly fileStore?: (inner: FileStore) => FileStore;
}

/** So few that two people attach the same one. */
const contentsMax = 8;
const bytesMax = 3000;
/** A disk may be that slow, or a tab frozen: whatever happens in between, a kill or a sweep of another tab, is safe. */
const betweenMsMax = 15_000;
const requestMsMax = 120_000;

export class FileStream {
  readonly server: SimFileServer;
  readonly oracle: FileOracle;
  private readonly world: World;
  private readonly random: Random;
  private readonly changes: FileChanges;
  private readonly stores = new Map<SimDevice, FileStore>();
  private readonly exchanges = new Map<SimTab, FileExchange>();
  /** The tab of each device that is at it. */
  private readonly atIt = new Map<SimDevice, SimTab>();
  /** Tabs that said that they add a file. */
  private readonly adding = new Set<SimTab>();
  /** The file of each tab whose bytes are kept and whose record is not written yet. */
  private readonly between = new Map<SimTab, string>();
  private numbers = 0;
  private readonly air;

  constructor(world: World, random: Random, changes: FileChanges) {
    this.world = world;
    this.random = random;
    this.changes = changes;
    this.server = new SimFileServer(world.scheduler, changes.folder);
    this.oracle = new FileOracle(world, this.server, (device) => this.storeOf(device));
    this.air = world.network.air;
  }

  storeOf(device: SimDevice): FileStore {
    const known = this.stores.get(device);
    if (known !== undefined) return known;
    const store = fileStore('files', {
      now: () => this.world.scheduler.now,
      additions: {
        // Told by the tab that adds one: see `adding`.
        hold: (work) => work(),
        isHeld: async () => this.isAnyAdding(device),
      },
      // At once: that a file is old is one guard more than it takes.
      suspectMsMin: -1,
      factory: { indexedDB: new IDBFactory(), IDBKeyRange },
    });
    this.stores.set(device, store);
    return store;
  }

  /** Files begin to travel once a tab exchanges. */
  start(tab: SimTab, sync: SyncStore, environment: Environment): void {
    const { device, runner } = tab;
    if (runner === undefined) return;
    const inner = fileTransport(
      { environment, fetch: (path, init) => this.request(tab, path, init) },
      'programme',
      device.memberId,
    );
    const exchange = fileExchange({
      store: this.storeAs(tab),
      transport: this.changes.fileTransport?.(inner) ?? inner,
      exchange: {
        getState: () => runner.state.getState(),
        subscribe: (listener) => runner.state.subscribe(listener),
      },
      environment,
      epoch: async () => (await sync.readSync())?.cursor?.epoch,
      alone: (work) => this.alone(tab, work),
      wanted: () => Promise.resolve([]),
      random: () => this.random.next(),
    });
    this.exchanges.set(tab, exchange);
  }

  /** Of contents that nobody else attaches. */
  private nextNumber(): number {
    this.numbers += 1;
    return contentsMax + this.numbers;
  }

  private isAnyAdding(device: SimDevice): boolean {
    return [...this.adding].some(
      ({ device: own, actor }) => own === device && actor.state !== 'dead',
    );
  }

  /** One thing that a person does with files; whether a word of it was told. */
  async act(tab: SimTab): Promise<boolean> {
    const { carnet } = tab;
    if (carnet?.state.getState().phase !== 'ready' || tab.isBusy) return false;
    tab.isBusy = true;
    try {
      const home = this.random.pick([...carnet.state.getState().sheets.keys()]);
      if (home === undefined) return false;
      const dice = this.random.next();
      if (dice < 0.35) return await this.storeAs(tab).adding(() => this.attach(tab, home));
      if (dice < 0.5) return await this.sweep(tab);
      await carnet.loadLazy(home, 'attachment');
      const records = lazyRecordsOf(carnet.state.getState(), home, 'attachment') ?? [];
      const record = this.random.pick(records);
      if (dice < 0.65) return await this.free(tab);
      if (record === undefined) return false;
      if (dice < 0.9) return await this.open(tab, record);
      this.world.trace.count('file in the trash');
      const command = dice < 0.95 ? deleteRecord(record.id) : restoreRecord(record.id);
      return await this.world.workload.run(tab, carnet, command);
    } finally {
      tab.isBusy = false;
    }
  }

  /** The bytes first, and then the record that names them, as the screens do. */
  private async attach(tab: SimTab, home: string): Promise<boolean> {
    const { carnet, device } = tab;
    if (carnet === undefined) return false;
    const number = this.random.chance(0.7) ? this.random.below(contentsMax) : this.nextNumber();
    const length = 1 + ((number * 977) % bytesMax);
    const bytes = Uint8Array.from({ length }, (_, at) => (at * (number + 3)) % 251);
    const id = device.newId();
    let hash: string;
    try {
      hash = await this.storeAs(tab).keep(bytes, { record: id, name: `f${number}.bin` });
      this.between.set(tab, hash);
    } catch {
      this.world.trace.count('file not kept');
      return false;
    }
    const { scheduler } = this.world;
    const pauseMs = this.random.chance(0.5) ? this.random.below(betweenMsMax) : 0;
    const other = device.tabs.find((one) => one !== tab && !one.isBusy);
    if (other !== undefined && pauseMs > 0) void this.sweep(other);
    await scheduler.gate(tab.actor, 'files: between bytes and record', pauseMs);
    const values = { name: `f${number}.bin`, kind: 'file', hash, bytes: length } as const;
    this.world.trace.count('file attached');
    const command = createRecord('attachment', home, values, id);
    return this.world.workload.run(tab, carnet, command).finally(() => this.between.delete(tab));
  }

  /** The store as a tab of the product has it, with what a planted bug changes. */
  private storeAs(tab: SimTab): FileStore {
    const store = this.gated(tab);
    return this.changes.fileStore?.(store) ?? store;
  }

  /** What a tab does once after its start. */
  private async sweep(tab: SimTab): Promise<boolean> {
    if (tab.sheets === undefined) return false;
    const { now } = this.world.scheduler;
    const swept = await sweepFiles(this.storeAs(tab), tab.sheets, now).catch(() => 0);
    if (swept > 0) this.world.trace.count('files without a record swept');
    return false;
  }

  private async free(tab: SimTab): Promise<boolean> {
    const freed = await this.exchanges.get(tab)?.free(new Set());
    if (freed?.ok === true && freed.value.count > 0) this.world.trace.count('files freed');
    return false;
  }

  private async open(tab: SimTab, record: RecordOf<'attachment'>): Promise<boolean> {
    const { hash } = record.values;
    if (hash === undefined) return false;
    if ((await this.gated(tab).read(hash)) !== undefined) return false;
    const fetched = await this.exchanges.get(tab)?.fetch(record.id, hash);
    if (fetched?.kind === 'here') this.world.trace.count('file fetched');
    return false;
  }

  /** Asks for a file as somebody does who opens it. */
  fetch(device: SimDevice, record: string, hash: string): Promise<FetchedFile | undefined> {
    const tab = device.tabs.find((one) => this.exchanges.has(one));
    return this.exchanges.get(tab as SimTab)?.fetch(record, hash) ?? Promise.resolve(undefined);
  }

  /** Once all is quiet: nothing is lost, and what room was made of can be opened again. */
  async checkQuiet(): Promise<void> {
    for (const { tabs } of this.world.devices) {
      const [tab] = tabs;
      let isSwept = false;
      if (tab !== undefined) void this.sweep(tab).then(() => (isSwept = true));
      await this.world.until(() => isSwept || tab === undefined);
    }
    await this.oracle.checkUnnamed();
    await this.oracle.checkQuiet(async (device, record, hash) => {
      let kind = '';
      void this.fetch(device, record.id, hash).then((fetched) => {
        kind = fetched?.kind ?? 'no tab exchanges';
      });
      await this.world.until(() => kind !== '');
      return kind;
    });
  }

  async copy(from: SimDevice, to: SimDevice): Promise<void> {
    await this.world.scheduler.perform(async () => {
      for (const { hash, name, records, sentTo, wasSent } of await this.storeOf(from).list()) {
        const bytes = await this.storeOf(from).read(hash);
        const named = name === undefined ? {} : { name };
        for (const record of records) {
          if (bytes) await this.storeOf(to).keep(bytes, { record, ...named });
        }
        if (wasSent === true) await this.storeOf(to).noteSent(hash, 'earlier');
        await this.storeOf(to).noteSent(hash, sentTo);
      }
    });
  }

  /** The browser clears what it had. */
  wipe(device: SimDevice): void {
    const store = this.stores.get(device);
    this.stores.delete(device);
    if (store !== undefined) this.oracle.excuse(store);
  }

  /** What does not stay for its author goes where a membership ended, as in the store of the product. */
  async putOut(device: SimDevice): Promise<void> {
    await this.world.scheduler.perform(async () => {
      const store = this.storeOf(device);
      const { meta } = await device.disk.read();
      const sent = (await store.list()).filter((file) => !staysWithAuthor(file, meta?.sync?.epoch));
      await store.remove(sent.map(({ hash }) => hash));
    });
  }

  /** A disk that went with its files comes back from the copies alone. */
  async restore(): Promise<void> {
    const isDiskLost = this.random.chance(0.5);
    if (isDiskLost) this.world.trace.count('disk of files lost');
    await this.server.restore(isDiskLost);
  }

  private async alone(tab: SimTab, work: () => Promise<void>): Promise<void> {
    const { device } = tab;
    if (this.atIt.get(device)?.actor.state === 'alive') return;
    this.atIt.set(device, tab);
    try {
      await work();
    } finally {
      if (this.atIt.get(device) === tab) this.atIt.delete(device);
    }
  }

  /** Held until the record is written, or its tab is dead. */
  private async hold<T>(tab: SimTab, work: () => Promise<T>): Promise<T> {
    this.adding.add(tab);
    try {
      return await work();
    } finally {
      this.adding.delete(tab);
    }
  }

  /** What another tab is about to name is still there. */
  private async checkBetween(device: SimDevice): Promise<void> {
    for (const [{ device: own, actor }, hash] of this.between) {
      if (own !== device || actor.state === 'dead') continue;
      if ((await this.storeOf(device).read(hash)) !== undefined) continue;
      this.world.trace.violate(`C15: ${device.name} swept what ${actor.name} was about to name`);
    }
  }

  /** The store as a tab calls it: a crash can come before and after each call. */
  private gated(tab: SimTab): FileStore {
    const { device, actor } = tab;
    const { scheduler, trace } = this.world;
    return new Proxy(this.storeOf(device), {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function' || typeof name !== 'string') return found;
        if (name === 'subscribe') {
          return (listener: () => void) =>
            target.subscribe(() => scheduler.at(actor, 'hears of files', {}, listener));
        }
        if (name === 'adding') return (work: () => Promise<unknown>) => this.hold(tab, work);
        return async (...given: unknown[]): Promise<unknown> => {
          await scheduler.gate(actor, `files: ${name}`);
          if (name === 'keep' && device.isFull) {
            trace.count('no room for a file');
            throw new StoreError('full');
          }
          if (name === 'removeSuspects') {
            await this.oracle.checkSweep(device, given[0] as readonly KeptFile[]);
          }
          if (name === 'remove') this.oracle.checkRemoval(device, given[0] as readonly string[]);
          const answer = await scheduler.perform<unknown>(async () =>
            Reflect.apply(found, this.storeOf(device), given),
          );
          if (name === 'removeSuspects') {
            await scheduler.perform(() => this.checkBetween(device));
          }
          await scheduler.gate(actor, `files: ${name} is done`);
          return answer;
        };
      },
    });
  }

  /** What lies between: late, lost, cut at a byte, or answered by something else. */
  private request({ actor, device }: SimTab, path: string, init: RequestInit): Promise<Response> {
    const { scheduler, trace, network } = this.world;
    const { weather } = network;
    const { random } = this;
    return new Promise((resolve, reject) => {
      const broken = (afterMs: number): void => {
        scheduler.at(actor, 'files: no answer', { afterMs }, () => reject(new TypeError('broken')));
      };
      if (device.isApart) return broken(random.below(400));
      if (random.chance(weather.drop)) return broken(random.below(requestMsMax));
      const arrive = async (): Promise<void> => {
        const process = random.pick(this.world.server.processes);
        if (process === undefined) return broken(0);
        const answer = await this.server
          .answer(process, path, this.cut(init))
          .catch(() => undefined);
        if (answer === undefined || random.chance(weather.dropReply)) {
          trace.count('answer about a file lost');
          return broken(random.below(requestMsMax));
        }
        this.oracle.checkAnswer(device, path, answer);
        const strange = random.chance(weather.strange) ? new Response('<p>Wi-Fi</p>') : answer;
        scheduler.at(actor, 'files: an answer', { afterMs: random.below(400) }, () => {
          // Reading a body takes turns of the event loop, which nobody sees: nothing else may happen until then.
          void scheduler.perform(() => turns(4));
          resolve(strange);
        });
      };
      scheduler.at(this.air, 'files: a request', { afterMs: 5 + random.below(400) }, () => {
        void arrive();
      });
    });
  }

  /** A piece of which only the beginning arrives. */
  private cut(init: RequestInit): RequestInit {
    const { body } = init;
    const isCut = this.world.network.weather.drop > 0 && this.random.chance(0.3);
    if (!(body instanceof Uint8Array) || !isCut) return init;
    this.world.trace.count('upload cut');
    return { ...init, body: body.slice(0, this.random.below(body.length)) };
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((next) => setImmediate(next));
}
