/** The form of a topic, which stays as long as somebody types in it, whatever others do with it meanwhile. */

import type { Topic } from '../../../domain/visit/topic.ts';
import { useHeldWhileTyped, useWritten } from '../../model/use-held-while-typed.ts';
import type { Visit } from './use-visit.ts';
import type { VisitForm } from './use-visit-forms.ts';

export interface TopicForm extends VisitForm {
  /** Somebody completed it, replaced it or moved it to the bin: it goes once the box is left. */
  readonly isHeld: boolean;
}

/** Nothing where the topic has none, or it is not known yet. */
export function useTopicForm(
  { forms }: Pick<Visit, 'forms'>,
  { recordId }: Pick<Topic, 'recordId'>,
): TopicForm | undefined {
  const found = forms?.find(({ id }) => id === recordId);
  const drawn = useHeldWhileTyped(recordId ?? '', found);
  const record = useWritten(drawn?.record, found !== undefined);
  if (drawn === undefined || record === undefined) return undefined;
  return { ...drawn, record, isHeld: found === undefined };
}
