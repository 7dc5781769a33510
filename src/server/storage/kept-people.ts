/**
 * Who may what after a restore. A backup is of the past: somebody who left since, a password that was changed, a
 * laptop that was signed out would all be back. So accounts, memberships, sessions, links and the audit log stay as
 * they are in the database that is replaced, where that can be read; the sheets are the backup's.
 *
 * Into an empty place there is nothing to stay: accounts and memberships are those of the backup then, and everybody
 * signs in again, because nobody knows which sessions and links have ended since.
 */
import { createHash } from 'node:crypto';
import { chainedText } from '../auth/audit.ts';
import { migrations } from './migrations/all.ts';
import { tables } from './tables.ts';

/** Statements that one connection runs in a transaction. */
export interface PeoplePlace {
  run(statement: string): Promise<unknown>;
  /** The number that a query answers. */
  number(query: string): Promise<number>;
  /** The text that a query answers; nothing where it finds no row. */
  text(query: string): Promise<string | undefined>;
}

/** Two schemas of one database, as they are written before a dot. */
export interface PeopleMove {
  /** Where the restored tables are. */
  readonly restored: string;
  /** Where those are that they replace. */
  readonly replaced: string;
}

/** Whether the database that is replaced has the tables of this version. Rejects when it cannot be read. */
export async function canKeepPeople(
  place: PeoplePlace,
  { replaced }: Pick<PeopleMove, 'replaced'>,
): Promise<boolean> {
  const newest = await place.number(`select max(number) as n from ${replaced}.migrations`);
  return newest === migrations.length;
}

/** Ends every session and link of a restored database. */
export async function endSessions(place: PeoplePlace, restored: string): Promise<void> {
  await place.run(`delete from ${restored}.sessions`);
  await place.run(`delete from ${restored}.links`);
}

/** Lets people stay as they are in the database that is replaced. */
export async function keepPeople(
  place: PeoplePlace,
  { restored, replaced }: PeopleMove,
): Promise<void> {
  const copy = (table: keyof typeof tables, where = ''): Promise<unknown> => {
    const columns = Object.keys(tables[table].columns).join(', ');
    return place.run(
      `insert into ${restored}.${table} (${columns})
        select ${columns} from ${replaced}.${table} ${where}`,
    );
  };
  await endSessions(place, restored);
  await followEmails(place, { restored, replaced });
  const others = `select kept.id ${sameEmail({ restored, replaced })} and kept.body not like ${administrator}`;
  await place.run(
    `delete from ${restored}.accounts where id in (select id from ${replaced}.accounts)
      or email in (select email from ${replaced}.accounts where id not in (${others}))`,
  );
  await copy('accounts', `where id not in (${others})`);
  // Whom the other server knew, is what they were there; a server that was set up anew did not know everybody. Programmes that only
  // that one knew are gone.
  await place.run(
    `delete from ${restored}.memberships as member
      where programme_id in (select id from ${replaced}.programmes)
        and (account_id in (select id from ${replaced}.accounts)
          or exists (select 1 from ${replaced}.memberships as known
            where known.programme_id = member.programme_id and known.account_id = member.account_id))`,
  );
  const stays = `account_id not in (${others})`;
  await copy(
    'memberships',
    `where ${stays} and programme_id in (select id from ${restored}.programmes)`,
  );
  await copy('sessions', `where ${stays}`);
  await copy('links');
  const last = (schema: string): Promise<number> =>
    place.number(`select coalesce(max(number), 0) as n from ${schema}.audit_events`);
  if ((await last(replaced)) < (await last(restored))) return;
  await place.run(`delete from ${restored}.audit_events`);
  await copy('audit_events');
}

/** As it stands in the body of an account; what somebody is called has its quotation marks escaped there. */
const administrator = `'%"administrator":true%'`;

/**
 * Accounts that were made with the e-mail of one in the backup on another server: one that was set up anew after the loss. Within one
 * server, an e-mail goes to nobody else while its account has it.
 */
const sameEmail = ({ restored, replaced }: PeopleMove): string =>
  `from ${restored}.accounts as gone
    join ${replaced}.accounts as kept on kept.email = gone.email
    where gone.id not in (select id from ${replaced}.accounts)
      and kept.id not in (select id from ${restored}.accounts)`;

/**
 * Whoever set the server up, with the link that only its operator has, keeps the memberships that go with their e-mail in the backup.
 * The e-mails of all others were typed by whoever invited them: there, the account of the backup stays, with its password.
 */
async function followEmails(place: PeoplePlace, move: PeopleMove): Promise<void> {
  const { restored } = move;
  const same = `${sameEmail(move)} and kept.body like ${administrator}`;
  await place.run(
    `update ${restored}.memberships as member
      set account_id = (select kept.id ${same} and gone.id = member.account_id)
      where account_id in (select gone.id ${same})`,
  );
}

/**
 * Adds the event of the restore to the audit log, which begins another life of the data (`auth/life.ts`). It is part
 * of what is put in place: a restore that is killed at any moment leaves the old data and the old life, or both new.
 */
export async function noteRestore(place: PeoplePlace, restored: string, at: number): Promise<void> {
  const log = `${restored}.audit_events`;
  const last = await place.number(`select coalesce(max(number), 0) as n from ${log}`);
  const hashBefore = await place.text(`select hash as t from ${log} where number = ${last}`);
  const number = last + 1;
  const event = { at, kind: 'backupRestored' } as const;
  const text = chainedText(number, hashBefore ?? '', event);
  const hash = createHash('sha256').update(text).digest('hex');
  // No text of a person is among them, so that none needs to be escaped.
  const body = JSON.stringify({ ...event, number, hash });
  await place.run(
    `insert into ${log} (number, hash, body) values (${number}, '${hash}', '${body}')`,
  );
}
