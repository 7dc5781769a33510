/** What members choose reaches the terminal of the operator as text only, and writes no lines of its own (control 18). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../../src/server/commands/commands.ts';
import { printed } from '../../../../src/server/commands/printed.ts';
import { nodePorts } from '../../../../src/server/node-ports.ts';
import { sqlAccounts } from '../../../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';
import { createSample } from '../../../support/sheet-storage-samples.ts';

/** Goes up and wipes a line, begins another, ends in the 8-bit way and turns the direction of writing. */
const hostile = 'x\u001b[2a\u001b[2k\r\n  9  signed in\u009b1m\u2028\u202e';
const email = `eve${hostile.replaceAll(/\s/gu, '\u0085')}@example.org`;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-printed-'));
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  await createSample(sqlStorage(database), 'programme-1');
  await sqlAccounts(database).write(async (writer) => {
    const account = { id: 'account-1', name: hostile, email, passwordHash: '$argon2id$…' };
    const rights = { administrator: false, disabled: false, createdAt: 1 };
    await writer.putAccount({ ...account, ...rights });
    await writer.appendAudit(
      { at: 1, kind: 'signedIn', accountId: 'account-1', device: hostile },
      (text) => nodePorts.hash(text),
    );
  });
  await sqlStorage(database).write('programme-1', (writer) =>
    writer.putQuarantined([
      {
        ...{ device: hostile, memberId: hostile, body: '[]', deviceSequence: 1, received: 1 },
        ...{ reason: 'stumbled', place: hostile },
      },
    ]),
  );
  await database.close();
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['audit', 2, []],
  ['user', 2, ['list']],
  ['user', 1, ['disable', email]],
  ['user', 2, ['reset-link', email]],
  ['user', 1, ['enable', `${hostile}\ud800`]],
  ['quarantine', 2, []],
  ['restore', 1, [hostile, '--replace']],
  ['verify-backup', 1, [hostile]],
])(
  '`%s` prints %i lines, and nothing in them is a command (control 18)',
  async (name, lines, args) => {
    const said: string[] = [];
    await runCommand([name, ...args], {
      environment: {},
      dataFolder: folder,
      version: '0.1.0',
      now: () => Date.UTC(2026, 10, 25),
      newId: () => 'id-1',
      print: (text) => said.push(...text),
    });
    expect(said).toHaveLength(2);
    for (const text of said) {
      expect(text).toContain('\\u{1b}[2a\\u{1b}[2k');
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(text.split('\n')).toHaveLength(lines);
    }
  },
);

test('what is printed keeps letters, spaces that hold words together, and signs of several parts', () => {
  const line = ['Zoë 🌳: 2 fichiers', 'Zoë 🌳\u00A0: 2 fichiers'] as const;
  expect(printed([line, line])).toEqual([`${line[0]}\n${line[0]}`, `${line[1]}\n${line[1]}`]);
});
