/** What is typed in the boxes of a form that add an action, and was not added. A link is added when its box is left. */

import { useMemo } from 'react';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import { type FormView, visibleTo } from '../../../domain/form/view.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { halfTypedIn } from '../../model/use-half-typed.ts';

export interface NotAdded {
  readonly key: string;
  /** The words, as far as they were typed. */
  readonly text: string;
  /** The question or the section where they stand. */
  readonly goTo: string;
}

/** Only what stands in a box that this tab shows: nobody is held up by words that cannot be reached. */
export function useNotAdded(
  formId: string,
  { sections }: FormView,
  mode: FillingMode,
): readonly NotAdded[] {
  const { tab } = useCarnet().environment;
  const drafts = useCarnetState((state) => state.drafts);
  return useMemo(
    () =>
      [...drafts.values()].flatMap(({ key, text: typed }) => {
        const box = `newAction:${formId}/`;
        if (!key.startsWith(box)) return [];
        const place = key.slice(box.length);
        const { title: text } = halfTypedIn(typed);
        const at = sections.flatMap(({ key: name, items }) => {
          const shown = items.filter(
            (item) => item.hidden === undefined && visibleTo(item, mode).answer,
          );
          const [first] = shown;
          const ofSection = first === undefined ? [] : [[name, first.key] as const];
          return [...shown.map((item) => [item.key, item.key] as const), ...ofSection];
        });
        const goTo = at.find(([name]) => place === `${name}/${tab}`)?.[1];
        return typeof text !== 'string' || text.trim() === '' || goTo === undefined
          ? []
          : [{ key, text, goTo }];
      }),
    [drafts, formId, sections, mode, tab],
  );
}
