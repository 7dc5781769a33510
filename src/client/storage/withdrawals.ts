/**
 * Groups that their author discarded while they took no effect. The server may hold them, so it is told with the next push
 * [C16]. Those that it withdrew stay noted with its life: a restored server may hold them again.
 */

import type { Group } from '../../domain/operation/operation.ts';
import type { PushReply } from '../../protocol/sync-messages.ts';
import { isTakenBack, type StuckGroup, type SyncMeta, type Withdrawal } from '../ports/sync.ts';

/** Withdrawn groups that are noted, for a restore. */
const notedMax = 500;

type Noted = Pick<SyncMeta, 'withdrawn'>;

/** What is noted once a row is discarded: nothing where the server took it for something else, or decided on it for good. */
export function withdrawing(
  { withdrawn = [] }: Noted,
  {
    outcome,
    forked,
    group: [first],
  }: Pick<StuckGroup, 'outcome' | 'forked'> & { readonly group: Group },
): Noted {
  if (first === undefined || !isTakenBack({ outcome, forked })) return {};
  return { withdrawn: [...withdrawn, { id: first.operationId }] };
}

/** What is noted once a push was answered. */
export function withdrawnBy(
  { withdrawn = [] }: Noted,
  { epoch, withdrawn: done = [] }: Pick<PushReply, 'epoch' | 'withdrawn'>,
): Noted {
  if (done.length === 0) return {};
  const ids = new Set(done);
  const isDone = ({ id }: Withdrawal): boolean => ids.has(id);
  const rest = withdrawn.filter((one) => !isDone(one));
  const isOver = (one: Withdrawal): boolean => one.epoch !== undefined;
  const told = withdrawn.filter(isDone).map(({ id }) => ({ id, epoch }));
  return {
    withdrawn: [
      ...[...rest.filter(isOver), ...told].slice(-notedMax),
      ...rest.filter((one) => !isOver(one)),
    ],
  };
}
