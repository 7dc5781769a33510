/**
 * How the bytes of a file travel: apart from the records, in pieces, each with the place where it begins, so that an upload
 * that broke goes on where it stopped. Who may ask: rules S21, S22 and C15 of docs/sync-protocol.md.
 */

import * as z from 'zod/mini';

/** Of a request that brings a piece: no form can send it. */
export const pieceType = 'application/offset+octet-stream';
/** Where the piece begins, in bytes. */
export const offsetHeader = 'Upload-Offset';
/** The length of the whole file, in bytes. */
export const lengthHeader = 'Upload-Length';
/** A device sends no longer pieces: what a slow line brings in half of the time that a request has. */
export const pieceBytesMax = 256 * 1024;

/** How far a file has come to the server. */
export const fileStateSchema = z.object({
  /** So many bytes are there. */
  offset: z.int().check(z.gte(0)),
  /** All of them, and they are the file. */
  isWhole: z.boolean(),
  /** A copy of it lies among the backups, and was read again there. Left out where there is none, and by servers before. */
  isBackedUp: z.optional(z.boolean()),
});
export type FileState = z.infer<typeof fileStateSchema>;

/** Below a programme: a file is asked for by a record that names it, never by its hash alone. */
export const filePath = (recordId: string, hash: string): string =>
  `files/${encodeURIComponent(recordId)}/${hash}`;
