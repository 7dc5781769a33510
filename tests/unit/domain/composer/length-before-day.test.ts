/** A bare number right before a day and its month: how long it took, and then which day it was (F313). */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { readTypedMoment } from '../../../../src/domain/composer/typed-moment.ts';
import { context } from './people.ts';

const today = '2026-12-03';
const day = { ...context, today };

function read(line: string) {
  const { date, minutes, text, state } = readComposer(line, day);
  return [date, minutes, text, state];
}

describe('A bare number before a day and its month', () => {
  it.each([
    ['c 30 20 nov labels', ['2026-11-20', 30, 'labels', 'held']],
    ['tel 20 2 déc étiquettes', ['2026-12-02', 20, 'étiquettes', 'held']],
    ['a 45 18 nov claire étiquettes', ['2026-11-18', 45, 'étiquettes', 'held']],
    ['c claire 20 2 dec labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 2 december labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 2 décembre étiquettes', ['2026-12-02', 20, 'étiquettes', 'held']],
    ['c 20 2 of December labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 25 1er déc étiquettes', ['2026-12-01', 25, 'étiquettes', 'held']],
    ['c 12 1st dec labels', ['2026-12-01', 12, 'labels', 'held']],
    ['c 20 2dec labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 2-dec-2026 labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 2 Dec. labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 31 dec 2025 labels', ['2025-12-31', 20, 'labels', 'held']],
    ['c 20, 2 dec labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 15 1 dec', ['2026-12-01', 15, '', 'held']],
    ['c 12 28 nov labels', ['2026-11-28', 12, 'labels', 'held']],
    ['c 10 30 nov', ['2026-11-30', 10, '', 'held']],
    ['c 20 20 nov', ['2026-11-20', 20, '', 'held']],
    ['c 31 2 dec x', ['2026-12-02', 31, 'x', 'held']],
    ['c 32 2 dec x', ['2026-12-02', 32, 'x', 'held']],
    ['c 40 3 dec labels', ['2026-12-03', 40, 'labels', 'held']],
    ['v 45 10 nov strategy', ['2026-11-10', 45, 'strategy', 'held']],
    ['s 60 12 oct shop', ['2026-10-12', 60, 'shop', 'held']],
    ['c 90 3 dec', ['2026-12-03', 90, '', 'held']],
    ['c no answer 5 2 dec', ['2026-12-02', 5, '', 'held']],
    ['rdv 60 20 dec 14h claire', ['2026-12-20', 60, '', 'planned']],
  ])('is how long it took: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  const spellings = [
    (date: number) => `${date} nov`,
    (date: number) => `${date} novembre`,
    (date: number) => `${date} November`,
    (date: number) => `${date}nov`,
  ];
  it.each(['c', 'tel', 'v', 's', 'e', 'call claire', 'appel claire'])(
    'is so behind %s, whatever the number and the day',
    (lead) => {
      for (const minutes of [5, 12, 20, 30, 31, 45, 90]) {
        for (const date of [1, 2, 9, 12, 20, 30]) {
          for (const spelling of spellings) {
            const line = `${lead} ${minutes} ${spelling(date)} labels`;
            const on = `2026-11-${String(date).padStart(2, '0')}`;
            expect([line, ...read(line)]).toEqual([line, on, minutes, 'labels', 'held']);
          }
        }
      }
    },
  );

  it('leaves the action its own day', () => {
    const { date, minutes, actions } = readComposer('tel 20 30 nov > envoyer 5 déc', day);
    expect([date, minutes]).toEqual(['2026-11-30', 20]);
    expect(actions.map(({ title, due }) => [title, due])).toEqual([['envoyer', '2026-12-05']]);
  });

  it('stays in what else was typed, and the day is the one behind it', () => {
    expect(read('c labels sent 20 2 dec')).toEqual([
      '2026-12-02',
      undefined,
      'labels sent 20',
      'held',
    ]);
    const { actions } = readComposer('c claire > send 20 9 dec', day);
    expect(actions.map(({ title, due }) => [title, due])).toEqual([['send 20', '2026-12-09']]);
  });

  it('is neither the day nor left out in a field for a day', () => {
    expect(readTypedMoment('10 20 nov', today, 'nearest')).toBeUndefined();
    expect(readTypedMoment('20 nov', today, 'nearest')?.day).toBe('2026-11-20');
  });
});

describe('A number that is no length', () => {
  it.each([
    ['c 20 nov labels', ['2026-11-20', undefined, 'labels', 'held']],
    ['c 30 nov', ['2026-11-30', undefined, '', 'held']],
    ['e 8 oct brochure', ['2026-10-08', undefined, 'brochure', 'held']],
    ['c at 10 2 dec labels', ['2026-12-02', undefined, 'labels', 'held']],
    ['tel le 20 21 nov', ['2026-11-20', undefined, '', 'held']],
    ['c 20 2 of 3 labels', [undefined, undefined, '20 2 of 3 labels', 'held']],
    ['c 20 10 may be late', [undefined, undefined, '20 10 may be late', 'held']],
    ['c lot 12 2 dec', ['2026-12-02', undefined, 'lot 12', 'held']],
  ])('is as before: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['c 20 le 2 déc étiquettes', ['2026-12-02', 20, 'étiquettes', 'held']],
    ['c 20min 2 dec labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 2/12 labels', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 labels 2 dec', ['2026-12-02', 20, 'labels', 'held']],
    ['c 20 claire 2 dec', ['2026-12-02', 20, '', 'held']],
    ['tel 30 mardi 1 déc', ['2026-12-01', 30, '', 'held']],
    ['a 45 18-20 nov', [undefined, 45, '18-20 nov', 'held']],
  ])('is left to what stands between: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});
