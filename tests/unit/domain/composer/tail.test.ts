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

describe('The day of a contact', () => {
  it.each([
    ['hier', '2026-11-24'],
    ['Yesterday.', '2026-11-24'],
    ['avant-hier', '2026-11-23'],
    ['avant hier', '2026-11-23'],
    ['the day before yesterday', '2026-11-23'],
    ['18/11', '2026-11-18'],
    ['25/11', '2026-11-25'],
    ['26/11', '2025-11-26'],
    ['1/1', '2026-01-01'],
    ['le 18/11', '2026-11-18'],
    ['on 18/11', '2026-11-18'],
    ['mercredi 18/11', '2026-11-18'],
    ['on Wednesday 18/11', '2026-11-18'],
    ['18/11/26', '2026-11-18'],
    ['18/11/2024', '2024-11-18'],
    ['29/02', '2024-02-29'],
  ])('%j is %s', (words, date) => {
    expect(read(`a claire étiquettes reçues ${words}`)).toMatchObject({
      date,
      text: 'étiquettes reçues',
    });
    expect(read(`a claire ${words}`)).toMatchObject({ date, people: ['claire'], text: '' });
  });

  it.each([
    ['essai de colis lundi'],
    ['test parcel on Monday'],
    ['livraison demain'],
    ['delivery tomorrow'],
    ['31/11'],
    ['30/02'],
    ['0/11'],
    ['26/11/2026'],
    ['la commande du 18/11'],
    ['attendu pour le 18/11'],
    ['en panne depuis hier'],
    ['broken since yesterday'],
    ['relu page 3/4'],
    ['hier il neigeait'],
    ['le colis d’hier'],
  ])('is not read in %j', (text) => {
    expect(read(`a claire ${text}`)).toMatchObject({ date: undefined, people: ['claire'], text });
  });

  it('leaves the weekday in the text when the two do not agree', () => {
    expect(read('a reçu lundi 18/11')).toMatchObject({ date: '2026-11-18', text: 'reçu lundi' });
  });
});

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
    ['see them next Friday'],
    ['relancer lundi prochain'],
    ['clore le dossier de hier'],
    ['payer 31/11'],
    ['payer 18/11/2024'],
    ['vendredi'],
    ['pour vendredi'],
  ])('is not read in %j', (title) => {
    expect(actionOf(title)).toEqual({ title, ownerId: undefined, due: undefined });
  });

  it('may be followed by the day of the contact behind the last action', () => {
    expect(read('a reçu > envoyer le devis vendredi hier')).toMatchObject({
      date: '2026-11-24',
      text: 'reçu',
      actions: [{ title: 'envoyer le devis', due: '2026-11-27' }],
    });
    expect(read('a reçu > envoyer le devis vendredi 18/11')).toMatchObject({
      date: '2026-11-18',
      actions: [{ title: 'envoyer le devis', due: '2026-11-27' }],
    });
    expect(read('a reçu > envoyer le devis 30/11 le 18/11')).toMatchObject({
      date: '2026-11-18',
      actions: [{ title: 'envoyer le devis', due: '2026-11-30' }],
    });
    expect(read('a reçu > un > envoyer le devis hier')).toMatchObject({
      date: '2026-11-24',
      actions: [{ title: 'un' }, { title: 'envoyer le devis', due: undefined }],
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
  ])('is not read in %j, because the name %s', (title) => {
    expect(actionOf(title)).toEqual({ title, ownerId: undefined, due: undefined });
    expect(actionOf(`${title} vendredi`)).toEqual({
      title,
      ownerId: undefined,
      due: '2026-11-27',
    });
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
