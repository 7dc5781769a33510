/**
 * The stream that says that there is something newer, and now and then that it is still there: lines of JSON. It tells
 * a number and nothing else, the same once more where the members of the programme are others, and ends once the session or the membership behind it has, or the membership is another one
 * than when it began: whoever hears that asks anew.
 */

import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { Nudge } from '../../protocol/sync-messages.ts';
import type { SyncContext } from '../sync/context.ts';
import type { FindSession } from './call.ts';
import { Looks } from './looks.ts';
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
  const looks = new Looks(parts.sync.storage);
  return async (context) => {
    const session = await parts.findSession(context);
    if (session === undefined) return refuse(context, 'signedOut');
    const accountId = session.account.id;
    const programmeId = context.req.param('programmeId') ?? '';
    const look = () => looks.look(programmeId, accountId);
    const first = await look();
    if (first === undefined) return refuse(context, 'notFound');
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
      let told: number | undefined;
      let isOtherNews = false;
      // Asked again each time: whoever left meanwhile learns nothing more.
      const tell = async (beat = ''): Promise<void> => {
        const now = await look();
        if (now?.scope !== first.scope) return end();
        const isNews = now.head !== told || isOtherNews;
        isOtherNews = false;
        told = now.head;
        const nudge = { head: now.head } satisfies Nudge;
        const text = `${isNews ? `${JSON.stringify(nudge)}\n` : ''}${beat}`;
        if (text !== '') await out.write(text);
      };
      // One look at a time, and one more for all that came meanwhile: a busy programme is not read once for each push and
      // stream. A database that does not answer ends the stream; the device listens again, and pulls by itself until then.
      let looking: 'no' | 'once' | 'again' = 'no';
      const news = (): void => {
        looking = looking === 'no' ? 'once' : 'again';
        if (looking === 'once') void lookUntilRest().catch(end);
      };
      const lookUntilRest = async (): Promise<void> => {
        await tell();
        while (looking === 'again') {
          looking = 'once';
          await tell();
        }
        looking = 'no';
      };
      const stopNews = parts.sync.storage.onNews((changed, head) => {
        if (changed !== programmeId) return;
        isOtherNews ||= head === undefined;
        news();
      });
      let stopBeat: () => void = () => undefined;
      const beat = (): void => {
        stopBeat = parts.later(() => {
          const alive = async (): Promise<void> => {
            if ((await parts.findSession(context)) === undefined) return end();
            // With what was announced while nobody could hear it.
            await tell('\n');
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
