/**
 * The storage of people on SQLite and PostgreSQL alike, beside that of the sheets. Writing is rare and done by one at
 * a time, so that the audit log has one order and an invitation lets one person in.
 */
import { sql } from 'kysely';
import { chainedText } from '../auth/audit.ts';
import type {
  Account,
  AccountReader,
  AccountStorage,
  AccountWriter,
  ChainedEvent,
  Link,
  Session,
} from '../ports/account-storage.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import { announcementOf } from './sql-heads.ts';
import { membershipColumns, membershipOfRow, membershipRow } from './sql-storage.ts';
import { fromColumn, toColumn } from './stored-text.ts';

/** The storage over an opened database; closing it is up to whoever opened it. */
export function sqlAccounts(database: SqlDatabase): AccountStorage {
  return {
    read: (work) => database.read((session) => work(accountReader(session))),
    write: (work) =>
      database.write(async (session) => {
        // SQLite writes alone in any case.
        if (session.dialect === 'postgresql') {
          await sql`lock table audit_events in exclusive mode`.execute(session.db);
        }
        return work(accountWriter(session));
      }),
  };
}

type Bodies = readonly { readonly body: string }[];
const all = <T>(rows: Bodies): readonly T[] => rows.map(({ body }) => JSON.parse(body) as T);
const one = <T>(rows: Bodies): T | undefined => all<T>(rows)[0];

function accountReader(session: SqlSession): AccountReader {
  const { db } = session;
  return {
    accountCount: async () => {
      const { count } = await db
        .selectFrom('accounts')
        .select(db.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    allAccounts: async () =>
      all<Account>(await db.selectFrom('accounts').select('body').execute()).toSorted((a, b) =>
        a.email < b.email ? -1 : 1,
      ),
    account: async (id) =>
      one<Account>(
        await db.selectFrom('accounts').select('body').where('id', '=', toColumn(id)).execute(),
      ),
    accountByEmail: async (email) =>
      one<Account>(
        await db
          .selectFrom('accounts')
          .select('body')
          .where('email', '=', toColumn(email))
          .execute(),
      ),
    session: async (tokenHash) =>
      one<Session>(
        await db
          .selectFrom('sessions')
          .select('body')
          .where('token_hash', '=', tokenHash)
          .execute(),
      ),
    sessions: async (accountId) =>
      all<Session>(
        await db
          .selectFrom('sessions')
          .select('body')
          .where('account_id', '=', toColumn(accountId))
          .execute(),
      ).toSorted((a, b) => a.signedInAt - b.signedInAt),
    link: async (tokenHash) =>
      one<Link>(
        await db.selectFrom('links').select('body').where('token_hash', '=', tokenHash).execute(),
      ),
    links: async (programmeId) =>
      all<Link>(
        await db
          .selectFrom('links')
          .select('body')
          .$if(programmeId === null, (query) => query.where('programme_id', 'is', null))
          .$if(programmeId !== null, (query) =>
            query.where('programme_id', '=', toColumn(programmeId ?? '')),
          )
          .execute(),
      ).toSorted((a, b) => a.createdAt - b.createdAt),
    // Only the names of one's own: of the programmes of others there may be any number.
    memberships: async (accountId) =>
      (
        await db
          .selectFrom('memberships')
          .innerJoin('programmes', 'programmes.id', 'memberships.programme_id')
          .select([...membershipColumns, 'programmes.name as programme_name'])
          .where('account_id', '=', toColumn(accountId))
          .orderBy('programme_id')
          .execute()
      ).map(({ programme_name, ...row }) => ({
        ...membershipOfRow(row),
        programmeName: fromColumn(programme_name),
      })),
    membership: async (programmeId, accountId) => {
      const row = await db
        .selectFrom('memberships')
        .select(membershipColumns)
        .where('programme_id', '=', toColumn(programmeId))
        .where('account_id', '=', toColumn(accountId))
        .executeTakeFirst();
      return row && membershipOfRow(row);
    },
    members: async (programmeId) =>
      (
        await db
          .selectFrom('memberships')
          .select(membershipColumns)
          .where('programme_id', '=', toColumn(programmeId))
          .orderBy('member_id')
          .execute()
      ).map(membershipOfRow),
    lastExchanges: async (programmeId) =>
      (
        await db
          .selectFrom('exchanges')
          .select(['member_id', 'at'])
          .where('programme_id', '=', toColumn(programmeId))
          .execute()
      ).map(({ member_id, at }) => ({ memberId: fromColumn(member_id), at })),
    audit: async (from, limit) =>
      all<ChainedEvent>(
        await db
          .selectFrom('audit_events')
          .select('body')
          .where('number', '>=', from)
          .orderBy('number')
          .limit(limit)
          .execute(),
      ),
    newestEvent: async (kind) =>
      one<ChainedEvent>(
        await db
          .selectFrom('audit_events')
          .select('body')
          // Quotes within a text are escaped, so this is found in no other place.
          .$if(kind !== undefined, (query) => query.where('body', 'like', `%"kind":"${kind}"%`))
          .orderBy('number', 'desc')
          .limit(1)
          .execute(),
      ),
  };
}

function accountWriter(session: SqlSession): AccountWriter {
  const { db } = session;
  return {
    ...accountReader(session),
    putAccount: (account) =>
      session.insert(
        'accounts',
        [
          {
            id: toColumn(account.id),
            email: toColumn(account.email),
            body: JSON.stringify(account),
          },
        ],
        'replace',
      ),
    putSession: (one) =>
      session.insert(
        'sessions',
        [
          {
            token_hash: one.tokenHash,
            account_id: toColumn(one.accountId),
            body: JSON.stringify(one),
          },
        ],
        'replace',
      ),
    removeSession: async (tokenHash) => {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },
    putLink: (link) =>
      session.insert(
        'links',
        [
          {
            token_hash: link.tokenHash,
            programme_id: link.programmeId === undefined ? null : toColumn(link.programmeId),
            body: JSON.stringify(link),
          },
        ],
        'replace',
      ),
    removeLink: async (tokenHash) => {
      await db.deleteFrom('links').where('token_hash', '=', tokenHash).execute();
    },
    putMembership: async (membership) => {
      const row = membershipRow(toColumn(membership.programmeId), membership);
      await session.insert('memberships', [row], 'replace');
      await session.announce(announcementOf(membership.programmeId));
    },
    removeMembership: async (programmeId, accountId) => {
      await db
        .deleteFrom('memberships')
        .where('programme_id', '=', toColumn(programmeId))
        .where('account_id', '=', toColumn(accountId))
        .execute();
      await session.announce(announcementOf(programmeId));
    },
    appendAudit: async (event, hash) => {
      const last = await db
        .selectFrom('audit_events')
        .select(['number', 'hash'])
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      const number = (last?.number ?? 0) + 1;
      const chained = {
        ...event,
        number,
        hash: hash(chainedText(number, last?.hash ?? '', event)),
      };
      await session.insert(
        'audit_events',
        [{ number, hash: chained.hash, body: JSON.stringify(chained) }],
        'fail',
      );
    },
  };
}
