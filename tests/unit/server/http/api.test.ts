/** The edge of the API: what passes the guard, who may call what, and what nonsense is answered with. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { protocolVersion } from '../../../../src/protocol/version.ts';
import {
  apiAddress,
  apiServer,
  browserOf,
  connected,
  joined,
} from '../../../support/api-server.ts';

const push = '/programmes/programme-1/push';
const emptyPush = { device: 'laptop-1', sentAt: 1, groups: [] };

describe('a push with what somebody else is said to have made', () => {
  it('is noted once in the audit log, with who sent it and nothing of it (F69) [S10]', async () => {
    const { server, maelle } = await connected();
    const newest = { 'carnet-protocol': String(protocolVersion) };
    for (const deviceSequence of [1, 2]) {
      const operation = {
        operationId: `o-${deviceSequence}`,
        kind: 'set',
        entity: 'programme',
        record: 'programme-1',
        home: 'programme-1',
        fields: { name: { value: 'Written by Emma' } },
        by: 'member-emma',
        at: 1,
        version: 1,
      };
      const groups = [{ deviceSequence, operations: [operation] }];
      const { body } = await maelle.post(push, { ...emptyPush, groups }, newest);
      expect(body.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
    }
    const events = await server.accounts.read((reader) => reader.audit(1, 1000));
    const noted = events.filter(({ kind }) => kind === 'signedForOther');
    expect(noted).toHaveLength(1);
    expect(noted[0]).toMatchObject({ programmeId: 'programme-1', accountId: expect.any(String) });
    expect(JSON.stringify(noted)).not.toContain('emma');
  });
});

describe('the guard', () => {
  it.each([
    ['a form of another site', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON that calls itself text', { 'content-type': 'text/plain' }],
    ['a request without an origin', { origin: '' }],
    ['a request of another origin', { origin: 'https://evil.example' }],
    ['a request that the browser knows to be from elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['a request without the header of the protocol', { 'carnet-protocol': '' }],
  ])('refuses %s (control 3)', async (_name, headers) => {
    const { maelle } = await connected();
    const answer = await maelle.post(push, emptyPush, headers);
    expect(answer).toMatchObject({ status: 403, body: { error: 'crossSite' } });
  });

  it('says on every answer, refusals too, that it is Carnet’s and that nobody keeps it [C4]', async () => {
    const { maelle } = await connected();
    for (const answer of [
      await maelle.get('/session'),
      await maelle.get('/nothing'),
      await maelle.post(push, '{'),
      await maelle.post(push, emptyPush, { origin: '' }),
      await browserOf(apiServer()).get('/session'),
    ]) {
      expect(answer.headers.get('carnet-protocol')).toBe(String(protocolVersion));
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    }
  });
});

describe('a session of somebody else on the same laptop', () => {
  it('answers for nothing of what the laptop holds [C6] (control 17)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const paths = ['push', 'pull', 'snapshot', 'history'].map(
      (name) => `/programmes/programme-1/${name}`,
    );
    const bodies: readonly unknown[] = [
      emptyPush,
      { device: 'd', cursor: { epoch: 'x', sequence: 0, scope: 1 }, echo: false },
      { device: 'd', part: { kind: 'heads' }, recentFrom: '2020-01-01' },
      { home: 'sme-1' },
    ];
    for (const [index, path] of paths.entries()) {
      const of = (memberId: string) =>
        emma.post(path, bodies[index], { 'carnet-member': memberId });
      expect([path, (await of('member-maelle')).status]).toEqual([path, 401]);
      expect([path, (await of('member-emma')).status]).toEqual([path, 200]);
    }
  });
});

describe('nonsense', () => {
  it('of too many groups, too deep or too long is refused before it is read whole [S12]', async () => {
    const { maelle } = await connected();
    const group = { deviceSequence: 1, operations: [{}] };
    const many = Array.from({ length: syncLimits.pushGroupsMax + 1 }, () => group);
    expect((await maelle.post(push, { ...emptyPush, groups: many })).status).toBe(400);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect((await maelle.post(push, deep)).status).toBe(400);
    const nested = `{"device":"d","sentAt":1,"groups":[{"deviceSequence":1,"operations":[${deep}]}]}`;
    expect((await maelle.post(push, nested)).status).toBe(400);
    const long = JSON.stringify({ ...emptyPush, device: 'x'.repeat(syncLimits.pushBytesMax) });
    expect((await maelle.post(push, long)).body).toEqual({ error: 'tooLarge' });
    expect((await maelle.post('/links/look', { token: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('for a head alone is not answered: no file and no stream is opened for a body that nobody reads', async () => {
    const { server, maelle } = await connected();
    for (const path of ['/session', '/programmes/programme-1/nudges?device=d']) {
      const headers = { cookie: maelle.cookie ?? '' };
      const answer = await server.app.request(`${apiAddress}${path}`, { method: 'HEAD', headers });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('that inflates without end is refused after the allowed part [S12] (control 6)', async () => {
    const { server, maelle } = await connected();
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
    expect(bomb.length).toBeLessThan(200_000);
    const answer = await server.app.request(`${apiAddress}${push}`, {
      method: 'POST',
      body: bomb,
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'carnet-protocol': '1',
        origin: apiAddress,
        cookie: maelle.cookie ?? '',
      },
    });
    expect(await answer.json()).toEqual({ error: 'tooLarge' });
  });

  it('of an older protocol is told so, and a fault of the server has a reference and no stack (control 23)', async () => {
    const { server, maelle } = await connected();
    const old = await maelle.post(push, emptyPush, { 'carnet-protocol': '0' });
    expect(old).toMatchObject({ status: 426, body: { error: 'outdated' } });
    server.storage.write = () => {
      throw new Error('select * from secrets');
    };
    const fault = await maelle.post(push, emptyPush);
    expect(fault).toMatchObject({ status: 500, body: { error: 'failed', reference: 'fault-1' } });
    expect(JSON.stringify(fault.body)).not.toContain('secrets');
  });
});

describe('the stream of nudges', () => {
  it('tells the head at once and when it moves, and nothing to a stranger [C12]', async () => {
    const { server, maelle } = await connected();
    expect((await browserOf(server).get('/programmes/programme-1/nudges')).status).toBe(401);
    const stopped = new AbortController();
    const response = await server.app.request(`${apiAddress}/programmes/programme-1/nudges`, {
      headers: { cookie: maelle.cookie ?? '' },
      signal: stopped.signal,
    });
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const reader = response.body?.getReader();
    const line = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await line()).toBe('{"head":0}\n');
    const operation = {
      operationId: 'programme-1',
      kind: 'create',
      entity: 'programme',
      record: 'programme-1',
      home: 'programme-1',
      fields: {
        name: { value: 'E-Channel' },
        firstMonth: { value: '2019-09' },
        reviewMonths: { value: [9] },
      },
      by: 'member-maelle',
      at: 1,
      version: 1,
    };
    const groups = [{ deviceSequence: 1, operations: [operation] }];
    await maelle.post(push, { ...emptyPush, groups });
    expect(await line()).toBe('{"head":1}\n');
    await reader?.cancel();
    stopped.abort();
  });
});
