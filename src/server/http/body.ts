/**
 * Reads the body of a request as JSON, never more of it than allowed: neither of what arrives nor of what it
 * inflates to (rule S12). A small body that inflates to gigabytes is refused after the allowed part.
 */

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Json } from '../../std/json.ts';
import { fail, ok, type Result } from '../../std/result.ts';

const inflate = promisify(gunzip);

/** Whether there is room for a body. What is refused is read, or parsed, no further. */
export interface Admission {
  /** Asked before the first byte is read: a body that never ends waits in memory as one that came. */
  announced(bytes: number): boolean;
  /** Asked before it is parsed, with what it inflates to; may wait until there is. */
  inflated(bytes: number): boolean | Promise<boolean>;
}

const always: Admission = { announced: () => true, inflated: () => true };

/** The body, or why it is not read. One of which no length is announced counts as the largest there may be. */
export async function readJson(
  request: Request,
  bytesMax: number,
  admission: Admission = always,
): Promise<Result<Json, 'malformed' | 'tooLarge' | 'busy'>> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'gzip' && encoding !== 'identity') return fail('malformed');
  const announced = Number(request.headers.get('content-length') ?? 'NaN');
  if (announced > bytesMax) return fail('tooLarge');
  if (!admission.announced(Number.isNaN(announced) ? bytesMax : announced)) return fail('busy');
  const arrived = await readBytes(request, bytesMax);
  if (arrived === undefined) return fail('tooLarge');
  const inflated = encoding === 'gzip' ? await inflateUpTo(arrived, bytesMax) : ok(arrived);
  if (!inflated.ok) return inflated;
  if (!(await admission.inflated(inflated.value.length))) return fail('busy');
  if (!isModest(inflated.value)) return fail('malformed');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated.value);
    return ok(JSON.parse(text) as Json);
  } catch {
    return fail('malformed');
  }
}

/** How deep a body may be nested: an envelope, and values in it as deep as a field may hold. */
const depthMax = 24;
/** Values in a body: half as many again as what the largest push of real sheets holds. */
const valuesMax = 500_000;
/** Values of one list, or of one object: more than a record has fields, and more than a push has operations. */
const breadthMax = 10_000;

const [quote, backslash, comma, brace, braceEnd, bracket, bracketEnd] = [...'"\\,{}[]'].map(
  (sign) => sign.charCodeAt(0),
);

/**
 * Whether a body is neither nested nor divided without end, told from its bytes: to parse eight megabytes of brackets
 * takes seconds, during which nobody else is answered.
 */
function isModest(bytes: Uint8Array): boolean {
  const breadths = new Uint32Array(depthMax + 2);
  let depth = 0;
  let values = 1;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === comma) {
      values += 1;
      const breadth = (breadths[depth] ?? 0) + 1;
      if (breadth > breadthMax) return false;
      breadths[depth] = breadth;
    } else if (byte === brace || byte === bracket) {
      depth += 1;
      values += 1;
      if (depth > depthMax) return false;
      breadths[depth] = 0;
    } else if (byte === braceEnd || byte === bracketEnd) depth -= 1;
    if (values > valuesMax) return false;
  }
  return true;
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
