/**
 * What must hold: after every step that changed anything, and once everything is quiet. Each finding names the rule of
 * docs/sync-protocol.md that is broken, or `Growth` where something is kept for no reason.
 */

import { memoryDevice, memoryStore } from '../../../src/client/storage/memory-store.ts';
import { Carnet } from '../../../src/client/model/carnet.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import { type DeviceContent, recordsIn } from '../device-disk.ts';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import type { SimDevice } from '../device.ts';
import { unknownEntities } from '../release.ts';
import type { SimTab } from '../tab.ts';
import type { Scheduler } from '../scheduler.ts';
import { programmeId } from '../server-disk.ts';
import type { SimServer } from '../server.ts';
import type { Told, ToldOperations } from '../told.ts';
import { named, type Trace } from '../trace.ts';
import { DeviceOracle } from './device-oracle.ts';
import { isSame, shown } from './same.ts';
import { ServerOracle } from './server-oracle.ts';

/** States of rows that a person has to look at. */
export const stuckStates: readonly string[] = [
  'held',
  'needsAttention',
  'quarantined',
  'undecided',
];
/** Those of them on which a server may decide later. */
const openStates: readonly string[] = ['held', 'quarantined', 'undecided'];

export class Oracle {
  private readonly server: SimServer;
  private readonly told: ToldOperations;
  private readonly trace: Trace;
  private readonly scheduler: Scheduler;
  private readonly onServer: ServerOracle;
  private readonly onDevices = new Map<SimDevice, DeviceOracle>();
  /** Operations as they were made, and those that were found to be the same. */
  private readonly same = new WeakMap<Operation, Operation>();
  /** Tab to the version of its disk at which what it shows was looked at. */
  private readonly seenViews = new WeakMap<SimTab, number>();

  constructor(server: SimServer, told: ToldOperations, trace: Trace, scheduler: Scheduler) {
    this.server = server;
    this.told = told;
    this.trace = trace;
    this.scheduler = scheduler;
    this.onServer = new ServerOracle(told, trace, server, (id) => server.letThrough.has(id));
  }

  /** Holds between any two steps. */
  async check(devices: readonly SimDevice[], isQuiet = false): Promise<void> {
    let isChanged = this.onServer.check(this.server.programme, this.scheduler.now);
    for (const device of devices) {
      if (await this.oracleOf(device).check(isQuiet)) isChanged = true;
    }
    if (!isChanged) return;
    for (const [id, told] of this.told.all) {
      if (told.excuse === undefined) this.checkTold(id, told);
    }
  }

  /** Holds when nothing is under way on a device: its tabs show what lies on its disk. */
  async checkViews(device: SimDevice): Promise<void> {
    if (!device.isAtRest()) return;
    const { version } = device.disk;
    const fresh = device.tabs.filter((tab) => this.seenViews.get(tab) !== version);
    if (fresh.length === 0) return;
    const content = await device.disk.read();
    for (const tab of fresh) {
      this.seenViews.set(tab, version);
      if (tab.carnet?.state.getState().phase === 'ready') await this.checkView(tab, content);
    }
    this.trace.count('view looked at');
  }

  /** Holds once faults have stopped and everybody has exchanged. */
  async checkQuiet(devices: readonly SimDevice[]): Promise<void> {
    await this.check(devices, true);
    const { records, groups } = this.server.programme;
    for (const device of devices) {
      const content = await device.read();
      if (content.meta?.sync?.evicted === true) {
        this.checkEvicted(device, content);
        continue;
      }
      if (this.server.dismissed.has(device.memberId)) {
        this.violate(`P6: ${device.name} is no member's and was not put out`);
      }
      for (const row of content.outbox) {
        if (stuckStates.includes(row.state)) continue;
        this.violate(`P7: row ${row.key} of ${device.name} still waits: ${row.state}`);
      }
      this.checkWaiting(device, content);
      this.checkSame(device, content, records);
      const raw = device.release === 'older' ? await device.disk.read() : content;
      for (const tab of device.tabs) await this.checkView(tab, raw);
    }
    if (this.server.release === 'current') {
      const left = [...groups.values()].filter(({ outcome }) => outcome === 'undecided');
      for (const { operationIds } of left) {
        this.violate(`X3: the group of ${named(operationIds[0] ?? '', false)} was never decided`);
      }
    }
    const decided = new Set([...groups.values()].flatMap(({ operationIds }) => operationIds));
    for (const [id, { excuse, group }] of this.told.all) {
      if (excuse !== undefined) continue;
      const count = group.filter((other) => this.onServer.effects.has(other)).length;
      if (count !== 0 && count !== group.length) {
        this.violate(`S5: the group of ${named(id, false)} took effect in part`);
      }
      if (count === 0 && !decided.has(id)) this.trace.count('only kept by its author');
    }
  }

  private oracleOf(device: SimDevice): DeviceOracle {
    const known = this.onDevices.get(device);
    if (known !== undefined) return known;
    const made = new DeviceOracle(device, this.server, this.trace);
    this.onDevices.set(device, made);
    return made;
  }

  private checkTold(id: string, told: Told): void {
    const own = this.oracleOf(told.device).own.get(id);
    const effect = this.onServer.effects.get(id);
    if (own === undefined && effect === undefined) {
      this.violate(`P5: ${named(id, false)} of ${told.device.name} is nowhere`);
      return;
    }
    if (own === undefined && (effect?.sequence ?? 0) > this.server.verifiedSequence) {
      this.violate(`P3: ${named(id, false)} is in no backup, and not on ${told.device.name}`);
    }
    for (const found of [own, effect?.operation]) {
      if (found !== undefined) this.checkAsMade(found, told);
    }
  }

