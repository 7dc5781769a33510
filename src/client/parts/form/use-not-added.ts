/** What is typed in the boxes of a form that add something, and was not added: an action, a link that proves an answer. */

import { useMemo } from 'react';
import type { FormView } from '../../../domain/form/view.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { halfTypedIn } from '../../model/use-half-typed.ts';

export interface NotAdded {
  readonly key: string;
  /** The words, as far as they were typed. */
  readonly text: string;
  /** The question or the section where they stand. */
  readonly goTo: string;
}

const boxes = ['newAction', 'evidence'] as const;

export function useNotAdded(formId: string, { sections }: FormView): readonly NotAdded[] {
  const drafts = useCarnetState((state) => state.drafts);
  return useMemo(
    () =>
      [...drafts.values()].flatMap(({ key, text: typed }) => {
        const box = boxes.find((name) => key.startsWith(`${name}:${formId}/`));
        if (box === undefined) return [];
        const place = key.slice(box.length + formId.length + 2);
        const { title, link } = halfTypedIn(typed);
        const text = [title, link].find((one) => typeof one === 'string' && one.trim() !== '');
        const at = sections.flatMap((section) => [
          ...section.items.map((item) => [item.key, item.key] as const),
          [section.key, section.items[0]?.key ?? ''] as const,
        ]);
        const goTo = at.find(([name]) => place === name || place.startsWith(`${name}/`))?.[1];
        // Of a question that is asked no more there is no box.
        return typeof text !== 'string' || goTo === undefined ? [] : [{ key, text, goTo }];
      }),
    [drafts, formId, sections],
  );
}
