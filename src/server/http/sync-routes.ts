/**
 * The calls of the exchange: parse, ask the use case, answer. No rule of the business lives here.
 */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { stream } from 'hono/streaming';
import type * as z from 'zod/mini';
import { syncLimits } from '../../protocol/limits.ts';
import {
  historyRequestSchema,
  type Nudge,
  pullRequestSchema,
  pushRequestSchema,
  snapshotRequestSchema,
} from '../../protocol/sync-messages.ts';
import type { DeepReadonly } from '../../std/deep-readonly.ts';
import type { Result } from '../../std/result.ts';
import { StorageFull } from '../ports/sheet-storage.ts';
import type { Asker, SyncContext, SyncRefusal } from '../sync/context.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { history, snapshot } from '../sync/snapshot.ts';
import { readJson } from './body.ts';
import { refuse } from './refusals.ts';

/** Who a request comes from, by its session. */
export interface SignedIn {
  readonly accountId: string;
  readonly device: string;
}

export interface SyncRouteParts {
  readonly sync: SyncContext;
  /** The session behind a request; nothing when there is none, or it ended. */
  signedIn(context: Context): Promise<SignedIn | undefined>;
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
}

/** A stream of nudges says that it is alive this often, in milliseconds: less than proxies wait. */
const heartbeatMs = 20_000;

/** The routes below `/api/programmes/:programmeId`. */
export function syncRoutes(parts: SyncRouteParts): Hono {
  const { sync } = parts;
  const routes = new Hono();
  routes.use('/:programmeId/pull', compress());
  routes.use('/:programmeId/snapshot', compress());
  routes.use('/:programmeId/history', compress());
  routes.post('/:programmeId/push', (context) =>
    answer(parts, context, pushRequestSchema, async (asker, request) => {
      const answered = await push(sync, asker, request);
      await noteExchange(parts, asker);
      return answered;
    }),
  );
  routes.post('/:programmeId/pull', (context) =>
    answer(parts, context, pullRequestSchema, (asker, request) => pull(sync, asker, request)),
  );
  routes.post('/:programmeId/snapshot', (context) =>
    answer(parts, context, snapshotRequestSchema, (asker, request) =>
      snapshot(sync, asker, request),
    ),
  );
  routes.post('/:programmeId/history', (context) =>
    answer(parts, context, historyRequestSchema, (asker, request) => history(sync, asker, request)),
  );
  routes.get('/:programmeId/nudges', (context) => nudges(parts, context));
  return routes;
}

async function answer<Schema extends z.ZodMiniType>(
  parts: SyncRouteParts,
  context: Context,
  schema: Schema,
  work: (
    asker: Asker,
    request: DeepReadonly<z.infer<Schema>>,
  ) => Promise<Result<unknown, SyncRefusal>>,
): Promise<Response> {
  const signedIn = await parts.signedIn(context);
  if (signedIn === undefined) return refuse(context, 'signedOut');
  const body = await readJson(context.req.raw, syncLimits.pushBytesMax);
  if (!body.ok) return refuse(context, body.error);
  const request = schema.safeParse(body.value);
  if (!request.success) return refuse(context, 'malformed');
  const asker = {
    accountId: signedIn.accountId,
    programmeId: context.req.param('programmeId') ?? '',
  };
  try {
    const result = await work(asker, request.data as DeepReadonly<z.infer<Schema>>);
    return result.ok ? context.json(result.value as object) : refuse(context, result.error);
  } catch (error) {
    if (error instanceof StorageFull) return refuse(context, 'full');
    throw error;
  }
}

async function noteExchange({ sync }: SyncRouteParts, asker: Asker): Promise<void> {
  const member = await sync.storage.read(asker.programmeId, (reader) =>
    reader.membership(asker.accountId),
  );
  if (member === undefined) return;
  await sync.storage.noteExchange(asker.programmeId, member.memberId, sync.now());
}

/** Says that there is something newer, and now and then that it is still there; lines of JSON. */
async function nudges(parts: SyncRouteParts, context: Context): Promise<Response> {
  const signedIn = await parts.signedIn(context);
  if (signedIn === undefined) return refuse(context, 'signedOut');
  const programmeId = context.req.param('programmeId') ?? '';
  const head = await parts.sync.storage.read(programmeId, async (reader) =>
    (await reader.membership(signedIn.accountId)) === undefined ? undefined : reader.head.sequence,
  );
  if (head === undefined) return refuse(context, 'notFound');
  context.header('Content-Type', 'application/x-ndjson');
  context.header('X-Accel-Buffering', 'no');
  return stream(context, async (out) => {
    const tell = (sequence: number): void => {
      void out.write(`${JSON.stringify({ head: sequence } satisfies Nudge)}\n`);
    };
    const stopNews = parts.sync.storage.onNews((changed, sequence) => {
      if (changed === programmeId) tell(sequence);
    });
    let stopBeat: () => void = () => undefined;
    const beat = (): void => {
      stopBeat = parts.later(() => {
        void out.write('\n');
        beat();
      }, heartbeatMs);
    };
    const ended = new Promise<void>((resolve) => out.onAbort(resolve));
    tell(head);
    beat();
    await ended;
    stopNews();
    stopBeat();
  });
}
