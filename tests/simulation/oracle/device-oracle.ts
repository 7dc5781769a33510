/** What must hold on the disk of a device, whenever something was written there. */

import type { OutboxRow } from '../../../src/client/ports/sheet-store.ts';
import { type KeptGroup, keptGroups } from '../../../src/client/storage/sync-tables.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import type { StoredEntry } from '../../../src/server/ports/sheet-storage.ts';
import { type DeviceContent, logIn } from '../device-disk.ts';
import type { SimDevice } from '../device.ts';
import type { SimServer } from '../server.ts';
import { named, type Trace } from '../trace.ts';
import { isSame } from './same.ts';

export class DeviceOracle {
  /** Operations that this device still has itself: those that wait, and those that it keeps [P3]. */
  readonly own = new Map<string, Operation>();
  private readonly device: SimDevice;
  private readonly server: SimServer;
  private readonly trace: Trace;
  private seenVersion: number | undefined;
  private seenEpoch: string | undefined;

  constructor(device: SimDevice, server: SimServer, trace: Trace) {
    this.device = device;
    this.server = server;
    this.trace = trace;
  }

  /** Looks at the disk, where anything was written since the last time; answers whether anything was. */
  async check(isQuiet = false): Promise<boolean> {
    const { version } = this.device.disk;
    const { epoch } = this.server.programme.head;
    // Of a server that goes back unsaid, a device knows only once it has heard of it.
    const isUnsaid = this.server.goesBackUnsaid;
    const isLast = isUnsaid && isQuiet;
    if (version === this.seenVersion && epoch === this.seenEpoch && !isLast) return false;
    this.seenVersion = version;
    this.seenEpoch = epoch;
    const content = await this.device.read();
    this.checkAccounts(content);
    this.checkCounters(content);
    if (!isUnsaid || isQuiet) this.checkCursor(content, this.server.programme.entries, epoch);
    return true;
  }

  /** Every operation is in one place [P5], and what is synced was committed [P2]. */
  private checkAccounts({ meta, outbox, kept, pages }: DeviceContent): void {
    this.own.clear();
    const rows = [...outbox, ...kept.flatMap(keptGroups)];
    for (const { key, group } of rows.filter((row) => !isFork(row))) {
      for (const operation of group) this.take(operation, key);
    }
    const contents = new Map([...this.own].map(([id, operation]) => [id, [operation]]));
    for (const { key, group } of rows.filter(isFork)) this.takeFork(group, key, contents);
    // The log of a programme that was begun alone is kept as a whole until a backup covers it.
    if (meta?.sync === undefined || meta.sync.handOver !== undefined) {
      for (const { operation } of logIn({ pages })) this.own.set(operation.operationId, operation);
    }
    for (const { state, group } of outbox) {
      if (state !== 'acknowledged') continue;
      for (const { operationId } of group) {
        if (!this.server.everCommitted.has(operationId)) {
          this.violate(`P2: ${named(operationId, true)} is synced on ${this.device.name} only`);
        }
      }
    }
    const watermark = meta?.sync?.watermark ?? 0;
    for (const { key, sequence } of kept) {
      if (sequence <= watermark)
        this.violate(`Growth: ${this.device.name} keeps row ${key} for nothing`);
    }
  }

  private take(operation: Operation, key: number): void {
    const { operationId } = operation;
    if (this.own.has(operationId)) this.violateTwice(operationId, key);
    this.own.set(operationId, operation);
  }

  /** What a server knows otherwise lies beside what has its ids here, with its text: never the same content once more [C9]. */
  private takeFork(
    group: readonly Operation[],
    key: number,
    contents: Map<string, Operation[]>,
  ): void {
    const known = group.map(({ operationId }) => contents.get(operationId) ?? []);
    const isOther = group.some((one, at) => known[at]?.every((there) => !isSame(there, one)));
    if (!isOther) this.violateTwice(group[0]?.operationId ?? '', key);
    for (const [at, operation] of group.entries()) {
      const { operationId } = operation;
      contents.set(operationId, [...(known[at] ?? []), operation]);
      if (!this.own.has(operationId)) this.own.set(operationId, operation);
    }
  }

  private violateTwice(operationId: string, key: number): void {
    this.violate(`P5: ${named(operationId, true)} is twice on ${this.device.name}, row ${key}`);
  }

  /** Each has its own, in the order of each sheet; what was set aside comes back with a later one than others [C13]. */
  private checkCounters({ outbox }: DeviceContent): void {
    const last = new Map<string, number>();
    const taken = new Set<number>();
    for (const { state, deviceSequence, group } of outbox) {
      if (state !== 'sealed' || deviceSequence === undefined) continue;
      const isBehind = group.some(({ home }) => (last.get(home) ?? 0) > deviceSequence);
      if (taken.has(deviceSequence) || isBehind) {
        this.violate(`O4: ${this.device.name} numbers ${deviceSequence} out of its order`);
      }
      taken.add(deviceSequence);
      for (const { home } of group) last.set(home, deviceSequence);
    }
  }

  /** Below the cursor is everything, whole groups of it. */
  private checkCursor(
    content: DeviceContent,
    entries: readonly StoredEntry[],
    epoch: string,
  ): void {
    const { name, snapshotAt } = this.device;
    const cursor = content.meta?.sync?.cursor;
    if (cursor === undefined || cursor.epoch !== epoch) return;
    const log = logIn(content).filter(
      ({ sequence }) => sequence > snapshotAt && sequence <= cursor.sequence,
    );
    const here = new Set(
      log.map(({ sequence, operation }) => `${sequence} ${operation.operationId}`),
    );
    const below = entries.slice(snapshotAt, cursor.sequence);
    const missing = below.filter(
      ({ sequence, operation }) => !here.has(`${sequence} ${operation.operationId}`),
    );
    if (missing.length > 0) {
      const places = missing.map(({ sequence }) => sequence).join();
      this.violate(`S13: a gap below the cursor of ${name}: ${places}`);
    }
    // The log of a programme that was begun alone may hold its own places beside those of the server.
    if (log.length > below.length && !this.device.hasBegun) {
      this.violate(`S13: ${name} holds entries that the server does not have`);
    }
    const group = entries[cursor.sequence - 1]?.group;
    if (group !== undefined && entries[cursor.sequence]?.group === group) {
      this.violate(`C2: ${name} has the group of ${named(group, false)} in part`);
    }
    const leak = content.outbox.find(
      ({ state, sequence }) =>
        state === 'acknowledged' && sequence !== undefined && sequence <= cursor.sequence,
    );
    if (leak !== undefined)
      this.violate(`Growth: row ${leak.key} of ${name} is confirmed and stays`);
  }

  private violate(what: string): void {
    this.trace.violate(what);
  }
}

/** Whether a server may know a row with another content under its ids. */
function isFork(row: OutboxRow | KeptGroup): boolean {
  return 'state' in row && row.state === 'needsAttention';
}
