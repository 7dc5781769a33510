/** Lines that look like those which a rule reads, and of which it must not: one at least for each rule. */

import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const read = (line: string) => readComposer(line, context);

describe('No contact is read', () => {
  it.each([
    // A word of intention, without a day to come or somebody of the business.
    'need to call Claire',
    'must ring DPD Friday',
    'faut que je rappelle la banque lundi',
    'call Claire back',
    'chase Claire',
    'on se voit rarement avec Claire',
    'je vois bien que Claire est fatiguée',
    // A part of the day, where nothing is intended.
    'first thing: fix the site',
    'eod report sent by Claire',
    'fin de journée difficile pour Claire',
    // Something else was moved, agreed, forgotten or called off.
    'moved the stock to unit 4 Friday',
    'pushed Claire to sign by Friday',
    'Claire a déplacé son stand au 3 mai',
    'agreed with Claire on the price',
    'Claire forgot the labels',
    'Claire a oublié la facture',
    'Claire off sick',
    // Busy with something else than the telephone.
    'Claire busy all day',
    'Claire en réunion',
    // Calls that were counted, and sent things without a word for how.
    '3 calls to Claire this week ok',
    'letter of intent signed by Claire',
    'posted photos of the shop on Insta',
    'review copy to print Friday',
    "Claire can't do the labels",
    'on fait un point sur les prix',
    'need a new supplier for Claire next week',
    'sent Claire a quote',
    'orders coming to us Thursday',
    'Claire part en vacances le 30',
    'Claire répond avant le 15',
    'moving the stock to unit 4 Friday',
    'hope to catch the bank Thursday',
    'on s’est vus souvent',
    'blocked drains at the shop',
    'devis v1 -> v2',
    'prix 2-2.30 le kg',
  ])('%j', (line) => {
    const { mode, state, reached, time, actions } = read(line);
    expect({ mode, state, reached, time, actions }).toEqual({
      mode: undefined,
      state: 'held',
      reached: undefined,
      time: undefined,
      actions: [],
    });
  });
});

describe('A contact that took place stays held', () => {
  it.each([
    'called Claire Fri at 4 for 30 mins',
    'je suis passé voir Claire mercredi',
    'met Claire at the fair Thursday',
    'c Claire 20 min, off to see the bank',
    'call Claire 12 min ok, she rings the bank first thing',
    'a 15 Claire, elle passe voir la douane lundi',
    'c Claire 12 ok, next call Tues 1st 2pm',
    'visite Claire ok 1h30 prochaine le 3',
    'tel Claire, réponse avant le 15',
  ])('%j', (line) => {
    const { mode, state } = read(line);
    expect(mode).toBeDefined();
    expect(state).toBe('held');
  });
});

describe('What is to come stays planned', () => {
  it.each([
    ['chase Claire Friday for the signed mandate', '2026-11-27'],
    ['visio Claire vendredi 14h pour le devis signé', '2026-11-27'],
    ['seeing Claire Friday', '2026-11-27'],
    ['moved Thursday call with Claire to Friday 11am', '2026-11-27'],
    ['zoom Claire Fri at 4 for 30 mins', '2026-11-27'],
    ['rdv de 15h avec Claire décalé à 16h30', undefined],
    ['call Claire back at 4pm', undefined],
    ['phone Claire Fri pm re the insurance', '2026-11-27'],
    ['hope to catch Claire Friday', '2026-11-27'],
    ['coffee Claire Fri 9', '2026-11-27'],
    ['teams with Claire 2.30 today', '2026-11-25'],
    ['moving Claire from Thursday to Friday 3pm', '2026-11-27'],
    ["dropping by Claire's Friday", '2026-11-27'],
    ['zoom with Claire Wed 2 Dec 2pm', '2026-12-02'],
    ["going to Claire's Friday pm", '2026-11-27'],
    ["Friday's zoom with Claire now Monday 10am", '2026-11-30'],
    ['on refait un point tel vendredi 11h avec Claire', '2026-11-27'],
    ['formation étiquetage 4/12 9h-12h, Claire inscrite', '2026-12-04'],
  ])('%j', (line, date) => {
    expect(read(line)).toMatchObject({ state: 'planned', date });
  });
});

describe('An owner is read', () => {
  it.each([
    ['> moi devis lundi', 'maelle', 'devis'],
    ['> me send the recap', 'maelle', 'send the recap'],
    ["> j'envoie la facture", 'maelle', "j'envoie la facture"],
    ['call Claire -> moi: devis', 'maelle', 'devis'],
  ])('%j', (line, ownerId, title) => {
    expect(read(line).actions).toMatchObject([{ ownerId, title }]);
  });

  it.each(['> moi et Daniel : préparer le stand', '> moi aussi', '> remind Claire Tuesday'])(
    'not in %j',
    (line) => {
      expect(read(line).actions[0]?.ownerId).toBeUndefined();
    },
  );
});

it('a call that was set for an hour is not put off to tomorrow by the library', () => {
  expect(read('rdv de 15h décalé à 16h30')).toMatchObject({ state: 'planned', time: '16:30' });
  expect(read('rdv de 15h décalé à 16h30').date).toBeUndefined();
});

describe('Since when a problem is there', () => {
  it.each([
    ['p les douanes bloquent 3 cartons depuis jeudi', '2026-11-19'],
    ['issue customs block 3 boxes since Thursday', '2026-11-19'],
    ['i customs block 3 boxes since 12 November, Claire is angry', '2026-11-12'],
    ['p depuis hier les douanes bloquent', '2026-11-24'],
    ['p colis perdu depuis le 3 septembre 2025', '2025-09-03'],
  ])('is its day, and stays in its title: %s', (line, date) => {
    const text = line.replace(/^(?:p|i|issue) /u, '');
    expect(read(line)).toMatchObject({ mode: 'issue', date, text });
  });

  it.each([
    'p colis perdu depuis demain',
    'p colis perdu depuis longtemps',
    'i no labels since Monday is a holiday',
  ])('is no day of another kind: %s', (line) => {
    expect(read(line)).toMatchObject({ mode: 'issue', date: undefined });
  });
});

describe('The hour of a problem', () => {
  it.each([
    ['14h problème étiquettes bloquées', undefined, '14h étiquettes bloquées'],
    ['hier 14h problème étiquettes bloquées', '2026-11-24', 'hier 14h étiquettes bloquées'],
    ['issue customs blocked yesterday 2pm', '2026-11-24', 'customs blocked yesterday 2pm'],
    ['problème étiquettes bloquées hier', '2026-11-24', 'étiquettes bloquées'],
  ])('stays in its title, for it has none: %s', (line, date, text) => {
    expect(read(line)).toMatchObject({ mode: 'issue', date, text });
  });
});
