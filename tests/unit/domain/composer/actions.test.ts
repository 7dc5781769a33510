import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string, today = context.today) {
  return readComposer(input, { ...context, today });
}

function actionOf(input: string, today = context.today) {
  const { text, date, actions } = read(`a étiquettes > ${input}`, today);
  expect({ text, date }).toEqual({ text: 'étiquettes', date: undefined });
  expect(actions).toHaveLength(1);
  return actions[0];
}

describe('The day by which an action is due', () => {
  it.each([
    ['vendredi', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['jeudi', '2026-11-26'],
    // Today is a Wednesday: the next one is in a week.
    ['mercredi', '2026-12-02'],
    ['wednesday', '2026-12-02'],
    ['lundi.', '2026-11-30'],
    ['demain', '2026-11-26'],
    ['tomorrow', '2026-11-26'],
    ['après-demain', '2026-11-27'],
    ['apres demain', '2026-11-27'],
    ['the day after tomorrow', '2026-11-27'],
    ['aujourd’hui', '2026-11-25'],
    ["aujourd'hui", '2026-11-25'],
    ['today', '2026-11-25'],
    ['25/11', '2026-11-25'],
    ['24/11', '2027-11-24'],
    ['29/02', '2028-02-29'],
    ['pour vendredi', '2026-11-27'],
    ['pour le 30/11', '2026-11-30'],
    ['d’ici le 30/11', '2026-11-30'],
    ['by Friday', '2026-11-27'],
    ['on 30/11', '2026-11-30'],
    ['vendredi 27/11', '2026-11-27'],
    ['by Friday 27/11', '2026-11-27'],
    ['4/1/2027', '2027-01-04'],
    ['04/01/27', '2027-01-04'],
  ])('%j is %s', (words, due) => {
    expect(actionOf(`envoyer le glossaire ${words}`)).toEqual({
      title: 'envoyer le glossaire',
      ownerId: undefined,
      due,
    });
  });

  it.each([
    ['relire le contrat du 18/11'],
    ['préparer la réunion de lundi'],
    ['plan the call of Monday'],
    ['reporter au 18/12'],
    ['clore le dossier de hier'],
    ['payer 31/11'],
    ['payer 18/11/2024'],
  ])('is not read in %j', (title) => {
    expect(actionOf(title)).toEqual({ title, ownerId: undefined, due: undefined });
  });

  it.each([
    ['see them', 'next Friday', '2026-11-27'],
    ['relancer', 'lundi prochain', '2026-11-30'],
    ['point', 'dans 10 jours', '2026-12-05'],
    ['check', 'in a fortnight', '2026-12-09'],
    ['valider', 'fin décembre', '2026-12-31'],
    ['review', 'mid-January', '2027-01-15'],
    ['envoyer', 'fin de semaine', '2026-11-27'],
    ['send', 'end of month', '2026-11-30'],
    ['relancer', 'la semaine prochaine', '2026-11-30'],
    ['relancer', 'lundi en huit', '2026-12-07'],
    ['clore', 'avant le 1er décembre', '2026-12-01'],
    ['send', 'on December 3rd', '2026-12-03'],
    ['rendre', 'le 28', '2026-11-28'],
  ])('is read behind %j in %j', (title, words, due) => {
    expect(actionOf(`${title} ${words}`)).toMatchObject({ title, due });
  });

  it('stays in the title when the sentence goes on, or when an hour is said with it', () => {
    expect(actionOf('relancer dans 10 jours si pas de nouvelles')).toEqual({
      title: 'relancer dans 10 jours si pas de nouvelles',
      ownerId: undefined,
      due: '2026-12-05',
    });
    expect(actionOf('rappeler claire demain 10h')).toMatchObject({
      title: 'rappeler claire demain 10h',
      due: '2026-11-26',
    });
  });

  it('stands before the title as well', () => {
    expect(actionOf('vendredi : relire les fiches')).toMatchObject({
      title: 'relire les fiches',
      due: '2026-11-27',
    });
  });

  it('never empties a title', () => {
    expect(actionOf('vendredi')).toMatchObject({ title: 'vendredi' });
    expect(actionOf('pour vendredi')).toMatchObject({ title: 'pour vendredi' });
  });

  it('may be followed by the day of the contact behind the last action', () => {
    expect(read('a reçu > envoyer le devis vendredi hier')).toMatchObject({
      date: '2026-11-24',
      text: 'reçu',
      actions: [{ title: 'envoyer le devis', due: '2026-11-27' }],
    });
    // Neither behind another action nor when the day was given before.
    expect(read('a reçu > un devis hier > deux')).toMatchObject({
      date: undefined,
      actions: [{ title: 'un devis hier' }, { title: 'deux' }],
    });
    expect(read('a reçu 18/11 > un devis hier')).toMatchObject({
      date: '2026-11-18',
      actions: [{ title: 'un devis hier' }],
    });
  });

  it('is the next weekday from every day of the week', () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    const dues = days.map((day) => actionOf('envoyer vendredi', day)?.due);
    expect(dues).toEqual(['2026-11-27', '2026-11-27', '2026-11-27', '2026-11-27', '2026-12-04']);
  });
});

