import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string) {
  return readComposer(input, context);
}

describe('The mode', () => {
  it('leaves words of a note in it that say again that it is one', () => {
    expect(read('n une première note')).toMatchObject({ mode: 'note', text: 'une première note' });
    expect(read('note : first note of the year')).toMatchObject({
      mode: 'note',
      text: 'first note of the year',
    });
  });

  it.each([
    ['a', 'phone'],
    ['appel', 'phone'],
    ['c', 'phone'],
    ['call', 'phone'],
    ['v', 'video'],
    ['visio', 'video'],
    ['vidéo', 'video'],
    ['video', 'video'],
    ['e', 'email'],
    ['mail', 'email'],
    ['email', 'email'],
    ['E-mail', 'email'],
    ['s', 'atBusiness'],
    ['visit', 'atBusiness'],
    ['VISITE', 'atBusiness'],
    ['n', 'note'],
    ['Note', 'note'],
    ['p', 'issue'],
    ['probleme', 'issue'],
    ['Problème', 'issue'],
    ['proble\u0300me', 'issue'],
    ['i', 'issue'],
    ['issue', 'issue'],
  ])('%s is read as %s', (word, mode) => {
    expect(read(`${word} colis perdu`)).toMatchObject({ mode, text: 'colis perdu' });
    expect(read(`${word} : colis perdu`)).toMatchObject({ mode, text: 'colis perdu' });
    expect(read(`${word}: colis perdu`)).toMatchObject({ mode, text: 'colis perdu' });
  });

  it.each([
    ['colis appel', 'is not the first word'],
    ['à rappeler', 'has an accent on its only letter'],
    ['é', 'has an accent on its only letter'],
    ['appels manqués', 'is another word'],
    ['(a) colis', 'stands in brackets'],
  ])('is not read in %j, because it %s', (input) => {
    expect(read(input)).toMatchObject({ kind: 'entry', mode: undefined, text: input });
  });
});

describe('The minutes', () => {
  it.each([
    ['12', 12],
    ['12min', 12],
    ['12 min', 12],
    ['12 minutes', 12],
    ['12 mn', 12],
    ['12’', 12],
    ['1h', 60],
    ['1 h', 60],
    ['2 heures', 120],
    ['1 hour', 60],
    ['1h25', 85],
    ['1h05', 65],
    ['1h25min', 85],
    ['1h25 min', 85],
    ['1 h 25', 85],
    ['1\u00A0h\u00A025', 85],
    ['1 h 25 min', 85],
    ['1 h 25min', 85],
    ['1h 25', 85],
    ['1h et demie', 90],
    ['1,5 h', 90],
    ['6 h', 360],
    ['half an hour', 30],
    ['une demi-heure', 30],
    ['3/4 d’heure', 45],
    ['1 hr 15 mins', 75],
  ])('%j are %i', (words, minutes) => {
    expect(read(`a ${words} on avance`)).toMatchObject({ minutes, text: 'on avance' });
    expect(read(`a claire ${words}, on avance`)).toMatchObject({ minutes, text: 'on avance' });
  });

  it.each([
    ['a 0 colis', '0 colis'],
    ['a 481 on avance', '481 on avance'],
    ['a 24 h colis', '24 h colis'],
    ['a 3 colis perdus', '3 colis perdus'],
    ['a 9 étiquettes reçues', '9 étiquettes reçues'],
    ['a 20 colis perdus', '20 colis perdus'],
    ['a 8 new orders', '8 new orders'],
    ['a 12 rue Foch', '12 rue Foch'],
    ['a 20 euros de port', '20 euros de port'],
    ['a 25 h colis', '25 h colis'],
    ['a 12 % de retours', '12 % de retours'],
    ['a 60 £ offerts', '60 £ offerts'],
    ['a -5 colis', '-5 colis'],
    ['a 1h75 colis', '1h75 colis'],
    ['a 12colis', '12colis'],
    ['a 99999', '99999'],
    ['a ٢٥ colis', '٢٥ colis'],
  ])('are not read in %j', (input, text) => {
    expect(read(input)).toMatchObject({ mode: 'phone', minutes: undefined, text });
  });

  it('are read once: a second number begins the text', () => {
    expect(read('a 1 h 5 colis')).toMatchObject({ minutes: 60, text: '5 colis' });
    expect(read('a 1 h 60 colis')).toMatchObject({ minutes: 60, text: '60 colis' });
    expect(read('a 12 min 48 fiches')).toMatchObject({ minutes: 12, text: '48 fiches' });
  });
});

