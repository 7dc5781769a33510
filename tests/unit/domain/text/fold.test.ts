import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fold,
  matches,
  queryLengthMax,
  queryTokensMax,
  tokenise,
} from '../../../../src/domain/text/fold.ts';

fc.configureGlobal({ seed: 20261125 });

/** Any characters at all, but no half of a surrogate pair. */
const anyText = fc.string({ unit: 'binary' });
/** What people here type. */
const words = fc.array(
  fc.constantFrom('Été', 'cœur', 'ŒUVRE', 'L’Atelier', "l'atelier", 'straße', 'ÇA', 'naïf', '12 %'),
);

describe('Folding', () => {
  it.each([
    ['Étiquettes reçues à Évreux', 'etiquettes recues a evreux'],
    ['E\u0301te\u0301', 'ete'],
    ['Cœur, ŒUVRE, Æsop', 'coeur, oeuvre, aesop'],
    ['ﬁnancé, eﬀort', 'finance, effort'],
    ['１２ m²', '12 m2'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['L’atelier d‘Anne', "l'atelier d'anne"],
    ['Łódź Ørsted', 'lodz orsted'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['already plain 60 £', 'already plain 60 £'],
    ['', ''],
  ])('reads %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'grapheme' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on how the accents were written or on capitals', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()));
      }),
    );
  });

  it('folds a text as it folds its parts, so that a part is always found in the whole', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(fold(`${left} ${right}`)).toBe(`${fold(left)} ${fold(right)}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any code units, even half of a pair', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xff_ff })), (units) => {
        expect(typeof fold(String.fromCharCode(...units))).toBe('string');
      }),
    );
  });
});

describe('A query', () => {
  it.each([
    ['  Le  Goff ', ['le', 'goff']],
    ['goff, le « goff »', ['goff', 'le']],
    ['l’étiquette', ["l'etiquette"]],
    ['e-mail', ['e-mail']],
    ['60 £', ['60', '£']],
    [' \u00A0 … ', []],
    ['', []],
  ])('of %j looks for %j', (query, tokens) => {
    expect(tokenise(query)).toEqual(tokens);
  });

  it('finds a text with all its words, in any order and spelling', () => {
    const note = fold('Étiquettes reçues, l’essai de colis est prêt pour Maëlle.');
    expect(matches(note, tokenise('MAELLE etiquettes'))).toBe(true);
    expect(matches(note, tokenise("l'essai"))).toBe(true);
    expect(matches(note, tokenise('colis perdu'))).toBe(false);
    expect(matches(note, [])).toBe(true);
  });

  it('finds every text that contains it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, query, after) => {
        expect(matches(fold(`${before} ${query} ${after}`), tokenise(query))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read up to its limits', () => {
    const many = Array.from({ length: 100 }, (_, index) => `mot${index}`).join(' ');
    expect(tokenise(many)).toHaveLength(queryTokensMax);
    expect(tokenise('x'.repeat(1_000_000))).toEqual(['x'.repeat(queryLengthMax)]);
  });
});
