/**
 * This device: which programmes are kept on it, and how safe its storage is.
 */

import type { Group } from '../../domain/operation/operation.ts';
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
}

export interface StorageReport {
  /** Whether the browser promised not to clear it; `undefined` where it cannot tell. */
  readonly persisted: boolean | undefined;
  /** Bytes, where the browser tells. */
  readonly usage?: number | undefined;
  readonly quota?: number | undefined;
}

export interface Device {
  /** Programmes of this device, last opened first. */
  programmes(): Promise<readonly InstalledProgramme[]>;
  /** One of them; absent where it was never on this device. */
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
  /** Notes what is known of a programme: its name, how many changes wait. */
  remember(programmeId: string, known: Partial<Omit<InstalledProgramme, 'programmeId'>>): void;
  /** Removes a programme from this device for good. */
  forget(programmeId: string): Promise<void>;
  /** The store of a programme; its database opens with the first call. */
  store(programmeId: string): SheetStore;
  storage(): Promise<StorageReport>;
  /** Asks the browser to protect the storage; answers whether it does. */
  protect(): Promise<boolean>;
  /** Whether anything can be stored at all: false in some private windows. */
  available(): Promise<boolean>;
}
