/** The operator's commands about people and the audit log, beside a server on a real PostgreSQL. */
import { createHash } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { runCommand } from '../../src/server/commands/commands.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import { newDatabase } from '../support/postgresql.ts';

test('accounts are listed, shut out, let in and given a link, and the audit log tells of it (control 2)', async () => {
  const url = await newDatabase(inject('postgresqlUrl'));
  const server = await openPostgresql({ url, now: () => 0, mode: 'serve' });
  const people = sqlAccounts(server);
  let said: string[] = [];
  const run = (...args: readonly string[]): Promise<number> => {
    said = [];
    return runCommand(args, {
      environment: { DATABASE_URL: url, CARNET_PUBLIC_URL: 'https://carnet.example' },
      dataFolder: '/nowhere',
      version: '0.1.0',
      now: () => Date.UTC(2026, 10, 25),
      newId: () => 'id-1',
      print: (text) => said.push(...text),
    });
  };
  const account = {
    id: 'account-1',
    name: 'Emma Clarke',
    email: 'emma@example.org',
    passwordHash: '$argon2id$…',
    administrator: false,
    disabled: false,
    createdAt: 1,
  };
  const session = {
    tokenHash: 'hash-1',
    accountId: account.id,
    device: 'laptop-1',
    deviceName: 'Firefox, Linux',
    signedInAt: 1,
    lastSeenAt: 1,
    endsAt: 2,
  };
  await people.write(async (writer) => {
    await writer.putAccount(account);
    await writer.putSession(session);
  });
  expect(await run('user', 'list')).toBe(0);
  expect(said[0]).toMatch(/emma@example\.org +Emma Clarke, devices signed in: 1/);
  expect(await run('user', 'disable', 'Emma@Example.org')).toBe(0);
  expect((await people.read((reader) => reader.account(account.id)))?.disabled).toBe(true);
  expect(await run('user', 'reset-link', account.email)).toBe(1);
  expect(await run('user', 'enable', account.email)).toBe(0);
  expect(await people.read((reader) => reader.session('hash-1'))).toBeUndefined();
  expect(await run('user', 'reset-link', account.email)).toBe(0);
  const token = /carnet\.example\/join#([\w-]{43})/.exec(said[0] ?? '')?.[1] ?? '';
  const hash = createHash('sha256').update(token).digest('hex');
  expect(await people.read((reader) => reader.link(hash))).toMatchObject({ kind: 'reset' });
  expect(await run('audit')).toBe(0);
  expect(said[0]).toContain('intact. Events: 3');
  expect(said[0]).toMatch(/account disabled {2}emma@example\.org/);
  expect(said.join('\n')).not.toContain(token);
  await server.close();
});
