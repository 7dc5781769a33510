/**
 * Who may bring or fetch a file: a member, by a record of the programme that names its hash. A hash alone gives no right, so
 * whoever guesses one hears the same as of a file that does not exist [S21].
 */

import { isHash } from '../../domain/attachment/attachment.ts';
import { mayRead, mayWriteAs } from '../../domain/permission/permission.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import { type Asker, memberAsking, type SyncContext, type SyncRefusal } from '../sync/context.ts';

/** What is asked for. */
export interface NamedFile {
  readonly recordId: string;
  readonly hash: string;
}

/**
 * Whether the file may be fetched, or brought; answers its length as the record says it, if it does.
 *
 * @param purpose bringing one takes the right to write such a record, or to have made this one; what lies in the trash is neither brought nor fetched
 */
export async function checkNamed(
  { storage }: Pick<SyncContext, 'storage'>,
  asker: Asker,
  { recordId, hash }: NamedFile,
  purpose: 'fetch' | 'bring',
): Promise<Result<{ readonly length: number | undefined }, SyncRefusal>> {
  const answer = await storage.read(
    asker.programmeId,
    async (reader): Promise<Result<{ readonly length: number | undefined }, SyncRefusal>> => {
      const asking = await memberAsking(reader, asker);
      if (!asking.ok) return asking;
      const { roles, memberId } = asking.value;
      if (!mayRead(roles)) return fail('forbidden');
      // Without the rest of it: anybody who may change the record makes that as long as a record may be.
      const attachment = await reader.outlineOf('attachment', recordId, ['hash', 'bytes']);
      // Nobody else may have the bytes of what its maker added before a role was lowered, and coordination let through.
      const isMaker = attachment?.created.by === memberId;
      if (purpose === 'bring' && !mayWriteAs(roles, 'staff') && !isMaker) return fail('forbidden');
      if (attachment === undefined || attachment.isDeleted) return fail('notFound');
      const { hash: itsHash, bytes } = attachment.values;
      if (!isHash(hash) || itsHash !== hash) return fail('notFound');
      return ok({ length: typeof bytes === 'number' ? bytes : undefined });
    },
  );
  return answer ?? fail('notFound');
}
