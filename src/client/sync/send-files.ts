/**
 * Sends the files that wait on this device, one after the other, each from the byte at which the server has it. Killed or
 * cut off anywhere, the next round goes on there, because how far it came is asked of the server and written nowhere [C15].
 * What was sent is asked about again once in a while: the disk of a server can lose it.
 */

import { pieceBytesMax } from '../../protocol/file-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import {
  type Bytes,
  type FileRefusal,
  type FileStore,
  isOnServer,
  type KeptFile,
} from '../ports/file-store.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import type { FileTransport, NamedFile } from './file-transport.ts';

export interface SendParts {
  readonly store: Pick<FileStore, 'list' | 'read' | 'noteSent'>;
  readonly transport: Pick<FileTransport, 'state' | 'send'>;
  /** Of the server: a file that went to another one is looked for again. */
  readonly epoch: string;
  /** Whether to go on: nothing is begun after it says no. */
  readonly isOver: () => boolean;
}

/** As many files that are still on the server are asked about again; once one is missing, all are. */
export const askAgainMax = 50;

/** A server that says again and again that the upload stands elsewhere is left alone until the next round. */
const lookAgainMax = 3;

/**
 * One round. Rejects as the store does; a problem of the network ends it, one of a single file does not.
 */
export async function sendFiles(parts: SendParts): Promise<Result<undefined, ExchangeProblem>> {
  const { store, epoch, isOver } = parts;
  for (const file of await store.list()) {
    if (isOver()) return ok(undefined);
    if (isOnServer(file, epoch)) continue;
    const sent = await sendOne(parts, file);
    if (!sent.ok) return sent;
    const { isSent, refusal } = sent.value;
    if (isSent) await store.noteSent(file.hash, epoch);
    // The server was restored without it: it waits again, and says so. Or it does not take it, for a reason of its own.
    else if (file.sentTo !== undefined || file.refusal !== refusal) {
      await store.noteSent(file.hash, undefined, refusal);
    }
  }
  return ok(undefined);
}

export interface AskParts extends Pick<SendParts, 'epoch' | 'isOver'> {
  readonly store: Pick<FileStore, 'list' | 'noteSent'>;
  readonly transport: Pick<FileTransport, 'state'>;
  /** From 0 up to, not including, 1: other files each time, so that each has its turn. */
  random(): number;
}

/**
 * Asks whether the server still has what it had; what is missing there waits again, for the next round. What it does not
 * tell of (the record lies in the bin, the member only reads) stays as it is.
 */
export async function askAgain(parts: AskParts): Promise<Result<undefined, ExchangeProblem>> {
  const { store, epoch, isOver } = parts;
  const sent = (await store.list()).filter((file) => isOnServer(file, epoch));
  const from = Math.floor(parts.random() * sent.length);
  let there = 0;
  let isAnyMissing = false;
  for (const file of [...sent.slice(from), ...sent.slice(0, from)]) {
    if (isOver() || (there >= askAgainMax && !isAnyMissing)) break;
    const missing = await isMissing(parts.transport, file);
    if (!missing.ok) return missing;
    if (missing.value) {
      isAnyMissing = true;
      await store.noteSent(file.hash, undefined);
    } else there += 1;
  }
  return ok(undefined);
}

async function isMissing(
  transport: AskParts['transport'],
  { hash, records }: KeptFile,
): Promise<Result<boolean, ExchangeProblem>> {
  for (const recordId of records) {
    const state = await transport.state({ recordId, hash });
    if (state.ok) return ok(!state.value.isWhole);
    if (!isOfThisFile(state.error)) return state;
  }
  return ok(false);
}

/** Whether the server has all of it now, and why not where it told. */
interface Sent {
  readonly isSent: boolean;
  readonly refusal?: FileRefusal | undefined;
}

/** One whose records the server does not know, or that lie in the trash, goes on waiting. */
async function sendOne(parts: SendParts, file: KeptFile): Promise<Result<Sent, ExchangeProblem>> {
  let refusal: FileRefusal | undefined;
  for (const recordId of file.records) {
    const sent = await sendAs(parts, { recordId, hash: file.hash });
    if (sent.ok) return ok({ isSent: sent.value });
    if (!isOfThisFile(sent.error)) return sent;
    // What it says of a record that it has is worth more.
    if (refusal === undefined || refusal === 'notFound') refusal = refusalOf(sent.error);
  }
  return ok({ isSent: false, refusal });
}

function refusalOf(problem: ExchangeProblem): FileRefusal | undefined {
  const refusal = problem.kind === 'refused' ? problem.refusal : undefined;
  return refusal === 'notFound' || refusal === 'forbidden' || refusal === 'tooLarge'
    ? refusal
    : undefined;
}

/** Refusals that are about one file or one record: the others go on. */
export function isOfThisFile(problem: ExchangeProblem): boolean {
  const ofFile: readonly string[] = [
    'notFound',
    'forbidden',
    'refused',
    'tooLarge',
    'taken',
    'malformed',
  ];
  return problem.kind === 'refused' && ofFile.includes(problem.refusal);
}

async function sendAs(
  { store, transport, isOver }: SendParts,
  named: NamedFile,
): Promise<Result<boolean, ExchangeProblem>> {
  let bytes: Bytes | undefined;
  for (let looks = 0; looks < lookAgainMax; looks += 1) {
    const state = await transport.state(named);
    if (!state.ok) return state;
    if (state.value.isWhole) return ok(true);
    bytes ??= await store.read(named.hash);
    // Damaged on this device: what is not the file is not sent as one.
    if (bytes === undefined) return ok(false);
    const sent = await sendFrom(transport, named, { bytes, offset: state.value.offset, isOver });
    if (sent.ok || !isElsewhere(sent.error)) return sent;
  }
  return ok(false);
}

const isElsewhere = (problem: ExchangeProblem): boolean =>
  problem.kind === 'refused' && problem.refusal === 'taken';

async function sendFrom(
  transport: Pick<FileTransport, 'send'>,
  named: NamedFile,
  from: { readonly bytes: Bytes; readonly offset: number; readonly isOver: () => boolean },
): Promise<Result<boolean, ExchangeProblem>> {
  const { bytes, isOver } = from;
  let { offset } = from;
  while (!isOver()) {
    const piece = bytes.slice(offset, offset + pieceBytesMax);
    const answer = await transport.send(named, { bytes: piece, offset, length: bytes.length });
    if (!answer.ok) return answer;
    if (answer.value.isWhole) return ok(true);
    // A server that did not move by the piece, or moves beyond the end, would be sent pieces for ever.
    const next = offset + piece.length;
    if (piece.length === 0 || answer.value.offset !== next) {
      return fail({ kind: 'refused', refusal: 'taken' });
    }
    offset = next;
  }
  return ok(false);
}
