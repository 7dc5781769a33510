/**
 * What every call of the API passes first: an answer that nobody caches and that says it is Carnet's, and, for what
 * changes something, proof that it comes from Carnet's own page: JSON or a piece of a file, the protocol's header, both of
 * which no form can send, and the page's own origin. Reading is `GET` and changes nothing, or `POST` and guarded alike;
 * `PATCH` brings pieces of files and nothing else.
 */

import type { Context, MiddlewareHandler } from 'hono';
import { pieceType } from '../../protocol/file-messages.ts';
import { protocolHeader, protocolVersion } from '../../protocol/version.ts';
import { refuse } from './refusals.ts';

/** The oldest protocol that is still spoken: an old client can always push (P8). */
const oldestVersion = 1;

/** @param origin of the one address of the server */
export function apiGuard(origin: string): MiddlewareHandler {
  return async (context, next) => {
    const problem = problemOf(context, origin);
    // On refusals as well: a device tells by it whether a Carnet server answered.
    context.header(protocolHeader, String(protocolVersion));
    context.header('Cache-Control', 'no-store');
    return problem === undefined ? next() : refuse(context, problem);
  };
}

function problemOf(context: Context, origin: string) {
  const { method } = context.req;
  const spoken = Number(context.req.header(protocolHeader) ?? 'NaN');
  // Nobody asks for a head alone; its answer would be that of a `GET` whose body nobody reads, a stream among them.
  if (method === 'GET') return undefined;
  if (method !== 'POST' && method !== 'PATCH') return 'notFound';
  if (!isOwnPage(context, origin) || Number.isNaN(spoken)) return 'crossSite';
  const type = context.req.header('content-type') ?? '';
  if (method === 'PATCH' ? type !== pieceType : !isJson(type)) return 'crossSite';
  return spoken < oldestVersion ? 'outdated' : undefined;
}

const isJson = (type: string): boolean => /^application\/json(?:;\s*charset=utf-8)?$/i.test(type);

function isOwnPage(context: Context, origin: string): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  return context.req.header('origin') === origin;
}
