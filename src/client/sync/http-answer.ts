/**
 * What every request to the server says, and how an answer is read before its content: whether it comes from a Carnet server,
 * and what a refusal, or the word of a proxy, means [C4] [C5].
 */

import { refusalSchema } from '../../protocol/sync-messages.ts';
import { memberHeader, protocolHeader, protocolVersion } from '../../protocol/version.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import { retryAfterMs } from './retry-after.ts';

/** Of every request. */
export const common = {
  credentials: 'same-origin',
  cache: 'no-store',
  redirect: 'manual',
} as const;

/** Those of a request, with what Carnet adds. */
export function headersOf(
  { headers }: RequestInit,
  memberId: string | undefined,
): Record<string, string> {
  return {
    ...(headers as Record<string, string> | undefined),
    accept: 'application/json',
    [protocolHeader]: String(protocolVersion),
    // An id of Carnet's own: letters, digits and hyphens.
    ...(memberId === undefined ? {} : { [memberHeader]: memberId }),
  };
}

/** Whether an answer is that of a Carnet server. */
export function isCarnet(response: Response, type: string): boolean {
  const spoken = Number(response.headers.get(protocolHeader) ?? 'NaN');
  const given = response.headers.get('content-type') ?? '';
  return Number.isInteger(spoken) && given.toLowerCase().startsWith(type);
}

/** What an answer says that is not Carnet's own: by its status, where that means one thing whoever gives it. */
export function wordOfProxy({ status, headers }: Response, now: number): ExchangeProblem {
  if (status === 413) return { kind: 'refused', refusal: 'tooLarge' };
  if (status === 429 || status === 503) return busyUntil(retryAfterMs(headers, now));
  return { kind: 'notCarnet' };
}

function busyUntil(afterMs: number | undefined): ExchangeProblem {
  const more = afterMs === undefined ? {} : { retryAfterMs: afterMs };
  return { kind: 'refused', refusal: 'busy', ...more };
}

/** A refusal of the server. */
export function refusalIn({ headers }: Response, text: string, now: number): ExchangeProblem {
  const refusal = refusalSchema.safeParse(parsed(text));
  if (!refusal.success) return { kind: 'refused', refusal: 'failed' };
  const { error, retryAfter } = refusal.data;
  const afterMs = retryAfter === undefined ? retryAfterMs(headers, now) : retryAfter * 1000;
  const isSaid = afterMs !== undefined && afterMs >= 0;
  return { kind: 'refused', refusal: error, ...(isSaid ? { retryAfterMs: afterMs } : {}) };
}

/** What a text holds as JSON; nothing where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
