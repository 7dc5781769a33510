/** The themes that are carried on to each review, and the review to prepare, which has no lesson yet. */

import { useMemo } from 'react';
import { isOpenAction } from '../../../domain/action/action.ts';
import {
  type CarriedTheme,
  carriedThemes,
  reviewToPrepare,
} from '../../../domain/lesson/carried-themes.ts';
import type { Lesson } from '../../../domain/operation/record.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useActions } from './use-actions.ts';

export interface Carried {
  /** By the month of the project. */
  readonly byMonth: ReadonlyMap<number, readonly CarriedTheme[]>;
  readonly toPrepare: number | undefined;
}

const noMonths: readonly number[] = [];

export function useCarried(lessons: readonly Lesson[]): Carried {
  const reviewMonths = useCarnetState((state) => state.programme?.values.reviewMonths ?? noMonths);
  const actions = useActions();
  return useMemo(() => {
    const open = new Set(
      actions.flatMap(({ action }) => (isOpenAction(action.values.state) ? action.id : [])),
    );
    const toPrepare = lessons.length === 0 ? undefined : reviewToPrepare(lessons, reviewMonths);
    const months = new Set(lessons.flatMap(({ values }) => values.reviewMonth ?? []));
    if (toPrepare !== undefined) months.add(toPrepare);
    return {
      toPrepare,
      byMonth: new Map(
        [...months].map((month) => [month, carriedThemes(lessons, month, open)] as const),
      ),
    };
  }, [lessons, reviewMonths, actions]);
}
