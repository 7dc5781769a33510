/** Lessons: numbers that are never used again, and the groups that they stand in. */

import { describe, expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { carriedThemes, reviewToPrepare } from '../../../../src/domain/lesson/carried-themes.ts';
import { groupLessons } from '../../../../src/domain/lesson/lesson-groups.ts';
import { lessonLabels, nextLessonNumber } from '../../../../src/domain/lesson/lesson-numbers.ts';
import type { Lesson } from '../../../../src/domain/operation/record.ts';

function lesson(
  id: string,
  number: number,
  values: Partial<Values<'lesson'>> = {},
  at = number,
): Lesson {
  return {
    id,
    entity: 'lesson',
    home: 'p',
    values: { number, text: { lang: 'en', text: id }, theme: 'selection', ...values },
    created: { at, by: 'maelle' },
    changed: { at, by: 'maelle' },
  };
}

describe('the numbers of lessons', () => {
  it('run on from the greatest ever given, that of a deleted or a withdrawn one included', () => {
    expect(nextLessonNumber([])).toBe(1);
    const deleted = { ...lesson('b', 7), deleted: { at: 9, by: 'maelle', operationId: 'x' } };
    expect(nextLessonNumber([lesson('a', 2, { withdrawnOn: '2021-01-01' }), deleted])).toBe(8);
  });

  it('that two people gave apart are told apart by a letter, in the order in which they came', () => {
    const labels = lessonLabels([
      lesson('late', 8, {}, 20),
      lesson('early', 8, {}, 10),
      lesson('alone', 9),
    ]);
    expect(Object.fromEntries(labels)).toEqual({ early: '8a', late: '8b', alone: '9' });
  });

  it('go on after the letter z', () => {
    const many = Array.from({ length: 28 }, (_, index) => lesson(`id-${index}`, 1, {}, index));
    const labels = lessonLabels(many);
    expect(['id-25', 'id-26', 'id-27'].map((id) => labels.get(id))).toEqual(['1z', '1aa', '1ab']);
  });
});

describe('the groups of lessons', () => {
  const lessons = [
    lesson('c', 3, { reviewMonth: 12, theme: 'calendar', launchPadIds: ['uk', 'fr'] }),
    lesson('a', 1, { reviewMonth: 9, launchPadIds: ['uk'] }),
    lesson('b', 2),
  ];
  const padIds = ['uk', 'fr'];
  const shape = (groups: ReturnType<typeof groupLessons>) =>
    groups.map(({ key, lessons: own }) => [key, own.map(({ id }) => id)]);

  it('are the reviews in their order, then what belongs to none', () => {
    expect(shape(groupLessons(lessons, { by: 'review', padIds }))).toEqual([
      ['9', ['a']],
      ['12', ['c']],
      ['', ['b']],
    ]);
  });

  it('are the launch pads: what both learned stands under each', () => {
    expect(shape(groupLessons(lessons, { by: 'pad', padIds }))).toEqual([
      ['uk', ['a', 'c']],
      ['fr', ['c']],
      ['', ['b']],
    ]);
  });

  it('hold one theme where one is asked for, and those without any of it are left out', () => {
    expect(shape(groupLessons(lessons, { by: 'review', theme: 'calendar', padIds }))).toEqual([
      ['12', ['c']],
    ]);
    expect(shape(groupLessons(lessons, { by: 'theme', padIds }))).toEqual([
      ['selection', ['a', 'b']],
      ['calendar', ['c']],
    ]);
  });
});

describe('the themes that are carried on to a review', () => {
  const lessons = [
    lesson('first', 1, { reviewMonth: 9, theme: 'selection', leadsTo: ['done'] }),
    lesson('holidays', 2, { reviewMonth: 12, theme: 'calendar', leadsTo: ['warn', 'done'] }),
    lesson('batches', 4, { reviewMonth: 12, theme: 'selection' }),
    lesson('wrong', 5, {
      reviewMonth: 12,
      theme: 'brexit',
      withdrawnOn: '2021-01-01',
      leadsTo: ['ask'],
    }),
    lesson('guides', 6, { reviewMonth: 15, theme: 'communication', leadsTo: ['write'] }),
  ];
  const open = new Set(['warn', 'ask', 'write']);
  const told = (month: number) =>
    carriedThemes(lessons, month, open).map(({ theme, lessons: own, comesBack, openActions }) => [
      theme,
      own.map(({ id }) => id),
      comesBack,
      openActions,
    ]);

  it('are those that come back, with what was learned before', () => {
    expect(told(9)).toEqual([]);
    expect(told(12)).toEqual([['selection', ['first'], true, 0]]);
  });

  it('and those whose actions are still open, withdrawn lessons left out', () => {
    expect(told(15)).toEqual([['calendar', ['holidays'], false, 1]]);
    expect(told(18)).toEqual([
      ['communication', ['guides'], false, 1],
      ['calendar', ['holidays'], false, 1],
    ]);
  });

  it('lead to the review to prepare, the first without lessons after those with', () => {
    expect(reviewToPrepare(lessons, [21, 18, 15, 12, 9])).toBe(18);
    expect(reviewToPrepare(lessons, [9, 12, 15])).toBeUndefined();
  });
});
