/**
 * What must never be written down: a whole session of two people on the real server, with words that stand nowhere
 * else, then a look through every line of the log, every event of the audit log and every file name (control 18).
 */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUpLink } from '../../../src/server/auth/links.ts';
import { createApp } from '../../../src/server/http/app.ts';
import { logTo } from '../../../src/server/log.ts';
import { openServices, type Services } from '../../../src/server/services.ts';
import { author, founding, newSme } from '../../support/server-pushes.ts';

const canary = 'zyxolithe';
const password = `${canary} bateau 47`;
const address = 'http://carnet.test';

let folder = '';
let services: Services;
let server: Server;
let origin = '';
const lines: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-canaries-'));
  services = await openServices({
    address,
    secure: false,
    databaseUrl: undefined,
    proxyCount: 0,
    dataFolder: folder,
    backups: { folder, phrase: undefined, keep: 1, hour: undefined },
    version: 'test',
    log: logTo((line) => lines.push(line), Date.now),
  });
  const app = createApp({
    site: new Map(),
    version: 'test',
    address,
    local: false,
    secure: false,
    retireServiceWorker: false,
    api: services.api,
    health: services.health,
  });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** A browser of a person: sends as Carnet's page does, and keeps its cookie. */
function browser() {
  let cookie = '';
  return {
    token: () => cookie.split('=')[1] ?? '',
    post: async (path: string, body: unknown) => {
      const response = await fetch(`${origin}/api${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          cookie,
          origin: address,
          'content-type': 'application/json',
          'carnet-protocol': '1',
          'user-agent': `${canary} agent`,
        },
      });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return { status: response.status, text: await response.text() };
    },
  };
}

test('no word, name, address, password, token or device of anybody is in the log or the audit log (control 18) (control 21)', async () => {
  const device = (name: string) => ({ id: `device-${name}`, name: `${canary} ${name}` });
  const maelle = browser();
  const link = (await setUpLink(services.auth))?.path.split('#')[1] ?? '';
  const person = { name: `${canary} Guivarc’h`, email: `maelle@${canary}.example`, password };
  const use = { token: link, ...person, device: device('one') };
  expect((await maelle.post('/links/use', use)).status).toBe(200);
  const programme = { programmeId: 'programme-1', programmeName: canary, memberId: 'maelle' };
  expect((await maelle.post('/programmes', programme)).status).toBe(200);
  const path = '/programmes/programme-1';
  const sme = newSme('sme-1', 'pad-fr', author('maelle'));
  const named = { ...sme, fields: { ...sme.fields, name: { value: canary } } };
  const odd = [{ operationId: 'odd-1', kind: canary }];
  const push = (device_: string, groups: readonly unknown[]) => ({
    device: device_,
    sentAt: 1,
    groups: groups.map((operations, index) => ({ deviceSequence: index + 1, operations })),
  });
  const pushed = await maelle.post(`${path}/push`, push('d', [founding, [named], odd]));
  expect(pushed.text).toMatch(/accepted.*accepted.*quarantined/);
  const invited = { memberId: 'emma', name: canary, email: `emma@${canary}.example` };
  const made = await maelle.post(`${path}/invitations`, {
    ...invited,
    roles: ['chief'],
    language: 'en',
  });
  const token = /#([\w-]+)/.exec(made.text)?.[1] ?? '';
  const emma = browser();
  expect((await emma.post('/links/use', { token, password, device: device('two') })).status).toBe(
    200,
  );
  const held = await emma.post(
    `${path}/push`,
    push('e', [[{ ...named, operationId: 'x', record: 'x', home: 'x', by: 'emma' }]]),
  );
  expect(held.text).toContain('held');
  expect((await maelle.post(`${path}/held/x`, {})).status).toBe(200);
  const guess = { email: person.email, password: `${canary} guess`, device: device('three') };
  expect((await browser().post('/session', guess)).status).toBe(422);
  expect((await maelle.post(`${path}/push`, `{"${canary}": `)).status).toBe(400);
  await maelle.post('/password', { current: password, next: `${canary} lavande 48` });

  const audited = await services.auth.accounts.read((reader) => reader.audit(1, 1000));
  expect(audited.length).toBeGreaterThan(6);
  // Nothing can be read any more: whatever is asked now is a fault.
  await services.close();
  const fault = await maelle.post('/links/look', { token: `${canary}-${'x'.repeat(20)}` });
  expect(fault.status).toBe(500);
  expect(fault.text).toMatch(/^\{"error":"failed","reference":"[\w-]+"\}$/);
  const reference = /"reference":"([\w-]+)"/.exec(fault.text)?.[1] ?? 'none';
  expect(lines.filter((line) => line.includes(reference))).toHaveLength(1);
  expect(lines.some((line) => line.includes('groupSetAside') || line.includes('fault'))).toBe(true);

  const written = [...lines, JSON.stringify(audited), ...(await readdir(folder))].join('\n');
  const secrets = [canary, 'Guivarc', password, '@', link, token, maelle.token(), emma.token()];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(0);
    expect(written).not.toContain(secret);
  }
});
