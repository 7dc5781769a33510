/**
 * This device: which programmes are kept on it, and how safe its storage is.
 */

import { type ExportedFileKind, exportedFilesMax } from '../../protocol/exported-files.ts';
import type { Caps } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { CopiedProgramme } from './backups.ts';
import type { FileStore } from './file-store.ts';
import type { Draft, SheetStore } from './sheet-store.ts';

export interface InstalledProgramme {
  readonly programmeId: string;
  readonly name: string;
  readonly memberId: string;
  /** When it was last opened here, in milliseconds since 1970. */
  readonly openedAt: number;
  /** Day on which a sample programme stands still, `YYYY-MM-DD`. */
  readonly pinnedDay?: string | undefined;
  /** Changes that were not confirmed when it was last seen: told when the data vanished. */
  readonly pendingCount: number;
  /** The device remembers the programme, but its database is gone. */
  readonly vanished: boolean;
  /** The account on the server that it belongs to; absent while the programme is kept alone. */
  readonly accountId?: string | undefined;
  /** Exported files that were not reported to the server yet, oldest first. Stored under this name. */
  readonly handedOut?: readonly ExportedFile[] | undefined;
}

/** The files with one more. If they cannot be reported for long, the latest stay: as many as fit one request. */
export const withExportedFile = (
  files: readonly ExportedFile[] | undefined,
  file: ExportedFile,
): readonly ExportedFile[] => [...(files ?? []), file].slice(-exportedFilesMax);

/** The files without those that were reported. */
export const withoutExportedFiles = (
  files: readonly ExportedFile[] | undefined,
  told: readonly ExportedFile[],
): readonly ExportedFile[] =>
  (files ?? []).filter(({ kind, at }) => !told.some((one) => one.kind === kind && one.at === at));

/** A file that was exported, and when, in milliseconds since 1970. */
export interface ExportedFile {
  readonly kind: ExportedFileKind;
  readonly at: number;
}

/** Who is signed in on this device, as last known: it tells whose databases may be opened. */
export interface DeviceAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A programme of a server, for one of its members. */
export interface JoinedProgramme {
  readonly programmeId: string;
  readonly memberId: string;
  readonly name: string;
  readonly accountId: string;
}

export interface StorageReport {
  /** Whether the browser promised not to clear it; `undefined` where it cannot tell. */
  readonly persisted: boolean | undefined;
  /** True in a private window, where all goes when it is closed; only some browsers let that be known. */
  readonly endsWithWindow?: boolean | undefined;
  /** Bytes, where the browser tells. */
  readonly usage?: number | undefined;
  readonly quota?: number | undefined;
}

/**
 * Every method sees what belongs to no account, or to the one that is signed in: another person on the same device
 * meets nothing of it.
 */
export interface Device {
  /** Programmes of this device, last opened first. */
  programmes(): Promise<readonly InstalledProgramme[]>;
  /** One of them; absent where it was never on this device, or is somebody else's. */
  installed(programmeId: string): Promise<InstalledProgramme | undefined>;
  /**
   * Creates the database of a programme and writes its first groups, as they were made. Safe to repeat.
   *
   * @param caps what is known of clocks that were ahead
   */
  begin(
    programme: {
      readonly programmeId: string;
      readonly memberId: string;
      readonly name: string;
      readonly pinnedDay?: string | undefined;
    },
    groups: readonly Group[],
    caps?: Caps,
  ): Promise<void>;
  /**
   * Makes the database of a programme of a server, or finds the one that this member has here, and connects it: what
   * it holds comes with the exchange. Safe to repeat.
   *
   * @param device a new name for this device, to the exchange
   */
  join(programme: JoinedProgramme, device: string): Promise<void>;
  /** What was half-typed or unsent and lies beside the database of a programme: of one that vanished, all that is left here. */
  wordsBeside(programmeId: string): readonly Draft[];
  /** Whether the programme is on this device for an account that is not signed in. */
  isLocked(programmeId: string): boolean;
  /** Who is signed in here, as last known; the same object until it changes. */
  account(): DeviceAccount | undefined;
  /** Notes who signed in, or that nobody is any more. */
  setAccount(account: DeviceAccount | undefined): void;
  /** Calls back when somebody signed in or out, in whichever tab; the same person again too. */
  onAccount(listener: () => void): () => void;
  /** The name of this device to the server's list of devices; `fresh` from now on where it has none. */
  deviceId(fresh: string): string;
  /** Notes what is known of a programme that is here: its name, how many changes wait. */
  remember(programmeId: string, known: Partial<Omit<InstalledProgramme, 'programmeId'>>): void;
  /** Notes an exported file, to be reported to the server; does nothing in a local programme. */
  noteExportedFile(programmeId: string, file: ExportedFile): void;
  /** These were reported to the server. */
  forgetExportedFiles(programmeId: string, files: readonly ExportedFile[]): void;
  /** Removes a programme from this device for good; rejects where it is not there for whoever is signed in now. */
  forget(programme: Pick<InstalledProgramme, 'programmeId' | 'accountId'>): Promise<void>;
  /** The store of a programme; its database opens with the first call. */
  store(programmeId: string): SheetStore;
  /** The same, read only, where a newer version of Carnet wrote it and `store` rejects as `newer`. */
  newerData(programmeId: string): Promise<CopiedProgramme>;
  /** The files of a programme on this device; loaded with their first use. */
  files(programmeId: string): Promise<FileStore>;
  /** Opens, whenever it is called, the files of whoever is signed in now: those that belong to a store opened now. */
  filesLater(programmeId: string): () => Promise<FileStore>;
  storage(): Promise<StorageReport>;
  /** Asks the browser to protect the storage; answers whether it does. */
  protect(): Promise<boolean>;
  /** Whether anything can be stored at all: false in some private windows. */
  available(): Promise<boolean>;
}
