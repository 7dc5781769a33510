/**
 * Who may what after a restore, on each database: nobody is back who left since the backup was made, no password and
 * no session that has ended.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAudit } from '../../src/server/auth/audit.ts';
import { lifeOf } from '../../src/server/auth/life.ts';
import type {
  Account,
  AccountStorage,
  AccountWriter,
  AuditKind,
  Session,
} from '../../src/server/ports/account-storage.ts';
import type { Membership } from '../../src/server/ports/sheet-storage.ts';
import { makeBackup } from '../../src/server/storage/backup.ts';
import { MembersUndecided } from '../../src/server/storage/people-after.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import { appendNext, createSample } from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const now = (): number => Date.UTC(2026, 10, 25, 3, 30);
const newId = (): string => 'epoch-2';

const account = (id: string, passwordHash: string): Account => ({
  id,
  name: `Name of ${id} \u0000`,
  email: `${id}@example.org`,
  passwordHash,
  administrator: false,
  disabled: false,
  createdAt: 1,
});
const session = (accountId: string): Session => ({
  tokenHash: `session of ${accountId}`,
  accountId,
  device: `laptop of ${accountId}`,
  deviceName: 'Firefox',
  signedInAt: 1,
  lastSeenAt: 1,
  endsAt: 9,
});
const member = (accountId: string): Membership => ({
  programmeId: programme,
  accountId,
  memberId: `member ${accountId}`,
  roles: ['coordinator'],
  scope: 1,
});
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const event = (writer: AccountWriter, kind: AuditKind): Promise<void> =>
  writer.appendAudit({ at: 1, kind }, sha256);

/** Three people who are signed in, and an invitation. */
export async function peopleBefore(writer: AccountWriter): Promise<void> {
  for (const id of ['anna', 'bela', 'cleo']) {
    await writer.putAccount(account(id, 'old'));
    await writer.putMembership(member(id));
    await writer.putSession(session(id));
  }
  const link = { tokenHash: 'link-1', kind: 'invitation', createdAt: 1, expiresAt: 9 } as const;
  await writer.putLink({ ...link, programmeId: programme });
  await event(writer, 'signedIn');
}

/** One left, one lost coordination, one got another password; a laptop signed out, and somebody came. */
async function peopleSince(writer: AccountWriter): Promise<void> {
  await writer.removeMembership(programme, 'anna');
  await writer.putMembership({ ...member('bela'), roles: ['chair'], scope: 2 });
  await writer.putAccount({ ...account('cleo', 'new'), disabled: true });
  await writer.removeSession(session('bela').tokenHash);
  await writer.removeLink('link-1');
  await writer.putAccount(account('dora', 'first'));
  await writer.putMembership(member('dora'));
  await writer.putSession(session('dora'));
  await event(writer, 'memberRemoved');
}

/** Everything about people. */
export function seenOfPeople(people: AccountStorage) {
  return people.read(async (reader) => {
    const accounts = await reader.allAccounts();
    const sessions: Session[] = [];
    for (const { id } of accounts) sessions.push(...(await reader.sessions(id)));
    return {
      accounts,
      sessions,
      members: await reader.members(programme),
      links: await reader.links(programme),
      audit: (await reader.audit(0, 10)).map(({ kind }) => kind),
    };
  });
}

