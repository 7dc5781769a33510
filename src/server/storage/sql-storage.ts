/**
 * The storage of the sheets on SQLite and PostgreSQL alike: one text of queries for both.
 *
 * Bodies are whole objects of the port as JSON text and are the only thing that is read back; the columns beside them
 * exist for looking up and ordering, so text that is hard on a database (`stored-text.ts`) never has to come back out
 * of a column, but for the few facts of a programme and its members.
 */
import { sql } from 'kysely';
import type { MemberRole } from '../../domain/programme/programme.ts';
import { isToldWithoutPlace } from '../ports/sheet-storage.ts';
import type {
  Membership,
  ProgrammeHead,
  ProgrammeReader,
  ProgrammeWriter,
  SheetStorage,
} from '../ports/sheet-storage.ts';
import { isNear, latestAt } from '../stored-times.ts';
import { InLine } from './in-line.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import { entryReader } from './sql-entries.ts';
import { announcementOf, followNews, headColumns, headOf } from './sql-heads.ts';
import { groupReader, groupRow, keepTexts } from './sql-groups.ts';
import { readSnapshot, recordReader, recordRow } from './sql-snapshot.ts';
import { fromColumn, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

/**
 * An exchange of a member is noted this often, in milliseconds: each note is a commit of its own, and people are told
 * the age of what they see in minutes at the finest.
 */
const exchangeEveryMs = 60_000;

/** The storage over an opened database; closing it is up to whoever opened it. */
export function sqlStorage(database: SqlDatabase): SheetStorage {
  const line = new InLine();
  /** When an exchange of each member was noted last. */
  const exchanges = new Map<string, number>();
  return {
    read: (programmeId, work) =>
      database.read(async (session) => {
        const head = await readHead(session, programmeId, false);
        return head && work(programmeReader(session, head));
      }),
    write: (programmeId, work) =>
      line.run(programmeId, () =>
        database.write(async (session) => {
          const head = await readHead(session, programmeId, true);
          return head && work(programmeWriter(session, head));
        }),
      ),
    createProgramme: ({ name, ...head }, first) =>
      database.write(async (session) => {
        if ((await readHead(session, head.programmeId, false)) !== undefined) return false;
        const id = toColumn(head.programmeId);
        const { epoch, sequence, watermark } = head;
        const added = await session.db
          .insertInto('programmes')
          .values({ id, name: toColumn(name), epoch: toColumn(epoch), sequence, watermark })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        // Somebody else was first, in the same moment.
        if (added.numInsertedOrUpdatedRows === 0n) return false;
        await session.insert('memberships', [membershipRow(id, { ...first, scope: 1 })], 'fail');
        return true;
      }),
    nameOf: (programmeId) =>
      database.read(async ({ db }) => {
        const row = await db
          .selectFrom('programmes')
          .select('name')
          .where('id', '=', toColumn(programmeId))
          .executeTakeFirst();
        return row && fromColumn(row.name);
      }),
    noteExchange: async (programmeId, memberId, at) => {
      const name = JSON.stringify([programmeId, memberId]);
      if (isNear(exchanges.get(name) ?? Number.NEGATIVE_INFINITY, at, exchangeEveryMs)) return;
      await database.write(async ({ db }) => {
        const id = toColumn(programmeId);
        await sql`insert into exchanges (programme_id, member_id, at)
          select id, ${toColumn(memberId)}, ${Math.floor(at)} from programmes where id = ${id}
          on conflict (programme_id, member_id) do update set at = excluded.at
          where excluded.at > exchanges.at or exchanges.at > ${latestAt(Math.floor(at))}`.execute(
          db,
        );
      });
      exchanges.set(name, at);
    },
    onNews: (listener) => followNews(database, listener),
  };
}

/** @param lock whether the programme is taken until the end of the transaction; SQLite has taken everything already */
async function readHead(
  { db, dialect }: SqlSession,
  programmeId: string,
  lock: boolean,
): Promise<ProgrammeHead | undefined> {
  const query = db
    .selectFrom('programmes')
    .select(headColumns)
    .where('id', '=', toColumn(programmeId));
  // Not `for update`: what only refers to the programme, as the note of an exchange does, would wait for the lock with a
  // connection in its hands, and leave none for whoever reads.
  const locking = lock && dialect === 'postgresql' ? query.forNoKeyUpdate() : query;
  const row = await locking.executeTakeFirst();
  return row && headOf(row);
}

export const membershipColumns = [
  'programme_id',
  'account_id',
  'member_id',
  'roles',
  'launch_pad_id',
  'scope',
] as const;

/** A membership as it lies in its table. */
export function membershipRow(
  programme: string,
  { accountId, memberId, roles, launchPadId, scope }: Omit<Membership, 'programmeId'>,
): Row<'memberships'> {
  return {
    programme_id: programme,
    account_id: toColumn(accountId),
    member_id: toColumn(memberId),
    roles: JSON.stringify(roles),
    launch_pad_id: launchPadId === undefined ? null : toColumn(launchPadId),
    scope,
  };
}

/** The membership of a row. */
export function membershipOfRow(row: Row<'memberships'>): Membership {
  return {
    programmeId: fromColumn(row.programme_id),
    accountId: fromColumn(row.account_id),
    memberId: fromColumn(row.member_id),
    roles: JSON.parse(row.roles) as readonly MemberRole[],
    ...(row.launch_pad_id === null ? {} : { launchPadId: fromColumn(row.launch_pad_id) }),
    scope: row.scope,
  };
}

function programmeReader(session: SqlSession, head: ProgrammeHead): ProgrammeReader {
  const { db } = session;
  const id = toColumn(head.programmeId);
  const membership = async (
    column: 'account_id' | 'member_id',
    value: string,
  ): Promise<Membership | undefined> => {
    const row = await db
      .selectFrom('memberships')
      .select(membershipColumns)
      .where('programme_id', '=', id)
      .where(column, '=', toColumn(value))
      .executeTakeFirst();
    return row && membershipOfRow(row);
  };
  return {
    head,
    membership: (accountId) => membership('account_id', accountId),
    membershipOf: (memberId) => membership('member_id', memberId),
    ...recordReader(session, id),
    ...entryReader(db, id),
    ...groupReader(session, id),
    snapshot: (part, recentFrom, limit, lengthMax = Infinity) => {
      const { programmeId } = head;
      return readSnapshot(db, { id, programmeId, part, recentFrom, limit, lengthMax });
    },
    recordCount: async () => {
      const { count } = await db
        .selectFrom('records')
        .select(db.fn.countAll<number>().as('count'))
        .where('programme_id', '=', id)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

function programmeWriter(session: SqlSession, before: ProgrammeHead): ProgrammeWriter {
  const { programmeId } = before;
  const id = toColumn(programmeId);
  let head = before;
  return {
    ...programmeReader(session, before),
    get head() {
      return head;
    },
    putRecords: (records) =>
      session.insert(
        'records',
        records.map((record) => recordRow(programmeId, record)),
        'replace',
      ),
    appendEntries: (entries) =>
      session.insert(
        'entries',
        entries.map((entry) => ({
          programme_id: id,
          sequence: entry.sequence,
          home: toColumn(entry.operation.home),
          body: JSON.stringify(entry),
        })),
        'fail',
      ),
    putGroups: async (groups) => {
      await session.insert(
        'pushed_groups',
        groups.map((group) => groupRow(id, group)),
        'replace',
      );
      // What took no effect is looked up by its first one alone: nobody can have others read any number of these.
      const effective = groups.filter(({ sequence }) => sequence !== undefined);
      const further = effective.flatMap(({ operationIds, device, deviceSequence }) =>
        operationIds.slice(1).map((operationId) => ({
          programme_id: id,
          operation_id: toColumn(operationId),
          device: toColumn(device),
          device_sequence: deviceSequence,
        })),
      );
      await session.insert('group_operations', further, 'ignore');
      await keepTexts(session, id, groups);
      if (groups.some(isToldWithoutPlace)) await session.announce(announcementOf(programmeId));
    },
    putQuarantined: (groups) =>
      session.insert(
        'quarantined_groups',
        groups.map((group) => ({
          programme_id: id,
          device: toColumn(group.device),
          device_sequence: group.deviceSequence,
          received: Math.floor(group.received),
          body: JSON.stringify(group),
        })),
        'replace',
      ),
    removeQuarantined: async (places) => {
      for (const { device, deviceSequence } of places) {
        await session.db
          .deleteFrom('quarantined_groups')
          .where('programme_id', '=', id)
          .where('device', '=', toColumn(device))
          .where('device_sequence', '=', deviceSequence)
          .execute();
      }
    },
    setSequence: async (sequence) => {
      await session.db.updateTable('programmes').set({ sequence }).where('id', '=', id).execute();
      head = { ...head, sequence };
      await session.announce(announcementOf(programmeId, sequence));
    },
  };
}
