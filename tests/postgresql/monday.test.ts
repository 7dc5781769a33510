/** Monday morning: many devices push at once, to several servers on one PostgreSQL. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import pg from 'pg';
import type { ReceivedPush } from '../../src/protocol/sync-messages.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import type { SyncContext } from '../../src/server/sync/context.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { push } from '../../src/server/sync/push.ts';
import { newDatabase } from '../support/postgresql.ts';
import { createSample, firstMember } from '../support/sheet-storage-samples.ts';

const programmeId = 'programme-1';
const { accountId, memberId } = firstMember;
const asker = { accountId, programmeId };

let url = '';
let opened: SqlDatabase[] = [];

beforeEach(async () => {
  url = await newDatabase(inject('postgresqlUrl'));
});
afterEach(async () => {
  for (const database of opened) await database.close();
  opened = [];
});

/** A server process' view of the database: a pool and a line of its own. */
async function server(): Promise<SyncContext> {
  const database = await openPostgresql({ url, now: () => 0, mode: 'serve' });
  opened.push(database);
  return {
    storage: sqlStorage(database),
    now: () => 1_700_000_000_000,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    alarm: ({ reason }) => {
      throw new Error(reason);
    },
  };
}

/** What a laptop did over the weekend: SMEs that it added. */
function weekend(laptop: number, operations: number): ReceivedPush {
  return {
    device: `laptop-${laptop}`,
    sentAt: 1_700_000_000_000,
    groups: Array.from({ length: operations }, (_, index) => {
      const id = `sme-${laptop}-${index}`;
      const operation = {
        operationId: id,
        kind: 'create',
        entity: 'sme',
        record: id,
        home: id,
        fields: {
          name: { value: `SME ${id}` },
          country: { value: 'FR' },
          launchPadId: { value: 'pad-fr' },
          accountManagerId: { value: memberId },
          track: { value: 'programme' },
          stage: { value: 'supported' },
        },
        by: memberId,
        at: 1_699_900_000_000,
        version: 1,
      };
      return { deviceSequence: index + 1, operations: [operation] };
    }),
  };
}

test('[F40c] sixty laptops push at once to two servers: nothing is lost, nobody is turned away, and nobody waits long', async () => {
  const [laptops, operations] = [60, 40];
  const servers = [await server(), await server()] as const;
  await createSample(servers[0].storage, programmeId);
  const begun = performance.now();
  const waits = await Promise.all(
    Array.from({ length: laptops }, async (_, laptop) => {
      const answer = await push(
        servers[laptop % 2 === 0 ? 0 : 1],
        asker,
        weekend(laptop, operations),
      );
      expect(answer).toMatchObject({ ok: true });
      const placed = answer.ok ? answer.value.outcomes.filter(({ sequence }) => sequence) : [];
      expect(placed).toHaveLength(operations);
      return performance.now() - begun;
    }),
  );
  const head = await servers[1].storage.read(programmeId, async (reader) => reader.head.sequence);
  expect(head).toBe(laptops * operations);
  expect(Math.max(...waits)).toBeLessThan(20_000);
});

test('[F40c] a pull finds a connection while many pushes wait for their turn', async () => {
  const context = await server();
  await createSample(context.storage, programmeId);
  const head = await context.storage.read(programmeId, async (reader) => reader.head);
  const stranger = new pg.Client({ connectionString: url });
  await stranger.connect();
  await stranger.query('begin');
  await stranger.query('select * from programmes for update');
  const pushes = Array.from({ length: 30 }, (_, laptop) =>
    push(context, asker, weekend(laptop, 1)),
  );
  const begun = performance.now();
  const cursor = { epoch: head?.epoch ?? '', sequence: 0, scope: 1 };
  const answer = await pull(context, asker, { device: 'laptop-0', cursor, echo: false });
  expect(answer).toMatchObject({ ok: true });
  expect(performance.now() - begun).toBeLessThan(2000);
  await stranger.query('rollback');
  await stranger.end();
  for (const pushed of await Promise.all(pushes)) expect(pushed.ok).toBe(true);
});

test('[F40c] the note of an exchange does not wait for a push that is under way', async () => {
  const { storage } = await server();
  await createSample(storage, programmeId);
  // Within the push: a note that waited for its lock would wait for ever.
  await storage.write(programmeId, () => storage.noteExchange(programmeId, memberId, 1));
});
