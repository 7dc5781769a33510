/**
 * This device: which programmes are kept on it, and how safe its storage is.
 */

import { type HandedOutKind, handedOutMax } from '../../protocol/handed-out.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { CopiedProgramme } from './backups.ts';
import type { SheetStore } from './sheet-store.ts';

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
  /** What was handed to a person as a file and not told to the server yet, oldest first. */
  readonly handedOut?: readonly HandedOut[] | undefined;
}

/** The files with one more; of those that cannot be told for long, the latest stay: as many as one request tells. */
export const withHandedOut = (
  files: readonly HandedOut[] | undefined,
  file: HandedOut,
): readonly HandedOut[] => [...(files ?? []), file].slice(-handedOutMax);

/** The files without those that were told. */
export const withoutHandedOut = (
  files: readonly HandedOut[] | undefined,
  told: readonly HandedOut[],
): readonly HandedOut[] =>
  (files ?? []).filter(({ kind, at }) => !told.some((one) => one.kind === kind && one.at === at));

/** A file that left the device, and when, in milliseconds since 1970. */
export interface HandedOut {
  readonly kind: HandedOutKind;
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
  /** Creates the database of a programme and writes its first groups. Safe to repeat. */
  begin(
    programme: {
      readonly programmeId: string;
      readonly memberId: string;
      readonly name: string;
      readonly pinnedDay?: string | undefined;
    },
    groups: readonly Group[],
  ): Promise<void>;
  /**
   * Makes the database of a programme of a server, or finds the one that this member has here, and connects it: what
   * it holds comes with the exchange. Safe to repeat.
   *
   * @param device a new name for this device, to the exchange
   */
  join(programme: JoinedProgramme, device: string): Promise<void>;
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
  /** Notes a file that was handed to a person, for the server to be told; nothing of a programme that is kept alone. */
  noteHandedOut(programmeId: string, file: HandedOut): void;
  /** The server was told of these. */
  forgetHandedOut(programmeId: string, files: readonly HandedOut[]): void;
  /** Removes a programme from this device for good. */
  forget(programmeId: string): Promise<void>;
  /** The store of a programme; its database opens with the first call. */
  store(programmeId: string): SheetStore;
  /** The same, read only, where a newer version of Carnet wrote it and `store` rejects as `newer`. */
  newerData(programmeId: string): CopiedProgramme;
  storage(): Promise<StorageReport>;
  /** Asks the browser to protect the storage; answers whether it does. */
  protect(): Promise<boolean>;
  /** Whether anything can be stored at all: false in some private windows. */
  available(): Promise<boolean>;
}