describe('A call that nobody answered', () => {
  it('leaves the next one in the text', () => {
    expect(read('a claire absente, rappel jeudi')).toMatchObject({
      reached: false,
      date: undefined,
      text: 'rappel jeudi',
    });
  });

  it('is read in a hurry too', () => {
    expect(read('called claire 20mins, no ans')).toMatchObject({ mode: 'phone', reached: false });
    expect(read('a claire still no ans').reached).toBe(false);
  });

  it('is told from somebody else who gives no answer', () => {
    expect(read('a claire ne répond toujours pas').reached).toBe(false);
    expect(read('a claire pas de réponse de la banque').reached).toBeUndefined();
  });
});

describe('The members who took part', () => {
  it('are read beside the people, and are no new names', () => {
    expect(read('v 30 claire avec Daniel : plan UK')).toMatchObject({
      people: ['claire'],
      members: ['daniel'],
      newPeople: [],
      text: 'plan UK',
    });
  });
});

describe('The people', () => {
  it.each([
    ['claire', ['claire']],
    ['Claire Le Goff', ['claire']],
    ['le goff', ['claire']],
    ['goff', ['claire']],
    ['Le Goff Claire', ['claire']],
    ['CLAIRE,', ['claire']],
    ['cla', ['claire']],
    ['jean-marc', ['jean']],
    ['jea', ['jean']],
    ['dupont', ['jean']],
    ['zoe', ['zoe']],
    ["l'hote", ['zoe']],
    ['L’HÔTE', ['zoe']],
    ['anne martin', ['anne1']],
    ['morel', ['anne2']],
    ['hartley', ['leslie']],
    ['leslie ann', ['leslie']],
    ['claire jean-marc', ['claire', 'jean']],
    ['claire et jean-marc', ['claire', 'jean']],
    ['claire, jean-marc and Zoé', ['claire', 'jean', 'zoe']],
    ['avec claire', ['claire']],
    ['with claire & zoé', ['claire', 'zoe']],
  ])('%j are %j', (words, ids) => {
    expect(read(`a ${words} étiquettes`)).toMatchObject({ people: ids, text: 'étiquettes' });
    expect(read(`a ${words} 12 on avance`)).toMatchObject({ people: ids, minutes: 12 });
    expect(read(`a 12 ${words} étiquettes`)).toMatchObject({ people: ids, minutes: 12 });
  });

  it.each([
    ['a anne étiquettes', 'anne étiquettes', 'two people have this name'],
    ['a ann étiquettes', 'ann étiquettes', 'two people could be meant'],
    ['a mar étiquettes', 'mar étiquettes', 'a frequent word is no abbreviation'],
    ['a cl étiquettes', 'cl étiquettes', 'two letters are too few'],
    ['a le colis est là', 'le colis est là', 'a particle is no name'],
    ['a les étiquettes', 'les étiquettes', 'a frequent word is no abbreviation'],
    ['a avec le transporteur', 'avec le transporteur', 'nobody follows'],
  ])('are not read in %j', (input, text) => {
    expect(read(input)).toMatchObject({ mode: 'phone', people: [], text });
  });

  it('end a name before a particle that begins the text', () => {
    expect(read('a claire le colis est là')).toMatchObject({
      people: ['claire'],
      text: 'le colis est là',
    });
  });

  it('are read once each', () => {
    expect(read('a claire claire arrive')).toMatchObject({
      people: ['claire'],
      text: 'claire arrive',
    });
  });

  it('are not read from an initial or a particle, even when that is all their name', () => {
    const short = { ...context, people: [{ id: 'a', names: ['A.', 'Le', ''] }] };
    expect(readComposer('a le colis', short)).toMatchObject({ people: [], text: 'le colis' });
  });

  it('are told from an abbreviation by their whole name', () => {
    const twins = [
      { id: 'marie', names: ['Marie Roy'] },
      { id: 'mariel', names: ['Mariel Roy'] },
      { id: 'bo', names: ['Bo'] },
    ];
    const withTwins = { ...context, people: twins };
    expect(readComposer('a marie colis', withTwins).people).toEqual(['marie']);
    expect(readComposer('a mariel colis', withTwins).people).toEqual(['mariel']);
    expect(readComposer('a mari colis', withTwins).people).toEqual([]);
    expect(readComposer('a roy colis', withTwins).people).toEqual([]);
    expect(readComposer('a bo colis', withTwins).people).toEqual(['bo']);
  });
});

