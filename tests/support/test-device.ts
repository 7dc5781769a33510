/** A device in memory: its programmes are stores in memory, and a test can make one vanish or fill the device. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { FileStore } from '../../src/client/ports/file-store.ts';
import type { RecordingLocks } from '../../src/client/storage/recording-store.ts';
import { browserBackups } from '../../src/client/storage/backup.ts';
import { fileStore } from '../../src/client/storage/file-store.ts';
import {
  type MemoryDevice,
  memoryDevice,
  memoryStore,
} from '../../src/client/storage/memory-store.ts';
import type { Backups, StartDraft } from '../../src/client/ports/backups.ts';
import {
  type Device,
  type DeviceAccount,
  type InstalledProgramme,
  type StorageReport,
  withExportedFile,
  withoutExportedFiles,
} from '../../src/client/ports/device.ts';
import { StoreError, type StoreErrorKind } from '../../src/client/ports/sheet-store.ts';

export interface TestDevice extends Device {
  readonly list: Map<string, InstalledProgramme>;
  readonly databases: Map<string, MemoryDevice>;
  readonly report: {
    persisted: boolean | undefined;
    endsWithWindow?: boolean;
    usage?: number;
    quota?: number;
  };
  /** What the next `begin` ends with. */
  failure: StoreErrorKind | undefined;
  /** What the browser answers when it is asked to protect. */
  agrees: boolean;
  canKeep: boolean;
  signedIn: DeviceAccount | undefined;
  /** Every tab dies: no voice note is being recorded any more. */
  killTabs(): void;
}

/** An empty device. */
export function testDevice(now: () => number): TestDevice {
  const listeners = new Set<() => void>();
  const database = (programmeId: string): MemoryDevice => {
    const known = device.databases.get(programmeId) ?? memoryDevice();
    device.databases.set(programmeId, known);
    return known;
  };
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
  const fileStores = new Map<string, FileStore>();
  const recordingLocks = testRecordingLocks();
  const device: TestDevice = {
    list: new Map(),
    databases: new Map(),
    report: { persisted: false, usage: 1_800_000 },
    failure: undefined,
    agrees: true,
    canKeep: true,
    signedIn: undefined,
    killTabs: () => recordingLocks.killTabs(),
    programmes: async () => [...device.list.values()].sort((a, b) => b.openedAt - a.openedAt),
    installed: async (programmeId) => device.list.get(programmeId),
    begin: async ({ programmeId, memberId, name, pinnedDay }, groups) => {
      if (device.failure !== undefined) throw new StoreError(device.failure);
      const store = memoryStore(programmeId, database(programmeId));
      await store.begin(memberId, pinnedDay);
      await store.importLog(groups, () => true, now());
      device.list.set(programmeId, {
        programmeId,
        memberId,
        name,
        openedAt: now(),
        pinnedDay,
        pendingCount: 0,
        vanished: false,
      });
    },
    join: async ({ programmeId, memberId, name, accountId }, deviceName) => {
      const store = memoryStore(programmeId, database(programmeId));
      await store.begin(memberId);
      await (await store.sync()).connect(deviceName);
      const entry = { programmeId, memberId, name, accountId, openedAt: now() };
      device.list.set(programmeId, { ...entry, pendingCount: 0, vanished: false });
    },
    wordsBeside: () => [],
    isLocked: () => false,
    account: () => device.signedIn,
    setAccount: (account) => {
      device.signedIn = account;
      for (const listener of listeners) listener();
    },
    onAccount: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    deviceId: () => 'device-1',
    remember: (programmeId, known) => {
      const listed = device.list.get(programmeId);
      if (listed !== undefined) device.list.set(programmeId, { ...listed, ...known });
    },
    noteExportedFile: (programmeId, file) => {
      const listed = device.list.get(programmeId);
      if (listed?.accountId === undefined) return;
      device.remember(programmeId, { handedOut: withExportedFile(listed.handedOut, file) });
    },
    forgetExportedFiles: (programmeId, files) => {
      const listed = device.list.get(programmeId);
      device.remember(programmeId, { handedOut: withoutExportedFiles(listed?.handedOut, files) });
    },
    forget: async ({ programmeId }) => {
      device.list.delete(programmeId);
      device.databases.delete(programmeId);
    },
    store: (programmeId) => memoryStore(programmeId, database(programmeId)),
    newerData: async (programmeId) => memoryStore(programmeId, database(programmeId)),
    filesLater: (programmeId) => () => device.files(programmeId),
    files: async (programmeId) => {
      const known =
        fileStores.get(programmeId) ??
        fileStore(programmeId, { now, factory: disk, recordingLocks });
      fileStores.set(programmeId, known);
      return { ...known, close: () => undefined };
    },
    storage: async (): Promise<StorageReport> => ({ ...device.report }),
    protect: async () => {
      device.report.persisted = device.agrees;
      return device.agrees;
    },
    available: async () => device.canKeep,
  };
  return device;
}

/** Which voice notes the tabs of a device are recording. */
export function testRecordingLocks(): RecordingLocks & { killTabs(): void } {
  let held = new Set<string>();
  return {
    killTabs: () => {
      held = new Set();
    },
    take: async (id) => {
      held.add(id);
      return () => void held.delete(id);
    },
    ifFree: async (id, work) => {
      if (held.has(id)) return;
      held.add(id);
      await work().finally(() => held.delete(id));
    },
  };
}

/** The tools of backup copies, with what was downloaded and what the first form keeps. */
export function testBackupTools() {
  const downloads: Parameters<Backups['download']>[0][] = [];
  const kept: { text: string | undefined } = { text: undefined };
  const startDraft: StartDraft = {
    read: () => kept.text,
    keep: (text) => {
      kept.text = text;
    },
  };
  const backups: Backups = {
    ...browserBackups(),
    download: (file) => {
      downloads.push(file);
    },
  };
  return { backups, startDraft, downloads, kept };
}