export function restoredPeopleContract(name: string, makePlace: () => Promise<BackupPlace>): void {
  describe(`People after a restore ${name}`, () => {
    let places: BackupPlace[] = [];
    let folder = '';
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'carnet-people-'));
    });
    afterEach(async () => {
      for (const made of places) await made.remove();
      places = [];
      await rm(folder, { recursive: true });
    });
    const place = async (): Promise<BackupPlace> => {
      const made = await makePlace();
      places.push(made);
      return made;
    };
    const filled = async (at: BackupPlace): Promise<SqlDatabase> => {
      const database = await at.open();
      await createSample(sqlStorage(database), programme);
      await sqlAccounts(database).write(peopleBefore);
      return database;
    };
    const backup = async (database: SqlDatabase): Promise<string> =>
      (await makeBackup(database, { folder, now, version: '0.1.0' })).path;

    it('are as they were in the database that was replaced, and its sheets are not (control 2) (control 5)', async () => {
      const at = await place();
      const database = await filled(at);
      const path = await backup(database);
      const people = sqlAccounts(database);
      await people.write(peopleSince);
      await sqlStorage(database).write(programme, (writer) => appendNext(writer, 7));
      const before = await seenOfPeople(people);
      await database.close();
      const done = await at.restore({ path, replace: true, newId, now });
      expect(done).toMatchObject({ people: { toCheck: [], leftOut: [], lockedOut: [] } });
      const restored = await at.open();
      const audit = ['signedIn', 'memberRemoved', 'backupRestored'];
      expect(await seenOfPeople(sqlAccounts(restored))).toEqual({ ...before, audit });
      expect(before.audit).toEqual(audit.slice(0, 2));
      expect(before.sessions.map(({ accountId }) => accountId)).not.toContain('bela');
      const head = await sqlStorage(restored).read(programme, async (reader) => reader.head);
      expect(head).toMatchObject({ sequence: 0, epoch: 'epoch-2' });
      await restored.close();
    });

    /** A server that was lost; on a new one, somebody made an account with the e-mail of Anna, before the backup was restored. */
    const restoredAnew = async (isAdministrator: boolean): Promise<SqlDatabase> => {
      const database = await filled(await place());
      const path = await backup(database);
      await database.close();
      const at = await place();
      const anew = await at.open();
      const anna = { ...account('anna', 'new'), id: 'anew', administrator: isAdministrator };
      await sqlAccounts(anew).write(async (writer) => {
        // What somebody is called gives them nothing.
        await writer.putAccount({ ...anna, name: '"administrator":true' });
        await writer.putSession(session('anew'));
      });
      // Her programme was connected there again, and she was invited; the others were not.
      await createSample(sqlStorage(anew), programme);
      const again = { ...member('anna'), accountId: 'anew', memberId: 'member anna' };
      await sqlAccounts(anew).write((writer) => writer.putMembership(again));
      await anew.close();
      const options = { path, replace: true, newId, now };
      await expect(at.restore(options)).rejects.toThrow(MembersUndecided);
      await at.restore({ ...options, members: 'backup' });
      return at.open();
    };

    it('keep their memberships where they set the server up anew with their e-mail (F197)', async () => {
      const restored = await restoredAnew(true);
      const { accounts, members, sessions } = await seenOfPeople(sqlAccounts(restored));
      expect(accounts.map(({ id }) => id).toSorted()).toEqual(['anew', 'bela', 'cleo']);
      const annas = members.filter(({ memberId }) => memberId === 'member anna');
      expect(annas).toEqual([{ ...member('anna'), accountId: 'anew' }]);
      expect(members).toHaveLength(4);
      expect(sessions.map(({ accountId }) => accountId)).toEqual(['anew']);
      await restored.close();
    });

    it('keep their account of the backup where somebody else has their e-mail on a new server (F197)', async () => {
      const restored = await restoredAnew(false);
      const { accounts, members, sessions } = await seenOfPeople(sqlAccounts(restored));
      expect(accounts.map(({ id, passwordHash }) => [id, passwordHash])).toEqual([
        ['anna', 'old'],
        ['bela', 'old'],
        ['cleo', 'old'],
      ]);
      expect(members.map(({ accountId }) => accountId).toSorted()).toEqual([
        ...['account-1', 'anna', 'bela', 'cleo'],
      ]);
      expect(sessions).toEqual([]);
      await restored.close();
    });

    it('do not become somebody else’s, who has their e-mail on the same server by now (F197)', async () => {
      const at = await place();
      const database = await filled(at);
      await createSample(sqlStorage(database), 'programme-2');
      const people = sqlAccounts(database);
      const ofAnna = { ...member('anna'), programmeId: 'programme-2' };
      await people.write((writer) => writer.putMembership(ofAnna));
      const path = await backup(database);
      await people.write(async (writer) => {
        await writer.putAccount({ ...account('anna', 'old'), email: 'gone@example.org' });
        await writer.putAccount({ ...account('dora', 'new'), email: account('anna', '').email });
      });
      await database.close();
      await at.restore({ path, replace: true, newId, now });
      const restored = await at.open();
      const { members } = await seenOfPeople(sqlAccounts(restored));
      expect(members.map(({ accountId }) => accountId)).toContain('anna');
      expect(members.map(({ accountId }) => accountId)).not.toContain('dora');
      await restored.close();
    });

    it('are whose the operator says over what went on from an older backup, and both audit logs stay (F209) (control 5)', async () => {
      const database = await filled(await place());
      const older = await backup(database);
      await sqlAccounts(database).write(peopleSince);
      const newer = await backup(database);
      await database.close();
      const at = await place();
      await at.restore({ path: older, replace: false, newId, now });
      const between = await at.open();
      await sqlAccounts(between).write(async (writer) => {
        await writer.putSession(session('anna'));
        await event(writer, 'signInRefused');
      });
      const before = await seenOfPeople(sqlAccounts(between));
      await between.close();
      const options = { path: newer, replace: true, newId, now };
      const refusal = await at.restore(options).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(MembersUndecided);
      expect((refusal as MembersUndecided).programmes).toMatchObject([
        {
          name: 'E-Channel',
          differing: expect.arrayContaining([
            expect.objectContaining({
              email: 'anna@example.org',
              backup: [],
              server: ['coordinator'],
            }),
            expect.objectContaining({
              email: 'bela@example.org',
              backup: ['chair'],
              server: ['coordinator'],
            }),
            expect.objectContaining({
              email: 'dora@example.org',
              backup: ['coordinator'],
              server: [],
            }),
          ]),
          uncoordinatedBy: undefined,
        },
      ]);
      // Until it is said, all is as it was.
      const untouched = await at.open();
      expect(await seenOfPeople(sqlAccounts(untouched))).toEqual(before);
      await untouched.close();
      const { people } = await at.restore({ ...options, members: 'backup' });
      expect(people).toEqual({
        isLater: false,
        lost: [],
        toCheck: ['E-Channel'],
        leftOut: ['anna@example.org'],
        // Two passwords were set, and nobody knows by whom.
        lockedOut: ['cleo@example.org'],
      });
      const restored = await at.open();
      const { accounts, members, sessions, audit } = await seenOfPeople(sqlAccounts(restored));
      const shown = members.map(({ accountId, roles }) => `${accountId} ${roles.join()}`);
      expect(shown.toSorted()).toEqual([
        'account-1 accountManager,coordinator',
        ...['bela chair', 'cleo coordinator', 'dora coordinator'],
      ]);
      expect(accounts.filter(({ disabled }) => disabled).map(({ id }) => id)).toEqual(['cleo']);
      expect(sessions).toEqual([]);
      const there = ['backupRestored', 'signInRefused'];
      expect(audit).toEqual(['signedIn', 'memberRemoved', ...there, 'backupRestored']);
      const log = sqlAccounts(restored);
      expect(await log.read((reader) => checkAudit(reader, sha256))).toMatchObject({
        brokenAt: undefined,
      });
      await restored.close();
    });

    it('are those of the backup in an empty place, and everybody signs in again (control 2)', async () => {
      const database = await filled(await place());
      const before = await seenOfPeople(sqlAccounts(database));
      const path = await backup(database);
      await database.close();
      const target = await place();
      const done = await target.restore({ path, replace: false, newId, now });
      expect(done.people).toBeUndefined();
      const restored = await target.open();
      const after = await seenOfPeople(sqlAccounts(restored));
      const audit = [...before.audit, 'backupRestored'];
      expect(after).toEqual({ ...before, audit, sessions: [], links: [] });
      expect(before.sessions).toHaveLength(3);
      await restored.close();
    });

    it.each([true, false])(
      'are of another life as soon as the backup is in place, in an unbroken audit log (F24), replacing: %s',
      async (replace) => {
        const at = await place();
        const database = await filled(at);
        const path = await backup(database);
        const before = await lifeOf(sqlAccounts(database)).read();
        await database.close();
        const target = replace ? at : await place();
        // A restore that is killed now ran no further than this call.
        await target.restore({ path, replace, newId, now });
        const restored = await target.open();
        const people = sqlAccounts(restored);
        const checked = await people.read((reader) => checkAudit(reader, sha256));
        expect(checked).toMatchObject({ brokenAt: undefined, last: { kind: 'backupRestored' } });
        expect(await lifeOf(people).read()).toBe(checked.last?.hash);
        expect(before).toBeDefined();
        expect(checked.last?.hash).not.toBe(before);
        await restored.close();
      },
    );
  });
}
