/** Under what a topic stands in the agenda: an opportunity is no problem. */

import type { Issue } from '../../../domain/operation/record.ts';
import type { Topic, TopicKind } from '../../../domain/visit/topic.ts';

type HeadingKey = Exclude<TopicKind, 'issue'> | Issue['values']['kind'];

/** The key of its heading. */
export function headingKey({ kind, recordId }: Topic, issues: readonly Issue[]): HeadingKey {
  if (kind !== 'issue') return kind;
  return issues.find(({ id }) => id === recordId)?.values.kind ?? 'problem';
}
