/**
 * Every call of the API, by everybody who might make it: without a session, with one that ended, from outside of the
 * programme, after leaving it, and by every role from every launch pad (F54). A route that has no row here fails the
 * test, so nothing is open because nobody thought of it.
 */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import {
  mayCoordinate,
  readingRoles,
  rulesOfRole,
} from '../../../../src/domain/permission/permission.ts';
import { type MemberRole, memberRoles } from '../../../../src/domain/programme/programme.ts';
import { present } from '../../../../src/std/assert.ts';
import { apiCalls, type Audience } from '../../../support/api-calls.ts';
import {
  apiAddress,
  type ApiServer,
  type Browser,
  browserOf,
  connected,
  joined,
} from '../../../support/api-server.ts';
import { author, founding, issued, newSme } from '../../../support/server-pushes.ts';

const readers: readonly MemberRole[] = [
  'accountManager',
  'technical',
  'coordinator',
  'projectManager',
  'chief',
  'chair',
];
const coordination: readonly MemberRole[] = ['coordinator', 'projectManager'];

/** Every role that a call answers, once its caller is a member. */
const rolesOf: Readonly<Record<Audience, readonly MemberRole[]>> = {
  anyone: memberRoles,
  account: memberRoles,
  member: memberRoles,
  reader: readers,
  staff: ['accountManager', 'technical', ...coordination],
  coordination,
};

const routesOf = ({ app }: ApiServer): readonly string[] =>
  app.routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : `${method} ${path}`));

interface Scene {
  readonly server: ApiServer;
  readonly maelle: Browser;
  /** Joins as a member, under the name of the account. */
  join(name: string, roles: readonly MemberRole[], pad?: string): Promise<Browser>;
}

/** A programme with a sheet, somebody whose roles can be changed, and a group that is held. */
async function scene(): Promise<Scene> {
  const { server, maelle } = await connected();
  const join: Scene['join'] = async (name, roles, pad) => {
    const browser = await joined(server, maelle, name, roles);
    await maelle.post('/programmes/programme-1/members', {
      memberId: name,
      roles,
      ...(pad === undefined ? {} : { launchPadId: pad }),
    });
    return browser;
  };
  const victim = await join('member-victim', ['accountManager'], 'pad-uk');
  const push = (who: Browser, device: string, groups: readonly unknown[]) =>
    who.post('/programmes/programme-1/push', {
      device,
      sentAt: 1,
      groups: groups.map((operations, index) => ({ deviceSequence: index + 1, operations })),
    });
  const by = author('member-maelle');
  const own = [newSme('sme-1', 'pad-fr', by), named, issued('report-1', by)];
  const first = [...founding, ...own].map((one) => ({
    ...one,
    by: 'member-maelle',
  }));
  await push(maelle, 'laptop-1', [first]);
  const brought = await maelle.patch(`/programmes/programme-1${ofFile}`, content, pieceHeaders);
  expect(brought.body).toEqual({ offset: content.length, isWhole: true });
  const held = ['held-1', 'held-2'].map((id) => [newSme(id, 'pad-fr', author('member-victim'))]);
  const answer = await push(victim, 'laptop of the victim', held);
  expect(answer.body.outcomes).toMatchObject([{ outcome: 'held' }, { outcome: 'held' }]);
  return { server, maelle, join };
}

/** A file, in words that are JSON, and the record that names it. */
const content = '{"a":1}';
const hash = createHash('sha256').update(content).digest('hex');
const named = createOperation(
  author('member-maelle'),
  'attachment',
  { home: 'sme-1', id: 'attachment-1' },
  { name: 'a.json', kind: 'file', hash, bytes: content.length },
);
const ofFile = `/files/attachment-1/${hash}`;
const pieceHeaders = { 'upload-offset': '0', 'upload-length': String(content.length) };

const pathOf = (path: string, programmeId: string): string =>
  path
    .replace(':programmeId', programmeId)
    .replace('/files/:record/:hash', ofFile)
    .replace(':group/dismiss', 'held-2/dismiss')
    .replace(':group', 'held-1');

