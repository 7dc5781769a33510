/** What must hold: at any moment, at a checkpoint, and once everything is quiet. docs/sync-protocol.md. */

import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import { Carnet } from '../../src/client/model/carnet.ts';
import type { CarnetState } from '../../src/client/model/state.ts';
import type { StoredEntry } from '../../src/server/ports/sheet-storage.ts';
import { type DeviceContent, logIn, recordsIn } from './device-disk.ts';
import type { SimDevice, SimTab } from './device.ts';
import { contradictions } from './reference.ts';
import type { Scheduler } from './scheduler.ts';
import { programmeId, type SimServer } from './server.ts';
import type { Told, ToldOperations } from './told.ts';
import { named, type Trace } from './trace.ts';

const stuckStates: readonly string[] = ['held', 'needsAttention', 'quarantined'];

export class Oracle {
  private readonly server: SimServer;
  private readonly told: ToldOperations;
  private readonly trace: Trace;

  constructor(server: SimServer, told: ToldOperations, trace: Trace) {
    this.server = server;
    this.told = told;
    this.trace = trace;
  }

  /** Holds between any two steps. */
  async check(devices: readonly SimDevice[]): Promise<void> {
    const { entries, records, head } = this.server.programme;
    const onServer = new Map<string, StoredEntry>();
    for (const [index, entry] of entries.entries()) {
      const id = entry.operation.operationId;
      if (onServer.has(id)) this.violate(`S2: ${named(id, false)} took effect twice`);
      if (entry.sequence !== index + 1) this.violate(`S8: place ${index + 1} is not taken`);
      onServer.set(id, entry);
    }
    if (head.sequence !== entries.length) this.violate('S1: the head is not the last entry');
    for (const found of contradictions(entries, records)) this.violate(found);
    for (const record of records.values()) this.checkClock(record);
    const contents = new Map<SimDevice, DeviceContent>();
    for (const device of devices) contents.set(device, await device.disk.read());
    for (const [device, content] of contents) this.checkDevice(device, content, entries);
    for (const [id, told] of this.told.all) {
      if (told.excuse === undefined) this.checkTold(id, told, onServer, contents);
    }
  }

  /** Holds once faults have stopped and everybody has exchanged. */
  async checkQuiet(devices: readonly SimDevice[], scheduler: Scheduler): Promise<void> {
    await this.check(devices);
    const { records, entries, groups } = this.server.programme;
    for (const device of devices) {
      const content = await device.disk.read();
      if (content.meta?.sync?.evicted === true) {
        this.checkEvicted(device, content);
        continue;
      }
      for (const row of content.outbox) {
        if (stuckStates.includes(row.state)) continue;
        this.violate(`P7: row ${row.key} of ${device.name} still waits: ${row.state}`);
      }
      this.checkSame(device, content, records);
      for (const tab of device.tabs) await this.checkView(tab, content, scheduler);
    }
    const onServer = new Set(entries.map(({ operation }) => operation.operationId));
    const decided = new Set([...groups.values()].flatMap(({ operationIds }) => operationIds));
    for (const [id, { excuse, group }] of this.told.all) {
      if (excuse !== undefined) continue;
      const count = group.filter((other) => onServer.has(other)).length;
      if (count !== 0 && count !== group.length) {
        this.violate(`The group of ${named(id, false)} took effect in part`);
      }
      if (!onServer.has(id) && !decided.has(id)) this.trace.count('only kept by its author');
    }
  }

  private checkClock({ id, stamps }: { id: string; stamps?: CarnetStamps | undefined }): void {
    for (const [field, { at }] of Object.entries(stamps ?? {})) {
      if (at > this.latest) this.violate(`O8: ${id}.${field} was written in the future`);
    }
  }

  /** The server's clock, when it was last looked at. */
  latest = 0;

