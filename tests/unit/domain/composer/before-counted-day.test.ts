/** Hours before a day and its month, and a number before a day counted from now: how long it took, and when it was (F333). */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const today = '2026-12-03';
const day = { ...context, today };

function read(line: string) {
  const { date, time, minutes, text, state } = readComposer(line, day);
  return [date, time, minutes, text, state];
}

function actionsOf(line: string) {
  return readComposer(line, day).actions.map(({ title, due }) => [title, due]);
}

const none = undefined;

describe('Hours before a day and its month', () => {
  it.each([
    ['v 1h 10 nov strategy', ['2026-11-10', none, 60, 'strategy', 'held']],
    ['v 1h 10 nov', ['2026-11-10', none, 60, '', 'held']],
    ['s 2h 12 oct shop', ['2026-10-12', none, 120, 'shop', 'held']],
    ['v 1h 30 nov', ['2026-11-30', none, 60, '', 'held']],
    ['v 2 h 15 nov claire', ['2026-11-15', none, 120, '', 'held']],
    ['tel 1h 12 oct', ['2026-10-12', none, 60, '', 'held']],
    ['tel 1h 05 oct étiquettes', ['2026-10-05', none, 60, 'étiquettes', 'held']],
    ['v 2 hours 10 nov labels', ['2026-11-10', none, 120, 'labels', 'held']],
    ['v 2 heures 10 novembre étiquettes', ['2026-11-10', none, 120, 'étiquettes', 'held']],
    ['v claire 1h 10 nov', ['2026-11-10', none, 60, '', 'held']],
    ['v 1h 10 of November labels', ['2026-11-10', none, 60, 'labels', 'held']],
    ['v 1h30 10 novembre étiquettes', ['2026-11-10', none, 90, 'étiquettes', 'held']],
    ['a 1h 10 novembre étiquettes', ['2026-11-10', none, 60, 'étiquettes', 'held']],
    ['c 1h 1er décembre étiquettes', ['2026-12-01', none, 60, 'étiquettes', 'held']],
    ['rdv à 2h 20 décembre claire', ['2026-12-20', '14:00', none, '', 'planned']],
    ['v 1h 12 mar', ['2027-03-12', none, 60, '', 'planned']],
    ['c 14 h 30 nov claire', ['2026-11-30', '14:00', none, '', 'held']],
    ['c 14 heures 30 novembre claire', ['2026-11-30', '14:00', none, '', 'held']],
  ])('are not joined with the day: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('are so whatever the number, the day and the spelling', () => {
    for (const hours of ['1h', '1 h', '2h', '2 heures', '3 hours']) {
      for (const date of [1, 5, 9, 10, 12, 20, 30]) {
        for (const month of ['nov', 'novembre', 'November']) {
          const line = `v ${hours} ${date} ${month} labels`;
          const on = `2026-11-${String(date).padStart(2, '0')}`;
          const minutes = Number(hours.slice(0, 1)) * 60;
          expect([line, ...read(line)]).toEqual([line, on, none, minutes, 'labels', 'held']);
        }
      }
    }
  });

  it.each([
    ['c 1h 5 nov', ['2026-11-05', none, 60, '', 'held']],
    ['v 1h30 20 nov', ['2026-11-20', none, 90, '', 'held']],
    ['v 1h 30 20 nov', ['2026-11-20', none, 90, '', 'held']],
    ['v 1 h 30 20 nov', ['2026-11-20', none, 90, '', 'held']],
    ['v 1 h 30 labels', [none, none, 90, 'labels', 'held']],
    ['v 1h 30 mar', ['2026-12-01', none, 90, '', 'held']],
    ['v 1h 30 may be late', [none, none, 90, 'may be late', 'held']],
    ['c 14h 30 nov claire', ['2026-11-30', '14:00', none, '', 'held']],
  ])('keep their own minutes, and are as before: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('take no word from the title of an action', () => {
    expect(actionsOf('c claire > rdv 14 h 30 déc')).toEqual([['rdv 14 h', '2026-12-30']]);
    expect(actionsOf('c claire > call 1h 10 jan')).toEqual([['call 1h', '2027-01-10']]);
    expect(actionsOf('c 12 > call 10 5 jan')).toEqual([['call 10', '2027-01-05']]);
  });
});

