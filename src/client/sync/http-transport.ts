/**
 * The server over HTTP, at the address that the page came from.
 *
 * An answer counts only when it carries the protocol's own header and is JSON: the page of a hotel's network answers
 * 200 too [C4]. What a proxy says with a status of its own (too large, too often, not now) it says for the server, and is
 * believed [C5]. Everything ends: a request by its timeout, a stream of nudges by its missing heartbeat. Whoever is
 * signed in is asked once before the first request, and again after a sign-in: another member of the same laptop
 * sends nothing of this one [C6]. A download, which sends nothing, is asked for at the same time.
 */

import type * as z from 'zod/mini';
import { sessionReplySchema } from '../../protocol/account-messages.ts';
import {
  hasEntryReplySchema,
  historyReplySchema,
  nudgeSchema,
  pullReplySchema,
  pushReplySchema,
  type SnapshotReply,
} from '../../protocol/sync-messages.ts';
import {
  lifeHeader,
  protocolHeader,
  protocolVersion,
  handsInFrom,
  piggybackFrom,
  withdrawsFrom,
} from '../../protocol/version.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Environment } from '../ports/environment.ts';
import type { ExchangeProblem, PartFollowed, SyncTransport } from '../ports/sync.ts';
import { common, headersOf, isCarnet, parsed, refusalIn, wordOfProxy } from './http-answer.ts';
import { backoffMs, retryAfterMsMax } from './pauses.ts';
import { readPart } from './read-part.ts';
import { retryAfterMs } from './retry-after.ts';
import { turn } from '../ports/turn.ts';

