/**
 * Nonsense to every call (F64): a body of anything, one that is nearly right, headers and addresses of anything,
 * operations of anything. The answer is a closed refusal or what was asked for, never a fault, and nothing half done.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { entityNames, fieldOf, fieldsOf } from '../../../../src/domain/entity/registry.ts';
import { checkField } from '../../../../src/domain/entity/validate.ts';
import {
  pullReplySchema,
  pushReplySchema,
  refusalSchema,
} from '../../../../src/protocol/sync-messages.ts';
import type { Json } from '../../../../src/std/json.ts';
import { apiCalls } from '../../../support/api-calls.ts';
import {
  type Answer,
  apiAddress,
  type ApiServer,
  type Browser,
  connected,
} from '../../../support/api-server.ts';
import { author, founding, newSme } from '../../../support/server-pushes.ts';

const seed = 20_261_125;
const posts = Object.keys(apiCalls)
  .filter((name) => name.startsWith('POST') && name !== 'POST /session/end')
  .map((name) => name.slice('POST '.length));
const pathOf = (path: string): string => path.replace(/:\w+/g, 'programme-1');

/** A programme with a sheet; its coordination sends nonsense. */
async function scene(): Promise<{ server: ApiServer; maelle: Browser; state: () => string }> {
  const { server, maelle } = await connected();
  const by = author('member-maelle');
  const operations = [...founding, newSme('sme-1', 'pad-fr', by)].map((operation) => ({
    ...operation,
    by: 'member-maelle',
  }));
  const groups = [{ deviceSequence: 1, operations }];
  const taken = await maelle.post('/programmes/programme-1/push', {
    device: 'l',
    sentAt: 1,
    groups,
  });
  expect(taken.body.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  const state = () =>
    JSON.stringify([...server.disk.programmes.values()], (_key, value: unknown) =>
      value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
    );
  return { server, maelle, state };
}

/** What every refusal looks like: its closed words and nothing else, no stack, no query. */
function expectRefused({ status, body, headers }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  const known = ['error', 'retryAfter', 'reference', 'detail'];
  expect(refusalSchema.safeParse(body).success).toBe(true);
  expect(Object.keys(body as object).filter((key) => !known.includes(key))).toEqual([]);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
}

/** A value with one place of it replaced by something else, or taken out. */
function spoilt(value: Json, path: readonly number[], by: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === null || typeof value !== 'object') return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, Json | undefined>;
  copy[key] = spoilt(copy[key] ?? null, rest, by);
  return copy as Json;
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(-1, 1e308, 2 ** 53, '\u0000', '\ud800', '__proto__', 'x'.repeat(400), []),
);

describe('a body of nonsense', () => {
  it('is refused by every call with a reason, and leaves nothing behind (F64)', async () => {
    const { server, maelle, state } = await scene();
    const { cookie } = maelle;
    const before = state();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posts),
        fc.oneof(anything, fc.string()),
        async (path, value) => {
          maelle.cookie = cookie;
          // A call without a question of its own takes any body.
          if (path.endsWith(':group')) return;
          expectRefused(await maelle.post(pathOf(path), value));
          expect(state()).toBe(before);
        },
      ),
      { numRuns: 600, seed },
    );
    expect(server.faults).toEqual([]);
  });

  it('that is nearly right is refused whole or taken whole (F64)', async () => {
    const { server, maelle, state } = await scene();
    const { cookie } = maelle;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posts),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
        fc.oneof(anything, fc.constant(undefined)),
        async (path, place, by) => {
          maelle.cookie = cookie;
          const right = apiCalls[`POST ${path}`]?.body?.('maelle') as Json;
          const before = state();
          const answer = await maelle.post(pathOf(path), spoilt(right, place, by) ?? {});
          if (answer.status === 200) return;
          refused += 1;
          expectRefused(answer);
          expect(state()).toBe(before);
        },
      ),
      { numRuns: 600, seed },
    );
    expect(refused).toBeGreaterThan(300);
    expect(server.faults).toEqual([]);
  });
});

describe('headers and addresses of nonsense', () => {
  const header = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map(String.fromCharCode) });

  it('are answered with a refusal or with what was asked for (F64)', async () => {
    const { server, maelle } = await scene();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
        fc.oneof(
          fc.constantFrom(...posts, '/session', '/devices').map(pathOf),
          fc.webPath(),
          fc.webPath().map((path) => `/programmes${path}/members`),
        ),
        fc.dictionary(
          fc.constantFrom(
            'carnet-protocol',
            'carnet-member',
            'content-type',
            'content-encoding',
            'content-length',
            'cookie',
            'origin',
            'sec-fetch-site',
            'accept-encoding',
          ),
          header,
        ),
        async (method, path, odd) => {
          if (path.endsWith('/nudges')) return;
          const headers = {
            'content-type': 'application/json',
            'carnet-protocol': '1',
            origin: apiAddress,
            cookie: maelle.cookie ?? '',
            ...odd,
          };
          const body = method === 'GET' || method === 'HEAD' ? {} : { body: '{}' };
          const response = await server.app.request(`${apiAddress}${path}`, {
            method,
            headers,
            ...body,
          });
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get('cache-control')).toBe('no-store');
        },
      ),
      { numRuns: 600, seed },
    );
    expect(server.faults).toEqual([]);
  });
});