describe('The owner of an action', () => {
  it.each([
    ['envoyer le glossaire daniel', 'daniel'],
    ['envoyer le glossaire Daniel Reid', 'daniel'],
    ['envoyer le glossaire reid', 'daniel'],
    ['envoyer le glossaire dani', 'daniel'],
    ['envoyer le glossaire MAELLE', 'maelle'],
    ["envoyer le glossaire guivarc'h", 'maelle'],
    ['envoyer le glossaire claire le goff', 'claire'],
    ['envoyer le glossaire Le Goff', 'claire'],
  ])('is read in %j: %s', (input, ownerId) => {
    expect(actionOf(input)).toEqual({ title: 'envoyer le glossaire', ownerId, due: undefined });
    expect(actionOf(`${input} vendredi`)).toEqual({
      title: 'envoyer le glossaire',
      ownerId,
      due: '2026-11-27',
    });
  });

  it('may stand behind the day as well', () => {
    expect(actionOf('envoyer le glossaire vendredi daniel')).toEqual({
      title: 'envoyer le glossaire',
      ownerId: 'daniel',
      due: '2026-11-27',
    });
  });

  it.each([
    ['appeler claire', 'would leave a title of one word'],
    ['demander les poids et relancer claire', 'is whom the action concerns'],
    ['ask for weights and call claire', 'is whom the action concerns'],
    ['envoyer le glossaire à claire', 'receives it'],
    ['send the glossary to Daniel', 'receives it'],
    ['préparer la visite avec Maëlle', 'takes part'],
    ['envoyer le devis anne', 'could be two people'],
    ['envoyer le devis dan', 'could be two people'],
    ['envoyer le devis da', 'is too short'],
    ['daniel', 'is all there is'],
    ['Daniel et Dana : relire', 'is one of two'],
  ])('is not read in %j, because the name %s', (title) => {
    expect(actionOf(title)).toEqual({ title, ownerId: undefined, due: undefined });
    expect(actionOf(`${title} vendredi`)).toMatchObject({ ownerId: undefined, due: '2026-11-27' });
  });

  it.each([
    ['moi : rappeler la banque', 'maelle', 'rappeler la banque'],
    ['à moi : rappeler la banque', 'maelle', 'rappeler la banque'],
    ["I'll send the minutes", 'maelle', 'send the minutes'],
    ['me to check them', 'maelle', 'check them'],
    ['Daniel : relancer', 'daniel', 'relancer'],
    ['@daniel relire la page', 'daniel', 'relire la page'],
    ['pour Daniel : traduire', 'daniel', 'traduire'],
    ['Daniel to check the rules', 'daniel', 'check the rules'],
    ['Daniel doit relire', 'daniel', 'relire'],
    ['à Daniel de vérifier', 'daniel', 'vérifier'],
    ['envoyer le glossaire (Daniel)', 'daniel', 'envoyer le glossaire'],
    ['relire par Daniel', 'daniel', 'relire'],
    // In a sentence the name stays.
    ['Claire envoie le RIB', 'claire', 'Claire envoie le RIB'],
    ['je rappelle la banque', 'maelle', 'je rappelle la banque'],
  ])('is meant in %j: %s', (input, ownerId, title) => {
    expect(actionOf(input)).toEqual({ title, ownerId, due: undefined });
  });

  it('is not read when somebody of the team and of the business have the same name', () => {
    const both = { ...context, members: [{ id: 'other', names: ['Claire Jones'] }] };
    expect(readComposer('> envoyer le devis claire', both).actions).toEqual([
      { title: 'envoyer le devis claire', ownerId: undefined, due: undefined },
    ]);
    expect(readComposer('> envoyer le devis claire jones', both).actions).toEqual([
      { title: 'envoyer le devis', ownerId: 'other', due: undefined },
    ]);
  });
});

describe('Actions among several lines', () => {
  it.each([
    ['c 10 notes\n> call DPD\n> send the labels', ['call DPD', 'send the labels']],
    ['a 20 claire\n- labels ok\n- quote to do again\n> call DPD', ['call DPD']],
    ['Hello,\n› the labels?\n\n> call DPD > send the grid\n', ['call DPD', 'send the grid']],
    ['› the labels? > call DPD\n> send the grid', ['call DPD', 'send the grid']],
    ['labels ok > send the glossary\nand the grid', ['send the glossary\nand the grid']],
  ])('are read in %j', (line, titles) => {
    expect(read(line).actions.map(({ title }) => title)).toEqual(titles);
  });
});
