import { describe, expect, it } from 'vitest';
import { readTypedMoment } from '../../../../src/domain/composer/typed-moment.ts';

/** A Wednesday. */
const today = '2021-05-19';

describe('the words of a day', () => {
  it.each([
    ['demain', '2021-05-20', undefined],
    ['lun 10h', '2021-05-24', '10:00'],
    ['mer 26', '2021-05-26', undefined],
    ['in 3 days', '2021-05-22', undefined],
    ['dans 10 jours', '2021-05-29', undefined],
    ['next friday 3pm', '2021-05-21', '15:00'],
    ['mardi prochain à 14h30', '2021-05-25', '14:30'],
    ['lundi 14 h 15', '2021-05-24', '14:15'],
    ['fin mai', '2021-05-31', undefined],
    ['sun', '2021-05-23', undefined],
    ['3 mar', '2022-03-03', undefined],
    ['10h', undefined, '10:00'],
  ])('%s', (text, day, time) => {
    expect(readTypedMoment(text, today, 'next')).toEqual({ day, time });
  });

  it('looks behind for what has been', () => {
    expect(readTypedMoment('lundi', today, 'past')).toEqual({ day: '2021-05-17', time: undefined });
  });

  it.each([
    '',
    'bientôt',
    'lundi ou mardi',
    'demain réunion',
    '10h 11h',
    `lundi ${'x'.repeat(90)}`,
  ])('reads nothing where a word says something else: “%s”', (text) => {
    expect(readTypedMoment(text, today, 'next')).toBeUndefined();
  });
});
