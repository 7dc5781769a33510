/** Lessons learned are numbered across the whole programme, in the order of the launch pads within a review. */

import type { Text2 } from '../entity/field.ts';
import { type FormView, itemsIn } from './view.ts';

export interface NumberedLesson {
  readonly number: number;
  readonly padId: string | undefined;
  /** Its row in the review. */
  readonly row: string;
  readonly text: Text2;
}

/** The lessons of a review with their numbers; `before` is how many the programme had. */
export function numberedLessons(view: FormView, before: number): readonly NumberedLesson[] {
  return itemsIn(view)
    .flatMap(({ item, padId, answer }) =>
      item.type === 'lessons' && answer.kind === 'given' && answer.content.kind === 'texts'
        ? answer.content.rows.map(({ id, text }) => ({ padId, row: id, text }))
        : [],
    )
    .map((lesson, index) => ({ number: before + index + 1, ...lesson }));
}