describe('The day of a contact', () => {
  it.each([
    ['hier', '2026-11-24'],
    ['Yesterday.', '2026-11-24'],
    ['avant-hier', '2026-11-23'],
    ['avant hier', '2026-11-23'],
    ['the day before yesterday', '2026-11-23'],
    ['18/11', '2026-11-18'],
    ['25/11', '2026-11-25'],
    ['1/9', '2026-09-01'],
    ['le 18/11', '2026-11-18'],
    ['on 18/11', '2026-11-18'],
    ['mercredi 18/11', '2026-11-18'],
    ['on Wednesday 18/11', '2026-11-18'],
    ['18/11/26', '2026-11-18'],
    ['18/11/2024', '2024-11-18'],
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
    ['signé 26/11/2026'],
    ['reçu 26/11'],
    ['la commande du 18/11'],
    ['attendu pour le 18/11'],
    ['en panne depuis hier'],
    ['broken since yesterday'],
    ['relu page 3/4'],
    ['le colis d’hier'],
  ])('is not read in %j', (text) => {
    expect(read(`a claire ${text}`)).toMatchObject({ date: undefined, people: ['claire'], text });
  });

  it('leaves the weekday in the text when the two do not agree', () => {
    expect(read('a reçu lundi 18/11')).toMatchObject({ date: '2026-11-18', text: 'reçu lundi' });
  });
});

describe('A call that reached nobody', () => {
  const notes = [
    'customs papers and labels',
    'the missing invoice of March and the photographs for the catalogue',
    'papiers de douane et facture de transport',
    'relance tva et étiquettes avant la foire de Rennes, dossier eori compris',
  ];
  const endings = [
    ', no answer',
    '. No answer.',
    ' - no reply',
    ' (no answer)',
    '; still no answer',
    ' no answer',
    ', pas de réponse',
    ' pas de réponse',
    '. Toujours pas de réponse.',
    ', répondeur',
    ', voicemail',
    ', left a message',
    ', message laissé',
  ];
  const openings = ['call', 'call 5', 'a 5', 'appel', 'phone hélène', 'a hélène'];

  it('is read so at the end of a note of any length, in any spelling', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        fc.array(fc.constantFrom(...notes), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...endings),
        (opening, said, ending) => {
          const text = said.join(', ');
          expect(read(`${opening} ${text}${ending}`)).toMatchObject({
            mode: 'phone',
            reached: false,
            state: 'held',
          });
        },
      ),
    );
  });

  it.each([
    'called to remind her about the VAT number, no answer',
    'Called about the order of the labels for the new boxes (no answer)',
    'appelé pour le numéro de TVA, pas de réponse',
  ])('is read so without another word for a call: %s', (line) => {
    expect(read(line)).toMatchObject({ mode: 'phone', reached: false });
  });

  it.each([
    'call hélène we waited for the carrier and got no answer',
    'call hélène 20 the carrier gives no answer',
    'a 20 hélène la banque ne donne pas de réponse',
    'call hélène the bank has no answer',
    'a claire sans nouvelles : pas de réponse de la banque',
  ])('is not read where somebody else gave no answer: %s', (line) => {
    expect(read(line).reached).toBeUndefined();
  });
});
