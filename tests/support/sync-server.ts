/**
 * A server in memory: the real use cases over the storage in memory, with a clock and members of one's own. For
 * unit tests of the exchange, and for devices that meet without a network.
 */

import { createHash } from 'node:crypto';
import type { MemberRole } from '../../src/domain/programme/programme.ts';
import type { Membership } from '../../src/server/ports/sheet-storage.ts';
import { MemoryDisk, MemoryStorage } from '../../src/server/storage/memory-storage.ts';
import type { QuarantineEvent, SyncContext } from '../../src/server/sync/context.ts';

export const serverProgrammeId = 'programme-1';

export interface SyncServer {
  readonly disk: MemoryDisk;
  readonly storage: MemoryStorage;
  readonly context: SyncContext;
  readonly alarms: readonly QuarantineEvent[];
  /** Milliseconds since 1970; a test moves it. */
  clock: { now: number };
  /** Adds a member, or changes one; the scope grows. */
  admit(memberId: string, roles: readonly MemberRole[], launchPadId?: string): void;
  /** Ends a membership. */
  dismiss(memberId: string): void;
}

/** A server with one programme and its founder, `maelle`, who coordinates. Accounts are called after members. */
export async function syncServer(programmeId = serverProgrammeId): Promise<SyncServer> {
  const disk = new MemoryDisk();
  const storage = new MemoryStorage(disk);
  const alarms: QuarantineEvent[] = [];
  const clock = { now: 1_700_000_000_000 };
  await storage.createProgramme(
    { programmeId, epoch: 'epoch-1', sequence: 0, watermark: 0, name: 'E-Channel' },
    { accountId: 'maelle', memberId: 'maelle', roles: ['coordinator'] },
  );
  const change = (memberships: (all: readonly Membership[]) => readonly Membership[]): void => {
    const programme = disk.programmes.get(programmeId);
    if (programme === undefined) throw new Error('The programme is there');
    disk.programmes.set(programmeId, {
      ...programme,
      memberships: memberships(programme.memberships),
    });
  };
  return {
    disk,
    storage,
    alarms,
    clock,
    context: {
      storage,
      now: () => clock.now,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      alarm: (event) => void alarms.push(event),
    },
    admit: (memberId, roles, launchPadId) =>
      change((all) => [
        ...all.filter((one) => one.memberId !== memberId),
        {
          programmeId,
          accountId: memberId,
          memberId,
          roles,
          launchPadId,
          scope: 1 + (all.find((one) => one.memberId === memberId)?.scope ?? 0),
        },
      ]),
    dismiss: (memberId) => change((all) => all.filter((one) => one.memberId !== memberId)),
  };
}
