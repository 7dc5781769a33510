/**
 * One call of the API: who asks, what they say, and the answer. Every route is made of it, so that none forgets to
 * ask for a session or reads a body without end.
 */

import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { RefusalKind } from '../../protocol/sync-messages.ts';
import type { DeepReadonly } from '../../std/deep-readonly.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthRefusal } from '../auth/context.ts';
import type { OpenSession } from '../auth/sessions.ts';
import { type Admission, readJson } from './body.ts';
import type { FewAtOnce } from './few-at-once.ts';
import { busy } from './in-flight.ts';
import { refuse } from './refusals.ts';

/** Finds the session of a request. */
export type FindSession = (context: Context) => Promise<OpenSession | undefined>;

type Refused = RefusalKind | AuthRefusal;

/** Reads the body of a call against its schema. */
export async function readBody<Schema extends z.ZodMiniType>(
  context: Context,
  schema: Schema,
  bytesMax: number,
  admission?: Admission,
): Promise<Result<DeepReadonly<z.infer<Schema>>, RefusalKind>> {
  const body = await readJson(context.req.raw, bytesMax, admission);
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value);
  return parsed.success ? ok(parsed.data as DeepReadonly<z.infer<Schema>>) : fail('malformed');
}

/** An answer that is JSON text already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Answers with what a use case gave; `undefined` becomes an empty object. */
export function answer(context: Context, result: Result<unknown, Refused>): Response {
  if (result.ok && result.value instanceof JsonText) {
    return context.body(result.value.text, 200, { 'content-type': 'application/json' });
  }
  if (result.ok) return context.json((result.value ?? {}) as object);
  const { error } = result;
  if (typeof error === 'string') return refuse(context, error);
  switch (error.kind) {
    case 'busy':
    case 'refused':
    case 'forbidden': {
      const { kind, ...more } = error;
      return refuse(context, kind, more);
    }
    default:
      return refuse(context, error.kind);
  }
}

/** Runs a call for whoever is signed in, or whose session it finds otherwise. */
export async function asSomebody(
  context: Context,
  findSession: FindSession,
  work: (session: OpenSession) => Promise<Result<unknown, Refused>>,
): Promise<Response> {
  const session = await findSession(context);
  if (session === undefined) return refuse(context, 'signedOut');
  return answer(context, await work(session));
}

/**
 * The same, for a call that is small: a few of one account are worked on at once, whatever each of them costs, and the
 * others are asked to come again [S12].
 */
export async function asOneOfFew(
  context: Context,
  findSession: FindSession,
  few: FewAtOnce,
  work: (session: OpenSession) => Promise<Result<unknown, Refused>>,
): Promise<Response> {
  return asSomebody(context, findSession, (session) =>
    few.inTurn(
      // What only asks waits behind nothing that is being sent.
      `${context.req.method} ${session.account.id}`,
      () => work(session),
      () => fail(busy),
    ),
  );
}
