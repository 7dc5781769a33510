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
import { syncLimits } from '../../protocol/limits.ts';
import type { AtWork } from './at-work.ts';
import { type Admission, readJson } from './body.ts';
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

/** What a small call is made with. */
export interface SmallCalls {
  readonly findSession: FindSession;
  readonly atWork: AtWork;
}

/**
 * The same, for a call that is small: a few of one session are heard at once, whatever each of them costs, the others are
 * asked to come again, and the work is done in its turn over all sessions [S12].
 */
export async function asOneOfFew(
  context: Context,
  { findSession, atWork }: SmallCalls,
  work: (session: OpenSession) => Promise<Result<unknown, Refused>>,
): Promise<Response> {
  return asSomebody(context, findSession, (session) =>
    atWork.oneOfFew(
      lineOf(context, session),
      () => inTurn(context, atWork, session, () => work(session)),
      () => fail(busy),
    ),
  );
}

/** Does what a call asks for that came with a body. */
type BodyWork<Schema extends z.ZodMiniType> = (
  session: OpenSession,
  request: DeepReadonly<z.infer<Schema>>,
) => Promise<Result<unknown, Refused>>;

/** The same for a call with a body. */
export async function asOneOfFewWith<Schema extends z.ZodMiniType>(
  context: Context,
  calls: SmallCalls,
  schema: Schema,
  work: BodyWork<Schema>,
): Promise<Response> {
  return asOneOfFewInLine(context, calls, schema, (session, request) =>
    inTurn(context, calls.atWork, session, () => work(session, request)),
  );
}

/** The same for a call that waits in a line of its own, so that it keeps no turn from others meanwhile. */
export async function asOneOfFewInLine<Schema extends z.ZodMiniType>(
  context: Context,
  { findSession, atWork }: SmallCalls,
  schema: Schema,
  work: BodyWork<Schema>,
): Promise<Response> {
  return asSomebody(context, findSession, async () => {
    // Before it has a place: a body that never comes keeps none.
    const request = await readBody(context, schema, syncLimits.bodyBytesMax);
    if (!request.ok) return request;
    // It may have ended while the body came.
    const session = await findSession(context);
    if (session === undefined) return fail('signedOut');
    return atWork.oneOfFew(
      lineOf(context, session),
      () => work(session, request.value),
      () => fail(busy),
    );
  });
}

/** What only asks waits behind nothing that is being sent. */
const lineOf = (context: Context, { session }: OpenSession): string =>
  `${context.req.method} ${session.tokenHash}`;

function inTurn(
  context: Context,
  atWork: AtWork,
  { account }: OpenSession,
  work: () => Promise<Result<unknown, Refused>>,
): Promise<Result<unknown, Refused>> {
  const kind = context.req.method === 'GET' ? 'asks' : 'changes';
  return atWork.inTurn(context, { kind, accountId: account.id }, work, () => fail(busy));
}
