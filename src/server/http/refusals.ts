/**
 * How a refusal looks on the wire: a closed kind, its status, and nothing else: no stack, no query, no difference
 * between what does not exist and what one may not see. `satisfies` keeps the table complete.
 */

import type { Context } from 'hono';
import type { Refusal, RefusalKind } from '../../protocol/sync-messages.ts';

const statusOf = {
  malformed: 400,
  signedOut: 401,
  forbidden: 403,
  crossSite: 403,
  notFound: 404,
  taken: 409,
  tooLarge: 413,
  refused: 422,
  outdated: 426,
  busy: 429,
  failed: 500,
  full: 507,
} as const satisfies Record<RefusalKind, number>;

/** Answers with a refusal. */
export function refuse(
  context: Context,
  error: RefusalKind,
  more: Omit<Refusal, 'error'> = {},
): Response {
  if (more.retryAfter !== undefined) {
    context.header('Retry-After', String(Math.ceil(more.retryAfter)));
  }
  return context.json({ error, ...more } satisfies Refusal, statusOf[error]);
}
