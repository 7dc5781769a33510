/**
 * The API of the exchange and of people, put together from its parts: the guard first, then the routes; what throws
 * is answered with a reference that the log knows, and nothing else.
 */

import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import { disabledSession, openSession } from '../auth/sessions.ts';
import { StorageFull } from '../ports/sheet-storage.ts';
import { type AccountRouteParts, accountRoutes } from './account-routes.ts';
import { apiGuard } from './api-guard.ts';
import { AtWork } from './at-work.ts';
import type { FindSession } from './call.ts';
import { type FileRouteParts, fileRoutes } from './file-routes.ts';
import { refuse } from './refusals.ts';
import { type SyncRouteParts, syncRoutes } from './sync-routes.ts';

/** What the API is made of. */
export interface ApiParts
  extends Omit<AccountRouteParts, 'findSession' | 'findEither' | 'atWork'>,
    Omit<SyncRouteParts, 'findSession' | 'findEither' | 'atWork'>,
    Omit<FileRouteParts, 'findSession' | 'atWork'> {
  /** The one address that people open. */
  readonly address: string;
  /** Notes what went wrong and gives it a name; nothing of it reaches the client. */
  noteFault(error: unknown, path: string): string;
}

/** The routes below `/api`. */
export function api(parts: ApiParts): Hono {
  const routes = new Hono();
  const finder =
    (find: typeof openSession): FindSession =>
    async (context) => {
      const token = parts.cookie.read(context);
      return token === undefined ? undefined : find(parts.auth, token);
    };
  const findSession = finder(openSession);
  const findDisabled = finder(disabledSession);
  const findEither: FindSession = async (context) =>
    (await findSession(context)) ?? findDisabled(context);
  const atWork = new AtWork(parts.originOf, () => parts.sync.now());
  const sessions = { findSession, findEither, atWork };
  routes.use(apiGuard(new URL(parts.address).origin));
  routes.route('/', accountRoutes({ ...parts, ...sessions }));
  routes.route('/programmes', syncRoutes({ ...parts, ...sessions }));
  routes.route('/programmes', fileRoutes({ ...parts, findSession, atWork }));
  routes.all('*', (context) => refuse(context, 'notFound'));
  routes.onError((error, context) => {
    // A disk without room is a refusal, a laptop that broke off hears nothing; everything else unexpected is a defect.
    if (error instanceof StorageFull) return refuse(context, 'full');
    if (isBrokenOff(context)) return refuse(context, 'malformed');
    return refuse(context, 'failed', { reference: parts.noteFault(error, context.req.path) });
  });
  return routes;
}

/** Whether the connection ended before the whole request came. */
function isBrokenOff(context: Context): boolean {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage };
  return incoming?.destroyed === true && !incoming.complete;
}
