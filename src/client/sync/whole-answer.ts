/**
 * A group that is too long for one answer comes in several: what came is kept in memory until the group is whole, and only
 * then taken in, with the cursor behind it [S12]. So nobody ever sees half of it, and a crash asks for all of it again.
 */

import { syncLimits } from '../../protocol/limits.ts';
import type { PullReply } from '../../protocol/sync-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import { nonsense } from './step-ports.ts';

type Answer = Result<PullReply, ExchangeProblem>;
type Entries = Extract<PullReply, { kind: 'entries' }>;

/** More entries than these never end in the middle of a group: what goes on and on is no answer. */
const entriesMax = syncLimits.groupOperationsMax + syncLimits.pullEntriesMax;

/**
 * The answer with the rest of its last group; what was answered instead where something else is due meanwhile.
 *
 * @param pullFrom asks for what comes after a place
 */
export async function wholeAnswer(
  first: PullReply,
  pullFrom: (sequence: number) => Promise<Answer>,
): Promise<Answer> {
  if (first.kind !== 'entries') return ok(first);
  let whole: Entries = first;
  while (whole.unfinished === true) {
    if (!isPart(whole)) return fail(nonsense);
    const answer = await pullFrom(whole.to);
    if (!answer.ok || answer.value.kind !== 'entries') return answer;
    const next = answer.value;
    const goesOn = next.epoch === whole.epoch && next.from === whole.to && next.to > next.from;
    if (!goesOn || whole.entries.length > entriesMax) {
      return fail(nonsense);
    }
    whole = {
      ...next,
      from: whole.from,
      entries: [...whole.entries, ...next.entries],
      groups: [...whole.groups, ...next.groups],
    };
  }
  return ok(whole);
}

/**
 * Whether there is more of what came so far: at least an entry, all of them up to its end, which lies below the head. So each
 * answer brings some of the entries that are too many at last.
 */
function isPart({ from, to, head, entries }: Entries): boolean {
  return entries.length > 0 && entries.length === to - from && to < head;
}