  private checkDevice(
    device: SimDevice,
    content: DeviceContent,
    entries: readonly StoredEntry[],
  ): void {
    const { meta, outbox, kept } = content;
    const seen = new Set<string>();
    for (const { key, group } of [...outbox, ...kept]) {
      for (const { operationId } of group) {
        if (seen.has(operationId)) {
          this.violate(`P5: ${named(operationId, true)} is twice on ${device.name}, row ${key}`);
        }
        seen.add(operationId);
      }
    }
    for (const { state, group } of outbox) {
      if (state !== 'acknowledged') continue;
      for (const { operationId } of group) {
        if (!this.server.everCommitted.has(operationId)) {
          this.violate(`P2: ${named(operationId, true)} is synced on ${device.name} only`);
        }
      }
    }
    const numbers = outbox.flatMap((row) =>
      row.state === 'sealed' && row.deviceSequence !== undefined ? [row.deviceSequence] : [],
    );
    // What took effect already, and was not heard of, comes back by a pull and leaves a gap.
    if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
      this.violate(`O4: the counters of ${device.name} are ${numbers.join()}`);
    }
    const cursor = meta?.sync?.cursor;
    const isCurrent = cursor?.epoch === this.server.programme.head.epoch;
    if (cursor === undefined || !isCurrent) return;
    const log = logIn(content).filter(
      ({ sequence }) => sequence > device.snapshotAt && sequence <= cursor.sequence,
    );
    const below = entries.slice(device.snapshotAt, cursor.sequence);
    if (below.length !== log.length) {
      this.violate(`A gap below the cursor of ${device.name}: ${log.length} of ${below.length}`);
    }
  }

  private checkTold(
    id: string,
    told: Told,
    onServer: ReadonlyMap<string, StoredEntry>,
    contents: ReadonlyMap<SimDevice, DeviceContent>,
  ): void {
    const content = contents.get(told.device);
    const own = [...(content?.outbox ?? []), ...(content?.kept ?? [])]
      .flatMap(({ group }) => group)
      .find(({ operationId }) => operationId === id);
    const there = onServer.get(id)?.operation;
    if (own === undefined && there === undefined) {
      this.violate(`P1/P3/P4/P5: ${named(id, false)} of ${told.device.name} is nowhere`);
      return;
    }
    if (told.isTyped) return;
    const asked = JSON.stringify(told.operation);
    for (const found of [own, there]) {
      if (found !== undefined && !isSame(JSON.stringify(found), asked, found, told)) {
        this.violate(`O1: ${named(id, false)} is not as it was made`);
      }
    }
  }

  private checkEvicted(device: SimDevice, content: DeviceContent): void {
    if (!this.server.dismissed.has(device.memberId)) return;
    if (content.pages.length + content.kept.length > 0) {
      this.violate(`P6: something is left on ${device.name}`);
    }
    for (const { key, state } of content.outbox) {
      if (key > device.evictedAt || stuckStates.includes(state)) continue;
      this.violate(`C8: row ${key} waits on ${device.name}`);
    }
  }

  private checkSame(
    device: SimDevice,
    content: DeviceContent,
    records: ReadonlyMap<string, unknown>,
  ): void {
    const here = recordsIn(content);
    for (const id of new Set([...here.keys(), ...records.keys()])) {
      if (stable(here.get(id)) === stable(records.get(id))) continue;
      this.violate(
        `P7: ${id} differs on ${device.name}: ${stable(here.get(id))}, not ${stable(records.get(id))}`,
      );
    }
  }

  /** What a tab shows is what a fresh start would show. */
  private async checkView(
    tab: SimTab,
    content: DeviceContent,
    scheduler: Scheduler,
  ): Promise<void> {
    const shown = tab.carnet?.state.getState();
    if (shown?.phase !== 'ready') {
      this.violate(`${tab.actor.name} shows nothing: ${shown?.phase} ${shown?.failure}`);
      return;
    }
    const device = memoryDevice();
    for (const row of content.pages) device.pages.set(row.key, row);
    for (const row of content.outbox) device.outbox.set(row.key, row);
    device.meta = content.meta;
    const fresh = new Carnet(memoryStore(programmeId, device), {
      tab: 'oracle',
      now: () => scheduler.now,
      zone: () => 'Europe/Paris',
      newId: () => 'none',
      liveTabs: () => Promise.resolve(undefined),
      later: () => () => undefined,
    });
    await fresh.open();
    for (const home of shown.journals.keys()) await fresh.loadJournal(home);
    const expected = fresh.state.getState();
    for (const part of compared) {
      if (stable(partOf(shown, part)) === stable(partOf(expected, part))) continue;
      this.violate(
        `View: ${part} of ${tab.actor.name}: ${stable(partOf(shown, part))}, not ${stable(partOf(expected, part))}`,
      );
    }
  }

  private violate(what: string): void {
    this.trace.violate(what);
  }
}

type CarnetStamps = Readonly<Record<string, { readonly at: number }>>;

const compared = ['programme', 'members', 'sheets', 'trashedSheets', 'journals'] as const;

function partOf(state: CarnetState, part: (typeof compared)[number]): unknown {
  const value: unknown = state[part];
  return value instanceof Map ? Object.fromEntries(value) : value;
}

/** An operation that came back through a server has the same content; keys may stand in another order. */
function isSame(found: string, asked: string, a: unknown, { operation }: Told): boolean {
  return found === asked || stable(a) === stable(operation);
}

/** JSON with its keys in their order. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