  private checkAsMade(found: Operation, { operation, isTyped }: Told): void {
    if (this.same.get(found) === operation) return;
    this.same.set(found, operation);
    const id = named(operation.operationId, false);
    if (!isTyped) {
      if (!isSame(found, operation)) this.violate(`O1: ${id} is not as it was made`);
      return;
    }
    // People only add words: a later state of the row holds every earlier one.
    for (const [field, { value }] of Object.entries(operation.fields)) {
      const here = found.fields[field]?.value;
      if (!wordsOf(here).startsWith(wordsOf(value))) {
        this.violate(`P1: ${id} holds ${JSON.stringify(here)}, not ${JSON.stringify(value)}`);
      }
    }
  }

  /** What took effect waits no more, whether it came as an entry or lies before the place of a download. */
  private checkWaiting({ name }: SimDevice, { meta, outbox }: DeviceContent): void {
    for (const { key, state, deviceSequence, group, forked } of outbox) {
      const isDone = ({ operationId, ...made }: Operation): boolean =>
        isSame(this.onServer.effects.get(operationId)?.operation, { operationId, ...made });
      if (forked === true && group.every(isDone)) {
        this.violate(`C2: row ${key} of ${name} needs attention, and took effect`);
      }
      if (!openStates.includes(state)) continue;
      const there = this.server.programme.groups.get(`${meta?.sync?.device} ${deviceSequence}`);
      if (there?.sequence === undefined) continue;
      this.violate(`C10: row ${key} of ${name} is ${state}, and took effect`);
    }
  }

  private checkEvicted(device: SimDevice, content: DeviceContent): void {
    if (!this.server.dismissed.has(device.memberId)) return;
    if (content.pages.length + content.inbox.length + content.kept.length > 0) {
      this.violate(`P6: something is left on ${device.name}`);
    }
    for (const { key, state } of content.outbox) {
      if (key > device.evictedAt || state === 'setAside' || stuckStates.includes(state)) continue;
      this.violate(`C8: row ${key} waits on ${device.name}`);
    }
  }

  private checkSame(
    device: SimDevice,
    content: DeviceContent,
    records: ReadonlyMap<string, AnyRecord>,
  ): void {
    const here = recordsIn(content);
    const waiting = waitingFor(content);
    if (device.release === 'current' && waiting.size > 0) {
      this.violate(`X2: ${[...waiting].join()} still waits on ${device.name}`);
    }
    for (const id of new Set([...here.keys(), ...records.keys()])) {
      const [a, b] = [here.get(id), records.get(id)];
      if (isSame(a, b)) continue;
      if (device.release === 'older') {
        if (waiting.has(id)) {
          this.trace.count('waits for the update');
          continue;
        }
        if (b !== undefined && isBeyond(b, records)) {
          this.violate(`X2: ${id} is neither shown nor kept on ${device.name}`);
          continue;
        }
      }
      this.violate(`P7: ${id} differs on ${device.name}: ${shown(a)}, not ${shown(b)}`);
    }
  }

  /** What a tab shows is what a fresh start would show. */
  private async checkView(tab: SimTab, content: DeviceContent): Promise<void> {
    const state = tab.carnet?.state.getState();
    if (state?.phase !== 'ready') {
      this.violate(`P1: ${tab.actor.name} shows nothing: ${state?.phase} ${state?.failure}`);
      return;
    }
    const device = memoryDevice();
    for (const row of content.pages) device.pages.set(row.key, row);
    for (const row of content.outbox) device.outbox.set(row.key, row);
    device.meta = content.meta;
    const fresh = new Carnet(memoryStore(programmeId, device), {
      // Its own open rows stay as they are.
      tab: tab.actor.name,
      now: () => this.scheduler.now,
      zone: () => 'Europe/Paris',
      newId: () => 'none',
      liveTabs: () => Promise.resolve(undefined),
      later: () => () => undefined,
    });
    await fresh.open();
    for (const home of state.journals.keys()) await fresh.loadJournal(home);
    const expected = fresh.state.getState();
    for (const part of compared) {
      const [a, b] = [state[part], expected[part]];
      if (isSame(a, b)) continue;
      this.violate(`P1: ${part} of ${tab.actor.name}: ${shown(a)}, not ${shown(b)}`);
    }
  }

  private violate(what: string): void {
    this.trace.violate(what);
  }
}

/** The records of which something waits for a newer version. */
function waitingFor({ pages }: DeviceContent): ReadonlySet<string> {
  return new Set(
    pages.flatMap((row) => {
      if (!('newer' in row)) return [];
      const { newer } = row;
      return 'record' in newer ? newer.record.id : newer.arrived.entry.operation.record;
    }),
  );
}

/** Whether an older version knows nothing of a record, or of where it lies. */
function isBeyond({ entity, home }: AnyRecord, records: ReadonlyMap<string, AnyRecord>): boolean {
  return [entity, records.get(home)?.entity ?? ''].some((one) => unknownEntities.includes(one));
}

const compared = ['programme', 'members', 'sheets', 'trashedSheets', 'journals'] as const;

/** What people typed into a field: they type into texts only. */
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');
