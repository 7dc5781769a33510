/** A server that takes nothing for a while, and one that is restored to what it held earlier. */

import { present } from '../../src/std/assert.ts';
import type { SyncDevice } from './sync-device.ts';
import { serverProgrammeId, type SyncServer } from './sync-server.ts';
import { meet } from './two-people.ts';

export const programmeOn = (server: SyncServer) =>
  present(server.disk.programmes.get(serverProgrammeId), 'the programme is there');

/** The nightly backup holds everything, and was verified. */
export async function verify(server: SyncServer, ...devices: readonly SyncDevice[]): Promise<void> {
  const stands = programmeOn(server);
  const head = { ...stands.head, watermark: stands.head.sequence };
  server.disk.programmes.set(serverProgrammeId, { ...stands, head });
  await meet(...devices);
}

/** What the server holds now; answers how it is restored, each time as another life. */
export function backupOf(server: SyncServer): () => void {
  const { records, entries, groups, head, ...rest } = programmeOn(server);
  const saved = { records: [...records], entries: [...entries], groups: [...groups] };
  let lives = 1;
  return () => {
    lives += 1;
    const { memberships } = programmeOn(server);
    server.disk.programmes.set(serverProgrammeId, {
      ...rest,
      records: new Map(saved.records),
      entries: [...saved.entries],
      groups: new Map(saved.groups),
      memberships,
      head: { ...head, epoch: `epoch-${lives}` },
    });
  };
}

/** No push is taken from here on; answers how that ends. */
export function refusePushes({ network: { transport } }: SyncDevice): () => void {
  const push = transport.push.bind(transport);
  const refusing: typeof push = async () => ({
    ok: false,
    error: { kind: 'refused', refusal: 'failed' },
  });
  Object.assign(transport, { push: refusing });
  return () => Object.assign(transport, { push });
}

/** Exchanges over an hour, in which devices ask again after their pauses. */
export async function wait(...devices: readonly SyncDevice[]): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    for (const { environment, ...device } of devices) {
      environment.pass(600_000);
      await device.exchange();
    }
  }
}
