/**
 * Answers of the exchange, compressed as a whole: Brotli where the browser takes it, which is smaller and quicker than
 * gzip on what sheets are made of; gzip elsewhere. Hono's own middleware knows no Brotli.
 */

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { longFrom } from './unsent.ts';

const packedByBrotli = promisify(brotliCompress);
const packedByGzip = promisify(gzip);

/** An answer shorter than this goes as it is, in bytes. */
const compressFrom = 1024;
/** Up to here more is tried, in bytes: it takes less than a millisecond; the next step takes six, for nothing. */
const thoroughUpTo = 64 * 1024;
const thoroughQuality = 7;
const quickQuality = 4;
/** What is handed on at once, in bytes. */
const sliceBytes = 64 * 1024;

/** Whether a browser takes an encoding, by what it says that it accepts. */
export function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((item) => {
    // Trimmed part by part: a pattern with white space on both sides takes the square of its length.
    const [name, quality = ''] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !/^q=0(?:\.0*)?$/.test(quality);
  });
}

/**
 * Compresses what the routes below it answer.
 *
 * @param made hears how long each answer is before that, in bytes
 */
export function compressed(
  made: (context: Context, bytes: number) => void = () => undefined,
): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { res } = context;
    if (res.body === null || res.headers.has('content-encoding')) return;
    const plain = new Uint8Array(await res.arrayBuffer());
    made(context, plain.byteLength);
    const encoding = encodingFor(context.req.header('accept-encoding'), plain.byteLength);
    const body = encoding === undefined ? plain : await packed(plain, encoding);
    const headers = new Headers(res.headers);
    headers.append('Vary', 'Accept-Encoding');
    if (encoding !== undefined) headers.set('Content-Encoding', encoding);
    headers.set('Content-Length', String(body.byteLength));
    // First without one: what is set here is otherwise merged with what was there.
    context.res = undefined;
    context.res = new Response(inSlices(body), { status: res.status, headers });
  };
}

/** Hands a long answer on as fast as it is read: what of it moved is known then, and what did not (`unsent.ts`). */
function inSlices(
  body: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  if (body.byteLength < longFrom) return body;
  let at = 0;
  return new ReadableStream(
    {
      pull(controller): void {
        controller.enqueue(body.subarray(at, at + sliceBytes));
        at += sliceBytes;
        if (at >= body.byteLength) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

type Encoding = 'br' | 'gzip';

function encodingFor(header: string | undefined, length: number): Encoding | undefined {
  if (length < compressFrom) return undefined;
  if (accepts(header, 'br')) return 'br';
  return accepts(header, 'gzip') ? 'gzip' : undefined;
}

async function packed(
  plain: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await packedByGzip(plain));
  const quality = plain.byteLength > thoroughUpTo ? quickQuality : thoroughQuality;
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  };
  return new Uint8Array(await packedByBrotli(plain, { params }));
}
