/** What must hold for files [C15, S21]: none is lost silently, and none leaves a device that no verified copy holds. */

import {
  type FileStore,
  type KeptFile,
  wasNeverSent,
} from '../../../src/client/ports/file-store.ts';
import { type AnyRecord, recordAs } from '../../../src/domain/operation/record.ts';
import { mayRead, mayWriteAs } from '../../../src/domain/permission/permission.ts';
import type { SimDevice } from '../device.ts';
import type { SimFileServer } from '../file-server.ts';
import type { World } from '../world.ts';

/** Opens a file on a device; answers what came of it. */
type Fetch = (device: SimDevice, record: AnyRecord, hash: string) => Promise<string>;

export class FileOracle {
  private readonly world: World;
  private readonly files: SimFileServer;
  private readonly storeOf: (device: SimDevice) => FileStore;
  /** Hashes that room was made of. */
  private readonly freed = new Set<string>();
  /** Hashes that lay on a disk that was wiped: they may be nowhere any more, and that is known. */
  private readonly wiped = new Set<string>();

  constructor(world: World, files: SimFileServer, storeOf: (device: SimDevice) => FileStore) {
    this.world = world;
    this.files = files;
    this.storeOf = storeOf;
  }

  excuse(store: FileStore): void {
    void this.world.scheduler.perform(async () => {
      for (const { hash } of await store.list()) this.wiped.add(hash);
    });
  }

  /** Asked right before bytes leave a device. */
  checkRemoval(device: SimDevice, hashes: readonly string[]): void {
    const copied = this.files.copied();
    for (const hash of hashes) {
      this.freed.add(hash);
      if (copied.has(hash)) continue;
      this.violate(`C15: ${device.name} freed ${hash.slice(0, 8)}, which no verified copy holds`);
    }
  }

  /** Asked right before bytes go that are taken for unnamed: nothing on the device names a record of theirs. */
  async checkSweep(device: SimDevice, files: readonly KeptFile[]): Promise<void> {
    const stored = await storedOn(device);
    for (const { hash, records } of files) {
      const named = records.find((id) => stored.includes(`"${id}"`));
      if (named === undefined) continue;
      this.violate(`C15: ${device.name} sweeps ${hash.slice(0, 8)}, which ${named} names`);
    }
  }

  /** Once all is quiet and was swept: nothing waits on a device for a record that was never written. */
  async checkUnnamed(): Promise<void> {
    for (const device of this.world.devices) {
      const { meta } = await device.disk.read();
      // What comes back with the membership, or with an update, may name it.
      if (meta?.sync?.evicted === true || (meta?.sync?.newer ?? 0) > 0) continue;
      const stored = await storedOn(device);
      for (const file of await this.storeOf(device).list()) {
        const words = [file.hash, ...file.records];
        if (!wasNeverSent(file) || words.some((word) => stored.includes(`"${word}"`))) continue;
        this.violate(`C15: ${device.name} keeps ${file.hash.slice(0, 8)}, which nothing names`);
      }
    }
  }

  /** Bytes go only to who may read the programme and names a record of them. */
  checkAnswer({ memberId }: SimDevice, path: string, { status, headers }: Response): void {
    const isBytes = headers.get('content-type') === 'application/octet-stream';
    if (status !== 200 || !isBytes) return;
    const { memberships } = this.world.server.programme;
    const member = memberships.find((one) => one.memberId === memberId);
    // Who lost the right while the answer was made may have it.
    const wasDismissed = this.world.server.dismissed.has(memberId);
    if ((member !== undefined && mayRead(member.roles)) || wasDismissed) return;
    this.violate(`S21: ${memberId} was given ${path}`);
  }

  /** Whether every file that can travel has travelled. */
  async isQuiet(): Promise<boolean> {
    const { epoch } = this.world.server.programme.head;
    for (const device of this.world.devices) {
      for (const { hash, records, sentTo } of await this.storeOf(device).list()) {
        if (sentTo !== epoch && this.mayBring(device, hash, records)) return false;
      }
    }
    return true;
  }

  /** Once all is quiet: what a record names is on the server, or is known to be somewhere it cannot leave. */
  async checkQuiet(fetch: Fetch): Promise<void> {
    const { server, devices, trace } = this.world;
    const whole = this.files.whole();
    const waiting = new Set<string>();
    for (const device of devices) {
      for (const { hash } of await this.storeOf(device).list()) waiting.add(hash);
    }
    for (const device of devices) await this.checkMarks(device, whole);
    for (const record of server.programme.records.values()) {
      const hash = recordAs(record, 'attachment')?.values.hash;
      if (hash === undefined || record.deleted !== undefined) continue;
      trace.count('file looked for');
      if (!whole.has(hash) && !waiting.has(hash) && !this.wiped.has(hash)) {
        this.violate(`C15: the bytes of ${record.id} are nowhere`);
      }
      if (!this.freed.has(hash)) continue;
      trace.count('freed file looked for');
      if (!whole.has(hash))
        this.violate(`C15: the freed bytes of ${record.id} are not on the server`);
      for (const device of devices) await this.checkFetch(device, record, hash, fetch);
    }
  }

  /** What a device says is on the server is there. */
  private async checkMarks(device: SimDevice, whole: ReadonlySet<string>): Promise<void> {
    const { epoch } = this.world.server.programme.head;
    for (const { hash, sentTo } of await this.storeOf(device).list()) {
      if (sentTo !== epoch || whole.has(hash)) continue;
      this.violate(`C15: ${device.name} calls ${hash.slice(0, 8)} sent, and the server lacks it`);
    }
  }

  private async checkFetch(
    device: SimDevice,
    record: AnyRecord,
    hash: string,
    fetch: Fetch,
  ): Promise<void> {
    const isOut = device.leader?.runner?.state.getState().phase === 'lost';
    if (isOut || !mayRead(this.rolesOf(device)) || (await this.storeOf(device).read(hash))) return;
    const kind = await fetch(device, record, hash);
    if (kind === 'here') this.world.trace.count('freed file fetched again');
    else this.violate(`C15: ${device.name} cannot fetch ${record.id} again: ${kind}`);
  }

  private mayBring(device: SimDevice, hash: string, records: readonly string[]): boolean {
    const roles = this.rolesOf(device);
    // One that was put out exchanges nothing until somebody opens it anew.
    const isOut = device.leader?.runner?.state.getState().phase === 'lost';
    if (isOut || !mayRead(roles)) return false;
    return records.some((id) => {
      const found = this.world.server.programme.records.get(id);
      const attachment = found && recordAs(found, 'attachment');
      const isNamed = attachment?.values.hash === hash && attachment.deleted === undefined;
      return isNamed && (mayWriteAs(roles, 'staff') || attachment.created.by === device.memberId);
    });
  }

  private rolesOf({ memberId }: SimDevice) {
    const { memberships } = this.world.server.programme;
    return memberships.find((one) => one.memberId === memberId)?.roles ?? [];
  }

  private violate(what: string): void {
    this.world.trace.violate(what);
  }
}

/** Everything that lies on the disk of a device, as one text. */
async function storedOn(device: SimDevice): Promise<string> {
  const stored = await device.disk.read();
  // That something was discarded is noted, which names no record.
  return JSON.stringify(stored, (key, value: unknown) => (key === 'withdrawn' ? [] : value));
}