export interface HttpPorts {
  fetch(path: string, init: RequestInit): Promise<Response>;
  readonly environment: Pick<Environment, 'later' | 'now'>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** The transport of one member's device, and word that somebody signed in. */
export interface HttpTransport extends SyncTransport {
  signedIn(): void;
}

/** A request with its answer ends by then, in milliseconds; a long answer that keeps coming has as long for each piece. */
export const requestMsMax = 45_000;
/** However it keeps coming, an answer is here so long after its first word, or given up, in milliseconds. */
export const answerMsMax = 130_000;
/** An answer that is announced as no longer than this is read as a whole, in bytes on the wire. */
const longFrom = 128 * 1024;
/** A piece, in bytes: a line that carries less in its time is no better than none. */
export const pieceBytesMin = 8 * 1024;
/** A stream of nudges that is silent for so long is not there any more: the server says every 20 s that it is. */
export const silenceMsMax = 50_000;
/** A body shorter than this is sent as it is, in UTF-16 code units. */
const compressFrom = 1024;
/** One line of the stream, in UTF-16 code units. */
const nudgeLengthMax = 1000;

type Answer<T> = Promise<Result<T, ExchangeProblem>>;

/** The server at the page's own address, for a member of a programme. */
export function httpTransport(ports: HttpPorts, memberId: string): HttpTransport {
  let isChecked = false;
  let life: string | undefined;
  let spoken = Number.NaN;

  /** Whether the session is the one of this device's member, or of somebody without a place in the programme. */
  const check = async (programmeId: string): Answer<undefined> => {
    if (isChecked) return ok(undefined);
    const session = await request(ports, {
      path: '/api/session',
      read: by(sessionReplySchema),
    });
    if (!session.ok) return session;
    const membership = session.value.memberships.find((one) => one.programmeId === programmeId);
    if (membership !== undefined && membership.memberId !== memberId) return fail(otherMember);
    isChecked = true;
    return ok(undefined);
  };

  const noteLife = (named: string | undefined): void => {
    life = named;
  };

  const ask = async <T>(programmeId: string, asked: Call<T>): Answer<T> => {
    const { name, read, body, onLife = noteLife } = asked;
    const path = `/api/programmes/${encodeURIComponent(programmeId)}/${name}`;
    const onAnswer = ({ headers }: Response): void => {
      onLife(headers.get(lifeHeader) ?? undefined);
      spoken = Number(headers.get(protocolHeader) ?? 'NaN');
    };
    const answer = await request(ports, { path, read, body, memberId, onAnswer });
    if (!answer.ok && isSignedOut(answer.error)) isChecked = false;
    return answer;
  };

  const call = async <T>(programmeId: string, asked: Call<T>): Answer<T> => {
    const checked = await check(programmeId);
    return checked.ok ? ask(programmeId, asked) : checked;
  };

  /**
   * Who is not signed in any more may still hand in what was not sent: whether it is taken, and whose it is, the server
   * says.
   */
  const send = async <T>(programmeId: string, asked: Call<T>): Answer<T> => {
    const checked = await check(programmeId);
    const mayAsk = checked.ok || (isSignedOut(checked.error) && checked.error !== otherMember);
    return mayAsk ? ask(programmeId, asked) : checked;
  };

  /** What comes is thrown away where somebody else is signed in. */
  const download = async <T>(programmeId: string, asked: Call<T>): Answer<T> => {
    const [checked, answer] = await Promise.all([check(programmeId), ask(programmeId, asked)]);
    return checked.ok ? answer : checked;
  };

  /** Any tab asks for it at any time, so it leaves alone what was noted of the answers of the exchange. */
  const history: HttpTransport['history'] = async (programmeId, body) => {
    let named: string | undefined;
    const onLife = (told: string | undefined): void => {
      named = told;
    };
    const asked = { name: 'history', read: by(historyReplySchema), body, onLife };
    const answer = await call(programmeId, asked);
    return answer.ok ? ok({ ...answer.value, life: named }) : answer;
  };

  return {
    push: (id, body) => send(id, { name: 'push', read: by(pushReplySchema), body }),
    pull: (id, body) => call(id, { name: 'pull', read: by(pullReplySchema), body }),
    snapshot: (id, body, onFollowed) =>
      download(id, { name: 'snapshot', read: part(onFollowed), body }),
    history,
    nudges: (id, onNews, onEnd) => listenToNudges(ports, id, { onNews, onEnd }),
    life: () => life,
    hasEntry: async (id, body) => {
      const asked = {
        name: 'has-entry',
        read: by(hasEntryReplySchema),
        body,
        onLife: () => undefined,
      };
      const answer = await ask(id, asked);
      return answer.ok ? ok(answer.value.has) : answer;
    },
    piggybacks: () => spoken >= piggybackFrom,
    hearsHandedIn: () => !(spoken < handsInFrom),
    withdraws: () => !(spoken < withdrawsFrom),
    signedIn: () => {
      isChecked = false;
    },
  };
}

/** Somebody else is signed in, who has a place in the programme: nothing of this device's member is sent. */
const otherMember: ExchangeProblem = { kind: 'refused', refusal: 'signedOut' };

function isSignedOut(problem: ExchangeProblem): boolean {
  return problem.kind === 'refused' && problem.refusal === 'signedOut';
}

/** How an answer is read; `undefined` where it is not what was asked for. */
interface Reading<T> {
  readonly read: (response: Pick<Response, 'text'>) => Promise<T | undefined>;
}

/** A call of the exchange. */
interface Call<T> extends Reading<T> {
  readonly name: string;
  readonly body: object;
  /** Told the life that the answer names; without it, that is noted as the one of the exchange. */
  readonly onLife?: (life: string | undefined) => void;
}

interface Asked<T> extends Reading<T> {
  readonly path: string;
  /** Sent as JSON; without it, the request only reads. */
  readonly body?: object;
  /** Whose sheets the request is about. */
  readonly memberId?: string;
  /** Told when a Carnet server answered. */
  readonly onAnswer?: (response: Response) => void;
}

const by =
  <S extends z.ZodMiniType>(schema: S): Reading<z.infer<S>>['read'] =>
  async (response) => {
    const read = schema.safeParse(parsed(await response.text()));
    return read.success ? read.data : undefined;
  };

const part =
  (onFollowed?: (followed: PartFollowed) => void): Reading<SnapshotReply>['read'] =>
  async (response) =>
    readPart(await response.text(), turn, onFollowed);

async function request<T>(
  ports: HttpPorts,
  { path, read, body, memberId, onAnswer }: Asked<T>,
): Answer<T> {
  const ending = new AbortController();
  let isLate = false;
  const { later } = ports.environment;
  const end = (): void => {
    isLate = true;
    ending.abort();
  };
  let cancel: () => void = () => undefined;
  let cancelAnswer: () => void = () => undefined;
  const wait = (): void => {
    cancel();
    cancel = later(end, requestMsMax);
  };
  wait();
  try {
    const sent = body === undefined ? { method: 'GET' } : await posted(JSON.stringify(body));
    const response = await ports.fetch(path, {
      ...common,
      ...sent,
      headers: headersOf(sent, memberId),
      signal: ending.signal,
    });
    wait();
    cancelAnswer = later(end, answerMsMax);
    const now = ports.environment.now();
    if (!isCarnet(response, 'application/json')) return fail(wordOfProxy(response, now));
    onAnswer?.(response);
    if (!response.ok) return fail(refusalIn(response, await response.text(), now));
    const value = await read(inPieces(response, wait));
    if (value !== undefined) return ok(value);
    // What a newer server answers in a way that this version cannot read; otherwise it is a defect of ours.
    const isNewer = Number(response.headers.get(protocolHeader)) > protocolVersion;
    return fail({ kind: 'refused', refusal: isNewer ? 'outdated' : 'failed' });
  } catch {
    // `fetch` says only that it failed: no network, no answer, a connection that broke.
    return fail({ kind: isLate ? 'timeout' : 'offline' });
  } finally {
    cancel();
    cancelAnswer();
    // What of an answer was not read is of no use to anybody.
    ending.abort();
  }
}

/** An answer, read piece by piece where it may be long. */
function inPieces(response: Response, onPiece: () => void): Pick<Response, 'text'> {
  const { body, headers } = response;
  const length = Number(headers.get('content-length') ?? 'NaN');
  return body === null || length <= longFrom ? response : { text: () => textOf(body, onPiece) };
}

async function textOf(body: ReadableStream<Uint8Array>, onPiece: () => void): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return texts.join('') + decoder.decode();
    texts.push(decoder.decode(value, { stream: true }));
    bytes += value.byteLength;
    if (bytes < pieceBytesMin) continue;
    bytes = 0;
    onPiece();
  }
}

