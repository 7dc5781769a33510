/**
 * Reads the body of a request as JSON, never more of it than allowed: neither of what arrives nor of what it
 * inflates to (rule S12). A small body that inflates to gigabytes is refused after the allowed part.
 */

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Json } from '../../std/json.ts';
import { fail, ok, type Result } from '../../std/result.ts';

const inflate = promisify(gunzip);

/** The body, or why it is not read. */
export async function readJson(
  request: Request,
  bytesMax: number,
): Promise<Result<Json, 'malformed' | 'tooLarge'>> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'gzip' && encoding !== 'identity') return fail('malformed');
  const arrived = await readBytes(request, bytesMax);
  if (arrived === undefined) return fail('tooLarge');
  const inflated = encoding === 'gzip' ? await inflateUpTo(arrived, bytesMax) : ok(arrived);
  if (!inflated.ok) return inflated;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated.value);
    const value = JSON.parse(text) as Json;
    return isShallow(value, depthMax) ? ok(value) : fail('malformed');
  } catch {
    return fail('malformed');
  }
}

/** How deep a body may be nested: an envelope, and values in it as deep as a field may hold. */
const depthMax = 24;

function isShallow(value: Json, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return depth > 0 && Object.values(value).every((item) => isShallow(item as Json, depth - 1));
}

async function inflateUpTo(
  bytes: Uint8Array,
  bytesMax: number,
): Promise<Result<Uint8Array, 'malformed' | 'tooLarge'>> {
  try {
    return ok(await inflate(bytes, { maxOutputLength: bytesMax }));
  } catch (error) {
    const tooLarge = (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    return fail(tooLarge ? 'tooLarge' : 'malformed');
  }
}

async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array | undefined> {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > bytesMax) return undefined;
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body) {
    length += part.byteLength;
    if (length > bytesMax) return undefined;
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