/** Makes one call as it should be made; the stream of nudges is left again at once. */
async function make(
  { server }: Scene,
  browser: Browser,
  [name, caller]: readonly [string, string],
  { programmeId = 'programme-1', headers = {} as Record<string, string> } = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const [method = '', route = ''] = name.split(' ');
  const path = pathOf(route, programmeId);
  if (method === 'POST') {
    return browser.post(path, present(apiCalls[name], name).body?.(caller), headers);
  }
  if (method === 'PATCH') return browser.patch(path, content, { ...pieceHeaders, ...headers });
  if (!route.endsWith('/nudges')) return browser.get(path);
  const stopped = new AbortController();
  const response = await server.app.request(`${apiAddress}${path}`, {
    headers: { cookie: browser.cookie ?? '' },
    signal: stopped.signal,
  });
  const body = response.ok ? undefined : await response.json();
  await response.body?.cancel().catch(() => undefined);
  stopped.abort();
  return { status: response.status, body };
}

const ofProgramme = (name: string): boolean => name.includes(':programmeId');

/** What is answered to a member otherwise than the list says. */
async function mismatches(roles: readonly MemberRole[], pad?: string): Promise<readonly string[]> {
  const here = await scene();
  const caller = 'member-caller';
  const browser = await here.join(caller, roles, pad);
  const found: string[] = [];
  for (const [name, { audience, status = 200 }] of Object.entries(apiCalls)) {
    // The session of the sign-in is that of a spare device, which is revoked later.
    const own = browser.cookie;
    const answer = await make(here, browser, [name, caller]);
    if (name === 'POST /session') browser.cookie = own;
    const may = roles.some((role) => rolesOf[audience].includes(role));
    const right = may ? answer.status === status : [403, 404].includes(answer.status);
    if (!right) found.push(`${roles.join()} of ${pad ?? 'no pad'}: ${name} is ${answer.status}`);
  }
  if (here.server.faults.length > 0) found.push(String(here.server.faults[0]));
  return found;
}

