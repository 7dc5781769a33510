/**
 * Pushes that a bad network repeats and turns round, as they arrive at servers over HTTP: once for an embedded
 * database and once for PostgreSQL with two servers.
 */
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { PullReply, PushReply } from '../../src/protocol/sync-messages.ts';
import type { Client } from './api-client.ts';
import type { HttpServers } from './http-servers.ts';
import { author, call, founding, newSme } from './server-pushes.ts';

/** The programme of the operations in `server-pushes.ts`, under Maëlle's name. */
const programmeId = 'programme-1';
const memberId = 'maelle';
const maelle = author(memberId);

interface Sent {
  readonly deviceSequence: number;
  readonly operations: readonly Operation[];
}

function push(client: Client, device: string, groups: readonly Sent[]): Promise<PushReply> {
  const body = { device, sentAt: Date.now(), groups };
  return client.post(`/programmes/${programmeId}/push`, body) as Promise<PushReply>;
}

/** A programme with one sheet. */
export async function beginProgrammeOn({ maelle: client }: HttpServers): Promise<void> {
  await client.post('/programmes', { programmeId, programmeName: 'E-Channel', memberId });
  const { outcomes } = await push(client, 'founder', [
    { deviceSequence: 1, operations: founding },
    { deviceSequence: 2, operations: [newSme('sme-1')] },
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
}

/** Three groups of a device, from a counter on. */
function threeGroups(from: number): readonly Sent[] {
  return [0, 1, 2].map((index) => ({
    deviceSequence: from + index,
    operations: [call('sme-1', maelle), call('sme-1', maelle)],
  }));
}

const idsOf = (groups: readonly Sent[]): readonly string[] =>
  groups.flatMap(({ operations }) => operations.map(({ operationId }) => operationId));

/** The ids of the log after a place, in its order. */
async function logAfter(client: Client, epoch: string, sequence: number) {
  const { scope } = (await client.post(`/programmes/${programmeId}/snapshot`, {
    device: 'reader',
    part: { kind: 'heads' },
    recentFrom: '2020-01-01',
  })) as { readonly scope: number };
  const reply = (await client.post(`/programmes/${programmeId}/pull`, {
    device: 'reader',
    cursor: { epoch, sequence, scope },
    echo: true,
  })) as PullReply;
  if (reply.kind !== 'entries') throw new Error(`The log was not told: ${reply.kind}`);
  return reply.entries.map(({ operationId }) => operationId);
}

const repeatCount = 100;
/** When one that was too many comes again, in milliseconds; a device waits longer. */
const againAfterMs = 50;

/** As a device does: what came while too much of its account was at work comes again. */
async function pushUntilHeard(...asked: Parameters<typeof push>): ReturnType<typeof push> {
  try {
    return await push(...asked);
  } catch (error) {
    if (!String(error).includes('"busy"')) throw error;
    await setTimeout(againAfterMs);
    return pushUntilHeard(...asked);
  }
}

/** The same push, 100 times at once: one effect, and the same outcome for each. */
export async function expectOneEffect({ maelle: client }: HttpServers): Promise<void> {
  const { epoch, head } = await push(client, 'laptop', []);
  const groups = threeGroups(1);
  const replies = await Promise.all(
    Array.from({ length: repeatCount }, () => pushUntilHeard(client, 'laptop', groups)),
  );
  const [first] = replies;
  expect(first?.outcomes.map(({ outcome }) => outcome)).toEqual([
    'accepted',
    'accepted',
    'accepted',
  ]);
  expect(replies.map(({ outcomes }) => outcomes)).toEqual(replies.map(() => first?.outcomes));
  expect(await logAfter(client, epoch, head)).toEqual(idsOf(groups));
}

/** The second push before the first, and the first once more at the end: the order is that of the device. */
export async function expectDeviceOrder({ maelle: client }: HttpServers): Promise<void> {
  const { epoch, head } = await push(client, 'phone', []);
  const [first, second] = [threeGroups(1), threeGroups(4)];
  const early = await push(client, 'phone', second);
  expect(early).toMatchObject({ outcomes: [], expected: 1, head });
  const sent = await push(client, 'phone', first);
  const next = await push(client, 'phone', second);
  const late = await push(client, 'phone', first);
  expect(late.outcomes).toEqual(sent.outcomes);
  expect(next.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await logAfter(client, epoch, head)).toEqual([...idsOf(first), ...idsOf(second)]);
}
