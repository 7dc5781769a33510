/**
 * Things that are done on a full disk as well: they need no room themselves, and only what the audit log tells of them finds
 * none [F40b].
 */

import type { AccountWriter, AuditEvent } from '../ports/account-storage.ts';
import { StorageFull } from '../ports/sheet-storage.ts';
import type { AuthContext } from './context.ts';

/** Runs a write, and goes on without it where the disk is full. */
export async function unlessFull(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error;
  }
}

/** Removes something and notes it, in one transaction; where there is no room for the note, it is removed without. */
export async function removeNoting(
  context: Pick<AuthContext, 'accounts' | 'hash'>,
  event: AuditEvent,
  remove: (writer: AccountWriter) => Promise<void>,
): Promise<void> {
  let isDone = false;
  await unlessFull(async () => {
    await context.accounts.write(async (writer) => {
      await remove(writer);
      await writer.appendAudit(event, (text) => context.hash(text));
    });
    isDone = true;
  });
  if (!isDone) await context.accounts.write(remove);
}
