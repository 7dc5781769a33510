/**
 * Bytes of files over HTTP. An answer counts as those of the exchange do: by the protocol's own header. A request is given
 * up when nothing of it moves, not because it is long: a photograph on a slow line takes minutes.
 */

import { fileBytesMax } from '../../domain/attachment/attachment.ts';
import {
  type FileState,
  filePath,
  fileStateSchema,
  lengthHeader,
  offsetHeader,
  pieceType,
} from '../../protocol/file-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import { common, headersOf, isCarnet, refusalIn, wordOfProxy } from './http-answer.ts';
import { type HttpPorts, pieceBytesMin, requestMsMax } from './http-transport.ts';

/** A file, by a record that names it. */
export interface NamedFile {
  readonly recordId: string;
  readonly hash: string;
}

export interface FileTransport {
  /** How far the file has come to the server. */
  state(file: NamedFile): Promise<Result<FileState, ExchangeProblem>>;
  /** Brings a piece. */
  send(file: NamedFile, piece: Piece): Promise<Result<FileState, ExchangeProblem>>;
  /** The whole file, as the server has it. */
  fetch(file: NamedFile): Promise<Result<Bytes, ExchangeProblem>>;
}

export interface Piece {
  readonly bytes: Bytes;
  readonly offset: number;
  /** Of the whole file. */
  readonly length: number;
}

interface Asked<T> {
  readonly path: string;
  readonly init: RequestInit;
  readonly type: string;
  readonly read: (response: Response, onPiece: () => void) => Promise<T | undefined>;
}

/** The server at the page's own address, for a member of a programme. */
export function fileTransport(
  ports: Pick<HttpPorts, 'fetch' | 'environment'>,
  programmeId: string,
  memberId: string,
): FileTransport {
  const base = `/api/programmes/${encodeURIComponent(programmeId)}`;
  const pathOf = ({ recordId, hash }: NamedFile): string => `${base}/${filePath(recordId, hash)}`;
  const ask = <T>(asked: Asked<T>) => request(ports, memberId, asked);
  return {
    state: (file) =>
      ask({ path: `${pathOf(file)}/state`, init: { method: 'GET' }, type: json, read: readState }),
    send: (file, { bytes, offset, length }) =>
      ask({
        path: pathOf(file),
        init: {
          method: 'PATCH',
          body: bytes,
          headers: {
            'content-type': pieceType,
            [offsetHeader]: String(offset),
            [lengthHeader]: String(length),
          },
        },
        type: json,
        read: readState,
      }),
    fetch: (file) =>
      ask({
        path: pathOf(file),
        init: { method: 'GET' },
        type: 'application/octet-stream',
        read: readBytes,
      }),
  };
}

const json = 'application/json';

async function request<T>(
  { fetch, environment }: Pick<HttpPorts, 'fetch' | 'environment'>,
  memberId: string,
  { path, init, type, read }: Asked<T>,
): Promise<Result<T, ExchangeProblem>> {
  const ending = new AbortController();
  let isLate = false;
  let cancel: () => void = () => undefined;
  const wait = (): void => {
    cancel();
    cancel = environment.later(() => {
      isLate = true;
      ending.abort();
    }, requestMsMax);
  };
  wait();
  try {
    const headers = headersOf(init, memberId);
    const response = await fetch(path, { ...common, ...init, headers, signal: ending.signal });
    wait();
    const now = environment.now();
    if (!isCarnet(response, response.ok ? type : json)) return fail(wordOfProxy(response, now));
    if (!response.ok) return fail(refusalIn(response, await response.text(), now));
    const value = await read(response, wait);
    return value === undefined ? fail({ kind: 'refused', refusal: 'failed' }) : ok(value);
  } catch {
    return fail({ kind: isLate ? 'timeout' : 'offline' });
  } finally {
    cancel();
    ending.abort();
  }
}

async function readState(response: Response): Promise<FileState | undefined> {
  const parsed = fileStateSchema.safeParse(await response.json());
  return parsed.success ? parsed.data : undefined;
}

async function readBytes(response: Response, onPiece: () => void): Promise<Bytes | undefined> {
  if (response.body === null) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  let waitedAt = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    // No file is longer: whatever answers, the memory of a tab is not for it to fill.
    if (length > fileBytesMax) return undefined;
    if (length - waitedAt < pieceBytesMin) continue;
    waitedAt = length;
    onPiece();
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
