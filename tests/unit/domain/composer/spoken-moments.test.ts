/** Hours and days as people say them, rather than write them. */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { readTypedMoment } from '../../../../src/domain/composer/typed-moment.ts';
import { context } from './people.ts';

/** A Wednesday, at 11:20. */
const now = { ...context, today: '2021-05-19', now: '11:20' };

function moment(line: string) {
  const { date, time, minutes, state, text } = readComposer(line, now);
  return { date, time, minutes, state, text };
}

describe('An hour', () => {
  it.each([
    ['tomorrow half ten', '10:30'],
    ['tomorrow at half past two', '14:30'],
    ['quarter to three tomorrow', '14:45'],
    ['tomorrow quarter past nine', '09:15'],
    ['tomorrow at twenty past four', '16:20'],
    ['tomorrow ten to four', '15:50'],
    ["tomorrow 3 o'clock", '15:00'],
    ['tomorrow half past eight in the evening', '20:30'],
    ['tomorrow at four', '16:00'],
    ['tomorrow ten am', '10:00'],
    ['tomorrow 11 sharp', '11:00'],
    ['demain à dix heures et demie', '10:30'],
    ['demain 15h moins le quart', '14:45'],
    ['demain midi et demi', '12:30'],
    ['demain 9h et quart', '09:15'],
    ['demain 14 heures 30', '14:30'],
    ['demain vers deux heures', '14:00'],
  ])('is said in words: %s', (words, time) => {
    const planned = { date: '2021-05-20', time, minutes: undefined, state: 'planned', text: '' };
    expect(moment(`call claire ${words}`)).toEqual(planned);
  });

  it.each([
    ['call claire half the boxes are missing', 'half the boxes are missing'],
    ['call claire 20 five to ten days for delivery', 'five to ten days for delivery'],
    ['call claire 20 half ten boxes broken', 'half ten boxes broken'],
    ['call claire 20 at one point she left', 'at one point she left'],
    ['a claire 12h de retard sur le camion', '12h de retard sur le camion'],
    ['e claire 10:1 ratio on ads', '10:1 ratio on ads'],
    ['a claire 9 heures de formation offertes', '9 heures de formation offertes'],
  ])('is none where something is counted: %s', (line, text) => {
    expect(moment(line)).toMatchObject({ time: undefined, text });
  });

  it('is no length of fourteen hours, and a length is no hour', () => {
    expect(moment('a claire 14 heures')).toMatchObject({ time: '14:00', minutes: undefined });
    expect(moment('a claire deux heures et demie')).toMatchObject({
      time: undefined,
      minutes: 150,
    });
  });
});

describe('A day weeks beyond', () => {
  it.each([
    ['Monday fortnight', '2021-06-07'],
    ['Friday week', '2021-05-28'],
    ['a week on Monday', '2021-05-31'],
    ['two weeks on Thursday', '2021-06-03'],
    ['a fortnight tomorrow', '2021-06-03'],
    ['a week today', '2021-05-26'],
    ['the week after next', '2021-05-31'],
    ['next friday', '2021-05-21'],
    ['thursday next week', '2021-05-27'],
    ['next week on thursday', '2021-05-27'],
    ['jeudi en huit', '2021-05-27'],
    ['lundi en quinze', '2021-06-07'],
    ['mardi de la semaine prochaine', '2021-05-25'],
    ['la semaine prochaine jeudi', '2021-05-27'],
  ])('is to come, also for what may have happened: %s', (words, date) => {
    const planned = { date, time: undefined, minutes: undefined, state: 'planned', text: '' };
    expect(moment(`visit claire ${words}`)).toEqual(planned);
    expect(readComposer(`> relire les prix ${words}`, now).actions).toEqual([
      { title: 'relire les prix', ownerId: undefined, due: date },
    ]);
    expect(readTypedMoment(words, now.today, 'past')?.day).toBe(date);
  });

  it.each([
    ['lundi de la semaine dernière', '2021-05-10'],
    ['monday of last week', '2021-05-10'],
    ['a week ago', '2021-05-12'],
    ['10.05.21', '2021-05-10'],
  ])('may be one gone by: %s', (words, date) => {
    expect(moment(`call claire ${words}`)).toMatchObject({ date, state: 'held', text: '' });
  });

  it('is told from a length behind a weekday', () => {
    expect(moment('spoke to claire on tues 15 min re codes')).toMatchObject({
      date: '2021-05-18',
      minutes: 15,
      state: 'held',
    });
  });

  it.each([
    ['visio claire vendredi 21 à 10h', '10:00', undefined],
    ['visio claire jeudi 20 à 9h30', '09:30', undefined],
    ['visio claire vendredi 21 de 10h à 11h', '10:00', 60],
  ])('keeps its number from the hour behind it: %s', (line, time, minutes) => {
    const { date, ...rest } = moment(line);
    expect(rest).toMatchObject({ time, minutes, state: 'planned', text: '' });
    expect(['2021-05-20', '2021-05-21']).toContain(date);
  });

  it.each([
    'visio reportée du jeudi 20 au vendredi 21 à 10h',
    'moved video call with claire from Thursday to Friday 10am',
  ])('takes the place of another day, and both stay: %s', (line) => {
    const planned = { date: '2021-05-21', time: '10:00', state: 'planned' };
    expect(moment(line)).toMatchObject({ ...planned, minutes: undefined, text: line });
  });

  it.each([
    ['vendredi en fin de matinée', '2021-05-14'],
    ['first thing tomorrow', '2021-05-20'],
    ['demain dans la soirée', '2021-05-20'],
    ['tomorrow lunchtime', '2021-05-20'],
    ["d'ici vendredi", '2021-05-21'],
  ])('is read with its part of the day and what leads to it: %s', (words, date) => {
    expect(moment(`call claire ${words}`)).toMatchObject({ date, text: '' });
  });

  it('may be the number of a day, where an hour stands behind it', () => {
    const planned = { date: '2021-05-26', state: 'planned', minutes: undefined };
    expect(moment('visio claire 26th at half eleven')).toMatchObject({ ...planned, time: '11:30' });
    expect(moment('rdv claire 26 à 10h')).toMatchObject({ ...planned, time: '10:00' });
    expect(moment('a 20 à 10h claire')).toMatchObject({ minutes: 20, time: '10:00' });
  });
});
