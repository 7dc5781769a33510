/**
 * The numbers of lessons. The next one is above every number ever given, those in the trash included. Two people who
 * were apart may give the same number: both keep it, since either may have been quoted, and are told apart by a letter in
 * the order in which they arrived, `8a` and `8b`.
 */

import type { Lesson } from '../operation/record.ts';

/** The number of a lesson that is added now; `lessons` holds those in the trash too. */
export function nextLessonNumber(lessons: Iterable<Lesson>): number {
  let last = 0;
  for (const { values } of lessons) last = Math.max(last, values.number);
  return last + 1;
}

/** Id to the number as it is shown; `lessons` holds those in the trash too, so that no letter ever moves. */
export function lessonLabels(lessons: readonly Lesson[]): ReadonlyMap<string, string> {
  const byNumber = new Map<number, Lesson[]>();
  for (const lesson of lessons) {
    const same = byNumber.get(lesson.values.number);
    if (same === undefined) byNumber.set(lesson.values.number, [lesson]);
    else same.push(lesson);
  }
  const labels = new Map<string, string>();
  for (const [number, same] of byNumber) {
    for (const [index, { id }] of same.toSorted(asTheyCame).entries()) {
      labels.set(id, same.length === 1 ? String(number) : `${number}${letterOf(index)}`);
    }
  }
  return labels;
}

function asTheyCame(a: Lesson, b: Lesson): number {
  return a.created.at - b.created.at || (a.id < b.id ? -1 : 1);
}

/** `a` to `z`, then `aa`. */
function letterOf(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
