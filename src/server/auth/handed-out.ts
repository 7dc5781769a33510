/**
 * What left a device as a file: the device says so at its next contact, and it stands in the audit log. A device that is
 * never heard of again says nothing.
 */

import type { HandedOutRequest } from '../../protocol/account-messages.ts';
import type { HandedOutKind } from '../../protocol/handed-out.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuditKind } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import type { OpenSession } from './sessions.ts';

const events: Readonly<Record<HandedOutKind, AuditKind>> = {
  copy: 'copyHandedOut',
  table: 'tableHandedOut',
  calendar: 'calendarHandedOut',
};

/** Notes files that a member was handed on their device, each with the time that the device tells. */
export function noteHandedOut(
  context: AuthContext,
  { account, session }: OpenSession,
  programmeId: string,
  { memberId, files }: HandedOutRequest,
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
