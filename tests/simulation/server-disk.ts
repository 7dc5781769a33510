/** The disk of the simulated server: what lies on it as last committed, and what an administrator does with it. */

import type { Membership, SheetStorage } from '../../src/server/ports/sheet-storage.ts';
import {
  MemoryDisk,
  type MemoryProgramme,
  MemoryStorage,
  NewsBoard,
} from '../../src/server/storage/memory-storage.ts';

export const programmeId = 'programme';

/** How a new programme stands. */
export const firstHead = {
  programmeId,
  epoch: 'epoch-1',
  sequence: 0,
  watermark: 0,
  name: 'E-Channel',
};

export function firstMember(founder: string): Omit<Membership, 'programmeId' | 'scope'> {
  return { accountId: founder, memberId: founder, roles: ['coordinator'] };
}

export interface ServerDisk {
  readonly storage: SheetStorage;
  /** As the last `look` saw it; a commit replaces it as a whole. */
  readonly programme: MemoryProgramme;
  /** Puts the programme there, with its first member. */
  create(founder: string): Promise<void>;
  /** Sees what has been committed. */
  look(): Promise<void>;
  /** Puts another content there, as a restore or an administrator does. Alone: nobody writes meanwhile. */
  put(programme: MemoryProgramme): Promise<void>;
}

/** In memory, with the storage that the simulator was made for. */
export class MemoryServerDisk implements ServerDisk {
  readonly storage: SheetStorage;
  private readonly disk = new MemoryDisk();

  constructor() {
    this.storage = new MemoryStorage(this.disk, new NewsBoard());
  }

  get programme(): MemoryProgramme {
    const found = this.disk.programmes.get(programmeId);
    if (found === undefined) throw new Error('The programme lies on the disk');
    return found;
  }

  async create(founder: string): Promise<void> {
    await this.storage.createProgramme(firstHead, firstMember(founder));
  }

  look(): Promise<void> {
    return Promise.resolve();
  }

  put(programme: MemoryProgramme): Promise<void> {
    this.disk.programmes.set(programmeId, programme);
    return Promise.resolve();
  }
}
