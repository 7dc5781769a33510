/** What was held has no day to come, and what is quoted no day at all; what is planned keeps its own. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

fc.configureGlobal({ seed: 20261203 });

const today = '2026-12-03'; // A Thursday.
const read = (line: string) => readComposer(line, { ...context, today });

describe('A day to come (F297)', () => {
  it.each([
    ['n 12 mars : anniversaire', '12 mars : anniversaire'],
    ['n 12 march: birthday', '12 march: birthday'],
    ['n 15/1 closed', '15/1 closed'],
    ['n demain : fermé', 'demain : fermé'],
    ['n tomorrow', 'tomorrow'],
    ['n lundi prochain inventaire', 'lundi prochain inventaire'],
    ['n 24/12/2026 fermeture', '24/12/2026 fermeture'],
  ])('stays in the text of a note: %s', (line, text) => {
    expect(read(line)).toMatchObject({ mode: 'note', state: 'held', date: undefined, text });
  });

  it.each([
    ['c claire pas de réponse demain', 'demain'],
    ['c claire pas de réponse, rdv calé le 12 mars', 'rdv calé le 12 mars'],
  ])('is none on which nobody answered: %s', (line, text) => {
    expect(read(line)).toMatchObject({ state: 'held', reached: false, date: undefined, text });
  });

  it.each([
    ['c claire 12 mars pas de réponse', 'held'],
    ['c claire no answer 12 march', 'held'],
    ['claire a appelé le 12 mars', 'held'],
    ['met claire 12 march', 'held'],
    ['a claire lapin le 12 mars', 'missed'],
  ])('is that of the year gone by where words tell what was: %s', (line, state) => {
    expect(read(line)).toMatchObject({ state, date: '2026-03-12' });
  });

  it.each([
    ['n 28/11 fermé', '2026-11-28'],
    ['n hier : fermé', '2026-12-02'],
    ['n jeudi : fermé', '2026-11-26'],
    ['n 12 mars 2026 : formation', '2026-03-12'],
  ])('is another than one gone by, which a note has: %s', (line, date) => {
    expect(read(line)).toMatchObject({ mode: 'note', state: 'held', date });
  });

  it.each([
    ['appel le 12 mars avec claire', 'planned', '2027-03-12'],
    ['v claire 12 mars 10h', 'planned', '2027-03-12'],
    ['vu claire, rdv calé le 12 mars', 'planned', '2027-03-12'],
    ['rdv du 12 mars annulé', 'cancelled', '2027-03-12'],
    ['c claire demain', 'planned', '2026-12-04'],
  ])('stays that of what is planned: %s', (line, state, date) => {
    expect(read(line)).toMatchObject({ state, date });
  });
});

describe('Quoted words (F297)', () => {
  it.each([
    'c claire "demain"',
    'c claire “tomorrow”',
    'c claire said "tomorrow"',
    'c claire «demain 10h»',
    'n "hier" dit-elle',
    'c claire > envoyer le devis « demain »',
  ])('set no day: %s', (line) => {
    const { date, time, state, actions } = read(line);
    expect({ date, time, state }).toEqual({ date: undefined, time: undefined, state: 'held' });
    expect(actions.map(({ due }) => due ?? 'none')).toEqual(actions.map(() => 'none'));
  });

  it.each([
    ['c claire "Salon du 12 mars" demain 10h', '2026-12-04'],
    ['c claire écran 12" demain', '2026-12-04'],
    ['c claire « livraison lundi » hier', '2026-12-02'],
  ])('leave the day beside them: %s', (line, date) => {
    expect(read(line).date).toBe(date);
  });

  it('set none, whichever day they say', () => {
    const days = ['demain', 'tomorrow', 'jeudi', 'le 12 mars', '12/03/2027', 'in an hour', 'le 28'];
    const marks = [
      ['« ', ' »'],
      ['“', '”'],
      ['"', '"'],
    ] as const;
    const lines = fc.tuple(
      fc.constantFrom('c claire ', 'n ', 'rdv claire ', 'e claire reçu ', ''),
      fc.constantFrom(...days),
      fc.constantFrom(...marks),
      fc.constantFrom('', ' ok', ' dit-elle'),
    );
    fc.assert(
      fc.property(lines, ([lead, day, [open, close], end]) => {
        const line = `${lead}${open}${day}${close}${end}`;
        const { date, time, text } = read(line);
        expect({ date, time }, line).toEqual({ date: undefined, time: undefined });
        expect(text, line).toContain(day);
      }),
    );
  });
});
