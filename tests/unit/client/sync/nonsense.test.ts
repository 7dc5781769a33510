/** What a device makes of answers and control messages that it does not know: nothing, and it goes on. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

const seed = 20_261_125;
const carnet = { 'carnet-protocol': '1', 'content-type': 'application/json' };
const session = {
  account: { id: 'a', name: 'Emma', email: 'e@example.org', administrator: false },
  device: { id: 'd', name: 'Laptop' },
  memberships: [],
};

function transport(answer: () => Response) {
  return httpTransport(
    {
      environment: testEnvironment(),
      random: () => 0.5,
      fetch: async (path) =>
        path === '/api/session' ? Response.json(session, { headers: carnet }) : answer(),
    },
    'emma',
  );
}

/** Messages that are nearly right, or of a kind that a later version may send. */
const messages = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({ kind: fc.string(), head: fc.string() }),
  fc.record({ error: fc.string(), retryAfter: fc.string() }),
  fc.constantFrom(
    { kind: 'wipe' },
    { kind: 'entries' },
    { kind: 'restored', epoch: '', head: -1 },
    { error: 'banned' },
    { head: -1 },
    { head: 1.5 },
  ),
);

describe('An answer that the device does not know', () => {
  it('is a problem with a name, whatever its status, and never thrown (F64)', async () => {
    const cursor = { epoch: 'e', sequence: 0, scope: 1 };
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        messages,
        fc.constantFrom(200, 400, 401, 404, 418, 429, 500),
        async (message, status) => {
          const http = transport(() => Response.json(message, { status, headers: carnet }));
          const answers = [
            await http.push('p', { device: 'd', sentAt: 1, groups: [] }),
            await http.pull('p', { device: 'd', cursor, echo: false }),
            await http.snapshot('p', {
              device: 'd',
              part: { kind: 'heads' },
              recentFrom: '2020-01-01',
            }),
            await http.history('p', { home: 'sme-1' }),
          ];
          for (const answered of answers) {
            expect(answered.ok).toBe(false);
            if (!answered.ok) kinds.add(answered.error.kind);
          }
        },
      ),
      { numRuns: 300, seed },
    );
    expect(kinds.size).toBeGreaterThan(0);
  });
});

describe('A control message that the device does not know', () => {
  it('is passed over, and the next nudge is heard (F64) [C12]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(messages, { maxLength: 5 }), fc.nat(), async (unknown, head) => {
        // A number may stand where one is awaited: that is a nudge.
        const strange = unknown.filter((one) => !isNudge(one)).map((one) => JSON.stringify(one));
        const lines = [...strange, `{"head":${head},"later":{"version":2}}`];
        const heard = await new Promise<number>((resolve) => {
          const headers = { ...carnet, 'content-type': 'application/x-ndjson' };
          const body = `${lines.join('\n')}\n`;
          const stop = transport(() => new Response(body, { headers })).nudges('p', (told) => {
            stop();
            resolve(told);
          });
        });
        expect(heard).toBe(head);
      }),
      { numRuns: 200, seed },
    );
  });
});

function isNudge(value: unknown): boolean {
  const head = (value as { readonly head?: unknown } | null)?.head;
  return Number.isInteger(head) && Number(head) >= 0;
}
