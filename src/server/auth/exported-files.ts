/**
 * Files exported on devices: a device reports them when it next connects, and they go into the audit log. A device that
 * never connects again reports nothing.
 */

import type { ExportedFilesRequest } from '../../protocol/account-messages.ts';
import type { ExportedFileKind } from '../../protocol/exported-files.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AccountReader, AuditEvent, AuditKind } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import type { OpenSession } from './sessions.ts';

const events: Readonly<Record<ExportedFileKind, AuditKind>> = {
  copy: 'copyHandedOut',
  table: 'tableHandedOut',
  calendar: 'calendarHandedOut',
};

/**
 * A device whose report was written but not answered sends it again. It is looked for among this many of the latest events:
 * the log may be long, and what is noted twice misleads nobody for long.
 */
const repeatedWithin = 1000;

/** Writes exported files of a member to the audit log, each once, with the time that the device reports. */
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
      const noted = await latestEvents(writer);
      for (const { kind, at } of files) {
        const event = {
          at: context.now(),
          kind: events[kind],
          accountId: account.id,
          programmeId,
          device: session.device,
          subject: new Date(at).toISOString(),
        };
        if (noted.has(fileOf(event))) continue;
        noted.add(fileOf(event));
        await writer.appendAudit(event, (text) => context.hash(text));
      }
      return ok(undefined);
    },
  );
}

async function latestEvents(reader: AccountReader): Promise<Set<string>> {
  const newest = await reader.newestEvent();
  if (newest === undefined) return new Set();
  const first = newest.number - repeatedWithin + 1;
  return new Set((await reader.audit(first, repeatedWithin)).map(fileOf));
}

/** The same for two events that tell of one file. */
const fileOf = ({ kind, accountId, programmeId, device, subject }: AuditEvent): string =>
  JSON.stringify([kind, accountId, programmeId, device, subject]);
