/**
 * Looks at a programme for its streams. A write announces itself to all of them at once, and an account may hold dozens: each would
 * ask the database the same. Those that ask in the same moment share one look, in which each account is looked up once [S12].
 */

import { setImmediate } from 'node:timers/promises';
import { mayRead } from '../../domain/permission/permission.ts';
import type { SheetStorage } from '../ports/sheet-storage.ts';

/** What a stream may tell. */
export interface Seen {
  readonly head: number;
  readonly scope: number;
}

type Found = ReadonlyMap<string, Seen>;

interface Look {
  readonly accounts: Set<string>;
  readonly found: Promise<Found>;
}

export class Looks {
  private readonly storage: Pick<SheetStorage, 'read'>;
  /** Those that are about to begin, by programme. */
  private readonly next = new Map<string, Look>();

  constructor(storage: Pick<SheetStorage, 'read'>) {
    this.storage = storage;
  }

  /** What somebody may hear of a programme; nothing where they read it no longer. */
  async look(programmeId: string, accountId: string): Promise<Seen | undefined> {
    const look = this.next.get(programmeId) ?? this.begin(programmeId);
    look.accounts.add(accountId);
    return (await look.found).get(accountId);
  }

  private begin(programmeId: string): Look {
    const accounts = new Set<string>();
    const look = { accounts, found: this.find(programmeId, accounts) };
    this.next.set(programmeId, look);
    return look;
  }

  private async find(programmeId: string, accounts: ReadonlySet<string>): Promise<Found> {
    await setImmediate();
    // Who asks from now on may ask for what came since.
    this.next.delete(programmeId);
    const found = new Map<string, Seen>();
    await this.storage.read(programmeId, async (reader) => {
      for (const accountId of accounts) {
        const member = await reader.membership(accountId);
        if (member === undefined || !mayRead(member.roles)) continue;
        found.set(accountId, { head: reader.head.sequence, scope: member.scope });
      }
    });
    return found;
  }
}
