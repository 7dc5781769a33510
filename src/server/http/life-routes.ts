/** Whether the server's data are still what a device has heard of: for whoever is told that a membership is gone. */

import { Hono } from 'hono';
import type { HasEventReply } from '../../protocol/sync-messages.ts';
import { ok } from '../../std/result.ts';
import type { Life } from '../auth/life.ts';
import { asOneOfFew, type SmallCalls } from './call.ts';

/** The route below `/api`. The hash of an event is known only to whoever was told it. */
export function lifeRoutes({ life, ...calls }: SmallCalls & { readonly life: Life }): Hono {
  const routes = new Hono();
  routes.get('/events/:event', (context) =>
    asOneOfFew(context, calls, async () => {
      const reply: HasEventReply = { has: await life.has(context.req.param('event') ?? '') };
      return ok(reply);
    }),
  );
  return routes;
}
