/**
 * Puts the programme of the bench on a server's database, through the very use cases that a device's pushes meet, with
 * people whose sessions are open.
 */

import { present } from '../../../src/std/assert.ts';
import type { PushRequest, ReceivedPush } from '../../../src/protocol/sync-messages.ts';
import { nodePorts } from '../../../src/server/node-ports.ts';
import { openPostgresql } from '../../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../src/server/storage/sqlite.ts';
import type { Asker, SyncContext } from '../../../src/server/sync/context.ts';
import { push } from '../../../src/server/sync/push.ts';
import { benchIds, type ProgrammeSize } from '../programme.ts';
import { benchMember, programmeGroups, pushesOf } from './pushes.ts';

/** Where a server keeps its data. */
export type DataPlace = { readonly folder: string } | { readonly url: string };

/** Opens the database as a server does. */
export function openDatabase(place: DataPlace): Promise<SqlDatabase> {
  const { now } = nodePorts;
  return 'url' in place
    ? openPostgresql({ url: place.url, now, mode: 'serve' })
    : openSqlite({ folder: place.folder, now, mode: 'serve' });
}

/** The account whose pushes make the programme. */
export const founder: Asker = {
  accountId: 'bench-account-0',
  programmeId: benchIds.programmeId,
};

/** The use cases over a database. */
export function syncContextOf(database: SqlDatabase): SyncContext {
  return {
    storage: sqlStorage(database),
    now: nodePorts.now,
    hash: nodePorts.hash,
    alarm: ({ reason }) => {
      throw new Error(`Nothing of the bench is set aside: ${reason}`);
    },
  };
}

/** An empty programme with its founder. */
export async function createBenchProgramme(context: SyncContext): Promise<void> {
  const { programmeId, memberId } = benchIds;
  const { accountId } = founder;
  await context.storage.createProgramme(
    { programmeId, epoch: 'bench-life-1', sequence: 0, watermark: 0, name: 'E-Channel' },
    { accountId, memberId, roles: ['accountManager', 'coordinator'] },
  );
}

/** Pushes, and throws unless every group took effect. */
export async function pushAll(
  context: SyncContext,
  requests: readonly PushRequest[],
): Promise<void> {
  for (const request of requests) {
    // A push arrives as JSON of which nothing is known yet.
    const answer = await push(context, founder, request as unknown as ReceivedPush);
    if (!answer.ok) throw new Error(`A push was refused: ${answer.error}`);
    const lost = answer.value.outcomes.find(({ sequence }) => sequence === undefined);
    if (lost !== undefined || answer.value.outcomes.length !== request.groups.length) {
      throw new Error(`A push took no effect: ${JSON.stringify(lost)}`);
    }
  }
}

const dayMs = 86_400_000;

/** Puts people in: account, membership and a session that was last used before the weekend. Answers their tokens. */
async function addPeople(database: SqlDatabase, count: number): Promise<readonly string[]> {
  const accounts = sqlAccounts(database);
  const now = nodePorts.now();
  const { programmeId } = benchIds;
  return accounts.write(async (writer) => {
    const tokens: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = `bench-account-${index}`;
      const token = nodePorts.newToken();
      tokens.push(token);
      await writer.putAccount({
        id,
        name: `Laptop ${index}`,
        email: `laptop-${index}@example.org`,
        passwordHash: '',
        administrator: index === 0,
        disabled: false,
        createdAt: now,
      });
      await writer.putMembership({
        programmeId,
        accountId: id,
        // Only the founder writes the records of people; the others write as who they are.
        memberId: benchMember(index),
        roles: ['accountManager', 'coordinator'],
        scope: 1,
      });
      await writer.putSession({
        tokenHash: nodePorts.hash(token),
        accountId: id,
        device: `laptop-${index}`,
        deviceName: 'Chromium, Linux',
        signedInAt: now - 30 * dayMs,
        lastSeenAt: now - 3 * dayMs,
        endsAt: now + 300 * dayMs,
      });
    }
    return tokens;
  });
}

/** Fills an empty database: programme and people. Answers the tokens of their sessions. */
export async function fillServer(
  place: DataPlace,
  size: ProgrammeSize,
  people: number,
): Promise<readonly string[]> {
  const database = await openDatabase(place);
  try {
    const context = syncContextOf(database);
    await createBenchProgramme(context);
    await pushAll(context, pushesOf('bench-seed', programmeGroups(size)));
    return await addPeople(database, people);
  } finally {
    await database.close();
  }
}

/** What the database holds: its head, and how many entries up to it. */
export async function headOf(place: DataPlace): Promise<number> {
  const database = await openDatabase(place);
  try {
    const head = await sqlStorage(database).read(
      benchIds.programmeId,
      async (reader) => reader.head.sequence,
    );
    return present(head, 'the programme is on the server');
  } finally {
    await database.close();
  }
}