/** The request that carries a text, compressed where that is worth it. */
async function posted(text: string): Promise<RequestInit> {
  const type = { 'content-type': 'application/json' };
  if (text.length < compressFrom || !('CompressionStream' in globalThis)) {
    return { method: 'POST', headers: type, body: text };
  }
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  // A whole and not a stream: a request with a stream as its body needs HTTP/2.
  const body = await new Response(packed).arrayBuffer();
  return { method: 'POST', headers: { ...type, 'content-encoding': 'gzip' }, body };
}

interface NudgeListener {
  readonly onNews: (head: number, isAgain: boolean) => void;
  readonly onEnd: (() => void) | undefined;
}

/**
 * Reads a stream of nudges, and opens it again when it ends, after a pause that grows. That the server ended or refused it
 * is told after the pause: devices whose server stops do not all come back in one moment.
 */
function listenToNudges(
  ports: HttpPorts,
  programmeId: string,
  { onNews, onEnd }: NudgeListener,
): () => void {
  const { environment } = ports;
  const path = `/api/programmes/${encodeURIComponent(programmeId)}/nudges`;
  let isStopped = false;
  let failures = 0;
  let cancelTimer: () => void = () => undefined;
  let ending = new AbortController();
  /**
   * The last head that was told. A stream opened again after the line broke begins with it where nobody wrote, and what was
   * said meanwhile and repeats the head, as a rejection does, is not told again: it counts as said once more.
   */
  let told: number | undefined;

  const hear = (): void => {
    cancelTimer();
    cancelTimer = environment.later(() => ending.abort(), silenceMsMax);
  };
  const take = (line: string): void => {
    // A heartbeat: the stream lasts. One that ends after its first word is no better than none.
    if (line === '') failures = 0;
    hear();
    const nudge = nudgeSchema.safeParse(parsed(line));
    if (!nudge.success) return;
    const { head } = nudge.data;
    const isAgain = head === told;
    told = head;
    onNews(head, isAgain);
  };
  const listen = async (): Promise<void> => {
    let askedMs = 0;
    let isEnded = false;
    ending = new AbortController();
    hear();
    try {
      const headers = { accept: 'application/x-ndjson', [protocolHeader]: String(protocolVersion) };
      const response = await ports.fetch(path, { ...common, headers, signal: ending.signal });
      const isStream = response.ok && isCarnet(response, 'application/x-ndjson');
      if (isStream && response.body !== null) await eachLine(response.body, take);
      else {
        askedMs = retryAfterMs(response.headers, environment.now()) ?? 0;
        await response.body?.cancel();
      }
      isEnded = isStream || isCarnet(response, 'application/json');
    } catch {
      // It ends as streams do; what there is to know, the next pull tells.
    }
    cancelTimer();
    if (isStopped) return;
    const pauseMs = Math.max(
      backoffMs(failures, ports.random()),
      Math.min(askedMs, retryAfterMsMax),
    );
    cancelTimer = environment.later(() => {
      if (isEnded) {
        // This is pulled after already.
        told = undefined;
        onEnd?.();
      }
      if (!isStopped) void listen();
    }, pauseMs);
    failures += 1;
  };
  void listen();
  return () => {
    isStopped = true;
    cancelTimer();
    ending.abort();
  };
}

async function eachLine(
  body: ReadableStream<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    if (rest.length > nudgeLengthMax) return reader.cancel();
  }
}
