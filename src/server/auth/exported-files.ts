/**
 * Files exported on devices: a device reports them when it next connects, and they go into the audit log. A device that
 * never connects again reports nothing.
 */

import type { ExportedFilesRequest } from '../../protocol/account-messages.ts';
import type { ExportedFileKind } from '../../protocol/exported-files.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuditKind } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import type { OpenSession } from './sessions.ts';

const events: Readonly<Record<ExportedFileKind, AuditKind>> = {
  copy: 'copyHandedOut',
  table: 'tableHandedOut',
  calendar: 'calendarHandedOut',
};

/** Writes exported files of a member to the audit log, each with the time that the device reports. */
export function recordExportedFiles(
  context: AuthContext,
  { account, session }: OpenSession,
  programmeId: string,
  { memberId, files }: ExportedFilesRequest,
): Promise<Result<undefined, AuthRefusal | 'signedOut'>> {
  return context.accounts.write(
    async (writer): Promise<Result<undefined, AuthRefusal | 'signedOut'>> => {
      const members = await writer.members(programmeId);
      const member = members.find(({ accountId }) => accountId === account.id);
      if (member === undefined) return fail({ kind: 'notFound' });
      // Another member's laptop, in whose browser this one is signed in.
      if (member.memberId !== memberId) return fail('signedOut');
      for (const { kind, at } of files) {
        const event = {
          at: context.now(),
          kind: events[kind],
          accountId: account.id,
          programmeId,
          device: session.device,
          subject: new Date(at).toISOString(),
        };
        await writer.appendAudit(event, (text) => context.hash(text));
      }
      return ok(undefined);
    },
  );
}
