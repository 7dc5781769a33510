import { describe, expect, it } from 'vitest';
import { addressedLine } from '../../../../src/domain/composer/addressed-line.ts';

const smes = [
  { id: 'solent', name: 'Solent Wax Company' },
  { id: 'kerlan', name: 'Atelier Kerlan' },
  { id: 'anis', name: 'Atelier d’Anis & Fils' },
  { id: 'tadoret', name: 'Maison Tadoret' },
];

describe('A line that begins with a name', () => {
  it.each([
    ['Solent appel 5 pas de réponse', ['solent'], 'appel 5 pas de réponse'],
    ['solent wax a 12 ok', ['solent'], 'a 12 ok'],
    ['kerlan v demain 10h', ['kerlan'], 'v demain 10h'],
    ['atelier kerlan a 10 claire', ['kerlan'], 'a 10 claire'],
    ['Tad > relancer lundi', ['tadoret'], '> relancer lundi'],
    ['atelier a 10', ['kerlan', 'anis'], 'a 10'],
    ["atelier d'anis : mail reçu", ['anis'], ': mail reçu'],
  ])('%j is for %j', (query, smeIds, line) => {
    expect(addressedLine(query, smes)).toEqual({ smeIds, line });
  });

  it.each([['Solent'], ['a 12 claire'], ['so call'], ['nobody call'], ['']])(
    '%j is none',
    (query) => {
      expect(addressedLine(query, smes)).toBeUndefined();
    },
  );
});
