import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const read = (line: string) => readComposer(line, context);

describe('a contact that was put off from one day to another', () => {
  it.each([
    'visio du 12/11 reportée au 19/11',
    'rdv du 12/11 annulé, reporté au 19/11',
    'appel du 12/11 décalé au 19/11',
    'meeting on 12 November postponed to 19 November',
    'call rescheduled 12/11 to 19/11',
    'call rescheduled from 12/11 to 19/11',
    'appel décalé du 12/11 au 19/11',
  ])('is the cancelled one of the first day once both are over: %s', (text) => {
    expect(read(text)).toMatchObject({ text, state: 'cancelled', date: '2026-11-12' });
  });

  it.each([
    ['visio du 27/11 reportée au 4/12', '2026-12-04'],
    ['meeting on 27 November postponed to 4 December', '2026-12-04'],
    ['visite du 20/11 reportée au 3 décembre', '2026-12-03'],
  ])('is planned for the day to come, and keeps both: %s', (text, date) => {
    expect(read(text)).toMatchObject({ text, state: 'planned', date });
  });

  it.each([
    ['call moved from Monday to Tuesday', '2026-12-01', undefined],
    ['appel déplacé de lundi à mardi', '2026-12-01', undefined],
    ['visio claire avancée de vendredi à jeudi 9h', '2026-11-26', '09:00'],
    ['rdv jeudi décalé de 14h à 15h', '2026-11-26', '15:00'],
    ['rdv jeudi 14h reporté à 15h', '2026-11-26', '15:00'],
    ['3pm moved to 4', undefined, '16:00'],
  ])('keeps the day or hour that it had before: %s', (text, date, time) => {
    expect(read(text)).toMatchObject({ text, state: 'planned', date, time });
  });

  it('keeps no letter that says how', () => {
    expect(read('v claire du 12/11 reportée au 19/11')).toMatchObject({
      text: 'claire du 12/11 reportée au 19/11',
      mode: 'video',
    });
  });

  it.each(['rdv du 12/11 reporté', 'rdv jeudi reporté à 15h'])(
    'keeps none where one day was said: %s',
    (line) => {
      expect(read(line).text).toBe('');
    },
  );
});