/** Operations that have the right keys, with right and wrong things in them. */
const ids = fc.constantFrom('sme-1', 'programme-1', 'pad-fr', 'none', 'new-1', '', 'x'.repeat(65));
const fieldNames = [
  ...new Set(entityNames.flatMap((entity) => Object.keys(fieldsOf(entity)))),
  'mood',
  'Mood',
  '__proto__',
];
const changes = fc.record(
  {
    value: anything,
    before: anything,
    base: ids,
    added: fc.oneof(fc.array(anything, { maxLength: 3 }), anything),
    removed: fc.oneof(fc.array(anything, { maxLength: 3 }), anything),
    put: fc.oneof(fc.dictionary(fc.string(), anything, { maxKeys: 2 }), anything),
    dropped: fc.oneof(fc.array(fc.string(), { maxLength: 2 }), anything),
    previous: fc.oneof(fc.dictionary(fc.string(), anything, { maxKeys: 2 }), anything),
    settled: fc.oneof(fc.array(ids, { maxLength: 2 }), anything),
  },
  { requiredKeys: [] },
);
const wild = fc.record(
  {
    operationId: fc.oneof(ids, fc.uuid()),
    kind: fc.constantFrom('create', 'set', 'delete', 'restore', 'resolve', 'reopen', 'explode'),
    entity: fc.constantFrom(...entityNames, 'nothing'),
    record: ids,
    home: ids,
    fields: fc.oneof(
      fc.dictionary(fc.constantFrom(...fieldNames), changes, { maxKeys: 3 }),
      anything,
    ),
    by: fc.constantFrom('member-maelle', 'somebody'),
    at: fc.oneof(fc.constant(1_600_000_000_000), fc.double(), fc.constant(null)),
    offset: fc.oneof(fc.constant(5), fc.double()),
    base: ids,
    version: fc.oneof(fc.constant(1), fc.integer()),
    reason: fc.string(),
  },
  {
    requiredKeys: [
      'operationId',
      'kind',
      'entity',
      'record',
      'home',
      'fields',
      'by',
      'at',
      'version',
    ],
  },
);

/** What is sound, or nearly: a record that is there or a new one on its sheet, with its own fields. */
const tame = fc
  .record({
    target: fc.constantFrom(
      { entity: 'sme', record: 'sme-1', home: 'sme-1' },
      { entity: 'contact', record: 'new', home: 'sme-1' },
      { entity: 'issue', record: 'sme-1', home: 'sme-1' },
      { entity: 'launchPad', record: 'pad-fr', home: 'programme-1' },
      { entity: 'programme', record: 'programme-1', home: 'programme-1' },
    ),
    kind: fc.constantFrom('create', 'set', 'delete', 'restore', 'resolve', 'reopen'),
    id: fc.uuid(),
    fields: fc.dictionary(
      fc.constantFrom('name', 'town', 'people', 'languages', 'summary', 'at', 'mood', 'targets'),
      fc.record(
        {
          value: fc.oneof(fc.string({ maxLength: 5 }), fc.constant(null), anything),
          base: ids,
          added: fc.array(fc.constantFrom('fr', 'en')),
          put: fc.dictionary(fc.string(), fc.record({ name: fc.string() })),
          settled: fc.array(ids, { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 2 },
    ),
  })
  .map(({ target, kind, id, fields }) => ({
    ...target,
    operationId: id,
    record: kind === 'create' || target.record === 'new' ? id : target.record,
    kind,
    by: 'member-maelle',
    at: 1_600_000_000_000,
    version: 1,
    fields:
      kind === 'create'
        ? {
            at: { value: '2020-11-24T14:41' },
            kind: { value: 'interim' },
            state: { value: 'held' },
            ...fields,
          }
        : fields,
  }));
const operations = fc.oneof(wild, tame);
/** 1,500 pushes, on a busy machine. */
const manyTimeoutMs = 120_000;

describe('operations of nonsense', () => {
  it(
    'get an outcome each, and what the server tells of them afterwards is sound (F64) [S7]',
    async () => {
      const { server, maelle } = await scene();
      const told = new Set<string>();
      let device = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(operations, { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 5,
          }),
          async (groups) => {
            device += 1;
            const answer = await maelle.post('/programmes/programme-1/push', {
              device: `odd-${device}`,
              sentAt: 1,
              groups: groups.map((group, index) => ({
                deviceSequence: index + 1,
                operations: group,
              })),
            });
            expect(answer.status).toBe(200);
            const { outcomes } = pushReplySchema.parse(answer.body);
            for (const { outcome } of outcomes) told.add(outcome);
            // All of them, unless one bears the name of another.
            if (outcomes.at(-1)?.outcome !== 'forked') expect(outcomes).toHaveLength(groups.length);
          },
        ),
        { numRuns: 1500, seed },
      );
      expect(server.faults).toEqual([]);
      for (const outcome of ['accepted', 'held', 'needsAttention', 'quarantined', 'forked']) {
        expect([outcome, told.has(outcome)]).toEqual([outcome, true]);
      }
      for (const record of server.disk.programmes.get('programme-1')?.records.values() ?? []) {
        for (const [field, value] of Object.entries(record.values)) {
          if (fieldOf(record.entity, field) === undefined) continue;
          expect([record, checkField(record.entity, field, value)]).toEqual([record, undefined]);
        }
      }
      const cursor = { epoch: 'x', sequence: 0, scope: 1 };
      const first = await maelle.post('/programmes/programme-1/pull', {
        device: 'd',
        cursor,
        echo: true,
      });
      const { epoch } = z.object({ epoch: z.string() }).parse(first.body);
      const pulled = await maelle.post('/programmes/programme-1/pull', {
        device: 'd',
        cursor: { ...cursor, epoch },
        echo: true,
      });
      expect(pullReplySchema.safeParse(pulled.body).success).toBe(true);
    },
    manyTimeoutMs,
  );
});
