/**
 * A tab of a simulated device: the real model over the real store and the real exchange. Every call to a store waits
 * for the scheduler before and after, so that a crash, another tab or the network can come between any two of them.
 */

import { Carnet } from '../../src/client/model/carnet.ts';
import {
  type SheetStore,
  type StoreChange,
  StoreError,
} from '../../src/client/ports/sheet-store.ts';
import { isOwnWords } from '../../src/client/ports/own-words.ts';
import type { SyncStore } from '../../src/client/ports/sync.ts';
import { SyncRunner } from '../../src/client/sync/sync-runner.ts';
import type { SimDevice } from './device.ts';
import { Actor } from './scheduler.ts';
import { programmeId } from './server-disk.ts';

export class SimTab {
  readonly device: SimDevice;
  readonly actor: Actor;
  sheets: SheetStore | undefined;
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

  /** It shows the programme and does not exchange. */
  isDeaf(): boolean {
    return this.carnet !== undefined && this.runner === undefined;
  }

  /** Opens the programme, as the app does after a start of the browser. */
  async start(): Promise<void> {
    const { device } = this;
    const { scheduler, changes } = device.ports;
    const gated = this.gatedSheets(device.disk.open());
    const sheets = changes.sheets?.(gated, this) ?? gated;
    this.sheets = sheets;
    const { meta } = await scheduler.performInTurn(() => device.disk.read());
    if (meta === undefined) await sheets.begin(device.memberId, undefined, scheduler.now);
    if (!device.isAlone) await this.connect(sheets);
    const carnet = new Carnet(sheets, this.environment());
    await carnet.open();
    this.carnet = carnet;
    if (!device.isAlone) await this.exchange();
  }

  /** Begins to exchange, or to wait for the lead. */
  async exchange(): Promise<void> {
    const { device, actor, carnet, sheets } = this;
    if (carnet === undefined || sheets === undefined || this.runner !== undefined) return;
    const { network, trace, random, changes } = device.ports;
    const sync = await sheets.sync();
    const transport = network.transport({
      actor,
      memberId: device.memberId,
      release: device.release,
      isApart: () => device.isApart,
    });
    this.runner = new SyncRunner({
      programmeId,
      store: changes.sync?.(sync, this) ?? sync,
      environment: this.environment(),
      transport: changes.transport?.(transport, this) ?? transport,
      leadership: device.lock.of(this),
      random: () => random.next(),
      onOffset: (ms) => carnet.noteClockOffset(ms),
      onDefect: (error) => trace.violate(`A step of ${actor.name} threw ${String(error)}`),
    });
    device.ports.onExchange?.(this, sync, this.environment());
    this.runner.start();
  }

  /** As a person does who joins, or comes back after the membership had ended. */
  private async connect(sheets: SheetStore): Promise<void> {
    const { device } = this;
    const sync = await sheets.sync();
    const known = await sync.readSync();
    const isBack = known?.evicted === true && device.mayExchange();
    if (known === undefined || isBack) await sync.connect(device.newId());
    if (isBack) device.ports.trace.count('back again');
  }

  private environment() {
    const { device, actor } = this;
    const { scheduler } = device.ports;
    return {
      tab: actor.name,
      now: () => scheduler.now + device.skewMs,
      zone: () => 'Europe/Paris',
      newId: () => device.newId(),
      liveTabs: () => Promise.resolve(new Set(device.tabs.map((tab) => tab.actor.name))),
      later: (work: () => void, afterMs: number) =>
        scheduler.at(actor, 'a timer rings', { afterMs }, work),
    };
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
    const tear = name === 'rewrite' ? undefined : device.beginTearing();
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
    if (device.isNoting && isWriting(name)) device.disk.tail?.note();
    // Another tab put everything away where this one lost the lead, and somebody may have written since.
    const isPutOut = name === 'evict' && !('error' in ended);
    if (name === 'takeSnapshot' || isPutOut) await this.noteTurn(name);
    await scheduler.gate(actor, `${name} is done`);
    if ('error' in ended) throw ended.error;
    return ended.value;
  }

  private async noteTurn(name: string): Promise<void> {
    const { device } = this;
    const { meta, outbox, pages, kept, drafts } = await device.ports.scheduler.perform(() =>
      device.disk.read(),
    );
    if (name !== 'evict') {
      device.snapshotAt = meta?.sync?.cursor?.sequence ?? device.snapshotAt;
      return;
    }
    if (meta?.sync?.evicted !== true) return;
    device.evictedAt = outbox.at(-1)?.key ?? 0;
    device.ports.trace.count('put out');
    const held = outbox.flatMap(({ group }) => group.map(({ operationId }) => operationId));
    device.ports.onPutOut(device, new Set(held));
    const others = drafts.filter((draft) => !isOwnWords(draft));
    if (pages.length + kept.length + others.length > 0) {
      device.ports.trace.violate(`C8: something is left on ${device.name}`);
    }
    if (outbox.some(({ state }) => ['open', 'sealed', 'acknowledged'].includes(state))) {
      device.ports.trace.violate(`C8: something waits on ${device.name}`);
    }
  }

  private gatedSheets(raw: SheetStore): SheetStore {
    const { scheduler } = this.device.ports;
    return new Proxy(raw, {
      get: (target, name) => {
        if (name === 'subscribe')
          return (listener: (change: StoreChange) => void) => {
            const stop = target.subscribe((change) => this.hear(() => listener(change)));
            this.leave.push(stop);
            return stop;
          };
        if (name === 'sync')
          return async () => this.gatedSync(await scheduler.performInTurn(() => target.sync()));
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
        // `restart` says that nothing was taken, and `later` that nothing was written.
        if (answer !== 'restart' && !given.includes('later')) this.lookAtLead(name);
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
  'park',
  'takePull',
  'takeSnapshot',
  'repushKept',
  'renumber',
  'evict',
  'notePushed',
  'passOver',
]);

/** Calls that write nothing. */
const reading: ReadonlySet<string> = new Set([
  'readSync',
  'counts',
  'open',
  'readOutbox',
  'outboxKeys',
  'readProgramme',
  'readHeads',
  'readJournal',
  'readJournals',
  'readLazy',
  'readAllLazy',
  'readLog',
  'readWholeLog',
  'readDrafts',
  'findMentions',
  'stuck',
  'kept',
  'logGroups',
]);

function isWriting(name: string): boolean {
  return leading.has(name) || ['append', 'rewrite', 'seal', 'claim'].includes(name);
}
