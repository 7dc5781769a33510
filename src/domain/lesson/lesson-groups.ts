/** Lessons by review, by theme or by launch pad; one that several pads learned stands under each of them. */

import type { Lesson } from '../operation/record.ts';
import { type LessonTheme, lessonThemes } from './lesson.ts';

export const lessonGroupings = ['review', 'theme', 'pad'] as const;
export type LessonGrouping = (typeof lessonGroupings)[number];

export interface LessonGroup {
  /** The month of the project, the theme or the id of the pad; empty for those that belong to none of them. */
  readonly key: string;
  readonly lessons: readonly Lesson[];
}

interface Grouping {
  readonly by: LessonGrouping;
  readonly theme?: LessonTheme | undefined;
  /** In their order. */
  readonly padIds: readonly string[];
}

/** The groups that hold something, in their order; the lessons of each by number. */
export function groupLessons(
  lessons: readonly Lesson[],
  { by, theme, padIds }: Grouping,
): readonly LessonGroup[] {
  const shown = lessons
    .filter(({ values }) => theme === undefined || values.theme === theme)
    .toSorted((a, b) => a.values.number - b.values.number || a.created.at - b.created.at);
  const keysOf = ({ values }: Lesson): readonly string[] => {
    if (by === 'review')
      return [values.reviewMonth === undefined ? '' : String(values.reviewMonth)];
    if (by === 'theme') return [values.theme];
    const pads = (values.launchPadIds ?? []).filter((id) => padIds.includes(id));
    return pads.length === 0 ? [''] : pads;
  };
  const order = keysInOrder(by, shown, padIds);
  return [...order, ''].flatMap((key) => {
    const own = shown.filter((lesson) => keysOf(lesson).includes(key));
    return own.length === 0 ? [] : [{ key, lessons: own }];
  });
}

function keysInOrder(
  by: LessonGrouping,
  lessons: readonly Lesson[],
  padIds: readonly string[],
): readonly string[] {
  if (by === 'theme') return lessonThemes;
  if (by === 'pad') return padIds;
  const months = new Set(lessons.flatMap(({ values }) => values.reviewMonth ?? []));
  return [...months].toSorted((a, b) => a - b).map(String);
}
