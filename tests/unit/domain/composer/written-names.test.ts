import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const newPeople = (line: string) => readComposer(line, context).newPeople;

describe('a name that nobody has, written with an apostrophe, a particle or a capital in the middle', () => {
  it.each([
    ["c with Siobhán O'Dowd", "Siobhán O'Dowd"],
    ['c with Siobhán O’Dowd', 'Siobhán O’Dowd'],
    ["call 20 min Sean O'Neill labels arrived", "Sean O'Neill"],
    ["c with O'Neill, labels", "O'Neill"],
    ["visit Rory O'Brien's shop", "Rory O'Brien"],
    ["call with sean o'neill", "sean o'neill"],
    ["new buyer - Siobhan D'Arcy", "Siobhan D'Arcy"],
    ['c with Maria D’Angelo 20 min', 'Maria D’Angelo'],
    ["met with Ousmane N'Diaye yesterday", "Ousmane N'Diaye"],
    ['c with Conor MacDonald', 'Conor MacDonald'],
    ['call with Fiona McLeod about VAT', 'Fiona McLeod'],
    ['c with Joan FitzGerald', 'Joan FitzGerald'],
    ['c 45m with Jan de Vries', 'Jan de Vries'],
    ["a 15 avec Tanguy d'Erquy", "Tanguy d'Erquy"],
    ['a 15 avec Tanguy d’Erquy', 'Tanguy d’Erquy'],
    ["a 12 avec Marie d'Arc", "Marie d'Arc"],
    ["appel avec Paul d'Ornano et Marie hier 15 min", "Paul d'Ornano"],
    ['a 12 avec Gwenaël L’Hostis', 'Gwenaël L’Hostis'],
    ["a 12 Gwenaël L'Hostis étiquettes reçues", "Gwenaël L'Hostis"],
    ["a 12 avec Yves l'Helgoualc'h", "Yves l'Helgoualc'h"],
    ['a 12 avec Marie de La Tour', 'Marie de La Tour'],
    ['a 12 avec Marie de la Tour', 'Marie de la Tour'],
    ["a 12 avec Marie de la Tour d'Auvergne", "Marie de la Tour d'Auvergne"],
    ['a 12 avec Jean de l’Isle', 'Jean de l’Isle'],
    ["a 12 avec Erwan Le D'Heur", "Erwan Le D'Heur"],
  ])('is offered whole: %s', (line, name) => {
    expect(newPeople(line)[0]).toBe(name);
  });

  it.each([
    ["c with Jean-Marc d'Erquy", "Jean-Marc d'Erquy"],
    ['c with Claire O’Dowd', 'Claire O’Dowd'],
    ['c with Claire MacDonald', 'Claire MacDonald'],
    ["a 12 avec Daniel L'Hostis", "Daniel L'Hostis"],
  ])('is no namesake who is known: %s', (line, name) => {
    expect(readComposer(line, context)).toMatchObject({
      newPeople: [name],
      people: [],
      members: [],
    });
  });

  it.each([
    ['a 12 avec Claire de Kerbrat', 'avec Claire de Kerbrat'],
    ["a 12 Claire d'Erquy étiquettes", "Claire d'Erquy étiquettes"],
  ])('is linked and stays where it may be either: %s', (line, text) => {
    expect(readComposer(line, context)).toMatchObject({ text, people: ['claire'], newPeople: [] });
  });
});

describe('French words without their last vowel', () => {
  it.each([
    ["appel d'Étienne", []],
    ["appel d'Étienne Morvan", []],
    ["je crois qu'Étienne viendra", []],
    ["appel de Marie d'Étienne", ['Marie']],
    ["a avec Yann qu'Étienne connaît", ['Yann']],
    ["a 12 avec Yann D'accord pour le devis", ['Yann']],
    ["a 12 Yann L'atelier est fini", ['Yann']],
    ["a 12 Yann L'Atelier est fini", ['Yann']],
    ["appel Yann l'Oréal a refusé", ['Yann']],
    ["a 12 avec Nolwenn d'Armor Export", ['Nolwenn']],
    ["a 12 avec Nolwenn d'Amazon", ['Nolwenn']],
    ['a 12 avec Nolwenn de la Biscuiterie', ['Nolwenn']],
    ["a avec L'Hostis", []],
  ])('are no part of a name: %s', (line, names) => {
    expect(newPeople(line)).toEqual(names);
  });
});

describe('somebody who is known by such a name', () => {
  const people = [
    { id: 'siobhan', names: ['Siobhán O’Dowd'] },
    { id: 'herve', names: ["Hervé L'Hostis"] },
    { id: 'solene', names: ['Solène d’Arc'] },
    { id: 'marie', names: ['Marie de La Tour'] },
  ];

  it.each([
    ["c with Siobhán O'Dowd", 'siobhan'],
    ['c with O’Dowd labels', 'siobhan'],
    ['call Siobhan 20 min', 'siobhan'],
    ["call 12 O'Dowd's list is here", 'siobhan'],
    ['a 12 avec Hervé L’Hostis', 'herve'],
    ["a 12 avec Mme L'Hostis", 'herve'],
    ["a 12 avec Solène d'Arc", 'solene'],
    ["a 12 avec Mme d'Arc", 'solene'],
    ["a 12 d'Arc étiquettes", 'solene'],
    ["a 12 devis relu par d'Arc", 'solene'],
    ['a 12 avec Marie de la tour', 'marie'],
    ['a 12 avec Mme de La Tour', 'marie'],
  ])('is recognised: %s', (line, id) => {
    const reading = readComposer(line, { ...context, people });
    expect(reading).toMatchObject({ people: [id], newPeople: [], direction: undefined });
  });
});
