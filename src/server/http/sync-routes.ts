/**
 * The calls of the exchange: parse, ask the use case, answer. No rule of the business lives here.
 */

import { type Context, Hono } from 'hono';
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
import { memberHeader } from '../../protocol/version.ts';
import type { DeepReadonly } from '../../std/deep-readonly.ts';
import type { Result } from '../../std/result.ts';
import type { Asker, SyncContext, SyncRefusal } from '../sync/context.ts';
import { heldGroups, letThrough } from '../sync/held.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { history, snapshot } from '../sync/snapshot.ts';
import { asSomebody, type FindSession, readBody } from './call.ts';
import { refuse } from './refusals.ts';

export interface SyncRouteParts {
  readonly sync: SyncContext;
  readonly findSession: FindSession;
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
}

/** A stream of nudges says that it is alive this often, in milliseconds: less than proxies wait. */
const heartbeatMs = 20_000;

type UseCase<Request> = (
  context: SyncContext,
  asker: Asker,
  request: Request,
) => Promise<Result<unknown, SyncRefusal>>;

/** The routes below `/api/programmes/:programmeId`. */
export function syncRoutes(parts: SyncRouteParts): Hono {
  const routes = new Hono();
  const call = <Schema extends z.ZodMiniType>(
    name: string,
    schema: Schema,
    useCase: UseCase<DeepReadonly<z.infer<Schema>>>,
  ): void => {
    routes.use(`/:programmeId/${name}`, compress());
    routes.post(`/:programmeId/${name}`, (context) =>
      asSomebody(context, parts.findSession, async ({ account }) => {
        const request = await readBody(context, schema, syncLimits.pushBytesMax);
        if (!request.ok) return request;
        return useCase(parts.sync, askerOf(context, account.id), request.value);
      }),
    );
  };
  call('push', pushRequestSchema, async (sync, asker, request) => {
    const answered = await push(sync, asker, request);
    if (answered.ok) await noteExchange(sync, asker);
    return answered;
  });
  call('pull', pullRequestSchema, pull);
  call('snapshot', snapshotRequestSchema, snapshot);
  call('history', historyRequestSchema, history);
  routes.get('/:programmeId/held', (context) =>
    asSomebody(context, parts.findSession, ({ account }) =>
      heldGroups(parts.sync, askerOf(context, account.id)),
    ),
  );
  routes.post('/:programmeId/held/:group', (context) =>
    asSomebody(context, parts.findSession, ({ account }) =>
      letThrough(parts.sync, askerOf(context, account.id), context.req.param('group')),
    ),
  );
  routes.get('/:programmeId/nudges', (context) => nudges(parts, context));
  return routes;
}

function askerOf(context: Context, accountId: string): Asker {
  return {
    accountId,
    programmeId: context.req.param('programmeId') ?? '',
    memberId: context.req.header(memberHeader),
  };
}

async function noteExchange(sync: SyncContext, asker: Asker): Promise<void> {
  const { storage } = sync;
  const member = await storage.read(asker.programmeId, (reader) =>
    reader.membership(asker.accountId),
  );
  if (member === undefined) return;
  await storage.noteExchange(asker.programmeId, member.memberId, sync.now());
}

/** Says that there is something newer, and now and then that it is still there; lines of JSON. */
async function nudges(parts: SyncRouteParts, context: Context): Promise<Response> {
  const session = await parts.findSession(context);
  if (session === undefined) return refuse(context, 'signedOut');
  const { programmeId, accountId } = askerOf(context, session.account.id);
  const { storage } = parts.sync;
  const headFor = (): Promise<number | undefined> =>
    storage.read(programmeId, async (reader) =>
      (await reader.membership(accountId)) === undefined ? undefined : reader.head.sequence,
    );
  const head = await headFor();
  if (head === undefined) return refuse(context, 'notFound');
  context.header('Content-Type', 'application/x-ndjson');
  context.header('X-Accel-Buffering', 'no');
  return stream(context, async (out) => {
    const tell = (sequence: number): void => {
      void out.write(`${JSON.stringify({ head: sequence } satisfies Nudge)}\n`);
    };
    const ended = new Promise<void>((resolve) => out.onAbort(resolve));
    const stopNews = storage.onNews((changed) => {
      if (changed !== programmeId) return;
      // Asked again each time: whoever left meanwhile learns nothing more.
      void headFor().then((now) => (now === undefined ? out.close() : tell(now)));
    });
    let stopBeat: () => void = () => undefined;
    const beat = (): void => {
      stopBeat = parts.later(() => {
        void out.write('\n');
        beat();
      }, heartbeatMs);
    };
    tell(head);
    beat();
    await ended;
    stopNews();
    stopBeat();
  });
}