describe('A number or a length before a day counted from now', () => {
  it.each([
    ['c 20 day before yesterday', ['2026-12-01', none, 20, '', 'held']],
    ['c 20 day before yesterday labels', ['2026-12-01', none, 20, 'labels', 'held']],
    ['c 20 day after tomorrow', ['2026-12-05', none, 20, '', 'planned']],
    ['c 20 week before last', ['2026-11-19', none, 20, '', 'held']],
    ['c 20 2 days ago', ['2026-12-01', none, 20, '', 'held']],
    ['c 20 3 days ago labels', ['2026-11-30', none, 20, 'labels', 'held']],
    ['c 12 2 weeks ago claire', ['2026-11-19', none, 12, '', 'held']],
    ['c 20 in 2 days', ['2026-12-05', none, 20, '', 'planned']],
    ['v 1h 10 days ago', ['2026-11-23', none, 60, '', 'held']],
    ['v 1h 2 days ago labels', ['2026-12-01', none, 60, 'labels', 'held']],
    ['c 14h 2 days ago', ['2026-12-01', '14:00', none, '', 'held']],
    ['c labels sent 20 day before yesterday', ['2026-12-01', none, none, 'labels sent 20', 'held']],
  ])('is how long it took: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['c 20 avant-hier', ['2026-12-01', none, 20, '', 'held']],
    ['c 20 après-demain', ['2026-12-05', none, 20, '', 'planned']],
    ['c 20 il y a 2 jours', ['2026-12-01', none, 20, '', 'held']],
    ['c 20 dans 2 jours', ['2026-12-05', none, 20, '', 'planned']],
    ['s 2h il y a 10 jours claire', ['2026-11-23', none, 120, '', 'held']],
    ['c 20 days ago', ['2026-11-13', none, none, '', 'held']],
    ['c 45 min 2 days ago labels', ['2026-12-01', none, 45, 'labels', 'held']],
    ['c 1h 30 2 days ago labels', ['2026-12-01', none, 90, 'labels', 'held']],
    ['c 5 in 2 days sold', [none, none, none, '5 in 2 days sold', 'held']],
    ['c 20 in 3 shops', [none, none, none, '20 in 3 shops', 'held']],
    ['c 20 2 days late', [none, none, none, '20 2 days late', 'held']],
    ['c lot 12 2 days ago', ['2026-12-01', none, none, 'lot 12', 'held']],
  ])('is as before: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('stays in the title of an action', () => {
    expect(actionsOf('c claire > call 20 day after tomorrow')).toEqual([['call 20', '2026-12-05']]);
    expect(actionsOf('c claire > call 20 in 2 days')).toEqual([['call 20', '2026-12-05']]);
  });
});

describe('Hours or minutes ago', () => {
  it.each([
    ['c 20 1 hour ago', [today, none, 20, '', 'held']],
    ['c 20 10 minutes ago labels', [today, none, 20, 'labels', 'held']],
    ['c 20 an hour ago', [today, none, 20, '', 'held']],
    ['c 20 il y a 1 h', [today, none, 20, '', 'held']],
    ['tel 20 il y a 10 minutes claire', [today, none, 20, '', 'held']],
    ['c 2 hours ago claire', [today, none, none, '', 'held']],
    ['c 1h ago', [today, none, none, '', 'held']],
    ['c 1 hour 10 minutes ago', [today, none, none, '', 'held']],
    ['c 10 min ago labels', [today, none, none, 'labels', 'held']],
    ['tel il y a 1h 30 claire', [today, none, none, '', 'held']],
    ['tel claire a appelé il y a 20 min', [today, none, none, '', 'held']],
  ])('are when it was, and no length: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['c 20 il y a 10 minutes de retard', [none, none, 20, 'il y a 10 minutes de retard', 'held']],
    ['c claire il y a 2 heures de retard', [none, none, none, 'il y a 2 heures de retard', 'held']],
    ['c 24h ago', ['2026-12-02', none, none, '', 'held']],
    ['v 1h 10', [none, none, 70, '', 'held']],
  ])('are as before where they tell something else: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});
