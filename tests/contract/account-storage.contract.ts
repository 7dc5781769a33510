/** What every storage of people must do; run on memory, SQLite and PostgreSQL. */

import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAudit } from '../../src/server/auth/audit.ts';
import type { AuthContext } from '../../src/server/auth/context.ts';
import { changeMember } from '../../src/server/auth/members.ts';
import type {
  Account,
  AccountStorage,
  Link,
  Session,
} from '../../src/server/ports/account-storage.ts';
import type { SheetStorage } from '../../src/server/ports/sheet-storage.ts';

export interface PeopleStorages {
  readonly accounts: AccountStorage;
  readonly sheets: SheetStorage;
  close(): Promise<void>;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const account = (id: string, email = `${id}@example.org`): Account => ({
  id,
  name: `Name of ${id} \u0000 \ud800 ’`,
  email,
  passwordHash: '$argon2id$…',
  passwordChangedAt: 2,
  administrator: false,
  disabled: false,
  createdAt: 1,
});

const session = (tokenHash: string, accountId: string, signedInAt = 1): Session => ({
  tokenHash,
  accountId,
  device: `device-${tokenHash}`,
  deviceName: 'Firefox',
  signedInAt,
  lastSeenAt: signedInAt,
  endsAt: 99,
});

const link = (tokenHash: string, programmeId?: string): Link => ({
  tokenHash,
  kind: programmeId === undefined ? 'setUp' : 'invitation',
  expiresAt: 10,
  createdAt: 1,
  createdBy: 'account-1',
  ...(programmeId === undefined ? {} : { programmeId, memberId: 'member-1', roles: ['chair'] }),
});

export function accountStorageContract(name: string, open: () => Promise<PeopleStorages>): void {
  describe(`The storage of people ${name}`, () => {
    const opened: PeopleStorages[] = [];
    const fresh = async (): Promise<PeopleStorages> => {
      const storages = await open();
      opened.push(storages);
      return storages;
    };
    afterEach(async () => {
      for (const storages of opened.splice(0)) await storages.close();
    });

    it('lists every account by e-mail', async () => {
      const { accounts } = await fresh();
      expect(await accounts.read((reader) => reader.allAccounts())).toEqual([]);
      const all = [account('1', 'b@example.org'), account('2', 'a@example.org')];
      await accounts.write(async (writer) => {
        for (const one of all) await writer.putAccount(one);
      });
      expect(await accounts.read((reader) => reader.allAccounts())).toEqual(all.toReversed());
    });

    it('gives back what was put, whatever is in it, and nothing for what is not there', async () => {
      const { accounts } = await fresh();
      await accounts.write(async (writer) => {
        await writer.putAccount(account('a'));
        await writer.putSession(session('s1', 'a', 2));
        await writer.putSession(session('s2', 'a', 1));
        await writer.putLink(link('l1'));
      });
      await accounts.read(async (reader) => {
        expect(await reader.accountCount()).toBe(1);
        expect(await reader.account('a')).toEqual(account('a'));
        expect(await reader.accountByEmail('a@example.org')).toEqual(account('a'));
        expect(await reader.account('b')).toBeUndefined();
        expect(await reader.session('s1')).toEqual(session('s1', 'a', 2));
        expect((await reader.sessions('a')).map(({ tokenHash }) => tokenHash).toSorted()).toEqual([
          's1',
          's2',
        ]);
        expect(await reader.sessions('b')).toEqual([]);
        expect(await reader.link('l1')).toEqual(link('l1'));
        expect(await reader.link('l2')).toBeUndefined();
      });
    });

    it('replaces what has the same key, and forgets what is removed', async () => {
      const { accounts } = await fresh();
      await accounts.write(async (writer) => {
        await writer.putAccount(account('a'));
        await writer.putAccount({ ...account('a'), disabled: true });
        await writer.putSession(session('s1', 'a'));
        await writer.removeSession('s1');
        await writer.putLink(link('l1'));
        await writer.removeLink('l1');
        await writer.removeLink('l1');
      });
      await accounts.read(async (reader) => {
        expect(await reader.account('a')).toMatchObject({ disabled: true });
        expect(await reader.session('s1')).toBeUndefined();
        expect(await reader.link('l1')).toBeUndefined();
      });
    });

    it('undoes everything when the work throws, and reads its own writes before', async () => {
      const { accounts } = await fresh();
      await accounts.write((writer) => writer.putAccount(account('a')));
      const failing = accounts.write(async (writer) => {
        await writer.putAccount(account('b'));
        expect(await writer.accountCount()).toBe(2);
        await writer.appendAudit({ at: 1, kind: 'signedIn' }, hash);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await accounts.read(async (reader) => {
        expect(await reader.accountCount()).toBe(1);
        expect(await reader.audit(1, 10)).toEqual([]);
      });
    });

    it('lets one at a time write: of twenty that use a link up, one finds it', async () => {
      const { accounts } = await fresh();
      await accounts.write((writer) => writer.putLink(link('l1')));
      const used = await Promise.all(
        Array.from({ length: 20 }, () =>
          accounts.write(async (writer) => {
            const there = await writer.link('l1');
            if (there === undefined) return false;
            await new Promise((resolve) => setImmediate(resolve));
            await writer.removeLink('l1');
            return true;
          }),
        ),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
    });

    it('knows memberships from both sides, with the name of the programme', async () => {
      const { accounts, sheets } = await fresh();
      for (const programmeId of ['p1', 'p2']) {
        await sheets.createProgramme(
          { programmeId, epoch: 'e', sequence: 0, watermark: 0, name: `Programme ${programmeId}` },
          { accountId: 'a', memberId: `founder-${programmeId}`, roles: ['coordinator'] },
        );
      }
      const emma = {
        programmeId: 'p1',
        accountId: 'b',
        memberId: 'emma',
        roles: ['accountManager'],
        launchPadId: 'pad-uk',
        scope: 1,
      } as const;
      await accounts.write((writer) => writer.putMembership(emma));
      await accounts.write((writer) =>
        writer.putMembership({ ...emma, scope: 2, roles: ['chair'] }),
      );
      // Noted by a clock that was a year ahead, and again once it was put right (F254).
      await sheets.noteExchange('p1', 'emma', 365 * 86_400_000);
      await sheets.noteExchange('p1', 'emma', 7);
      await accounts.read(async (reader) => {
        expect((await reader.memberships('a')).map(({ programmeName }) => programmeName)).toEqual([
          'Programme p1',
          'Programme p2',
        ]);
        expect((await reader.members('p1')).map(({ memberId }) => memberId).toSorted()).toEqual([
          'emma',
          'founder-p1',
        ]);
        expect(await reader.memberships('b')).toEqual([
          { ...emma, scope: 2, roles: ['chair'], programmeName: 'Programme p1' },
        ]);
        expect(await reader.membership('p1', 'b')).toEqual({
          ...emma,
          scope: 2,
          roles: ['chair'],
        });
        expect(await reader.membership('p2', 'b')).toBeUndefined();
        expect(await reader.membership('p3', 'a')).toBeUndefined();
        expect(await reader.lastExchanges('p1')).toEqual([{ memberId: 'emma', at: 7 }]);
      });
      expect(await sheets.read('p1', (reader) => reader.membershipOf('emma'))).toMatchObject({
        scope: 2,
      });
      await accounts.write((writer) => writer.removeMembership('p1', 'b'));
      expect(await sheets.read('p1', (reader) => reader.membership('b'))).toBeUndefined();
    });

    it('tells that who belongs to a programme changed, once it is committed', async () => {
      const { accounts, sheets } = await fresh();
      await sheets.createProgramme(
        { programmeId: 'p1', epoch: 'e', sequence: 0, watermark: 0, name: 'Programme' },
        { accountId: 'a', memberId: 'founder', roles: ['coordinator'] },
      );
      const emma = { programmeId: 'p1', accountId: 'b', memberId: 'emma', scope: 1 } as const;
      const heard: unknown[] = [];
      sheets.onNews((id, head) => heard.push(head === undefined ? [id] : [id, head]));
      const failed = accounts.write(async (writer) => {
        await writer.putMembership({ ...emma, roles: ['chair'] });
        throw new Error('on purpose');
      });
      await expect(failed).rejects.toThrow('on purpose');
      await accounts.write((writer) => writer.putMembership({ ...emma, roles: ['chair'] }));
      await expect.poll(() => heard, { timeout: 10_000 }).toEqual([['p1']]);
      await accounts.write((writer) => writer.putAccount(account('c')));
      await accounts.write((writer) => writer.removeMembership('p1', 'b'));
      await expect.poll(() => heard, { timeout: 10_000 }).toEqual([['p1'], ['p1']]);
    });

    it('lists the links of a programme, and those of no other', async () => {
      const { accounts } = await fresh();
      await accounts.write(async (writer) => {
        await writer.putLink(link('l1', 'p1'));
        await writer.putLink(link('l2', 'p2'));
        await writer.putLink(link('l3'));
      });
      const links = await accounts.read((reader) => reader.links('p1'));
      expect(links.map(({ tokenHash }) => tokenHash)).toEqual(['l1']);
      expect(await accounts.read((reader) => reader.links(null))).toEqual([link('l3')]);
    });

    it('(control 18) withdraws an invitation together with its event, or not at all', async () => {
      const { accounts, sheets } = await fresh();
      await sheets.createProgramme(
        { programmeId: 'p1', epoch: 'e', sequence: 0, watermark: 0, name: 'Programme p1' },
        { accountId: 'a', memberId: 'founder', roles: ['coordinator'] },
      );
      await accounts.write(async (writer) => {
        await writer.putAccount(account('a'));
        await writer.putLink(link('l1', 'p1'));
      });
      const asker = { account: account('a'), session: session('s1', 'a') };
      const withdraw = (hashing: typeof hash) => {
        const context = { accounts, sheets, now: () => 7, hash: hashing } as AuthContext;
        return changeMember(context, asker, 'p1', { memberId: 'member-1', roles: [] });
      };
      const seen = () =>
        accounts.read(async (reader) => ({
          links: (await reader.links('p1')).length,
          events: await reader.audit(1, 10),
        }));
      const stumbling = withdraw(() => {
        throw new Error('on purpose');
      });
      await expect(stumbling).rejects.toThrow('on purpose');
      expect(await seen()).toEqual({ links: 1, events: [] });
      expect(await withdraw(hash)).toMatchObject({ ok: true });
      expect(await seen()).toMatchObject({
        links: 0,
        events: [{ at: 7, kind: 'invitationWithdrawn', accountId: 'a', subject: 'member-1' }],
      });
    });

    it('finds the last event of a kind, and no text that only looks like one', async () => {
      const { accounts } = await fresh();
      const subject = '","kind":"backupRestored","x":"';
      await accounts.write(async (writer) => {
        await writer.appendAudit({ at: 1, kind: 'joined', subject }, hash);
        await writer.appendAudit({ at: 2, kind: 'signedOut' }, hash);
        await writer.appendAudit({ at: 3, kind: 'signedOut' }, hash);
        await writer.appendAudit({ at: 4, kind: 'joined' }, hash);
      });
      await accounts.read(async (reader) => {
        expect(await reader.newestEvent('signedOut')).toMatchObject({ number: 3, at: 3 });
        expect(await reader.newestEvent('backupRestored')).toBeUndefined();
        expect(await reader.newestEvent()).toEqual((await reader.audit(1, 100)).at(-1));
      });
    });

    it('chains the audit log in one order, however many write at once', async () => {
      const { accounts } = await fresh();
      await Promise.all(
        Array.from({ length: 25 }, (_, at) =>
          accounts.write((writer) => writer.appendAudit({ at, kind: 'signedIn' }, hash)),
        ),
      );
      await accounts.read(async (reader) => {
        const events = await reader.audit(1, 100);
        expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
        expect(events).toHaveLength(25);
        expect((await reader.audit(24, 100)).map(({ number }) => number)).toEqual([24, 25]);
        expect(await checkAudit(reader, hash)).toEqual({
          brokenAt: undefined,
          last: events.at(-1),
        });
      });
    });
  });
}
