/** Files that left a device, as the audit log tells of them. */
import { expect, it } from 'vitest';
import { checkAudit } from '../../../../src/server/auth/audit.ts';
import { exportedFilesMax } from '../../../../src/protocol/exported-files.ts';
import { dayFilesMax } from '../../../../src/server/http/day-quota.ts';
import { connected, joined } from '../../../support/api-server.ts';

const path = '/programmes/programme-1/handed-out';
const week = 7 * 86_400_000;

async function scene() {
  const { server, maelle } = await connected();
  const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
  const noted = async () => {
    const events = await server.accounts.read((reader) => reader.audit(0, 1000));
    return events.filter(({ kind }) => kind.endsWith('HandedOut'));
  };
  return { server, maelle, emma, noted };
}

it('stand in the chain of the audit log: by whom, on which device, and when by its clock (control 18)', async () => {
  const { server, emma, noted } = await scene();
  const now = server.clock.now;
  const files = [
    { kind: 'copy', at: now - week },
    { kind: 'table', at: now },
    { kind: 'calendar', at: now },
  ];
  expect((await emma.post(path, { memberId: 'member-emma', files })).status).toBe(200);
  const common = { at: now, programmeId: 'programme-1', device: 'device-member-emma' };
  const then = new Date(now - week).toISOString();
  const today = new Date(now).toISOString();
  expect(await noted()).toMatchObject([
    { ...common, kind: 'copyHandedOut', subject: then },
    { ...common, kind: 'tableHandedOut', subject: today },
    { ...common, kind: 'calendarHandedOut', subject: today },
  ]);
  const { brokenAt } = await server.accounts.read((reader) =>
    checkAudit(reader, (text) => server.auth.hash(text)),
  );
  expect(brokenAt).toBeUndefined();
});

it('are noted once, though the device reports them again because the answer was lost (control 18)', async () => {
  const { server, maelle, emma, noted } = await scene();
  const at = server.clock.now;
  const files = [{ kind: 'copy', at }];
  await emma.post(path, { memberId: 'member-emma', files });
  server.clock.now += week;
  await emma.post(path, {
    memberId: 'member-emma',
    files: [...files, { kind: 'copy', at: at + 1 }, { kind: 'table', at }],
  });
  expect(await noted()).toMatchObject([
    { kind: 'copyHandedOut', subject: new Date(at).toISOString() },
    { kind: 'copyHandedOut', subject: new Date(at + 1).toISOString() },
    { kind: 'tableHandedOut', subject: new Date(at).toISOString() },
  ]);
  // Somebody else's file of the same moment is another one.
  await maelle.post(path, { memberId: 'member-maelle', files });
  expect(await noted()).toHaveLength(4);
});

it('are told by nobody but the member whose device it is (control 18) [C6]', async () => {
  const { server, maelle, emma, noted } = await scene();
  const files = [{ kind: 'copy', at: server.clock.now }];
  expect((await maelle.post(path, { memberId: 'member-emma', files })).status).toBe(401);
  await maelle.post('/programmes/programme-1/members', { memberId: 'member-emma', roles: [] });
  expect((await emma.post(path, { memberId: 'member-emma', files })).status).toBe(404);
  expect(await noted()).toEqual([]);
});

it.each([
  ['none', []],
  ['too many', Array.from({ length: exportedFilesMax + 1 }, () => ({ kind: 'copy', at: 1 }))],
  ['a kind that there is not', [{ kind: 'photo', at: 1 }]],
  ['a name of a file', [{ kind: 'copy', at: 1, name: 'Atelier Kerlan.csv' }]],
  ['a time that is none', [{ kind: 'copy', at: 9e15 }]],
])('are refused with %s, and nothing is noted (F64) (control 18)', async (_what, files) => {
  const { server, emma, noted } = await scene();
  expect((await emma.post(path, { memberId: 'member-emma', files })).status).toBe(400);
  expect(await noted()).toEqual([]);
  expect(server.faults).toEqual([]);
});

it('are taken up to so many a day, and later after that [S20] (control 25)', async () => {
  const { server, emma, noted } = await scene();
  const now = server.clock.now;
  const files = Array.from({ length: exportedFilesMax }, (_, index) => ({
    kind: 'table',
    at: now - index,
  }));
  const statuses: number[] = [];
  for (let count = 0; count <= dayFilesMax / exportedFilesMax; count += 1) {
    statuses.push((await emma.post(path, { memberId: 'member-emma', files })).status);
  }
  expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  server.clock.now += week / 7;
  expect((await emma.post(path, { memberId: 'member-emma', files })).status).toBe(200);
  expect((await noted()).length).toBeGreaterThan(0);
});
