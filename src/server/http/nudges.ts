/**
 * The stream that says that there is something newer, and now and then that it is still there: lines of JSON. It tells
 * a number and nothing else, and ends once the session or the membership behind it has.
 */

import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { mayRead } from '../../domain/permission/permission.ts';
import type { Nudge } from '../../protocol/sync-messages.ts';
import type { SyncContext } from '../sync/context.ts';
import type { FindSession } from './call.ts';
import { refuse } from './refusals.ts';

export interface NudgeParts {
  readonly sync: SyncContext;
  readonly findSession: FindSession;
  /** Runs `work` after about `ms` milliseconds; the answer cancels it. */
  later(work: () => void, ms: number): () => void;
}

/** A stream says that it is alive this often, in milliseconds: less than proxies wait. */
const heartbeatMs = 20_000;
/** Streams of one account: one for each device, and some of laptops that fell asleep. */
export const streamsMax = 40;
/** When one that was too many may come again, in seconds. */
const retryAfterSeconds = 60;

/** Answers the call for nudges. */
export function nudges(parts: NudgeParts): (context: Context) => Promise<Response> {
  const open = new Map<string, number>();
  return async (context) => {
    const session = await parts.findSession(context);
    if (session === undefined) return refuse(context, 'signedOut');
    const accountId = session.account.id;
    const programmeId = context.req.param('programmeId') ?? '';
    const readHead = (): Promise<number | undefined> =>
      parts.sync.storage.read(programmeId, async (reader) => {
        const member = await reader.membership(accountId);
        return member !== undefined && mayRead(member.roles) ? reader.head.sequence : undefined;
      });
    if ((await readHead()) === undefined) return refuse(context, 'notFound');
    const count = (open.get(accountId) ?? 0) + 1;
    if (count > streamsMax) return refuse(context, 'busy', { retryAfter: retryAfterSeconds });
    open.set(accountId, count);
    context.header('Content-Type', 'application/x-ndjson');
    context.header('X-Accel-Buffering', 'no');
    return stream(context, async (out) => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
        out.onAbort(resolve);
      });
      const tell = async (): Promise<void> => {
        // Asked again each time: whoever left meanwhile learns nothing more.
        const head = await readHead();
        if (head === undefined) end();
        else await out.write(`${JSON.stringify({ head } satisfies Nudge)}\n`);
      };
      // A database that does not answer ends the stream; the device listens again, and pulls by itself until then.
      const news = (): void => void tell().catch(end);
      const stopNews = parts.sync.storage.onNews((changed) => {
        if (changed === programmeId) news();
      });
      let stopBeat: () => void = () => undefined;
      const beat = (): void => {
        stopBeat = parts.later(() => {
          const alive = async (): Promise<void> => {
            if ((await parts.findSession(context)) === undefined) return end();
            await out.write('\n');
            beat();
          };
          void alive().catch(end);
        }, heartbeatMs);
      };
      news();
      beat();
      await ended;
      stopNews();
      stopBeat();
      open.set(accountId, (open.get(accountId) ?? 1) - 1);
    });
  };
}
