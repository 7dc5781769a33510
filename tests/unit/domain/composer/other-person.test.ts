import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const read = (line: string) => readComposer(line, context);

describe('a known first or last name in the name of somebody else', () => {
  it.each([
    ['a 15 avec Claire Dupont', 'avec Claire Dupont', 'Claire Dupont'],
    ['appel Claire Dupont hier 15 min', 'Claire Dupont', 'Claire Dupont'],
    ['Call Claire Dupont', 'Claire Dupont', 'Claire Dupont'],
    ['c 15 with Claire Jones', 'with Claire Jones', 'Claire Jones'],
    ['call with Claire Jones about VAT', 'with Claire Jones about VAT', 'Claire Jones'],
    ['vu Jean-Marc Le Bihan', 'Jean-Marc Le Bihan', 'Jean-Marc Le Bihan'],
    ['rdv 14h Claire Martin', 'Claire Martin', 'Claire Martin'],
    ['a 15 avec Dana Martin', 'avec Dana Martin', 'Dana Martin'],
  ])('is the name of somebody new, and stays: %s', (line, text, name) => {
    expect(read(line)).toMatchObject({ text, newPeople: [name], people: [], members: [] });
  });

  it.each([
    'a 15 vu Sophie Martin',
    'a 15 devis relu par Sophie Martin',
    'a 15 quote discussed, Claire Jones to confirm',
  ])('names nobody who is known within a sentence: %s', (line) => {
    const text = line.replace('a 15 ', '');
    expect(read(line)).toMatchObject({ text, people: [], members: [] });
  });

  it.each([
    ['a 15 ok > Claire Jones envoie le devis vendredi', 'Claire Jones envoie le devis'],
    ['a 15 ok > relire le nouveau devis Sophie Martin', 'relire le nouveau devis Sophie Martin'],
  ])('gives an action to nobody who is known: %s', (line, title) => {
    expect(read(line).actions).toMatchObject([{ title, ownerId: undefined }]);
  });
});

describe('a known name before or behind words that are written like one', () => {
  it.each([
    ['call Claire Monday', ''],
    ['appel Claire Lundi', ''],
    ['Claire Visio hier', ''],
    ['a 15 Le Goff Claire', ''],
    ['a 15 Mme Le Goff', ''],
    ['a 15 Claire TVA', 'TVA'],
    ['a 15 Claire Amazon', 'Amazon'],
    ['a 15 Claire Rennes', 'Rennes'],
    ['a 10 Bonjour Claire Merci pour le devis', 'Bonjour Claire Merci pour le devis'],
    ['a 10 Vu Claire', 'Vu Claire'],
  ])('names them as before: %s', (line, text) => {
    expect(read(line)).toMatchObject({ text, people: ['claire'], newPeople: [] });
  });

  it.each([
    ['a 15 Claire Brochure reçue', 'Claire Brochure reçue'],
    ['a 15 avec Claire Legoff', 'avec Claire Legoff'],
    ['a 15 avec Claire London', 'avec Claire London'],
    ['a 15 claire Jones', 'claire Jones'],
    ['a 15 Claire Envoyer le devis', 'Claire Envoyer le devis'],
  ])('is linked and stays where it may be either: %s', (line, text) => {
    expect(read(line)).toMatchObject({ text, people: ['claire'], newPeople: [] });
  });

  it('keeps two names in small letters in the text', () => {
    const text = 'claire dupont';
    expect(read(`a 15 ${text}`)).toMatchObject({ text, people: ['claire', 'jean'] });
  });

  it('gives an action to them', () => {
    const actions = [{ title: 'Envoyer le devis', ownerId: 'claire' }];
    expect(read('a 15 ok > Claire Envoyer le devis')).toMatchObject({ actions });
  });
});