describe('the list of calls', () => {
  it('has a row for each route, and a route for each row (F54)', async () => {
    const { server } = await connected();
    expect([...routesOf(server)].toSorted()).toEqual(Object.keys(apiCalls).toSorted());
  });

  it('answers each role from each pad exactly as it says (F54) (control 4)', async () => {
    for (const role of memberRoles) {
      for (const pad of ['pad-fr', 'pad-uk', undefined]) {
        expect(await mismatches([role], pad)).toEqual([]);
      }
    }
  });

  it('answers whoever has no session, or one that ended, with nothing but the way in, and takes in what a disabled account had not sent (F54) (control 2)', async () => {
    const here = await scene();
    const revoked = await here.join('member-revoked', ['coordinator']);
    const { cookie } = revoked;
    await revoked.post('/session/end', {});
    const disabled = await here.join('member-disabled', ['coordinator']);
    await here.server.accounts.write(async (writer) => {
      const account = await writer.accountByEmail('member-disabled@example.org');
      if (account !== undefined) await writer.putAccount({ ...account, disabled: true });
    });
    const strangers = [
      browserOf(here.server),
      Object.assign(browserOf(here.server), { cookie: 'carnet=made-up' }),
      Object.assign(browserOf(here.server), { cookie }),
      disabled,
    ];
    const heardOfDisabled = ['POST /programmes/:programmeId/push', 'POST /session/end'];
    for (const [name, { audience }] of Object.entries(apiCalls)) {
      if (audience === 'anyone') continue;
      for (const stranger of strangers) {
        const kept = stranger.cookie;
        const { status, body } = await make(here, stranger, [name, 'stranger']);
        stranger.cookie = kept;
        const isHeard = stranger === disabled && heardOfDisabled.includes(name);
        if (isHeard) expect([name, status]).toEqual([name, 200]);
        else expect([name, status, body]).toEqual([name, 401, { error: 'signedOut' }]);
      }
    }
  });

  it('answers whoever is not of the programme as if there were none (F54) [S5]', async () => {
    const here = await scene();
    const left = await here.join('member-left', ['coordinator'], 'pad-fr');
    // Coordinates a programme of their own, and none of the others any more.
    const own = { programmeId: 'programme-2', programmeName: 'Other', memberId: 'own' };
    expect((await left.post('/programmes', own)).status).toBe(200);
    await here.maelle.post('/programmes/programme-1/members', {
      memberId: 'member-left',
      roles: [],
    });
    for (const name of Object.keys(apiCalls).filter(ofProgramme)) {
      const there = await make(here, left, [name, 'left']);
      const nowhere = await make(here, left, [name, 'left'], { programmeId: 'programme-none' });
      const status = apiCalls[name]?.audience === 'account' ? 200 : 404;
      expect([name, there.status]).toEqual([name, status]);
      expect([name, there]).toMatchObject([name, nowhere]);
    }
  });

  it('answers the sheets of another member’s laptop to nobody else’s session (F54) [C6]', async () => {
    const here = await scene();
    const caller = await here.join('member-caller', ['coordinator']);
    const asks = ['push', 'pull', 'snapshot', 'history', 'held/:group', 'held/:group/dismiss'];
    for (const ask of asks) {
      const name = `POST /programmes/:programmeId/${ask}`;
      const headers = { 'carnet-member': 'member-victim' };
      const { status } = await make(here, caller, [name, 'member-caller'], { headers });
      expect([name, status]).toEqual([name, 401]);
    }
    const brought = await caller.patch(`/programmes/programme-1${ofFile}`, content, {
      ...pieceHeaders,
      'carnet-member': 'member-victim',
    });
    expect(brought.status).toBe(401);
  });

  it('changes nothing by a GET (control 3)', async () => {
    const here = await scene();
    const state = () => JSON.stringify([here.server.disk, here.server.accounts], asPlain);
    const before = state();
    const reading = Object.keys(apiCalls).filter((name) => name.startsWith('GET'));
    expect(reading.length).toBeGreaterThan(4);
    for (const name of reading) {
      expect([name, (await make(here, here.maelle, [name, 'maelle'])).status]).toEqual([name, 200]);
    }
    expect(state()).toBe(before);
    await make(here, here.maelle, ['POST /programmes', 'maelle']);
    expect(state()).not.toBe(before);
  });
});

function asPlain(_key: string, value: unknown): unknown {
  if (value instanceof Promise) return undefined;
  return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
}

/** Gives roles other rules for a while. */
function swapRules(changes: Partial<typeof rulesOfRole>): () => void {
  const table: Record<MemberRole, (typeof rulesOfRole)[MemberRole]> = rulesOfRole;
  const before = { ...table };
  Object.assign(table, changes);
  return () => void Object.assign(table, before);
}

describe('a role that may what it should not, or the other way round', () => {
  it.each(memberRoles)('is noticed: %s coordinates (control 4)', async (role) => {
    const rules = rulesOfRole[role];
    const flipped = mayCoordinate([role])
      ? rules.filter((rule) => rule !== 'coordination')
      : [...rules, 'coordination' as const];
    // Who founded the programme has both roles and goes on coordinating it.
    const founder =
      role === 'coordinator'
        ? { accountManager: [...rulesOfRole.accountManager, 'coordination' as const] }
        : {};
    const swapBack = swapRules({ ...founder, [role]: flipped });
    const found = await mismatches([role], 'pad-fr').finally(swapBack);
    expect(found.join('\n')).toContain(`${role} of pad-fr: POST /programmes/:programmeId/reset`);
  });

  it.each(memberRoles)('is noticed: %s reads (control 4)', async (role) => {
    const table = readingRoles as Set<MemberRole>;
    const had = table.has(role);
    const turn = (on: boolean) => (on ? table.add(role) : table.delete(role));
    turn(!had);
    const found = await mismatches([role], 'pad-fr').finally(() => void turn(had));
    expect(found.join('\n')).toContain(`${role} of pad-fr: POST /programmes/:programmeId/snapshot`);
  });
});
