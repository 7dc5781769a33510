import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

function read(input: string) {
  return readComposer(input, context);
}

describe('The mode', () => {
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
    ['site', 'atBusiness'],
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
    ['1440', 1440],
    ['24 h', 1440],
    ['12,', 12],
  ])('%j are %i', (words, minutes) => {
    expect(read(`a ${words} colis`)).toMatchObject({ mode: 'phone', minutes, text: 'colis' });
    expect(read(`${words} colis`)).toMatchObject({ mode: undefined, minutes, text: 'colis' });
  });

  it.each([
    ['a 0 colis', '0 colis'],
    ['a 1441 colis', '1441 colis'],
    ['a 25 h colis', '25 h colis'],
    ['a 12 % de retours', '12 % de retours'],
    ['a 60 £ offerts', '60 £ offerts'],
    ['a -5 colis', '-5 colis'],
    ['a 1,5 h colis', '1,5 h colis'],
    ['a 1h75 colis', '1h75 colis'],
    ['a 12colis', '12colis'],
    ['a 99999', '99999'],
    ['a ٢٥ colis', '٢٥ colis'],
  ])('are not read in %j', (input, text) => {
    expect(read(input)).toMatchObject({ mode: 'phone', minutes: undefined, text });
  });

  it('are read once: a second number begins the text', () => {
    expect(read('a 12 48 fiches')).toMatchObject({ minutes: 12, text: '48 fiches' });
    expect(read('1 h 5 colis')).toMatchObject({ minutes: 60, text: '5 colis' });
    expect(read('1 h 60 colis')).toMatchObject({ minutes: 60, text: '60 colis' });
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
    expect(read(`a ${words} 12 étiquettes`)).toMatchObject({ people: ids, minutes: 12 });
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
    ['a daniel étiquettes', 'daniel étiquettes', 'a member is not a contact person'],
    ['a reçu claire', 'reçu claire', 'the text has begun'],
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
    expect(readComposer('a a colis', short)).toMatchObject({ people: [], text: 'a colis' });
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
