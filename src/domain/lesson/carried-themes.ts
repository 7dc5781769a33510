/**
 * Themes recur and are followed from one review to the next (source report, section 2): what earlier reviews learned under a
 * theme is carried on to the next one where the theme comes back, or where an action that it led to is still open. It is
 * derived from the lessons and never typed; a withdrawn lesson carries nothing on.
 */

import type { Lesson } from '../operation/record.ts';
import { type LessonTheme, lessonThemes } from './lesson.ts';

export interface CarriedTheme {
  readonly theme: LessonTheme;
  /** Of earlier reviews, by number. */
  readonly lessons: readonly Lesson[];
  /** This review learned something about it as well. */
  readonly comesBack: boolean;
  /** Actions of those lessons that are still open. */
  readonly openActions: number;
}

/** The themes that reviews before that of a month carry on to it. */
export function carriedThemes(
  lessons: readonly Lesson[],
  month: number,
  openActionIds: ReadonlySet<string>,
): readonly CarriedTheme[] {
  const standing = lessons.filter(({ values }) => values.withdrawnOn === undefined);
  return lessonThemes.flatMap((theme) => {
    const own = standing.filter(({ values }) => values.theme === theme);
    const earlier = own
      .filter(({ values }) => values.reviewMonth !== undefined && values.reviewMonth < month)
      .toSorted((a, b) => a.values.number - b.values.number);
    const comesBack = own.some(({ values }) => values.reviewMonth === month);
    const ids = new Set(earlier.flatMap(({ values }) => values.leadsTo ?? []));
    const openActions = [...ids].filter((id) => openActionIds.has(id)).length;
    if (earlier.length === 0 || (!comesBack && openActions === 0)) return [];
    return [{ theme, lessons: earlier, comesBack, openActions }];
  });
}

/** The review to prepare: the first after those with lessons; none once the last has some. */
export function reviewToPrepare(
  lessons: readonly Lesson[],
  reviewMonths: readonly number[],
): number | undefined {
  const last = Math.max(0, ...lessons.flatMap(({ values }) => values.reviewMonth ?? []));
  return reviewMonths.toSorted((a, b) => a - b).find((month) => month > last);
}
